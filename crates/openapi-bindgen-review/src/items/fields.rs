//! The members of a struct: new, gone, renamed, in another order.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Field, Presence, Rest, Struct};

use super::{Pair, member, order, rest};
use crate::checks;
use crate::codes;
use crate::context::{Context, on};
use crate::edges::Sides;
use crate::finding::Finding;
use crate::fits::{Fit, Way};
use crate::pairs::members::{Loose, renamed};
use crate::signature;
use crate::verdict::{Source, Wire};

/// Compares two structs.
pub(super) fn compare(context: &Context<'_>, pair: &Pair<'_>, old: &Struct, new: &Struct, out: &mut Vec<Finding>) {
    let old_by: BTreeMap<&str, &Field> = old.fields.iter().map(|field| (field.wire.as_str(), field)).collect();
    let new_by: BTreeMap<&str, &Field> = new.fields.iter().map(|field| (field.wire.as_str(), field)).collect();
    for from in &old.fields {
        if let Some(to) = new_by.get(from.wire.as_str()) {
            member::compare(context, pair, from, to, (old, new), out);
        }
    }
    let gone: Vec<(usize, &Field)> = unmatched(&old.fields, &new_by);
    let fresh: Vec<(usize, &Field)> = unmatched(&new.fields, &old_by);
    let renames = renamed(&loose(context, &gone, true), &loose(context, &fresh, false));
    for (at, (_, from)) in gone.iter().enumerate() {
        match renames.iter().find(|(old, _)| *old == at).and_then(|(_, at)| fresh.get(*at)) {
            Some((_, to)) => out.push(member::renamed(pair, from, to, (old, new))),
            None => out.push(removed(context, pair, from, new)),
        }
    }
    for (at, (_, to)) in fresh.iter().enumerate() {
        if !renames.iter().any(|(_, new)| *new == at) {
            out.push(added(context, pair, to, (old, new)));
        }
    }
    rest::compare(context, pair, &old.rest, &new.rest, out);
    arguments(pair, old, new, out);
    let subject = checks::Subject {
        words: &format!("the object {}", pair.name()),
        item: pair.item(),
        old: &pair.old.origin.pointer,
        new: &pair.new.origin.pointer,
        sides: pair.sides,
        validated: pair.built,
    };
    checks::compare(&old.checks, &new.checks, &subject, out);
}

fn unmatched<'a>(fields: &'a [Field], other: &BTreeMap<&str, &Field>) -> Vec<(usize, &'a Field)> {
    fields.iter().enumerate().filter(|(_, field)| !other.contains_key(field.wire.as_str())).collect()
}

