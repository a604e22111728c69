//! Which component schemas the document's own extensions use, such as `x-webhooks` of documents of version 3.0.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_diagnostics::Pointer;

use super::Reader;
use super::node::Node;
use super::refs::reference;

impl<'t> Reader<'t, '_> {
    /// The component schemas that an extension of the root leads to, over any number of `$ref`s, each with the name
    /// of the first such extension.
    pub(super) fn used_by_extensions(&mut self, root: &Node<'t>) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut passed = BTreeSet::new();
        for (extension, node) in root.members().filter(|(key, _)| key.starts_with("x-")) {
            let mut left = vec![node];
            while let Some(node) = left.pop() {
                let Some(reference) = reference(node.value) else {
                    left.extend(node.containers());
                    continue;
                };
                // What leads nowhere is no schema; an extension may say what it likes.
                let Ok(mut target) = self.resolve(reference, &node.pointer) else { continue };
                if let Some((name, whole)) = self.component_around(&target) {
                    found.entry(name).or_insert_with(|| extension.to_owned());
                    target = whole;
                }
                if passed.insert(target.address()) {
                    left.push(target);
                }
            }
        }
        found
    }

    /// The component schema that a node is, or is a part of.
    fn component_around(&mut self, node: &Node<'t>) -> Option<(String, Node<'t>)> {
        let mut tokens = node.pointer.tokens();
        if node.pointer.file().is_some() || [tokens.next()?, tokens.next()?] != ["components", "schemas"] {
            return None;
        }
        let name = tokens.next()?;
        let pointer = Pointer::root().child("components").child("schemas").child(&name);
        Some((name, self.node_at(&pointer)?))
    }
}
