//! The root of a document.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_diagnostics::codes::{reading, structure};

use super::body::is_absent;
use super::node::Node;
use super::refs::reference;
use super::schema::styles;
use super::{Reader, shape, version};
use crate::limits::{MAX_REF_CHAIN, MAX_SCHEMAS};
use crate::model::{Document, Operation, SchemaId};

/// What several operations share belongs to none of them.
fn part_shared_sources(document: &mut Document) {
    let mut uses: BTreeMap<Pointer, usize> = BTreeMap::new();
    for operation in document.operations.iter().chain(&document.webhooks) {
        *uses.entry(operation.source.clone()).or_default() += 1;
    }
    for operation in document.operations.iter_mut().chain(&mut document.webhooks) {
        if uses.get(&operation.source).is_some_and(|count| *count > 1) {
            operation.source.clone_from(&operation.pointer);
        }
    }
}

impl<'t> Reader<'t, '_> {
    /// Reads the whole document; `None` if it cannot be told which version it is.
    pub(super) fn document(mut self, label: &str) -> Option<Document> {
        let root = Node { value: &self.files.get(0)?.value, pointer: Pointer::root() };
        let written = root.value.get("openapi").and_then(|value| self.text_of(value));
        let (version, text) = version::detect(&root, written, self.sink)?;
        self.version = version;
        self.check(&root, &shape::ROOT);
        self.check_not_empty(&root);
        let components = self.map(&root, "components");
        let mut document = Document {
            label: label.to_owned(),
            version: text,
            info: self.info(&root),
            servers: self.servers(&root),
            tags: self.tags(&root),
            ..Document::default()
        };
        if let Some(components) = &components {
            self.check(components, &shape::COMPONENTS);
            self.scheme_names = self.names(components, "securitySchemes");
            document.security_schemes = self.security_schemes(components);
            document.components = self.component_schemas(components);
        }
        document.security = self.security(&root).unwrap_or_default();
        let mut webhooks = Vec::new();
        document.operations = self.paths(&root, &mut webhooks);
        self.webhooks(&root, &mut webhooks);
        self.check_duplicate_paths(&document.operations);
        if let Some(components) = &components {
            self.unused_components(components);
        }
        self.check_webhook_ids(&document.operations, &webhooks);
        document.webhooks = webhooks;
        part_shared_sources(&mut document);
        self.fill_schemas();
        styles::report(&self.schemas, &document.operations, self.sink);
        document.used_by_extensions = self.used_by_extensions(&root);
        document.moved = self.moved;
        document.schemas = self.schemas;
        document.by_name = document.components.iter().cloned().collect();
        Some(document)
    }

    /// A document says something: it has paths, components or webhooks (OpenAPI Object).
    fn check_not_empty(&mut self, root: &Node<'t>) {
        if ["paths", "components", "webhooks"].iter().all(|key| is_absent(root.value.get(key))) {
            let what = "the document has neither `paths` nor `components` nor `webhooks`";
            if root.value.get("info").is_some() {
                self.warn(structure::MISSING_FIELD, &root.pointer, what, "nothing is generated");
            } else {
                self.error(structure::MISSING_FIELD, &root.pointer, what, "is this the right file?");
            }
        }
    }

    fn names(&mut self, components: &Node<'t>, key: &str) -> std::collections::BTreeSet<String> {
        let map = self.map(components, key);
        map.map(|map| map.value.members().iter().map(|(name, _)| name.clone()).collect()).unwrap_or_default()
    }

    fn component_schemas(&mut self, components: &Node<'t>) -> Vec<(String, SchemaId)> {
        let Some(map) = self.map(components, "schemas") else { return Vec::new() };
        if !self.is_within(&map, MAX_SCHEMAS) {
            return Vec::new();
        }
        self.check_component_names(&map);
        let mut named: Vec<(&str, Node<'t>)> = map.named().collect();
        // Of several components that are one file, the first by name is it.
        let mut in_files: Vec<&mut (&str, Node<'t>)> = named.iter_mut().collect();
        in_files.sort_by_key(|(name, _)| *name);
        for (_, node) in in_files {
            self.take_from_file(node);
        }
        named.into_iter().map(|(name, node)| (name.to_owned(), self.schema(node))).collect()
    }

    /// Takes what stands in another file for the component that only refers to it.
    fn take_from_file(&mut self, component: &mut Node<'t>) {
        let mut target = component.clone();
        for _ in 0..MAX_REF_CHAIN {
            let Some(reference) = reference(target.value).filter(|_| target.value.members().len() == 1) else { break };
            let Ok(next) = self.resolve(reference, &target.pointer) else { return };
            target = next;
        }
        let is_elsewhere = target.pointer.file().is_some() && reference(target.value).is_none();
        if is_elsewhere && self.moved.insert(&component.pointer, &target.pointer) {
            component.value = target.value;
        }
    }

    /// Whether a map has no more entries than it may have; says so if it has.
    pub(super) fn is_within(&mut self, map: &Node<'t>, limit: usize) -> bool {
        let count = map.value.members().len();
        if count > limit {
            let what = format!("{} has {count} entries; the limit is {limit}", map.pointer);
            self.error(reading::TOO_MANY_NODES, &map.pointer, what, "split the document, or leave a part out");
        }
        count <= limit
    }

    /// Reads the components that no operation uses as well, so that what is wrong with them is said.
    fn unused_components(&mut self, components: &Node<'t>) {
        let mut nowhere: Vec<Operation> = Vec::new();
        for (part, _) in components.named() {
            let Some(map) = self.map(components, part) else { continue };
            if part != "schemas" && !self.is_within(&map, MAX_SCHEMAS) {
                continue;
            }
            if part != "schemas" {
                self.check_component_names(&map);
            }
            for (name, node) in map.named() {
                // What an operation uses has been read already.
                if self.checked.contains_key(&node.address()) {
                    continue;
                }
                let pointer = node.pointer.clone();
                match part {
                    "parameters" => drop(self.parameter(node)),
                    "headers" => drop(self.header(name, node)),
                    "requestBodies" => drop(self.request_body(node)),
                    "responses" => drop(self.response(node)),
                    "examples" => self.unused_example(node),
                    "links" => self.link(node),
                    "callbacks" => self.callback(node, &pointer, &mut nowhere),
                    "pathItems" => self.path_item(name, false, &node, &mut Vec::new(), &mut nowhere),
                    "mediaTypes" => drop(self.media_type(name, node)),
                    _ => {}
                }
            }
        }
    }

    fn unused_example(&mut self, node: Node<'t>) {
        if let Some(example) = self.follow(node, "the example is left out") {
            self.check(&example, &shape::EXAMPLE);
        }
    }
}
