//! What the document says without a Rust item of its own showing it: kept for reviews.

use std::collections::BTreeSet;

use openapi_bindgen_ir::{Fact, Origin};
use openapi_bindgen_spec::model::{
    Additional, Document, Operation, Response, Schema, SchemaId, SecurityKind, SecurityScheme, Types,
};
use openapi_bindgen_spec::value::{Kind, Span, Value};

use crate::schema::json_text;

/// Extensions that say something about what goes over the wire, or about what is promised.
const EXTENSIONS: &[&str] = &["x-extensible-enum", "x-stability-level", "x-sunset"];

/// All types that a schema can name.
const KINDS: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];

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
    for hook in &document.webhooks {
        let content = hook.body.iter().flat_map(|body| &body.content);
        let payload = content.map(|media| {
            format!("{}: {}", media.name, media.schema.map_or_else(String::new, |id| named(document, id)))
        });
        facts.list(hook.pointer.as_str(), "payload", payload.collect());
    }
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
    let names = |parts: &[SchemaId]| parts.iter().map(|part| named(document, *part)).collect();
    if schema.all_of.len() != 1 || !schema.all_of.iter().all(referring) {
        facts.list(at, "allOf", names(&schema.all_of));
    }
    for (keyword, branches) in [("anyOf", &schema.any_of), ("oneOf", &schema.one_of)] {
        if has_twins(document, branches) {
            facts.list(at, keyword, names(branches));
        }
    }
    if !schema.seldom.pattern_properties.is_empty()
        && let Additional::Schema(rest) = schema.additional
    {
        facts.add(at, "additionalProperties", text(named(document, rest)));
    }
    misplaced(at, schema, facts);
    if let Some(default) = schema.default.as_ref().filter(|_| is_body(at)) {
        facts.add(at, "default", json_text(default));
    }
    // Base64 has a type of its own.
    for encoding in schema.seldom.content_encoding.iter().filter(|name| !name.starts_with("base64")) {
        facts.add(at, "contentEncoding", text(encoding.clone()));
    }
    if let Some(media) = &schema.seldom.content_media_type {
        facts.add(at, "contentMediaType", text(media.clone()));
    }
    for keyword in &schema.seldom.unknown_keywords {
        facts.add(at, keyword, "true".to_owned());
    }
    of_extensions(at, &schema.seldom.extensions, facts);
}

/// What a schema refers to; for one that stands inline, its types.
fn named(document: &Document, id: SchemaId) -> String {
    let schema = document.schema(id);
    let is = |name: &&str| Types::from_name(name).is_some_and(|kind| schema.types.has(kind));
    let types = || KINDS.into_iter().filter(is).collect::<Vec<_>>().join(" or ");
    match &schema.reference {
        Some(reference) => reference.text.clone(),
        None if schema.types.is_empty() => "inline".to_owned(),
        None => format!("inline {}", types()),
    }
}

/// Whether components among the branches look alike: equal ones are merged, so that one of them may come or go without leaving a trace.
fn has_twins(document: &Document, branches: &[SchemaId]) -> bool {
    let mut seen = BTreeSet::new();
    branches.iter().any(|branch| {
        let schema = document.schema(*branch);
        let Some(target) = schema.reference.as_ref().and_then(|reference| reference.target) else { return false };
        let schema = document.schema(target);
        let members: Vec<&str> = schema.properties.iter().map(|(name, _)| name.as_str()).collect();
        !seen.insert(format!("{:?} {members:?} {:?}", schema.types, schema.required))
    })
}

/// Limits that limit nothing, since the schema's type is another.
fn misplaced(at: &str, schema: &Schema, facts: &mut Facts) {
    if schema.types.is_empty() {
        return;
    }
    let limits = &schema.limits;
    let is = |kind: Types| schema.types.has(kind);
    let count = |limit: Option<u64>| limit.map(|limit| limit.to_string());
    let numbers = [
        ("minimum", limits.minimum.clone()),
        ("maximum", limits.maximum.clone()),
        ("exclusiveMinimum", limits.exclusive_minimum.clone()),
        ("exclusiveMaximum", limits.exclusive_maximum.clone()),
        ("multipleOf", limits.multiple_of.clone()),
    ];
    let strings = [
        ("minLength", count(limits.min_length)),
        ("maxLength", count(limits.max_length)),
        ("pattern", limits.pattern.clone().map(text)),
    ];
    let arrays = [("minItems", count(limits.min_items)), ("maxItems", count(limits.max_items))];
    let objects = [("minProperties", count(limits.min_properties)), ("maxProperties", count(limits.max_properties))];
    let number = is(Types::NUMBER) || is(Types::INTEGER);
    let of = |limits: &[(&str, Option<String>)], wanted: bool, facts: &mut Facts| {
        for (keyword, value) in limits.iter().filter(|_| !wanted) {
            if let Some(value) = value {
                facts.add(at, keyword, value.clone());
            }
        }
    };
    of(&numbers, number, facts);
    of(&strings, is(Types::STRING), facts);
    of(&arrays, is(Types::ARRAY), facts);
    of(&objects, is(Types::OBJECT), facts);
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
    facts.list(at, "callbacks", operation.callbacks.clone());
    of_extensions(at, &operation.extensions, facts);
    for response in &operation.responses {
        of_response(response, facts);
    }
}

fn of_response(response: &Response, facts: &mut Facts) {
    let at = response.pointer.as_str();
    facts.list(at, "content", response.content.iter().map(|media| media.name.clone()).collect());
    facts.list(at, "links", response.links.clone());
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
