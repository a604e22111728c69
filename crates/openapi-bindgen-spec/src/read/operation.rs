//! Operation and Callback Objects.

use openapi_bindgen_diagnostics::Pointer;

use super::Reader;
use super::node::Node;
use super::paths::Shared;
use crate::model::{Operation, Parameter};

impl<'t> Reader<'t, '_> {
    pub(super) fn operation(
        &mut self,
        method: &str,
        node: Node<'t>,
        pointer: Pointer,
        shared: &Shared,
        webhooks: &mut Vec<Operation>,
    ) -> Option<Operation> {
        if !node.value.is_object() {
            self.wrong_type(&node.pointer, node.value, "an Operation Object");
            return None;
        }
        let or = |own: String, shared: &str| if own.is_empty() { shared.to_owned() } else { own };
        let own = self.parameters(&node);
        let mut servers = self.servers(&node);
        if servers.is_empty() {
            servers.clone_from(&shared.servers);
        }
        let operation = Operation {
            path: shared.path.clone(),
            method: method.to_owned(),
            id: self.optional_text(&node, "operationId").filter(|id| !id.is_empty()),
            tags: self.texts(&node, "tags"),
            summary: or(self.text(&node, "summary"), &shared.summary),
            description: or(self.text(&node, "description"), &shared.description),
            deprecated: self.flag(&node, "deprecated"),
            parameters: merged(own, &shared.parameters),
            body: self.request_body(&node),
            responses: self.responses(&node),
            security: self.security(&node),
            servers,
            callbacks: self.callbacks(&node, &pointer, webhooks),
            extensions: node.extensions(),
            pointer,
        };
        Some(operation)
    }

    /// The names of the callbacks; their operations join the webhooks.
    fn callbacks(&mut self, operation: &Node<'t>, pointer: &Pointer, webhooks: &mut Vec<Operation>) -> Vec<String> {
        let Some(map) = self.map(operation, "callbacks") else { return Vec::new() };
        let mut names = Vec::new();
        for (name, written) in map.members().filter(|(name, _)| !name.starts_with("x-")) {
            names.push(name.to_owned());
            let Some(callback) = self.follow(written, "the callback is left out") else { continue };
            // A callback inside its own operations would never end.
            if self.open_callbacks.contains(&std::ptr::from_ref(callback.value)) {
                continue;
            }
            self.open_callbacks.push(callback.value);
            for (expression, mut item) in callback.members().filter(|(key, _)| !key.starts_with("x-")) {
                item.pointer = pointer.child("callbacks").child(name).child(expression);
                let mut operations = Vec::new();
                self.path_item(expression, &item, &mut operations, webhooks);
                webhooks.append(&mut operations);
            }
            self.open_callbacks.pop();
        }
        names
    }
}

/// Own parameters first, then those of the Path Item that no own one overrides.
fn merged(mut own: Vec<Parameter>, shared: &[Parameter]) -> Vec<Parameter> {
    let overridden =
        |theirs: &&Parameter| !own.iter().any(|mine| mine.name == theirs.name && mine.location == theirs.location);
    let inherited: Vec<Parameter> = shared.iter().filter(overridden).cloned().collect();
    own.extend(inherited);
    own
}
