//! Paths, webhooks and Path Item Objects.

use openapi_bindgen_diagnostics::codes::structure;

use super::Reader;
use super::node::Node;
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
        for (path, item) in paths.members() {
            if path.starts_with('/') {
                self.path_item(path, &item, &mut operations, webhooks);
            } else if !path.starts_with("x-") {
                let what = format!("the path `{path}` does not begin with `/`");
                self.warn(structure::PATH_SYNTAX, &item.pointer, what, "the path is left out");
            }
        }
        operations
    }

    /// `webhooks` (3.1).
    pub(super) fn webhooks(&mut self, root: &Node<'t>, webhooks: &mut Vec<Operation>) {
        let Some(map) = self.map(root, "webhooks") else { return };
        for (name, item) in map.members().filter(|(name, _)| !name.starts_with("x-")) {
            let mut operations = Vec::new();
            self.path_item(name, &item, &mut operations, webhooks);
            webhooks.append(&mut operations);
        }
    }

    /// A Path Item Object, or a `$ref` to one; fields beside the `$ref` win.
    pub(super) fn path_item(
        &mut self,
        path: &str,
        written: &Node<'t>,
        operations: &mut Vec<Operation>,
        webhooks: &mut Vec<Operation>,
    ) {
        let Some(item) = self.follow(written.clone(), "its operations are left out") else { return };
        if !item.value.is_object() {
            self.wrong_type(&item.pointer, item.value, "a Path Item Object");
            return;
        }
        let beside = (item.pointer != written.pointer).then_some(written);
        let own = beside.unwrap_or(&item);
        let shared = self.shared(path, own, &item);
        for (key, value) in item.members().chain(beside.into_iter().flat_map(Node::members)) {
            let overridden =
                beside.is_some_and(|own| own.value.get(key).is_some() && value.pointer != own.pointer.child(key));
            if overridden || value.value.is_null() {
                continue;
            }
            if METHODS.contains(&key) {
                let pointer = written.pointer.child(key);
                operations.extend(self.operation(key, value, pointer, &shared, webhooks));
            } else if key == "additionalOperations" {
                for (method, node) in value.members() {
                    let pointer = written.pointer.child(key).child(method);
                    let method = method.to_ascii_lowercase();
                    operations.extend(self.operation(&method, node, pointer, &shared, webhooks));
                }
            }
        }
    }

    fn shared(&mut self, path: &str, own: &Node<'t>, item: &Node<'t>) -> Shared {
        let field = |key: &str| if own.value.get(key).is_some() { own.clone() } else { item.clone() };
        Shared {
            path: path.to_owned(),
            summary: self.text(&field("summary"), "summary"),
            description: self.text(&field("description"), "description"),
            parameters: self.parameters(&field("parameters")),
            servers: self.servers(&field("servers")),
        }
    }
}