fn loose<'a>(context: &Context<'_>, fields: &[(usize, &'a Field)], old: bool) -> Vec<Loose<'a>> {
    fields
        .iter()
        .map(|(position, field)| Loose {
            name: &field.wire,
            shape: context.spelled(&field.ty, old),
            text: &field.docs.text,
            position: *position,
            telling: context.is_telling(&field.ty, old),
        })
        .collect()
}

/// Whether a member must be given.
pub(super) fn demanded(presence: Presence) -> bool {
    matches!(presence, Presence::Required | Presence::RequiredNullable)
}

fn added(context: &Context<'_>, pair: &Pair<'_>, field: &Field, (old, new): (&Struct, &Struct)) -> Finding {
    let sides = pair.sides.and(Sides::of_member(field.read_only, field.write_only));
    let demanded = demanded(field.presence);
    let request = if demanded { Wire::Refused } else { Wire::Fine };
    let (request, response) = on(sides, request, arrival(context, field, &old.rest));
    let hidden = context.hidden_before(pair.old, &field.wire);
    let (code, verb) = match hidden {
        Some(member::Hidden::ReadOnly) => (&codes::MEMBER_NOT_READ_ONLY, "is no longer read-only"),
        Some(member::Hidden::WriteOnly) => (&codes::MEMBER_NOT_WRITE_ONLY, "is no longer write-only"),
        None if demanded => (&codes::MEMBER_ADDED_REQUIRED, "is new and required"),
        None => (&codes::MEMBER_ADDED, "is new"),
    };
    let what = format!("The member `{}` of {} {verb}.", field.wire, pair.name());
    let grows = demanded && pair.built && field.constant.is_none();
    let mut finding = Finding::new(code, what)
        .source(if grows { Source::Major } else { Source::Minor })
        .wires(request, response)
        .old(&pair.old.origin.pointer)
        .new_at(&field.origin.pointer)
        .item(pair.field(&field.name))
        .is(signature::field(field));
    if grows {
        finding = finding.was(signature::constructor(old)).is(signature::constructor(new));
    }
    if demanded && field.default.is_some() {
        finding = finding.keyword("default");
    }
    if response == Some(Wire::Decode) {
        finding = finding.why("They refuse answers with members that their version of the type does not allow.");
    }
    finding
}

/// What an old client makes of a member that its type does not name.
fn arrival(context: &Context<'_>, field: &Field, rest: &Rest) -> Wire {
    match rest {
        Rest::Ignored => Wire::Fine,
        Rest::Denied => Wire::Decode,
        Rest::Kept { value, .. } => match context.fits.check(value, &field.ty, Way::Response) {
            Fit::All | Fit::Lossy => Wire::Fine,
            Fit::Some | Fit::None => Wire::Decode,
        },
    }
}

fn removed(context: &Context<'_>, pair: &Pair<'_>, field: &Field, new: &Struct) -> Finding {
    let sides = pair.sides.and(Sides::of_member(field.read_only, field.write_only));
    let (request, response) = on(sides, unknown_to_server(&new.rest), missed(field));
    let (code, verb) = match context.hidden_now(pair.new, &field.wire) {
        Some(member::Hidden::ReadOnly) => (&codes::MEMBER_READ_ONLY, "became read-only"),
        Some(member::Hidden::WriteOnly) => (&codes::MEMBER_WRITE_ONLY, "became write-only"),
        None => (&codes::MEMBER_REMOVED, "is gone"),
    };
    Finding::new(code, format!("The member `{}` of {} {verb}.", field.wire, pair.name()))
        .source(Source::Major)
        .wires(request, response)
        .old(&field.origin.pointer)
        .new_at(&pair.new.origin.pointer)
        .item(pair.field(&field.name))
        .was(signature::field(field))
        .why(member::loss(request, response))
}

/// What a server makes of a member that it no longer names.
pub(super) fn unknown_to_server(rest: &Rest) -> Wire {
    if *rest == Rest::Denied { Wire::Refused } else { Wire::Silent }
}

/// What an old client makes of a member that no longer comes.
pub(super) fn missed(field: &Field) -> Wire {
    if demanded(field.presence) { Wire::Decode } else { Wire::Silent }
}

/// The order of required members is the order of the constructor's arguments.
fn arguments(pair: &Pair<'_>, old: &Struct, new: &Struct, out: &mut Vec<Finding>) {
    let (from, to) = order::common(&names(old, true), &names(new, true));
    if pair.built
        && let Some((wire, takes)) = changed_constant(old, new)
    {
        let what = format!("The constructor of {} {takes} `{wire}`.", pair.name());
        out.push(
            pair.finding(&codes::CONSTRUCTOR_ORDER, what)
                .source(Source::Major)
                .wires(pair.sides.request.then_some(Wire::Fine), None)
                .was(signature::constructor(old))
                .is(signature::constructor(new)),
        );
    } else if pair.built && from != to {
        let ty = |wire: &str| new.fields.iter().find(|field| field.wire == wire).map(|field| &field.ty);
        let silent = from.iter().zip(&to).any(|(from, to)| from != to && ty(from) == ty(to));
        let what = format!("The required members of {} stand in another order.", pair.name());
        let finding = pair
            .finding(&codes::CONSTRUCTOR_ORDER, what)
            .source(Source::Major)
            .wires(pair.sides.request.then_some(Wire::Fine), None)
            .was(signature::constructor(old))
            .is(signature::constructor(new));
        let why = "They go on as before; code compiled anew passes one value as another.";
        out.push(if silent { finding.keyword("order").why(why) } else { finding });
    } else if !order::same(&names(old, false), &names(new, false)) {
        let what = format!("The members of {} stand in another order.", pair.name());
        out.push(pair.finding(&codes::MEMBER_ORDER, what).source(Source::Patch));
    }
}

/// A member that constructors fill in on one side only, and what that means.
fn changed_constant<'f>(old: &'f Struct, new: &Struct) -> Option<(&'f str, &'static str)> {
    old.fields.iter().filter(|field| demanded(field.presence)).find_map(|before| {
        let after = new.fields.iter().find(|field| field.wire == before.wire && demanded(field.presence))?;
        match (before.constant.is_some(), after.constant.is_some()) {
            (true, false) => Some((before.wire.as_str(), "takes")),
            (false, true) => Some((before.wire.as_str(), "no longer takes")),
            _ => None,
        }
    })
}

fn names(object: &Struct, only_demanded: bool) -> Vec<&str> {
    let is_argument = |field: &Field| demanded(field.presence) && field.constant.is_none();
    let fields = object.fields.iter().filter(|field| !only_demanded || is_argument(field));
    fields.map(|field| field.wire.as_str()).collect()
}
