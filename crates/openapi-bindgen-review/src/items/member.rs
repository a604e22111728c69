//! One member in both structs: its name, presence, type, rules, default.

use openapi_bindgen_ir::{Field, Presence, Struct};

use super::Pair;
use super::fields::{demanded, missed, unknown_to_server};
use crate::checks;
use crate::codes::{self, Code};
use crate::context::{Context, Retyped, on, or_null};
use crate::edges::Sides;
use crate::finding::Finding;
use crate::signature;
use crate::summary::sentence;
use crate::verdict::{Source, Wire};

/// Why a member is not in a type made of its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hidden {
    /// It is only in responses.
    ReadOnly,
    /// It is only in requests.
    WriteOnly,
}

/// A member in both structs.
struct Member<'a> {
    pair: &'a Pair<'a>,
    old: &'a Field,
    new: &'a Field,
    sides: Sides,
}

impl Member<'_> {
    fn finding(&self, code: &'static Code, verb: &str) -> Finding {
        Finding::new(code, format!("The member `{}` of {} {verb}.", self.old.wire, self.pair.name()))
            .old(&self.old.origin.pointer)
            .new_at(&self.new.origin.pointer)
            .item(self.pair.field(&self.old.name))
    }

    fn with_signatures(&self, finding: Finding) -> Finding {
        finding.was(signature::field(self.old)).is(signature::field(self.new))
    }
}

/// Compares a member with itself.
pub(super) fn compare(
    context: &Context<'_>,
    pair: &Pair<'_>,
    old: &Field,
    new: &Field,
    structs: (&Struct, &Struct),
    out: &mut Vec<Finding>,
) {
    let sides = pair
        .sides
        .and(Sides::of_member(old.read_only, old.write_only))
        .and(Sides::of_member(new.read_only, new.write_only));
    let member = Member { pair, old, new, sides };
    if old.name != new.name {
        let finding = member.finding(&codes::MEMBER_RUST_NAME, &format!("is now the field `{}`", new.name));
        out.push(member.with_signatures(finding.source(Source::Major)));
    }
    flags(&member, out);
    let (kind, replaced) = context.replaced(&old.ty, &new.ty);
    presence(&member, structs, replaced, out);
    retyped(context, &member, kind, replaced, out);
    default(&member, out);
    if old.deprecated != new.deprecated {
        let (code, source, verb) = if new.deprecated {
            (&codes::MEMBER_DEPRECATED, Source::Minor, "is deprecated")
        } else {
            (&codes::MEMBER_REVIVED, Source::Patch, "is no longer deprecated")
        };
        out.push(member.finding(code, verb).source(source));
    }
    let subject = checks::Subject {
        words: &format!("the member `{}` of {}", old.wire, pair.name()),
        item: pair.field(&old.name),
        old: &old.origin.pointer,
        new: &new.origin.pointer,
        sides,
        validated: pair.built && !new.read_only,
    };
    let (from, to) = context.rules((&old.ty, &old.checks), (&new.ty, &new.checks));
    checks::compare(&from, &to, &subject, out);
}

/// A member that is gone under one name and back under another.
pub(super) fn renamed(pair: &Pair<'_>, old: &Field, new: &Field, structs: (&Struct, &Struct)) -> Finding {
    let sides = pair.sides.and(Sides::of_member(old.read_only, old.write_only));
    // Where the new name is demanded, the loss is not silent.
    let loud = demanded(new.presence) && !new.read_only;
    let lost = if loud { Wire::Refused } else { unknown_to_server(&structs.1.rest) };
    let (request, response) = on(sides, lost, missed(old));
    let what = format!(
        "The member `{}` of {} is gone, and `{}` with the same type is new: probably renamed.",
        old.wire,
        pair.name(),
        new.wire
    );
    let same_rust = old.name == new.name && old.presence == new.presence;
    Finding::new(&codes::MEMBER_RENAMED, what)
        .source(if same_rust { Source::Patch } else { Source::Major })
        .wires(request, response)
        .old(&old.origin.pointer)
        .new_at(&new.origin.pointer)
        .item(pair.field(&old.name))
        .was(signature::field(old))
        .is(signature::field(new))
        .why(loss(request, response))
}

/// What the loss of a member means to shipped clients, in words.
pub(super) fn loss(request: Option<Wire>, response: Option<Wire>) -> String {
    let sent = match request {
        Some(Wire::Refused) => "the server refuses requests that carry it",
        Some(Wire::Silent) => "the server ignores what they send in it",
        _ => "",
    };
    let read = match response {
        Some(Wire::Decode) => "they cannot read answers without it",
        Some(Wire::Silent) => "they find nothing where something stood",
        _ => "",
    };
    match (sent, read) {
        ("", "") => String::new(),
        (one, "") | ("", one) => sentence(one),
        (sent, read) => sentence(&format!("{sent}, and {read}")),
    }
}

