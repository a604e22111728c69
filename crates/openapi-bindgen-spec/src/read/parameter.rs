//! Parameter and Header Objects.

use openapi_bindgen_diagnostics::Diagnostic;
use openapi_bindgen_diagnostics::codes::structure;

use super::body::is_absent;
use super::node::Node;
use super::refs::reference;
use super::{Reader, Version, shape};
use crate::model::Parameter;
use crate::value::Value;

impl<'t> Reader<'t, '_> {
    /// The parameters of an operation or a Path Item.
    pub(super) fn parameters(&mut self, owner: &Node<'t>) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for written in self.list(owner, "parameters") {
            let place = written.pointer.clone();
            let Some(parameter) = self.parameter(written) else { continue };
            let same = |other: &&Parameter| other.name == parameter.name && other.location == parameter.location;
            if let Some(first) = parameters.iter().find(same) {
                let what = format!("the parameter `{}` in `{}` stands twice", parameter.name, parameter.location);
                let diagnostic = Diagnostic::error(structure::DUPLICATE_PARAMETER, place, what);
                self.sink.push(diagnostic.also(first.pointer.clone(), "the first one").help("delete one of them"));
            } else {
                parameters.push(parameter);
            }
        }
        parameters
    }

    pub(super) fn parameter(&mut self, written: Node<'t>) -> Option<Parameter> {
        let value = written.value;
        let node = self.follow(written, "the parameter is left out")?;
        if let Some(known) = self.known.parameters.get(&node.address()) {
            return Some(known.clone());
        }
        if !self.check(&node, &shape::PARAMETER) {
            return None;
        }
        let name = self.text(&node, "name");
        let location = self.text(&node, "in");
        self.check_location(&node, &location);
        self.check_style(&node, &location);
        let parameter = self.parameter_like(&node, name, location);
        if reference(value).is_some() {
            self.known.parameters.insert(node.address(), parameter.clone());
        }
        Some(parameter)
    }

    /// `headers`: Header Objects are parameters without name and location.
    pub(super) fn headers(&mut self, owner: &Node<'t>) -> Vec<(String, Parameter)> {
        let Some(map) = self.map(owner, "headers") else { return Vec::new() };
        map.named().filter_map(|(name, node)| Some((name.to_owned(), self.header(name, node)?))).collect()
    }

    pub(super) fn header(&mut self, name: &str, written: Node<'t>) -> Option<Parameter> {
        if !is_token(name) {
            let what = format!("`{}` is no name of a header", name.escape_debug());
            self.error(structure::HEADER_NAME, &written.pointer, what, "correct the name");
        }
        let node = self.follow(written, "the header is left out")?;
        if !self.check(&node, &shape::HEADER) {
            return None;
        }
        self.check_style(&node, "header");
        Some(self.parameter_like(&node, name.to_owned(), "header".to_owned()))
    }

    fn parameter_like(&mut self, node: &Node<'t>, name: String, location: String) -> Parameter {
        self.check_content(node);
        Parameter {
            description: self.text(node, "description"),
            required: self.flag(node, "required") || location == "path",
            deprecated: self.flag(node, "deprecated"),
            allow_empty: self.flag(node, "allowEmptyValue"),
            style: self.optional_text(node, "style"),
            explode: self.optional_flag(node, "explode"),
            allow_reserved: self.flag(node, "allowReserved"),
            schema: node.get("schema").filter(|schema| !schema.value.is_null()).map(|schema| self.schema(schema)),
            content: self.content(node).into_iter().next(),
            examples: self.examples(node),
            pointer: node.pointer.clone(),
            name,
            location,
        }
    }

    fn check_location(&mut self, node: &Node<'t>, location: &str) {
        let known = match location {
            "path" | "query" | "header" | "cookie" => true,
            "querystring" => self.version >= Version::V32,
            _ => node.value.get("in").is_none(),
        };
        if !known {
            let what = format!("a parameter cannot stand in `{location}`");
            let help = "write `path`, `query`, `header` or `cookie`; a body is a `requestBody`";
            self.error(structure::BAD_VALUE, &node.pointer.child("in"), what, help);
        }
        if location == "path" {
            let what = "a path parameter is not marked as required";
            let code = structure::OPTIONAL_PATH_PARAMETER;
            match self.optional_flag(node, "required") {
                Some(true) => {}
                Some(false) => self.error(code, &node.pointer.child("required"), what, "write `required: true`"),
                None => self.warn(code, &node.pointer, what, "it is read as required"),
            }
        }
    }

    /// The styles that each location has (Parameter Object, Header Object).
    fn check_style(&mut self, node: &Node<'t>, location: &str) {
        let Some(style) = self.optional_text(node, "style") else { return };
        let styles: &[&str] = match location {
            "path" => &["simple", "label", "matrix"],
            "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
            "header" => &["simple"],
            "cookie" => &["form", "cookie"],
            _ => return,
        };
        if !styles.contains(&style.as_str()) {
            let what = format!("`{style}` is no style of a value in `{location}`");
            let help = format!("write `{}`", styles.join("`, `"));
            self.error(structure::BAD_VALUE, &node.pointer.child("style"), what, &help);
        }
    }

    /// A parameter has a schema or one content type.
    fn check_content(&mut self, node: &Node<'t>) {
        let (schema, content) = (node.value.get("schema"), node.value.get("content"));
        if is_absent(schema) && is_absent(content) {
            let what = "neither `schema` nor `content` says what the value is";
            if schema.or(content).is_some() || has_unknown_field(node) {
                // Something was meant to say it and does not.
                self.error(structure::MISSING_FIELD, &node.pointer, what, "add a `schema`");
            } else {
                self.warn(structure::MISSING_FIELD, &node.pointer, what, "it is read as a text");
            }
        }
        if !is_absent(schema) && !is_absent(content) {
            let what = "both `schema` and `content` say what the value is";
            let code = structure::CONTENT_AND_SCHEMA;
            if content.is_some_and(says_type) && schema.is_some_and(|schema| schema.get("type").is_some()) {
                self.error(code, &node.pointer, what, "take one of them out");
            } else {
                self.warn(code, &node.pointer, what, "the one that names a type counts");
            }
        }
        if let Some(content) = content.filter(|content| content.is_object() && content.members().len() != 1) {
            let what = format!("`content` has {} media types instead of one", content.members().len());
            self.error(structure::CONTENT_COUNT, &node.pointer.child("content"), what, "leave one");
        }
    }
}

/// Whether a media type of `content` has a schema.
fn says_type(content: &Value) -> bool {
    content.members().iter().any(|(_, media_type)| media_type.get("schema").is_some())
}

/// Whether a parameter or header has a field that neither of them knows, but for the names of headers.
fn has_unknown_field(node: &Node<'_>) -> bool {
    let location_of_its_own = node.value.get("in").is_some();
    let shape = if location_of_its_own { &shape::PARAMETER } else { &shape::HEADER };
    node.value.members().iter().any(|(key, _)| !key.starts_with("x-") && !shape.has(key))
}

/// A token of HTTP (RFC 9110 section 5.6.2).
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
