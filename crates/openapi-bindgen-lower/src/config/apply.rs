//! The config's choices, each led to the place in the document it speaks of; those that lead nowhere are errors.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_diagnostics::{Pointer, Sink, codes};
use openapi_bindgen_spec::model::{Additional, Document, Schema};

use super::{Config, Override, nearest};
use crate::schema::{Choice, Options, UnknownMembers};

/// The choices by pointer.
#[derive(Debug, Default)]
pub(crate) struct Applied<'a> {
    at: BTreeMap<String, (&'a str, &'a Override)>,
}

/// What the document has, by pointer; built only when there are choices.
struct Places<'a> {
    schemas: BTreeMap<&'a str, &'a Schema>,
    operations: BTreeMap<&'a str, &'a str>,
    others: BTreeSet<&'a str>,
}

impl<'a> Applied<'a> {
    /// Leads each choice to its place; those that do not apply are reported.
    pub(crate) fn new(config: &'a Config, document: &Document, sink: &mut Sink) -> Self {
        let mut applied = Self::default();
        if config.at.is_empty() {
            return applied;
        }
        let places = Places::new(document);
        for (name, choice) in &config.at {
            match places.resolve(name, document) {
                Some(pointer) => {
                    places.check(name, choice, &pointer, config, sink);
                    applied.at.insert(pointer, (name, choice));
                }
                None => sink.push(nothing_there(config, "at", name, &choice.span, places.nearest(name, document))),
            }
        }
        applied
    }

    /// The choice for this place.
    pub(crate) fn at(&self, pointer: &str) -> Option<&'a Override> {
        self.at.get(pointer).map(|(_, choice)| *choice)
    }

    /// The choices as lowering schemas needs them.
    pub(crate) fn options(&self, config: &Config) -> Options {
        let choices = self.at.iter().map(|(pointer, (_, choice))| {
            let choice = Choice {
                ty: choice.ty.clone(),
                skip: choice.skip,
                required: choice.required,
                nullable: choice.nullable,
                extra: choice.extra,
            };
            (pointer.clone(), choice)
        });
        Options {
            unknown_members: match config.unknown_members.as_str() {
                "ignore" => UnknownMembers::Ignore,
                "keep" => UnknownMembers::Keep,
                _ => UnknownMembers::Refuse,
            },
            extra: config.extra,
            untyped_is_any: config.untyped_is_any,
            formats: config.formats.clone(),
            at: choices.collect(),
        }
    }
}

/// An error for a name in the config that the document does not have.
pub(crate) fn nothing_there(
    config: &Config,
    table: &str,
    name: &str,
    span: &std::ops::Range<usize>,
    near: Option<&str>,
) -> openapi_bindgen_diagnostics::Diagnostic {
    let what = format!("`[{table}.\"{name}\"]` names nothing in the document");
    let help = match near {
        Some(near) => format!("did you mean `[{table}.\"{near}\"]`? Otherwise remove it"),
        None => "remove it, or name a component, an operationId or a JSON pointer that exists".to_owned(),
    };
    config.mistake(codes::names::CONFIG_NOTHING_THERE, &[table, name], span, what).help(help)
}

impl<'a> Places<'a> {
    fn new(document: &'a Document) -> Self {
        let operations = document.operations.iter().chain(&document.webhooks);
        let others = operations.clone().flat_map(|operation| {
            let parameters = operation.parameters.iter().map(|p| p.pointer.as_str());
            let responses = operation.responses.iter().map(|r| r.pointer.as_str());
            parameters.chain(responses).chain(operation.body.iter().map(|b| b.pointer.as_str()))
        });
        Self {
            schemas: document.schemas().map(|(_, schema)| (schema.pointer.as_str(), schema)).collect(),
            operations: operations.clone().map(|o| (o.pointer.as_str(), o.id.as_deref().unwrap_or_default())).collect(),
            others: others.collect(),
        }
    }

