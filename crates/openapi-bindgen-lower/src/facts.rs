//! What the document says without a Rust item of its own showing it: kept for reviews.

use openapi_bindgen_ir::{Fact, Origin};
use openapi_bindgen_spec::model::{Document, Operation, Response, Schema, SchemaId, SecurityKind, SecurityScheme};
use openapi_bindgen_spec::value::{Kind, Span, Value};

use crate::schema::json_text;

/// Extensions that say something about what goes over the wire, or about what is promised.
const EXTENSIONS: &[&str] = &["x-extensible-enum", "x-stability-level", "x-sunset"];

/// All facts of a document, sorted.
pub(crate) fn collect(document: &Document) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    for (_, schema) in document.schemas() {
        of_schema(document, schema, &mut facts);
    }
    for operation in &document.operations {
        of_operation(operation, &mut facts);
    }
    for scheme in &document.security_schemes {
        of_scheme(scheme, &mut facts);
    }
    let webhooks = document.webhooks.iter().map(|hook| format!("{} {}", hook.method, hook.path));
    facts.list("", "webhooks", webhooks.collect());
    facts.0.sort();
    // A component that several places refer to says the same each time.
    facts.0.dedup();
    facts.0
}

struct Facts(Vec<Fact>);

impl Facts {
    fn add(&mut self, pointer: &str, keyword: &str, value: String) {
        self.0.push(Fact { origin: Origin { pointer: pointer.to_owned() }, keyword: keyword.to_owned(), value });
    }

    /// A list of texts; an empty one is no fact.
    fn list(&mut self, pointer: &str, keyword: &str, texts: Vec<String>) {
        if !texts.is_empty() {
            let values: Vec<String> = texts.into_iter().map(text).collect();
            self.add(pointer, keyword, format!("[{}]", values.join(",")));
        }
    }
}

/// A text as JSON.
fn text(text: String) -> String {
    json_text(&Value { kind: Kind::String(text), span: Span::default() })
}

fn of_schema(document: &Document, schema: &Schema, facts: &mut Facts) {
    let at = schema.pointer.as_str();
    // A reference alone is how a reference with siblings is written.
    let referring = |part: &SchemaId| document.schema(*part).reference.is_some();
    if schema.all_of.len() != 1 || !schema.all_of.iter().all(referring) {
        let name = |part: &Schema| part.reference.as_ref().map_or_else(|| "inline".to_owned(), |to| to.text.clone());
        facts.list(at, "allOf", schema.all_of.iter().map(|part| name(document.schema(*part))).collect());
    }
    if let Some(default) = schema.default.as_ref().filter(|_| is_body(at)) {
        facts.add(at, "default", json_text(default));
    }
    // Base64 has a type of its own.
    for encoding in schema.content_encoding.iter().filter(|name| !name.starts_with("base64")) {
        facts.add(at, "contentEncoding", text(encoding.clone()));
    }
    if let Some(media) = &schema.content_media_type {
        facts.add(at, "contentMediaType", text(media.clone()));
    }
    for keyword in &schema.unknown_keywords {
        facts.add(at, keyword, "true".to_owned());
    }
    of_extensions(at, &schema.extensions, facts);
}

/// Whether a schema is that of a body; elsewhere a member or a parameter keeps the default.
fn is_body(pointer: &str) -> bool {
    pointer.ends_with("/schema") && pointer.contains("/content/") && !pointer.contains("/parameters/")
}

fn of_extensions(pointer: &str, extensions: &[(String, Value)], facts: &mut Facts) {
    for (name, value) in extensions.iter().filter(|(name, _)| EXTENSIONS.contains(&name.as_str())) {
        facts.add(pointer, name, json_text(value));
    }
}

fn of_operation(operation: &Operation, facts: &mut Facts) {
    let at = operation.pointer.as_str();
    if operation.tags.len() > 1 {
        facts.list(at, "tags", operation.tags.clone());
    }
    of_extensions(at, &operation.extensions, facts);
    for response in &operation.responses {
        of_response(response, facts);
    }
}

fn of_response(response: &Response, facts: &mut Facts) {
    let at = response.pointer.as_str();
    facts.list(at, "content", response.content.iter().map(|media| media.name.clone()).collect());
    for (name, header) in &response.headers {
        facts.add(response.pointer.child("headers").child(name).as_str(), "required", header.required.to_string());
    }
}

fn of_scheme(scheme: &SecurityScheme, facts: &mut Facts) {
    let at = scheme.pointer.as_str();
    match &scheme.kind {
        SecurityKind::OAuth2 { flows } => {
            let urls = flows.iter().map(|flow| format!("{} {} {}", flow.name, flow.authorization_url, flow.token_url));
            facts.list(at, "flows", urls.collect());
        }
        SecurityKind::OpenIdConnect(url) => facts.add(at, "openIdConnectUrl", text(url.clone())),
        SecurityKind::ApiKey { .. } | SecurityKind::Http { .. } | SecurityKind::Other(_) => {}
    }
}
