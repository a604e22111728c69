//! Paths, webhooks and Path Item Objects.

use openapi_bindgen_diagnostics::codes::structure;

use super::node::Node;
use super::{Reader, shape};
use crate::limits::MAX_PATHS;
use crate::model::{Operation, Parameter, Server};

/// The methods that have a field of their own in a Path Item; `query` since 3.2.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// What a Path Item says for all of its operations.
pub(super) struct Shared {
    pub(super) path: String,
    pub(super) summary: String,
    pub(super) description: String,
    pub(super) parameters: Vec<Parameter>,
    pub(super) servers: Vec<Server>,
}

impl<'t> Reader<'t, '_> {
    pub(super) fn paths(&mut self, root: &Node<'t>, webhooks: &mut Vec<Operation>) -> Vec<Operation> {
        let mut operations = Vec::new();
        let Some(paths) = self.map(root, "paths") else { return operations };
        if !self.is_within(&paths, MAX_PATHS) {
            return operations;
        }
        for (path, item) in paths.members() {
            if path.starts_with('/') {
                self.path_item(path, true, &item, &mut operations, webhooks);
            } else if !path.starts_with("x-") {
                let what = format!("the path `{path}` does not begin with `/`");
                self.error(structure::PATH_SYNTAX, &item.pointer, what, &format!("write `/{path}`"));
            }
        }
        operations
    }

    /// `webhooks` (3.1).
    pub(super) fn webhooks(&mut self, root: &Node<'t>, webhooks: &mut Vec<Operation>) {
        let Some(map) = self.map(root, "webhooks") else { return };
        for (name, item) in map.named() {
            let mut operations = Vec::new();
            self.path_item(name, false, &item, &mut operations, webhooks);
            webhooks.append(&mut operations);
        }
    }

    /// A Path Item Object, or a `$ref` to one; fields beside the `$ref` win.
    pub(super) fn path_item(
        &mut self,
        path: &str,
        is_template: bool,
        written: &Node<'t>,
        operations: &mut Vec<Operation>,
        webhooks: &mut Vec<Operation>,
    ) {
        let Some(item) = self.follow(written.clone(), "its operations are left out") else { return };
        if !self.check(&item, &shape::PATH_ITEM) {
            return;
        }
        let first = operations.len();
        let shared = self.shared(path, written, &item);
        for (key, node) in item.members().filter(|(key, _)| overrides(written, &item, key).is_none()) {
            self.method(key, node, written, &shared, operations, webhooks);
        }
        if written.address() != item.address() {
            for (key, node) in written.members() {
                self.method(key, node, written, &shared, operations, webhooks);
            }
        }
        let own = operations.get(first..).unwrap_or_default();
        self.check_own_ids(own);
        if is_template {
            self.check_template(own);
        }
    }

    fn method(
        &mut self,
        key: &str,
        node: Node<'t>,
        written: &Node<'t>,
        shared: &Shared,
        operations: &mut Vec<Operation>,
        webhooks: &mut Vec<Operation>,
    ) {
        // What is no object has been reported as a field of the Path Item.
        if !node.value.is_object() {
            return;
        }
        let pointer = written.pointer.child(key);
        if METHODS.contains(&key) {
            operations.extend(self.operation(key, node, pointer, shared, webhooks));
        } else if key == "additionalOperations" {
            for (method, node) in node.members() {
                let pointer = pointer.child(method);
                operations.extend(self.operation(&method.to_ascii_lowercase(), node, pointer, shared, webhooks));
            }
        }
    }

    fn shared(&mut self, path: &str, written: &Node<'t>, item: &Node<'t>) -> Shared {
        let own = |key: &str| if overrides(written, item, key).is_some() { written } else { item };
        Shared {
            path: path.to_owned(),
            summary: self.text(own("summary"), "summary"),
            description: self.text(own("description"), "description"),
            parameters: self.parameters(own("parameters")),
            servers: self.servers(own("servers")),
        }
    }
}

/// The field of a Path Item that stands beside its `$ref`, where there is one.
fn overrides<'n, 't>(written: &'n Node<'t>, item: &Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    (written.address() != item.address() && written.value.get(key).is_some()).then_some(written)
}
