//! One parameter of both operations: its name, presence, type, style, default and rules.

use openapi_bindgen_ir::{Param, Type};

use super::{Both, item};
use crate::checks;
use crate::codes;
use crate::context::{Context, Retyped, or_null};
use crate::edges::Sides;
use crate::finding::Finding;
use crate::fits::Way;
use crate::signature;
use crate::verdict::{Source, Wire};

/// Compares a parameter with itself.
pub(super) fn compare(context: &Context<'_>, both: &Both<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (both.old, both.new);
    if old == new {
        return;
    }
    if old.name != new.name {
        let setter = !old.required && !new.required;
        let source = if setter { Source::Major } else { Source::Patch };
        let verb = format!("is now `{}` in Rust", new.name);
        out.push(both.finding(&codes::PARAM_RUST_NAME, &verb).source(source).request(Wire::Fine));
    }
    match (old.required, new.required) {
        (false, true) => {
            let finding = both.finding(&codes::PARAM_REQUIRED, "became required");
            out.push(finding.source(Source::Major).request(Wire::Refused));
        }
        (true, false) => {
            let finding = both.finding(&codes::PARAM_OPTIONAL, "became optional");
            out.push(finding.source(Source::Major).request(Wire::Fine));
        }
        _ => {}
    }
    let (retyped, replaced) = context.replaced(&old.ty, &new.ty);
    match (old.nullable, new.nullable) {
        // What null means to a type that another took the place of is said of the type.
        _ if replaced => {}
        (false, true) => {
            let finding = both.finding(&codes::PARAM_NULLABLE, "may be null");
            out.push(finding.source(Source::Major).request(Wire::Fine));
        }
        (true, false) => {
            let finding = both.finding(&codes::PARAM_NOT_NULLABLE, "may no longer be null");
            out.push(finding.source(Source::Major).request(Wire::Refused));
        }
        _ => {}
    }
    typed(context, both, retyped, replaced, out);
    written(both, out);
    if old.deprecated != new.deprecated {
        let (code, source, verb) = if new.deprecated {
            (&codes::PARAM_DEPRECATED, Source::Minor, "is deprecated")
        } else {
            (&codes::PARAM_REVIVED, Source::Patch, "is no longer deprecated")
        };
        out.push(both.finding(code, verb).source(source).request(Wire::Fine));
    }
    let subject = checks::Subject {
        words: &format!("the {} parameter `{}` of {}", old.style.location, old.wire, both.call.name()),
        item: item(both.call, old),
        old: &old.origin.pointer,
        new: &new.origin.pointer,
        sides: Sides::REQUEST,
        validated: true,
    };
    let (from, to) = context.rules((&old.ty, &old.checks), (&new.ty, &new.checks));
    checks::compare(&from, &to, &subject, out);
}

fn typed(context: &Context<'_>, both: &Both<'_>, retyped: Retyped, replaced: bool, out: &mut Vec<Finding>) {
    if retyped == Retyped::Same {
        return;
    }
    let with_null = replaced && both.old.nullable != both.new.nullable;
    let old = &or_null(&both.old.ty, with_null && both.old.nullable);
    let new = &or_null(&both.new.ty, with_null && both.new.nullable);
    let way = if both.new.style.style == "Json" { Way::Request } else { Way::Text };
    let wire = context.request(old, new, way);
    if retyped == Retyped::Enum {
        let finding = both.finding(&codes::PARAM_ENUM, "takes only listed values");
        out.push(finding.source(Source::Major).request(wire));
    }
    if replaced {
        let verb = format!("is now `{}`, and was `{}`", signature::ty(new), signature::ty(old));
        out.push(both.finding(&codes::PARAM_TYPE, &verb).source(Source::Major).request(wire));
    }
}

/// Style and default.
fn written(both: &Both<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (both.old, both.new);
    let lists = |param: &Param| matches!(param.ty, Type::List(_));
    // A scalar that became a list is written by the list's style; that is said of the type.
    let style = |param: &Param| (param.style.style.clone(), param.style.reserved);
    if style(old) != style(new) && lists(old) == lists(new) {
        let verb = match (old.style.style == new.style.style, new.style.reserved) {
            (false, _) => format!("is written as {}, and was as {}", new.style.style, old.style.style),
            (true, true) => "is written with reserved characters as they are".to_owned(),
            (true, false) => "is written with reserved characters encoded".to_owned(),
        };
        let mut finding = both.finding(&codes::PARAM_STYLE, &verb).source(Source::Patch).request(Wire::Silent);
        finding.effect.old = Some(old.style.style.clone());
        finding.effect.new = Some(new.style.style.clone());
        out.push(finding.keyword("style"));
    }
    if old.default != new.default {
        let left_out = !old.required && !new.required;
        let verb = match (&old.default, &new.default) {
            (Some(old), Some(new)) => format!("means `{new}` when left out, and meant `{old}`"),
            (None, Some(new)) => format!("means `{new}` when left out, which the document did not say"),
            _ => "no longer has a default".to_owned(),
        };
        let said = |value: &Option<String>| value.as_ref().map(|value| format!("default: {value}"));
        let mut finding = both
            .finding(&codes::PARAM_DEFAULT, &verb)
            .source(Source::Patch)
            .request(if left_out { Wire::Silent } else { Wire::Fine })
            .keyword("default");
        finding.effect.old = said(&old.default);
        finding.effect.new = said(&new.default);
        out.push(finding);
    }
}
