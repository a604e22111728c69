//! Aliases and wrappers: what they stand for.

use openapi_bindgen_ir::{Check, Shape, Type};

use super::Pair;
use crate::checks;
use crate::codes;
use crate::context::{Context, Retyped, on, peel};
use crate::finding::Finding;
use crate::signature;
use crate::verdict::{Source, Wire};

/// Compares what two aliases stand for.
pub(super) fn compare(context: &Context<'_>, pair: &Pair<'_>, old: &Type, new: &Type, out: &mut Vec<Finding>) {
    let push = |finding: Finding, out: &mut Vec<Finding>| {
        out.push(
            finding.source(Source::Major).was(signature::definition(pair.old)).is(signature::definition(pair.new)),
        );
    };
    let ((from, was_null), (to, is_null)) = (peel(old), peel(new));
    let (retyped, replaced) = context.replaced(from, to);
    match (was_null, is_null) {
        _ if replaced => {}
        (false, true) => {
            let (request, response) = on(pair.sides, Wire::Fine, Wire::Decode);
            let finding = pair.finding(&codes::TYPE_NULLABLE, format!("{} may be null.", pair.name()));
            push(finding.wires(request, response), out);
        }
        (true, false) => {
            let (request, response) = on(pair.sides, Wire::Refused, Wire::Fine);
            let finding = pair.finding(&codes::TYPE_NOT_NULLABLE, format!("{} may no longer be null.", pair.name()));
            push(finding.wires(request, response), out);
        }
        _ => {}
    }
    if retyped == Retyped::Same {
        return;
    }
    let (from, to) = if replaced { (old, new) } else { (from, to) };
    let (request, response) = context.wires(from, to, pair.sides);
    if retyped == Retyped::Enum {
        let finding = pair.finding(&codes::TYPE_ENUM, format!("Only listed values are left of {}.", pair.name()));
        push(finding.wires(request, response), out);
    }
    if replaced {
        let what = format!("{} stands for `{}`, and was `{}`.", pair.name(), signature::ty(to), signature::ty(from));
        push(pair.finding(&codes::TYPE_TARGET, what).wires(request, response), out);
    }
}

/// Compares wrappers, or a wrapper with an alias.
pub(super) fn wrapped(context: &Context<'_>, pair: &Pair<'_>, out: &mut Vec<Finding>) {
    let (Some((old, old_checks)), Some((new, new_checks))) = (inner(&pair.old.shape), inner(&pair.new.shape)) else {
        return;
    };
    let before = out.len();
    compare(context, pair, old, new, out);
    let other_kind = std::mem::discriminant(&pair.old.shape) != std::mem::discriminant(&pair.new.shape);
    if other_kind && out.len() == before {
        let (request, response) = on(pair.sides, Wire::Fine, Wire::Fine);
        out.push(
            pair.finding(&codes::TYPE_KIND, format!("{} is another kind of type.", pair.name()))
                .source(Source::Major)
                .wires(request, response)
                .was(signature::definition(pair.old))
                .is(signature::definition(pair.new)),
        );
    }
    let subject = checks::Subject {
        words: &pair.name(),
        item: pair.item(),
        old: &pair.old.origin.pointer,
        new: &pair.new.origin.pointer,
        sides: pair.sides,
        validated: pair.built,
    };
    let (from, to) = context.rules((old, old_checks), (new, new_checks));
    checks::compare(&from, &to, &subject, out);
}

fn inner(shape: &Shape) -> Option<(&Type, &[Check])> {
    match shape {
        Shape::Alias(inner) => Some((inner, &[])),
        Shape::Newtype { inner, checks } => Some((inner, checks)),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => None,
    }
}
