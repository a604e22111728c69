//! Request Body, Response, Media Type and Encoding Objects.

use openapi_bindgen_diagnostics::codes::structure;

use super::node::Node;
use super::refs::reference;
use super::{Reader, shape};
use crate::model::{Encoding, MediaType, RequestBody, Response};
use crate::value::Value;

impl<'t> Reader<'t, '_> {
    pub(super) fn request_body(&mut self, written: Node<'t>) -> Option<RequestBody> {
        let value = written.value;
        let node = self.follow(written, "the request body is left out")?;
        if let Some(known) = self.known.bodies.get(&node.address()) {
            return Some(known.clone());
        }
        if !self.check(&node, &shape::REQUEST_BODY) {
            return None;
        }
        let body = RequestBody {
            description: self.text(&node, "description"),
            required: self.flag(&node, "required"),
            content: self.content(&node),
            component: component(&node, "/components/requestBodies/"),
            pointer: node.pointer.clone(),
        };
        if reference(value).is_some() {
            self.known.bodies.insert(node.address(), body.clone());
        }
        Some(body)
    }

    pub(super) fn responses(&mut self, operation: &Node<'t>) -> Vec<Response> {
        let Some(map) = self.map(operation, "responses") else { return Vec::new() };
        let mut responses = Vec::new();
        for (key, node) in map.members().filter(|(key, _)| !key.starts_with("x-")) {
            let status = if key == "default" { key.to_owned() } else { key.to_ascii_uppercase() };
            if !is_status(&status) {
                let what = format!("`{key}` is no status");
                let help = "write a status such as `200`, a range such as `4XX`, or `default`";
                self.error(structure::STATUS_CODE, &node.pointer, what, help);
            } else if let Some(response) = self.response(node) {
                responses.push(Response { status, ..response });
            }
        }
        responses
    }

    /// A Response Object; its status is for the caller to say.
    pub(super) fn response(&mut self, written: Node<'t>) -> Option<Response> {
        let value = written.value;
        let node = self.follow(written, "the response is left out")?;
        if node.value.is_null() {
            self.warn(
                structure::WRONG_TYPE,
                &node.pointer,
                "the response is empty",
                "it is read as one without a body",
            );
            return Some(Response { pointer: node.pointer, ..Response::default() });
        }
        if let Some(known) = self.known.responses.get(&node.address()) {
            return Some(known.clone());
        }
        if !self.check(&node, &shape::RESPONSE) {
            return None;
        }
        let response = Response {
            status: String::new(),
            description: self.text(&node, "description"),
            headers: self.headers(&node),
            content: self.content(&node),
            links: self.links(&node),
            component: component(&node, "/components/responses/"),
            pointer: node.pointer.clone(),
        };
        if reference(value).is_some() {
            self.known.responses.insert(node.address(), response.clone());
        }
        Some(response)
    }

    fn links(&mut self, response: &Node<'t>) -> Vec<String> {
        let Some(map) = self.map(response, "links") else { return Vec::new() };
        let mut names = Vec::new();
        for (name, node) in map.named() {
            names.push(name.to_owned());
            self.link(node);
        }
        names
    }

    /// A Link Object, which is only checked.
    pub(super) fn link(&mut self, written: Node<'t>) {
        let before = self.sink.all().len();
        if let Some(node) = self.follow(written, "the link is left out") {
            self.check(&node, &shape::LINK);
        }
        // Links give no code, so nothing about them stands in the way.
        self.sink.soften(before);
    }

    /// `content`: each media type with its schema.
    pub(super) fn content(&mut self, owner: &Node<'t>) -> Vec<MediaType> {
        let Some(map) = self.map(owner, "content") else { return Vec::new() };
        map.named().filter_map(|(name, node)| self.media_type(name, node)).collect()
    }

    pub(super) fn media_type(&mut self, name: &str, written: Node<'t>) -> Option<MediaType> {
        let node = self.follow(written, "the content type is left out")?;
        if node.value.is_null() {
            self.wrong_type(&node.pointer, node.value, "a Media Type Object");
        } else if !self.check(&node, &shape::MEDIA_TYPE) {
            return None;
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
        map.named().filter_map(|(name, node)| Some((name.to_owned(), self.encoding(&node)?))).collect()
    }

    fn encoding(&mut self, node: &Node<'t>) -> Option<Encoding> {
        if !self.check(node, &shape::ENCODING) {
            return None;
        }
        let _checked = self.headers(node);
        let style = self.optional_text(node, "style");
        let known = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];
        if style.as_deref().is_some_and(|style| !known.contains(&style)) {
            let what = format!("`{}` is no style of a form field", style.as_deref().unwrap_or_default());
            let help = "the styles are `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`";
            self.error(structure::BAD_VALUE, &node.pointer.child("style"), what, help);
        }
        Some(Encoding {
            content_type: self.optional_text(node, "contentType"),
            style,
            explode: self.optional_flag(node, "explode"),
            allow_reserved: self.flag(node, "allowReserved"),
        })
    }
}

/// `200`, `4XX` or `default` (Responses Object).
fn is_status(status: &str) -> bool {
    let &[first, second, third] = status.as_bytes() else { return status == "default" };
    let range = second == b'X' && third == b'X';
    matches!(first, b'1'..=b'5') && (range || (second.is_ascii_digit() && third.is_ascii_digit()))
}

/// The component's name, if the node is one of this part of the components.
fn component(node: &Node<'_>, folder: &str) -> Option<String> {
    let name = node.pointer.as_str().strip_prefix(folder)?;
    if name.contains('/') { None } else { node.pointer.last() }
}

/// Whether nothing stands there.
pub(super) fn is_absent(value: Option<&Value>) -> bool {
    value.is_none_or(Value::is_null)
}
