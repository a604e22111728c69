//! Words and examples: what changes without any effect.

use openapi_bindgen_ir::{Docs, Example, MediaBody, Operation, Param, Shape, TypeDef};

use crate::codes;
use crate::finding::Finding;
use crate::index::{Op, item};
use crate::verdict::Source;

/// How many members one sentence names.
const NAMED: usize = 6;

/// One finding for all words of a type that changed.
pub(crate) fn of_types(old: &TypeDef, new: &TypeDef, out: &mut Vec<Finding>) {
    let mut places = Vec::new();
    if words(&old.docs) != words(&new.docs) {
        places.push("the type itself".to_owned());
    }
    match (&old.shape, &new.shape) {
        (Shape::Struct(old), Shape::Struct(new)) => {
            let known: std::collections::BTreeMap<&str, &Docs> =
                new.fields.iter().map(|field| (field.wire.as_str(), &field.docs)).collect();
            for field in &old.fields {
                if known.get(field.wire.as_str()).is_some_and(|docs| words(docs) != words(&field.docs)) {
                    places.push(format!("`{}`", field.wire));
                }
            }
        }
        (Shape::Union(old), Shape::Union(new)) => {
            for (old, new) in old.branches.iter().zip(&new.branches) {
                if old.name == new.name && words(&old.docs) != words(&new.docs) {
                    places.push(format!("`{}`", old.name));
                }
            }
        }
        _ => {}
    }
    if let Some(places) = listed(&places) {
        let what = format!("The words about `{}` changed: {places}.", old.path.name);
        let finding = Finding::new(&codes::DOCS, what).source(Source::Patch).item(item(&old.path));
        out.push(finding.old(&old.origin.pointer).new_at(&new.origin.pointer));
    }
}

/// One finding for all words of an operation that changed, and one for its examples.
pub(crate) fn of_operations(old: &Op<'_>, new: &Op<'_>, out: &mut Vec<Finding>) {
    let (from, to) = (old.operation, new.operation);
    let mut places = Vec::new();
    if words(&from.docs) != words(&to.docs) {
        places.push("the operation itself".to_owned());
    }
    for param in &from.params {
        let same =
            to.params.iter().find(|other| other.wire == param.wire && other.style.location == param.style.location);
        if same.is_some_and(|other| words(&other.docs) != words(&param.docs)) {
            places.push(format!("`{}`", param.wire));
        }
    }
    if let (Some(from), Some(to)) = (&from.body, &to.body)
        && words(&from.docs) != words(&to.docs)
    {
        places.push("the body".to_owned());
    }
    for case in from.reply.cases.iter().chain(&from.errors) {
        let Some(same) = to.reply.cases.iter().chain(&to.errors).find(|other| other.status == case.status) else {
            continue;
        };
        if words(&same.docs) != words(&case.docs) {
            places.push(format!("`{}`", case.name));
        }
        for (name, _, docs) in &case.headers {
            let header = same.headers.iter().find(|(other, _, _)| other.eq_ignore_ascii_case(name));
            if header.is_some_and(|(_, _, other)| words(other) != words(docs)) {
                places.push(format!("the header `{name}`"));
            }
        }
    }
    let at = |finding: Finding| {
        finding.source(Source::Patch).item(old.item()).old(&from.origin.pointer).new_at(&to.origin.pointer)
    };
    if let Some(places) = listed(&places) {
        let what = format!("The words about `{}` changed: {places}.", old.label());
        out.push(at(Finding::new(&codes::DOCS, what)));
    }
    if examples_differ(old, new) {
        out.push(at(Finding::new(&codes::EXAMPLES, format!("The examples of `{}` changed.", old.label()))));
    }
}

/// What a reader sees; notes are made of other facts, which are reported as such.
fn words(docs: &Docs) -> (&str, &str) {
    (docs.summary.trim(), docs.text.trim())
}

fn listed(places: &[String]) -> Option<String> {
    if places.is_empty() {
        return None;
    }
    let named = places.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    Some(match places.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    })
}

/// Whether something that both have is shown by other examples.
fn examples_differ(old: &Op<'_>, new: &Op<'_>) -> bool {
    let (from, to) = (old.operation, new.operation);
    let params = from.params.iter().any(|param| {
        let same = |other: &&Param| other.wire == param.wire && other.style.location == param.style.location;
        to.params.iter().find(same).is_some_and(|other| shown(&param.examples) != shown(&other.examples))
    });
    let bodies = media(from).any(|body| {
        let same = media(to).find(|other| other.media == body.media);
        same.is_some_and(|other| shown(&body.examples) != shown(&other.examples))
    });
    let cases = from.reply.cases.iter().chain(&from.errors).any(|case| {
        let same = to.reply.cases.iter().chain(&to.errors).find(|other| other.status == case.status);
        same.is_some_and(|other| shown(&case.examples) != shown(&other.examples))
    });
    params || bodies || cases
}

fn media(operation: &Operation) -> impl Iterator<Item = &MediaBody> {
    operation
        .body
        .iter()
        .flat_map(|body| std::iter::once(&body.main).chain(&body.also).chain(body.others.iter().map(|other| &other.1)))
}

fn shown(examples: &[Example]) -> Vec<&str> {
    examples.iter().map(|example| example.json.as_str()).collect()
}
