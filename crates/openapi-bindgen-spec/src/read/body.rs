//! Request Body, Response, Media Type and Encoding Objects.

use super::Reader;
use super::node::Node;
use super::refs::reference;
use crate::model::{Encoding, MediaType, RequestBody, Response};
use crate::value::Value;

impl<'t> Reader<'t, '_> {
    pub(super) fn request_body(&mut self, operation: &Node<'t>) -> Option<RequestBody> {
        let written = operation.get("requestBody").filter(|body| !body.value.is_null())?;
        let value = written.value;
        let node = self.follow(written, "the request body is left out")?;
        if !node.value.is_object() {
            self.wrong_type(&node.pointer, node.value, "a Request Body Object");
            return None;
        }
        Some(RequestBody {
            description: self.text(&node, "description"),
            required: self.flag(&node, "required"),
            content: self.content(&node),
            component: component(value, &node, "/components/requestBodies/"),
            pointer: node.pointer,
        })
    }

    pub(super) fn responses(&mut self, operation: &Node<'t>) -> Vec<Response> {
        let Some(map) = self.map(operation, "responses") else { return Vec::new() };
        let statuses = map.members().filter(|(status, _)| !status.starts_with("x-"));
        statuses.filter_map(|(status, node)| self.response(status, node)).collect()
    }

    fn response(&mut self, status: &str, written: Node<'t>) -> Option<Response> {
        let value = written.value;
        let node = self.follow(written, "the response is left out")?;
        if !node.value.is_object() {
            self.wrong_type(&node.pointer, node.value, "a Response Object");
            return None;
        }
        let status = if status == "default" { status.to_owned() } else { status.to_ascii_uppercase() };
        let links = self.map(&node, "links");
        Some(Response {
            status,
            description: self.text(&node, "description"),
            headers: self.headers(&node),
            content: self.content(&node),
            links: links.map(|links| links.members().map(|(name, _)| name.to_owned()).collect()).unwrap_or_default(),
            component: component(value, &node, "/components/responses/"),
            pointer: node.pointer,
        })
    }

    /// `content`: each media type with its schema.
    pub(super) fn content(&mut self, owner: &Node<'t>) -> Vec<MediaType> {
        let Some(map) = self.map(owner, "content") else { return Vec::new() };
        let types = map.members().filter(|(name, _)| !name.starts_with("x-"));
        types.filter_map(|(name, node)| self.media_type(name, node)).collect()
    }

    fn media_type(&mut self, name: &str, written: Node<'t>) -> Option<MediaType> {
        let node = self.follow(written, "the content type is left out")?;
        if !node.value.is_object() && !node.value.is_null() {
            self.wrong_type(&node.pointer, node.value, "a Media Type Object");
        }
        let encoding = self.map(&node, "encoding");
        Some(MediaType {
            name: name.to_owned(),
            schema: node.get("schema").map(|schema| self.schema(schema)),
            item_schema: node.get("itemSchema").map(|schema| self.schema(schema)),
            encoding: encoding.map(|encoding| self.encodings(&encoding)).unwrap_or_default(),
            examples: self.examples(&node),
            pointer: node.pointer,
        })
    }

    fn encodings(&mut self, map: &Node<'t>) -> Vec<(String, Encoding)> {
        let named = map.members().filter(|(name, node)| !name.starts_with("x-") || node.value.is_object());
        named
            .map(|(name, node)| {
                let encoding = Encoding {
                    content_type: self.optional_text(&node, "contentType"),
                    style: self.optional_text(&node, "style"),
                    explode: self.optional_flag(&node, "explode"),
                    allow_reserved: self.flag(&node, "allowReserved"),
                };
                (name.to_owned(), encoding)
            })
            .collect()
    }
}

/// The component's name, if what is written is a `$ref` that ends in this part of the components.
fn component(written: &Value, node: &Node<'_>, folder: &str) -> Option<String> {
    reference(written)?;
    let name = node.pointer.as_str().strip_prefix(folder)?;
    if name.contains('/') { None } else { node.pointer.last() }
}
