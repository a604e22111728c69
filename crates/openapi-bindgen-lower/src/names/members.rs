//! Names inside a type: fields, enum values, branches of unions.

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes, push_token};
use openapi_bindgen_ir::{Enum, Rest, Shape, Struct, Union};

use super::rules::{beginning, without_owner};
use super::types::{Rules, lock_key};
use super::{Given, LONG, Right, Style, Wish, distinct, ident, settle, variation, words};
use crate::schema::Draft;

/// Names that the generated enums have besides the document's values.
const TAKEN_VARIANTS: [&str; 2] = ["UnknownValue", "UnknownVariant"];

impl Rules<'_> {
    /// Gives all members of a draft their final names.
    pub(crate) fn name_members(&self, draft: &mut Draft, sink: &mut Sink) {
        let key = lock_key(draft);
        let pointer = draft.pointer.clone();
        match &mut draft.def.shape {
            Shape::Struct(object) => self.name_fields(object, key.as_deref(), sink),
            Shape::Enum(values) => self.name_values(values, key.as_deref(), &pointer, sink),
            Shape::Union(union) => self.name_branches(union, &draft.words, key.as_deref()),
            Shape::Alias(_) | Shape::Newtype { .. } => {}
        }
    }

    fn locked(&self, key: Option<&str>, kind: &str, text: &str) -> Option<String> {
        if self.lock.has_no_members() {
            return None;
        }
        self.lock.member_name(&member_key(key?, kind, text)).map(str::to_owned)
    }

    fn name_fields(&self, object: &mut Struct, key: Option<&str>, sink: &mut Sink) {
        let fixed: Vec<Option<String>> = object
            .fields
            .iter()
            .map(|field| {
                let choice = self.applied.at(&field.origin.pointer);
                let renamed = choice.and_then(|choice| choice.rename.as_deref()).map(ident::field);
                renamed.or_else(|| self.locked(key, "properties", &field.wire))
            })
            .collect();
        let wishes: Vec<Wish<'_>> = object
            .fields
            .iter()
            .zip(&fixed)
            .map(|(field, fixed)| Wish { text: &field.wire, fixed: fixed.as_deref() })
            .collect();
        let given = distinct(&wishes, Style::Snake);
        for (at, given) in given.iter().enumerate() {
            let pair = (object.fields.get(at), given.gave_way_to.and_then(|other| object.fields.get(other)));
            if let (Some(field), Some(other)) = pair {
                let texts = (field.wire.as_str(), other.wire.as_str());
                self.report_field(texts, &given.name, &field.origin.pointer, &other.origin.pointer, sink);
            }
        }
        for (field, given) in object.fields.iter_mut().zip(given) {
            field.name = given.name;
        }
        if let Rest::Kept { name, .. } = &mut object.rest {
            let free = ["extra", "further_members", "all_further_members"];
            let taken = |name: &str| object.fields.iter().any(|field| field.name == name);
            *name = free.into_iter().find(|name| !taken(name)).unwrap_or("extra_").to_owned();
        }
    }

    fn name_values(&self, values: &mut Enum, key: Option<&str>, pointer: &Pointer, sink: &mut Sink) {
        let choice = self.applied.at(pointer.as_str());
        let fixed: Vec<Option<String>> = values
            .values
            .iter()
            .map(|value| {
                let chosen =
                    choice.and_then(|choice| choice.variants.get(&value.wire)).map(|name| ident::variant(name));
                chosen.or_else(|| self.locked(key, "enum", &value.wire))
            })
            .collect();
        let texts: Vec<String> = values.values.iter().map(|value| value.name.clone()).collect();
        let wires: Vec<&str> = values.values.iter().map(|value| value.wire.as_str()).collect();
        let given = settle_variants(&texts, &wires, &fixed, |text| beginning(&words(text), LONG).to_vec());
        for (at, given) in given.iter().enumerate() {
            let pair = (values.values.get(at), given.gave_way_to.and_then(|other| values.values.get(other)));
            if let (Some(value), Some(other)) = pair {
                let texts = (value.wire.as_str(), other.wire.as_str());
                self.report_value(texts, &given.name, pointer, &value.origin.pointer, &other.origin.pointer, sink);
            }
        }
        for (value, given) in values.values.iter_mut().zip(given) {
            value.name = given.name;
        }
    }

    fn name_branches(&self, union: &mut Union, owner: &[String], key: Option<&str>) {
        let mut owner: Vec<String> = owner.iter().flat_map(|part| words(part)).collect();
        // The word of a list's or a map's place says nothing that a branch would repeat.
        while owner.len() > 1 && owner.pop_if(|last| last == "item" || last == "value").is_some() {}
        let texts: Vec<String> = union.branches.iter().map(|branch| branch.name.clone()).collect();
        let fixed: Vec<Option<String>> = texts.iter().map(|text| self.locked(key, "oneOf", text)).collect();
        let places: Vec<String> = union
            .branches
            .iter()
            .map(|branch| {
                format!("{} at {}", branch.name, branch.origin.pointer.rsplit('/').next().unwrap_or_default())
            })
            .collect();
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        let short = |text: &str| beginning(without_owner(&words(text), &owner), LONG).to_vec();
        let given = settle_variants(&texts, &places, &fixed, short);
        for (branch, given) in union.branches.iter_mut().zip(given) {
            branch.name = given.name;
        }
    }

    fn report_field(&self, texts: (&str, &str), name: &str, pointer: &str, other: &str, sink: &mut Sink) {
        let help = format!("choose it in {}: `[at.\"{pointer}\"] rename = \"…\"`", self.config.place());
        let what = format!("the members `{}` and `{}` have one Rust name", texts.0, texts.1);
        sink.push(
            Diagnostic::warning(codes::names::MEMBER_COLLISION, Pointer::parse(pointer), what)
                .also(Pointer::parse(other), "the other one")
                .effect(format!("this one is `{name}`"))
                .help(help),
        );
    }

    fn report_value(
        &self,
        texts: (&str, &str),
        name: &str,
        owner: &Pointer,
        pointer: &str,
        other: &str,
        sink: &mut Sink,
    ) {
        let line = format!("`[at.\"{}\"] variants = {{ {:?} = \"…\" }}`", owner.as_str(), texts.0);
        let what = format!("the values `{}` and `{}` have one Rust name", texts.0, texts.1);
        sink.push(
            Diagnostic::warning(codes::names::MEMBER_COLLISION, Pointer::parse(pointer), what)
                .also(Pointer::parse(other), "the other one")
                .effect(format!("this one is `{name}`"))
                .help(format!("choose it in {}: {line}", self.config.place())),
        );
    }
}

