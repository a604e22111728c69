//! Words and examples: what changes without any effect.

use openapi_bindgen_ir::{Case, Docs, Example, MediaBody, Operation, Param, Shape, TypeDef};

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
    for (param, other) in params(from, to) {
        if words(&other.docs) != words(&param.docs) {
            places.push(format!("`{}`", param.wire));
        }
    }
    if let (Some(from), Some(to)) = (&from.body, &to.body)
        && words(&from.docs) != words(&to.docs)
    {
        places.push("the body".to_owned());
    }
    for (case, same) in cases(from, to) {
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
    let differ = |old: &[Example], new: &[Example]| shown(old) != shown(new);
    params(from, to).iter().any(|(old, new)| differ(&old.examples, &new.examples))
        || paired(media(from), media(to), |one, other| one.media == other.media)
            .iter()
            .any(|(old, new)| differ(&old.examples, &new.examples))
        || cases(from, to).iter().any(|(old, new)| differ(&old.examples, &new.examples))
}

/// The parameters that both have.
fn params<'a>(from: &'a Operation, to: &'a Operation) -> Vec<(&'a Param, &'a Param)> {
    let same = |one: &Param, other: &Param| one.wire == other.wire && one.style.location == other.style.location;
    paired(&from.params, &to.params, same)
}

/// The answers that both have.
fn cases<'a>(from: &'a Operation, to: &'a Operation) -> Vec<(&'a Case, &'a Case)> {
    let all = |operation: &'a Operation| operation.reply.cases.iter().chain(&operation.errors);
    paired(all(from), all(to), |one, other| one.status == other.status)
}

fn media(operation: &Operation) -> impl Iterator<Item = &MediaBody> {
    operation
        .body
        .iter()
        .flat_map(|body| std::iter::once(&body.main).chain(&body.also).chain(body.others.iter().map(|other| &other.1)))
}

/// What both sides have. A document may have the same thing twice: the first is paired with the first.
fn paired<'a, T>(
    from: impl IntoIterator<Item = &'a T>,
    to: impl IntoIterator<Item = &'a T>,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(&'a T, &'a T)> {
    let mut left: Vec<&T> = to.into_iter().collect();
    let pair = |one: &'a T| left.iter().position(|other| same(one, other)).map(|at| (one, left.remove(at)));
    from.into_iter().filter_map(pair).collect()
}

fn shown(examples: &[Example]) -> Vec<&str> {
    examples.iter().map(|example| example.json.as_str()).collect()
}
