//! Enums: which values are new or gone, and which variants have another name.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Enum, EnumValue, Type};

use super::{Pair, order};
use crate::codes;
use crate::context::{Context, on};
use crate::finding::Finding;
use crate::verdict::{Source, Wire};

/// How many values a sentence names.
const NAMED: usize = 8;

/// Compares two enums.
pub(super) fn compare(context: &Context<'_>, pair: &Pair<'_>, old: &Enum, new: &Enum, out: &mut Vec<Finding>) {
    if old.kind != new.kind {
        let (from, to) = (Type::Named(pair.old.path.clone()), Type::Named(pair.new.path.clone()));
        let (request, response) = context.wires(&from, &to, pair.sides);
        let what = format!("The values of {} have another JSON type.", pair.name());
        out.push(pair.finding(&codes::VALUES_KIND, what).source(Source::Major).wires(request, response));
    }
    let old_by = by_wire(&old.values);
    let new_by = by_wire(&new.values);
    let gone: Vec<&EnumValue> = old.values.iter().filter(|value| !new_by.contains_key(value.wire.as_str())).collect();
    let fresh: Vec<&EnumValue> = new.values.iter().filter(|value| !old_by.contains_key(value.wire.as_str())).collect();
    if let ([from], [to], [_], [_]) = (gone.as_slice(), fresh.as_slice(), old.values.as_slice(), new.values.as_slice())
    {
        out.push(constant(pair, from, to));
    } else {
        out.extend(removed(pair, &gone));
        out.extend(added(pair, &fresh));
    }
    for from in &old.values {
        if let Some(to) = new_by.get(from.wire.as_str()) {
            value(pair, from, to, out);
        }
    }
    if !order::same(&wires(old), &wires(new)) {
        let what = format!("The values of {} stand in another order.", pair.name());
        out.push(pair.finding(&codes::VALUES_ORDER, what).source(Source::Patch));
    }
}

fn wires(values: &Enum) -> Vec<&str> {
    values.values.iter().map(|value| value.wire.as_str()).collect()
}

fn by_wire(values: &[EnumValue]) -> BTreeMap<&str, &EnumValue> {
    values.iter().map(|value| (value.wire.as_str(), value)).collect()
}

/// `` `a`, `b` and 3 more``
fn listed(values: &[&EnumValue]) -> String {
    let named: Vec<String> = values.iter().take(NAMED).map(|value| format!("`{}`", value.wire)).collect();
    match values.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

fn variants(values: &[&EnumValue]) -> String {
    values.iter().take(NAMED).map(|value| value.name.clone()).collect::<Vec<_>>().join(", ")
}

fn plural<'a>(values: &[&EnumValue], one: &'a str, many: &'a str) -> &'a str {
    if values.len() == 1 { one } else { many }
}

fn constant(pair: &Pair<'_>, old: &EnumValue, new: &EnumValue) -> Finding {
    let (request, response) = on(pair.sides, Wire::Refused, Wire::Silent);
    let what = format!("The only value of {} is now `{}`, and was `{}`.", pair.name(), new.wire, old.wire);
    pair.finding(&codes::CONST_CHANGED, what)
        .source(if old.name == new.name { Source::Patch } else { Source::Major })
        .wires(request, response)
        .keyword("const")
        .was(old.name.clone())
        .is(new.name.clone())
        .why("They send the old value, and take the new one for a value that they do not know.")
}

fn removed(pair: &Pair<'_>, values: &[&EnumValue]) -> Option<Finding> {
    let first = values.first()?;
    let (request, response) = on(pair.sides, Wire::Refused, Wire::Fine);
    let verb = plural(values, "is no longer a value", "are no longer values");
    Some(
        pair.finding(&codes::VALUE_REMOVED, format!("{} {verb} of {}.", listed(values), pair.name()))
            .source(Source::Major)
            .wires(request, response)
            .keyword("enum")
            .old(&first.origin.pointer)
            .was(variants(values)),
    )
}

fn added(pair: &Pair<'_>, values: &[&EnumValue]) -> Option<Finding> {
    let first = values.first()?;
    let (request, response) = on(pair.sides, Wire::Fine, Wire::Fine);
    let verb = plural(values, "is a new value", "are new values");
    Some(
        pair.finding(&codes::VALUE_ADDED, format!("{} {verb} of {}.", listed(values), pair.name()))
            .source(Source::Minor)
            .wires(request, response)
            .keyword("enum")
            .new_at(&first.origin.pointer)
            .is(variants(values)),
    )
}

fn value(pair: &Pair<'_>, old: &EnumValue, new: &EnumValue, out: &mut Vec<Finding>) {
    if old.name != new.name {
        let what = format!("The value `{}` of {} is now the variant `{}`.", old.wire, pair.name(), new.name);
        out.push(
            Finding::new(&codes::VALUE_RUST_NAME, what)
                .source(Source::Major)
                .old(&old.origin.pointer)
                .new_at(&new.origin.pointer)
                .item(pair.variant(&old.name))
                .was(old.name.clone())
                .is(new.name.clone()),
        );
    }
    if old.label != new.label {
        let what = format!("The value `{}` of {} is described otherwise.", old.wire, pair.name());
        let mut finding = Finding::new(&codes::VALUE_LABEL, what).source(Source::Patch).item(pair.variant(&old.name));
        finding = finding.old(&old.origin.pointer).new_at(&new.origin.pointer);
        finding.effect.old = Some(old.label.clone());
        finding.effect.new = Some(new.label.clone());
        out.push(finding);
    }
}
