//! Error bodies in the shapes that servers share: Django REST framework's,
//! problem details (RFC 9457), and the usual `message` and `error`.

use crate::json::{Document, Kind, Value};

const MAX_FIELDS: usize = 1000;
const MAX_DEPTH: usize = 16;

/// What an error body says: a sentence, and what is wrong with which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    message: Option<String>,
    code: Option<String>,
    fields: Vec<FieldError>,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// The field, as `leads[0].phone_number`; empty for the whole body.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl Detail {
    /// Reads a body. What is no JSON says nothing.
    pub fn read(body: &[u8]) -> Self {
        let mut detail = Self::default();
        if let Ok(document) = Document::parse(body) {
            detail.take(document.root());
        }
        detail
    }

    /// The sentence for the whole: `detail`, `message`, `title` and their like.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The server's short name for the error, if it has one.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What is wrong with single fields, in the order of the body.
    pub fn fields(&self) -> &[FieldError] {
        &self.fields
    }

    /// Whether the body said nothing that could be understood.
    pub fn is_empty(&self) -> bool {
        self.message.is_none() && self.code.is_none() && self.fields.is_empty()
    }

    fn take(&mut self, root: Value<'_>) {
        const SENTENCES: [&str; 6] = ["detail", "message", "error_description", "error", "title", "errors"];
        let inner = root.get("error").filter(|error| error.kind() == Kind::Object);
        let root = inner.unwrap_or(root);
        let text = |name: &str| root.get(name).and_then(sentence);
        self.message = SENTENCES.iter().find_map(|name| text(name));
        self.code = text("code").or_else(|| text("type"));
        for (name, value) in root.entries() {
            match (&*name, value.kind()) {
                // These speak of the whole, when they are plain sentences.
                (_, Kind::String) if SENTENCES.contains(&&*name) => {}
                ("code" | "type" | "status" | "instance" | "status_code", _) => {}
                ("non_field_errors" | "__all__", _) => self.field(String::new(), value, 0),
                ("detail" | "errors" | "error" | "message", _) => self.list(value),
                _ => self.field(name.into_owned(), value, 0),
            }
        }
        if root.kind() == Kind::Array || root.kind() == Kind::String {
            self.field(String::new(), root, 0);
        }
    }

    /// `errors` is a map of fields in some servers and a list of objects in others.
    fn list(&mut self, value: Value<'_>) {
        match value.kind() {
            Kind::Object => {
                for (name, value) in value.entries() {
                    self.field(name.into_owned(), value, 1);
                }
            }
            Kind::Array => {
                for item in value.items() {
                    self.entry(item);
                }
            }
            _ => {}
        }
    }

    /// An entry of a list: a sentence, or an object that names field and sentence.
    fn entry(&mut self, item: Value<'_>) {
        if item.kind() != Kind::Object {
            return self.field(String::new(), item, 1);
        }
        let any = |names: &[&str]| names.iter().find_map(|name| item.get(name));
        let message = any(&["message", "detail", "msg", "title", "reason"]).and_then(sentence);
        let place = any(&["field", "attr", "path", "loc", "param", "pointer", "name"]);
        match message {
            Some(message) => self.push(place.map(place_text).unwrap_or_default(), message),
            None => self.field(String::new(), item, 1),
        }
    }

    fn field(&mut self, path: String, value: Value<'_>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match value.kind() {
            Kind::String => {
                let text = value.as_str().unwrap_or_default().into_owned();
                self.push(path, text);
            }
            Kind::Array => {
                for (at, item) in value.items().enumerate() {
                    let path = match item.kind() {
                        // A list of sentences belongs to the field itself.
                        Kind::String => path.clone(),
                        _ => format!("{path}[{at}]"),
                    };
                    self.field(path, item, depth + 1);
                }
            }
            Kind::Object => {
                for (name, value) in value.entries() {
                    let path = match (&*name, path.is_empty()) {
                        ("non_field_errors", _) => path.clone(),
                        (_, true) => name.into_owned(),
                        (_, false) => format!("{path}.{name}"),
                    };
                    self.field(path, value, depth + 1);
                }
            }
            Kind::Null | Kind::Bool | Kind::Number => {}
        }
    }

    fn push(&mut self, path: String, message: String) {
        if self.fields.len() < MAX_FIELDS {
            self.fields.push(FieldError { path, message });
        }
    }
}

fn sentence(value: Value<'_>) -> Option<String> {
    value.as_str().map(std::borrow::Cow::into_owned)
}

fn place_text(value: Value<'_>) -> String {
    let texts = value.items().filter_map(|step| match step.kind() {
        Kind::String => sentence(step),
        _ => Some(step.raw().to_owned()),
    });
    match value.kind() {
        Kind::Array => texts.collect::<Vec<_>>().join("."),
        _ => sentence(value).unwrap_or_default(),
    }
}
