//! The root of a document.

use openapi_bindgen_diagnostics::Pointer;

use super::node::Node;
use super::{Reader, version};
use crate::model::{Document, SchemaId};

impl<'t> Reader<'t, '_> {
    /// Reads the whole document; `None` if it cannot be told which version it is.
    pub(super) fn document(mut self, label: &str) -> Option<Document> {
        let root = Node { value: &self.files.get(0)?.value, pointer: Pointer::root() };
        let written = root.value.get("openapi").and_then(|value| self.text_of(value));
        let (version, text) = version::detect(&root, written, self.sink)?;
        self.version = version;
        let components = self.map(&root, "components");
        let mut webhooks = Vec::new();
        let mut document = Document {
            label: label.to_owned(),
            version: text,
            info: self.info(&root),
            servers: self.servers(&root),
            tags: self.tags(&root),
            security: self.security(&root).unwrap_or_default(),
            ..Document::default()
        };
        if let Some(components) = &components {
            document.security_schemes = self.security_schemes(components);
            document.components = self.component_schemas(components);
        }
        document.operations = self.paths(&root, &mut webhooks);
        self.webhooks(&root, &mut webhooks);
        document.webhooks = webhooks;
        self.fill_schemas();
        document.schemas = self.schemas;
        Some(document)
    }

    fn component_schemas(&mut self, components: &Node<'t>) -> Vec<(String, SchemaId)> {
        let Some(map) = self.map(components, "schemas") else { return Vec::new() };
        let named = map.members().filter(|(name, node)| !name.starts_with("x-") || node.value.is_object());
        named.map(|(name, node)| (name.to_owned(), self.schema(node))).collect()
    }
}