/// Names of variants; `texts` need not differ, `explicit` must. `short` gives the words of the calmest name.
fn settle_variants(
    texts: &[String],
    explicit: &[&str],
    fixed: &[Option<String>],
    short: impl Fn(&str) -> Vec<String>,
) -> Vec<Given> {
    let count = texts.len();
    let candidate = |at: usize, level: usize| -> Option<String> {
        if at >= count {
            return (level == 0).then(|| TAKEN_VARIANTS.get(at - count).map(|name| (*name).to_owned()))?;
        }
        let (text, explicit) = (texts.get(at)?, explicit.get(at)?);
        let fixed = fixed.get(at).and_then(Option::as_ref);
        let level = match (fixed, level) {
            (Some(fixed), 0) => return Some(fixed.clone()),
            (Some(_), level) => level - 1,
            (None, level) => level,
        };
        match level {
            0 => Some(ident::pascal(&short(text))),
            1 => Some(ident::variant(text)),
            2..=6 => variation(text, Style::Pascal, level - 2),
            _ => variation(explicit, Style::Pascal, level - 7),
        }
    };
    let right = |at: usize, name: &str| match (fixed.get(at), texts.get(at)) {
        (None, None) => Right::Fixed,
        (Some(Some(fixed)), _) if fixed == name => Right::Fixed,
        (_, Some(text)) => super::right_by_spelling(text, name),
        _ => Right::None,
    };
    let mut given = settle(count + TAKEN_VARIANTS.len(), candidate, right);
    given.truncate(count);
    for given in &mut given {
        given.gave_way_to = given.gave_way_to.filter(|other| *other < count);
    }
    given
}

/// The lock's key of a member.
pub(crate) fn member_key(key: &str, kind: &str, text: &str) -> String {
    let mut pointer = String::with_capacity(key.len() + kind.len() + text.len() + 2);
    pointer.push_str(key);
    push_token(&mut pointer, kind);
    push_token(&mut pointer, text);
    pointer
}
