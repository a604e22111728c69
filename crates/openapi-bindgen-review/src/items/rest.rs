//! Members that no field names: ignored, refused, or kept.

use openapi_bindgen_ir::Rest;

use super::Pair;
use crate::checks;
use crate::codes;
use crate::context::{Context, Retyped, on};
use crate::finding::Finding;
use crate::signature;
use crate::verdict::{Source, Wire};

/// Compares what happens to further members.
pub(super) fn compare(context: &Context<'_>, pair: &Pair<'_>, old: &Rest, new: &Rest, out: &mut Vec<Finding>) {
    match (old, new) {
        (Rest::Denied, Rest::Ignored | Rest::Kept { .. }) => opened(pair, old, new, out),
        (Rest::Ignored | Rest::Kept { .. }, Rest::Denied) => closed(pair, old, out),
        (
            Rest::Kept { name: from, value: old_value, checks: old_checks, .. },
            Rest::Kept { name: to, value: new_value, checks: new_checks, .. },
        ) => {
            if from != to {
                let what = format!("Further members of {} are now in the field `{to}`.", pair.name());
                push(pair, &codes::MEMBER_RUST_NAME, what, Source::Major, (None, None), old, new, out);
            }
            if context.retyped(old_value, new_value) != Retyped::Same {
                let what = format!("Further members of {} have another type.", pair.name());
                let wires = context.wires(old_value, new_value, pair.sides);
                push(pair, &codes::REST_TYPE, what, Source::Major, wires, old, new, out);
            }
            let subject = checks::Subject {
                words: &format!("the further members of {}", pair.name()),
                item: pair.field(from),
                old: &pair.old.origin.pointer,
                new: &pair.new.origin.pointer,
                sides: pair.sides,
                validated: pair.built,
            };
            checks::compare(old_checks, new_checks, &subject, out);
        }
        (Rest::Kept { .. }, Rest::Ignored) => {
            let what = format!("Further members of {} are no longer kept.", pair.name());
            let wires = on(pair.sides, Wire::Fine, Wire::Fine);
            push(pair, &codes::REST_KEPT, what, Source::Major, wires, old, new, out);
        }
        (Rest::Ignored, Rest::Kept { .. }) => {
            let what = format!("Further members of {} are kept.", pair.name());
            let wires = on(pair.sides, Wire::Fine, Wire::Fine);
            push(pair, &codes::REST_KEPT, what, Source::Minor, wires, old, new, out);
        }
        (Rest::Ignored, Rest::Ignored) | (Rest::Denied, Rest::Denied) => {}
    }
}

/// Old clients refuse what their type denies.
fn opened(pair: &Pair<'_>, old: &Rest, new: &Rest, out: &mut Vec<Finding>) {
    let what = format!("{} may have members that the document does not name.", pair.name());
    let wires = on(pair.sides, Wire::Fine, Wire::Decode);
    let source = if matches!(new, Rest::Kept { .. }) { Source::Minor } else { Source::Patch };
    push(pair, &codes::REST_OPENED, what, source, wires, old, new, out);
}

/// Old clients can only send further members where their type has a field for them.
fn closed(pair: &Pair<'_>, old: &Rest, out: &mut Vec<Finding>) {
    let what = format!("{} may no longer have members that the document does not name.", pair.name());
    let kept = matches!(old, Rest::Kept { .. });
    let wires = on(pair.sides, if kept { Wire::Refused } else { Wire::Fine }, Wire::Fine);
    let source = if kept { Source::Major } else { Source::Patch };
    push(pair, &codes::REST_CLOSED, what, source, wires, old, &Rest::Denied, out);
}

#[expect(clippy::too_many_arguments, reason = "one call per kind of change, each naming all that it says")]
fn push(
    pair: &Pair<'_>,
    code: &'static codes::Code,
    what: String,
    source: Source,
    (request, response): (Option<Wire>, Option<Wire>),
    old: &Rest,
    new: &Rest,
    out: &mut Vec<Finding>,
) {
    let mut finding = pair.finding(code, what).source(source).wires(request, response).keyword("additionalProperties");
    finding.effect.old = signature::rest(old);
    finding.effect.new = signature::rest(new);
    // Whether further members are kept also depends on the directions in which a type is used.
    let (from, to) = (pair.old, pair.new);
    finding.follows =
        code.id == codes::REST_KEPT.id && (from.in_requests != to.in_requests || from.in_responses != to.in_responses);
    out.push(finding);
}