fn flags(member: &Member<'_>, out: &mut Vec<Finding>) {
    let Member { pair, old, new, .. } = member;
    let (source, sides) = (Source::Patch, pair.sides);
    match (old.read_only, new.read_only) {
        (false, true) => {
            let (request, response) = on(sides, Wire::Silent, Wire::Fine);
            let finding = member.finding(&codes::MEMBER_READ_ONLY, "became read-only").source(source);
            out.push(finding.wires(request, response).why(loss(request, None)));
        }
        (true, false) => {
            let wire = if demanded(new.presence) { Wire::Refused } else { Wire::Fine };
            let (request, response) = on(sides, wire, Wire::Fine);
            let finding = member.finding(&codes::MEMBER_NOT_READ_ONLY, "is no longer read-only").source(source);
            out.push(finding.wires(request, response));
        }
        _ => {}
    }
    match (old.write_only, new.write_only) {
        (false, true) => {
            let (request, response) = on(sides, Wire::Fine, missed(old));
            let finding = member.finding(&codes::MEMBER_WRITE_ONLY, "became write-only").source(source);
            out.push(finding.wires(request, response).why(loss(None, response)));
        }
        (true, false) => {
            let (request, response) = on(sides, Wire::Fine, Wire::Fine);
            let finding = member.finding(&codes::MEMBER_NOT_WRITE_ONLY, "is no longer write-only").source(source);
            out.push(finding.wires(request, response));
        }
        _ => {}
    }
}

fn nullable(presence: Presence) -> bool {
    matches!(presence, Presence::RequiredNullable | Presence::OptionalNullable)
}

/// Required or not, null or not. What null means to a type that another took the place of is said of the type.
fn presence(member: &Member<'_>, structs: (&Struct, &Struct), replaced: bool, out: &mut Vec<Finding>) {
    let (old, new) = (member.old.presence, member.new.presence);
    let same_field = signature::present(&member.old.ty, old) == signature::present(&member.old.ty, new);
    let constructed = member.pair.built && demanded(old) != demanded(new);
    let source = if same_field && !constructed { Source::Patch } else { Source::Major };
    let mut push = |code, verb, request, response| {
        let (request, response) = on(member.sides, request, response);
        let finding = member.finding(code, verb).source(source).wires(request, response);
        let finding = member.with_signatures(finding);
        out.push(if same_field && constructed {
            finding.was(signature::constructor(structs.0)).is(signature::constructor(structs.1))
        } else {
            finding
        });
    };
    match (demanded(old), demanded(new)) {
        (false, true) => push(&codes::MEMBER_REQUIRED, "became required", Wire::Refused, Wire::Fine),
        (true, false) => push(&codes::MEMBER_OPTIONAL, "became optional", Wire::Fine, Wire::Decode),
        _ => {}
    }
    match (nullable(old), nullable(new)) {
        _ if replaced => {}
        (false, true) => push(&codes::MEMBER_NULLABLE, "may be null", Wire::Fine, Wire::Decode),
        (true, false) => push(&codes::MEMBER_NOT_NULLABLE, "may no longer be null", Wire::Refused, Wire::Fine),
        _ => {}
    }
}

fn retyped(context: &Context<'_>, member: &Member<'_>, retyped: Retyped, replaced: bool, out: &mut Vec<Finding>) {
    if retyped == Retyped::Same {
        return;
    }
    let (was_null, is_null) = (nullable(member.old.presence), nullable(member.new.presence));
    let with_null = replaced && was_null != is_null;
    let old = &or_null(&member.old.ty, with_null && was_null);
    let new = &or_null(&member.new.ty, with_null && is_null);
    let (request, response) = context.wires(old, new, member.sides);
    if retyped == Retyped::Enum {
        let finding = member.finding(&codes::MEMBER_ENUM, "takes only listed values");
        out.push(member.with_signatures(finding.source(Source::Major).wires(request, response)));
    }
    if replaced {
        let verb = format!("is now `{}`, and was `{}`", signature::ty(new), signature::ty(old));
        let finding = member.finding(&codes::MEMBER_TYPE, &verb);
        out.push(member.with_signatures(finding.source(Source::Major).wires(request, response)));
    }
}

/// A default says what leaving the member out means; whoever always gives it does not feel a change.
fn default(member: &Member<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (&member.old.default, &member.new.default);
    if old == new {
        return;
    }
    let left_out = !demanded(member.old.presence) && !demanded(member.new.presence);
    let (request, response) = on(member.sides, if left_out { Wire::Silent } else { Wire::Fine }, Wire::Fine);
    let said = |value: &Option<String>| value.as_ref().map(|value| format!("default: {value}"));
    let verb = match (old, new) {
        (Some(old), Some(new)) => format!("means `{new}` when left out, and meant `{old}`"),
        (None, Some(new)) => format!("means `{new}` when left out, which the document did not say"),
        _ => "no longer has a default".to_owned(),
    };
    let mut finding =
        member.finding(&codes::MEMBER_DEFAULT, &verb).source(Source::Patch).wires(request, response).keyword("default");
    finding.effect.old = said(old);
    finding.effect.new = said(new);
    out.push(finding);
}
