//! `tests/generated/<tag>.rs`: one line for each operation and each valid example.

use std::collections::BTreeSet;

use openapi_bindgen_ir::{BodyKind, Example, MediaBody, Operation, Payload, Tag, Type};

use super::sample;
use crate::model::Model;
use crate::names::scope::{Home, Scope};
use crate::names::{ident, module};
use crate::package::client;
use crate::text::json;
use crate::text::literal::quoted;
use crate::text::signature::compact;
use crate::unit::{Unit, blocks_text, private_header};

/// Prints the tests of one tag.
pub(crate) fn emit_tag(model: &Model<'_>, tag: &Tag) -> Unit {
    let mut file = File { model, names: BTreeSet::new(), lines: Vec::new() };
    for operation in &tag.operations {
        file.sends(tag, operation);
        file.examples(operation);
    }
    let header = private_header(&model.api.package, "/paths");
    let blocks = [header, "use super::*;".to_owned(), file.lines.concat()];
    let path = format!("tests/generated/{}.rs", module::stem(&tag.module));
    Unit { path, text: blocks_text(&blocks), public: Vec::new() }
}

/// The name of the module with the examples of components.
pub(crate) const COMPONENTS: &str = "component_examples";

/// Prints the tests of the components' own examples; `None` where there are none.
pub(crate) fn emit_components(model: &Model<'_>) -> Option<Unit> {
    let mut file = File { model, names: BTreeSet::new(), lines: Vec::new() };
    for (path, example) in &model.api.examples {
        let ty = Type::Named(path.clone());
        file.keep(&snake(&path.name), "keeps", &ty, std::slice::from_ref(example));
    }
    let header = private_header(&model.api.package, "/components/schemas");
    let blocks = [header, "use super::*;".to_owned(), file.lines.concat()];
    let path = format!("tests/generated/{COMPONENTS}.rs");
    (!file.lines.is_empty()).then(|| Unit { path, text: blocks_text(&blocks), public: Vec::new() })
}

struct File<'a> {
    model: &'a Model<'a>,
    names: BTreeSet<String>,
    lines: Vec<String>,
}

impl File<'_> {
    fn sends(&mut self, tag: &Tag, operation: &Operation) {
        let main = operation.body.as_ref().map(|body| &body.main);
        let others = operation.body.iter().flat_map(|body| &body.others).map(|(name, media)| (name, Some(media)));
        for (name, media) in std::iter::once((&operation.name, main)).chain(others) {
            let line = self.send(tag, name, media, operation);
            self.lines.extend(line);
        }
    }

    // The test of one method; `None` where there is no value to send.
    fn send(&mut self, tag: &Tag, function: &str, media: Option<&MediaBody>, operation: &Operation) -> Option<String> {
        let is_main = function == operation.name;
        let required = operation.params.iter().filter(|param| param.required);
        let arguments: Option<Vec<String>> = required.map(|param| sample::argument(param, self.model)).collect();
        let mut arguments = arguments?;
        let positional = operation.body.as_ref().is_some_and(|body| body.required || !is_main);
        let media = media.filter(|_| positional);
        if let Some(media) = media {
            arguments.push(self.body(media)?);
        }
        let accessor = ident::text(&client::accessor_name(self.model.api, tag));
        let call = if operation.builder.is_some() { ".call()" } else { "" };
        let name = self.name(function, "is_sent");
        Some(format!(
            "sends! {{ {name}: {} {} {}, |client: &Client| client.{accessor}().{}({}){call} }}\n",
            quoted(&operation.method),
            quoted(&operation.path),
            quoted(media.map_or("", |media| essence(&media.media))),
            ident::text(function),
            arguments.join(", "),
        ))
    }

    fn body(&self, media: &MediaBody) -> Option<String> {
        Some(match media.kind {
            BodyKind::Text | BodyKind::Bytes => "\"a\"".to_owned(),
            _ => format!("value({})", quoted(&sample::json(&media.ty, self.model)?)),
        })
    }

    fn examples(&mut self, operation: &Operation) {
        if let Some(body) = &operation.body {
            for media in std::iter::once(&body.main).chain(body.others.iter().map(|(_, media)| media)) {
                if !matches!(media.kind, BodyKind::Text | BodyKind::Bytes | BodyKind::JsonLines) {
                    self.keep(&operation.name, "takes", &media.ty, &media.examples);
                }
            }
        }
        for case in operation.reply.cases.iter().chain(&operation.errors) {
            if let Payload::Json(ty) = &case.payload {
                self.keep(&operation.name, "answers", ty, &case.examples);
            }
        }
    }

    fn keep(&mut self, owner: &str, verb: &str, ty: &Type, examples: &[Example]) {
        for example in examples.iter().filter(|example| example.valid) {
            let name = self.name(owner, &format!("{verb}_{}", example.name));
            let all = json::parse(&example.json).is_some_and(|value| self.model.keeps(ty, &value));
            let macro_name = if all { "keeps" } else { "keeps_known" };
            let ty = compact(Scope::new(Home::Outside, []).ty(ty));
            self.lines.push(format!("{macro_name}! {{ {name}: {ty}, {} }}\n", raw(&example.json)));
        }
    }

    // Names depend on what is tested; where two are equal, the later one is longer.
    fn name(&mut self, function: &str, what: &str) -> String {
        let mut name = format!("{}_{}", ident::bare(function), snake(what)).trim_end_matches('_').to_owned();
        while !self.names.insert(name.clone()) {
            name.push_str("_too");
        }
        name
    }
}

fn snake(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_uppercase() && out.ends_with(|last: char| last.is_ascii_lowercase()) {
            out.push('_');
        }
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    out
}

fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

// Raw where that is safe to read: JSON is full of quotes.
fn raw(json: &str) -> String {
    if json.chars().any(|c| c.is_control() || !c.is_ascii()) {
        return quoted(json);
    }
    let mut marks = "#".to_owned();
    while json.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    format!("r{marks}\"{json}\"{marks}")
}
