//! Rust names of an operation's parameters.

use std::collections::BTreeSet;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};
use openapi_bindgen_ir::Param;
use openapi_bindgen_spec::model::Operation;

use super::Context;
use crate::names::{Right, Style, ident, settle, variation};

/// Names that the builder of a call needs for itself.
const TAKEN: &[&str] = &["call", "body", "into_future", "pages", "items"];

/// Rust names for all parameters: their own, told apart by location, then by spelling.
pub(super) fn name_all(context: &Context<'_>, params: &mut [Param], operation: &Operation, sink: &mut Sink) {
    let key = |param: &Param| member_key(operation, param);
    let fixed: Vec<Option<String>> = params
        .iter()
        .map(|param| {
            let choice = context.applied.at(&param.origin.pointer).filter(|_| !param.origin.pointer.is_empty());
            let renamed = choice.and_then(|choice| choice.rename.as_deref()).map(ident::field);
            renamed.or_else(|| context.lock.member_name(&key(param)).map(str::to_owned))
        })
        .collect();
    let places = params.iter().map(|param| param.style.location.as_str()).collect::<BTreeSet<_>>().len();
    let candidate = |at: usize, level: usize| -> Option<String> {
        let param = params.get(at)?;
        let level = match (fixed.get(at).and_then(Option::as_ref), level) {
            (Some(fixed), 0) => return Some(fixed.clone()),
            (Some(_), level) => level - 1,
            (None, level) => level,
        };
        let own = ident::field(&param.wire);
        let location = &param.style.location;
        match level {
            0 if TAKEN.contains(&own.as_str()) => Some(format!("{}_{location}", own.trim_end_matches('_'))),
            0 => Some(own),
            // The place tells parameters of one name apart, the spelling those of one place.
            1 if places > 1 => Some(format!("{}_{location}", own.trim_end_matches('_'))),
            level => {
                let level = level - if places > 1 { 2 } else { 1 };
                variation(&param.wire, Style::Snake, level).map(|name| match places {
                    1 => name,
                    _ => format!("{name}_{location}"),
                })
            }
        }
    };
    let right = |at: usize, name: &str| match (fixed.get(at), params.get(at)) {
        (Some(Some(fixed)), _) if fixed == name => Right::Fixed,
        // Of one name in several locations, the path's keeps it: it cannot be left out.
        (_, Some(param)) if param.wire == name && param.style.location == "path" => Right::Own,
        (_, Some(param)) if param.wire == name => Right::Alike,
        _ => Right::None,
    };
    let given = settle(params.len(), candidate, right);
    let wires: BTreeSet<&str> = params.iter().map(|param| param.wire.as_str()).collect();
    let same_wire = wires.len() < params.len();
    for (at, given) in given.iter().enumerate() {
        if let (Some(other), Some(param)) = (given.gave_way_to.and_then(|other| params.get(other)), params.get(at))
            && !same_wire
        {
            let what = format!("the parameters `{}` and `{}` have one Rust name", param.wire, other.wire);
            let pointer = Pointer::parse(&param.origin.pointer);
            let help =
                format!("choose it in {}: `[at.\"{}\"] rename = \"…\"`", context.config.place(), pointer.as_str());
            let other = Pointer::parse(&other.origin.pointer);
            let diagnostic =
                Diagnostic::warning(codes::names::ARGUMENT_COLLISION, pointer, what).also(other, "the other one");
            sink.push(diagnostic.effect(format!("this one is `{}`", given.name)).help(help));
        }
    }
    for (param, given) in params.iter_mut().zip(given) {
        param.name = given.name;
    }
}

/// The lock's key of a parameter: its index would change with its neighbours.
pub(crate) fn member_key(operation: &Operation, param: &Param) -> String {
    let token = format!("{}:{}", param.style.location, param.wire);
    operation.pointer.child("parameters").child(&token).as_str().to_owned()
}
