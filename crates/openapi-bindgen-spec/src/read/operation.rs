//! Operation and Callback Objects.

use openapi_bindgen_diagnostics::Pointer;

use super::node::Node;
use super::paths::Shared;
use super::{Reader, shape};
use crate::model::{Operation, Parameter};

impl<'t> Reader<'t, '_> {
    pub(super) fn operation(
        &mut self,
        method: &str,
        written: Node<'t>,
        pointer: Pointer,
        shared: &Shared,
        webhooks: &mut Vec<Operation>,
    ) -> Option<Operation> {
        let node = self.follow(written, "the operation is left out")?;
        if !self.check(&node, &shape::OPERATION) {
            return None;
        }
        let or = |own: String, shared: &str| if own.is_empty() { shared.to_owned() } else { own };
        let own = self.parameters(&node);
        let mut servers = self.servers(&node);
        if servers.is_empty() {
            servers.clone_from(&shared.servers);
        }
        let body = node.get("requestBody").filter(|body| !body.value.is_null());
        let operation = Operation {
            path: shared.path.clone(),
            method: method.to_owned(),
            id: self.optional_text(&node, "operationId").filter(|id| !id.is_empty()),
            tags: self.texts(&node, "tags"),
            summary: or(self.text(&node, "summary"), &shared.summary),
            description: or(self.text(&node, "description"), &shared.description),
            deprecated: self.flag(&node, "deprecated"),
            parameters: merged(own, &shared.parameters),
            body: body.and_then(|body| self.request_body(body)),
            responses: self.responses(&node),
            security: self.security(&node),
            servers,
            callbacks: self.callbacks(&node, &pointer, webhooks),
            extensions: node.extensions(),
            source: node.pointer.clone(),
            pointer,
        };
        Some(operation)
    }

    /// The names of the callbacks; their operations join the webhooks.
    fn callbacks(&mut self, operation: &Node<'t>, pointer: &Pointer, webhooks: &mut Vec<Operation>) -> Vec<String> {
        let Some(map) = self.map(operation, "callbacks") else { return Vec::new() };
        let mut names = Vec::new();
        for (name, written) in map.named() {
            names.push(name.to_owned());
            self.callback(written, &pointer.child("callbacks").child(name), webhooks);
        }
        names
    }

    /// A Callback Object: Path Items by expressions. `pointer` is where it is used.
    pub(super) fn callback(&mut self, written: Node<'t>, pointer: &Pointer, webhooks: &mut Vec<Operation>) {
        let Some(callback) = self.follow(written, "the callback is left out") else { return };
        // A callback inside its own operations would never end.
        if self.open_callbacks.contains(&callback.address()) {
            return;
        }
        self.open_callbacks.push(callback.address());
        for (expression, mut item) in callback.named() {
            item.pointer = pointer.child(expression);
            let mut operations = Vec::new();
            self.path_item(expression, false, &item, &mut operations, webhooks);
            webhooks.append(&mut operations);
        }
        self.open_callbacks.pop();
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