    fn resolve(&self, name: &str, document: &Document) -> Option<String> {
        let pointer = name.strip_prefix('#').unwrap_or(name);
        if pointer.starts_with('/') {
            let there = self.schemas.contains_key(pointer)
                || self.operations.contains_key(pointer)
                || self.others.contains(pointer);
            return there.then(|| pointer.to_owned());
        }
        if let Some(id) = document.component(name) {
            return Some(document.schema(id).pointer.as_str().to_owned());
        }
        self.operations.iter().find(|(_, id)| **id == name).map(|(pointer, _)| (*pointer).to_owned())
    }

    fn nearest<'d>(&self, name: &str, document: &'d Document) -> Option<&'d str>
    where
        'a: 'd,
    {
        if name.starts_with('/') || name.starts_with('#') {
            return nearest(name, self.schemas.keys().copied().filter(|p| p.len().abs_diff(name.len()) < 8));
        }
        let components = document.components.iter().map(|(name, _)| name.as_str());
        nearest(name, components.chain(document.operations.iter().filter_map(|o| o.id.as_deref())))
    }

    /// Each setting of a choice must change something.
    fn check(&self, name: &str, choice: &Override, pointer: &str, config: &Config, sink: &mut Sink) {
        let mut refuse = |setting: &str, why: String| {
            let span = choice.places.get(setting).unwrap_or(&choice.span);
            let what = format!("`{setting}` of `[at.\"{name}\"]` does not apply: {why}");
            let mistake = config.mistake(codes::names::CONFIG_NO_LONGER_APPLIES, &["at", name, setting], span, what);
            sink.push(mistake.also(Pointer::parse(pointer), "the place").help("remove this line"));
        };
        let only_schemas = ["type", "required", "nullable", "extra", "variants"];
        let only_operations = ["module", "idempotent"];
        let schema = self.schemas.get(pointer);
        for setting in choice.places.keys() {
            if schema.is_none() && only_schemas.contains(&setting.as_str()) {
                refuse(setting, "it is for schemas".to_owned());
            }
            if !self.operations.contains_key(pointer) && only_operations.contains(&setting.as_str()) {
                refuse(setting, "it is for operations".to_owned());
            }
        }
        let Some(schema) = schema else { return };
        if let Some(required) = choice.required {
            match self.owner(pointer) {
                None => refuse("required", "this is no member of an object".to_owned()),
                Some((owner, member)) if owner.required.contains(&member) == required => {
                    refuse("required", format!("the document says `{required}` already"));
                }
                Some(_) => {}
            }
        }
        if choice.nullable == Some(true) && schema.nullable && schema.reference.is_none() {
            refuse("nullable", "the document says `true` already".to_owned());
        }
        if choice.extra == Some(true) && schema.additional == Additional::Any {
            refuse("extra", "the document allows further members already, which are kept".to_owned());
        }
        for value in choice.variants.keys() {
            let has = |values: &Vec<_>| values.iter().any(|v: &openapi_bindgen_spec::value::Value| text(v) == *value);
            if !schema.values.as_ref().is_some_and(has) {
                refuse("variants", format!("there is no value `{value}`"));
            }
        }
    }

    /// The object that declares a member, and the member's key.
    fn owner(&self, pointer: &str) -> Option<(&'a Schema, String)> {
        let (rest, _) = pointer.rsplit_once('/')?;
        let owner = self.schemas.get(rest.strip_suffix("/properties")?)?;
        let member = Pointer::parse(pointer).tokens().last()?;
        Some((owner, member))
    }
}

fn text(value: &openapi_bindgen_spec::value::Value) -> String {
    use openapi_bindgen_spec::value::Kind;
    match &value.kind {
        Kind::String(text) | Kind::Number(text) => text.clone(),
        Kind::Bool(flag) => flag.to_string(),
        _ => "null".to_owned(),
    }
}
