//! `tests/generated/<tag>.rs`: one line for each operation and each valid example of what it sends.

use openapi_bindgen_ir::{BodyKind, Example, MediaBody, Operation, Tag, Type};

use super::{Names, sample};
use crate::model::Model;
use crate::names::scope::{Home, Scope};
use crate::names::{ident, module};
use crate::package::client;
use crate::text::json;
use crate::text::literal::{quoted, raw};
use crate::text::signature::compact;
use crate::unit::{Unit, blocks_text, private_header};

/// Prints the tests of one tag.
pub(crate) fn emit_tag(model: &Model<'_>, tag: &Tag) -> Unit {
    let mut file = File { model, names: Names::default(), lines: Vec::new() };
    for operation in &tag.operations {
        file.sends(tag, operation);
        file.examples(operation);
    }
    let header = private_header(&model.api.package, "/paths");
    let blocks = [header, "use super::*;".to_owned(), file.lines.concat()];
    let path = format!("tests/generated/{}.rs", module::stem(&tag.module));
    Unit { path, text: blocks_text(&blocks), public: Vec::new() }
}

struct File<'a> {
    model: &'a Model<'a>,
    names: Names,
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
        let name = self.names.name(function, "is_sent");
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
    }

    fn keep(&mut self, owner: &str, verb: &str, ty: &Type, examples: &[Example]) {
        for example in examples.iter().filter(|example| example.valid) {
            let name = self.names.name(owner, &format!("{verb}_{}", example.name));
            let all = json::parse(&example.json).is_some_and(|value| self.model.keeps(ty, &value));
            let macro_name = if all { "keeps" } else { "keeps_known" };
            let ty = compact(Scope::new(Home::Outside, []).ty(ty));
            self.lines.push(format!("{macro_name}! {{ {name}: {ty}, {} }}\n", raw(&example.json)));
        }
    }
}

fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}
