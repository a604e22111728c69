//! Parameters: new, gone, renamed, moved, written differently, or with other rules.

mod values;

use std::collections::BTreeMap;

use openapi_bindgen_ir::Param;

use super::Call;
use crate::codes::{self, Code};
use crate::context::Context;
use crate::finding::Finding;
use crate::items::common;
use crate::pairs::members::{Loose, renamed};
use crate::signature;
use crate::verdict::{Source, Wire};

/// Where a parameter goes and what it is called there: what makes it the same parameter.
///
/// The name of a path parameter does not go over the wire; its place in the path does.
fn key(param: &Param, path: &str) -> (String, String) {
    let location = param.style.location.clone();
    let name = match location.as_str() {
        "header" => param.wire.to_ascii_lowercase(),
        "path" => match path.find(&format!("{{{}}}", param.wire)) {
            Some(at) => path.get(..at).unwrap_or_default().matches('{').count().to_string(),
            None => param.wire.clone(),
        },
        _ => param.wire.clone(),
    };
    (location, name)
}

/// A parameter of both operations.
struct Both<'a> {
    call: &'a Call<'a>,
    old: &'a Param,
    new: &'a Param,
}

impl Both<'_> {
    fn finding(&self, code: &'static Code, verb: &str) -> Finding {
        Finding::new(code, format!("{} of {} {verb}.", named(self.old), self.call.name()))
            .old(&self.old.origin.pointer)
            .new_at(&self.new.origin.pointer)
            .item(item(self.call, self.old))
            .was(signature::param_item(self.old))
            .is(signature::param_item(self.new))
    }
}

/// ``The query parameter `limit` ``
fn named(param: &Param) -> String {
    format!("The {} parameter `{}`", param.style.location, param.wire)
}

fn item(call: &Call<'_>, param: &Param) -> String {
    match &call.old.operation.builder {
        Some(builder) if !param.required => call.old.owned(&format!("{}::{}", builder.name, param.name)),
        _ => call.old.item(),
    }
}

/// Compares all parameters.
pub(super) fn compare(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (call.old.operation, call.new.operation);
    if old.params == new.params {
        return;
    }
    let old_by: BTreeMap<_, &Param> = old.params.iter().map(|param| (key(param, &old.path), param)).collect();
    let new_by: BTreeMap<_, &Param> = new.params.iter().map(|param| (key(param, &new.path), param)).collect();
    for (key, from) in &old_by {
        if let Some(to) = new_by.get(key) {
            values::compare(context, &Both { call, old: from, new: to }, out);
        }
    }
    let mut gone: Vec<&Param> = only(&old_by, &new_by);
    let mut fresh: Vec<&Param> = only(&new_by, &old_by);
    moved(call, &mut gone, &mut fresh, out);
    let renames = renamed(&loose(context, &gone, true), &loose(context, &fresh, false));
    for (at, from) in gone.iter().enumerate() {
        match renames.iter().find(|(old, _)| *old == at).and_then(|(_, at)| fresh.get(*at)) {
            Some(to) => out.push(reworded(call, from, to)),
            None => out.push(removed(call, from)),
        }
    }
    for (at, to) in fresh.iter().enumerate() {
        if !renames.iter().any(|(_, new)| *new == at) {
            out.push(added(call, to));
        }
    }
    order(call, out);
}

fn only<'a, K: Ord>(here: &BTreeMap<K, &'a Param>, there: &BTreeMap<K, &'a Param>) -> Vec<&'a Param> {
    here.iter().filter(|(key, _)| !there.contains_key(key)).map(|(_, param)| *param).collect()
}

fn loose<'a>(context: &Context<'_>, params: &[&'a Param], old: bool) -> Vec<Loose<'a>> {
    let shape = |param: &Param| format!("{} {}", param.style.location, context.spelled(&param.ty, old));
    // Parameters stand in no order that means anything, so that position is no sign of a rename.
    let position = |at: usize| if old { at } else { at + params.len() + 1_000_000 };
    params
        .iter()
        .enumerate()
        .map(|(at, param)| Loose {
            name: &param.wire,
            shape: shape(param),
            text: &param.docs.text,
            position: position(at),
            telling: context.is_telling(&param.ty, old),
        })
        .collect()
}

/// The same name in another place: `?token=` became a header.
fn moved<'a>(call: &Call<'_>, gone: &mut Vec<&'a Param>, fresh: &mut Vec<&'a Param>, out: &mut Vec<Finding>) {
    gone.retain(|from| {
        let same = |to: &&Param| to.wire.eq_ignore_ascii_case(&from.wire) && to.style.location != from.style.location;
        let Some(at) = fresh.iter().position(same) else { return true };
        let to = fresh.remove(at);
        let wire = if to.required || from.style.location == "path" { Wire::Refused } else { Wire::Silent };
        let verb = format!("is now sent in the {}", to.style.location);
        let source = if from.required == to.required && from.ty == to.ty { Source::Patch } else { Source::Major };
        let both = Both { call, old: from, new: to };
        out.push(
            both.finding(&codes::PARAM_PLACE, &verb)
                .source(source)
                .request(wire)
                .keyword("in")
                .why("They send it where the server no longer looks for it."),
        );
        false
    });
}

fn reworded(call: &Call<'_>, old: &Param, new: &Param) -> Finding {
    let both = Both { call, old, new };
    let wire = if new.required { Wire::Refused } else { Wire::Silent };
    let verb = format!("is gone, and `{}` with the same type is new: probably renamed", new.wire);
    let same_rust = old.required == new.required && (old.required || old.name == new.name);
    both.finding(&codes::PARAM_RENAMED, &verb)
        .source(if same_rust { Source::Patch } else { Source::Major })
        .request(wire)
        .keyword("name")
}

fn removed(call: &Call<'_>, param: &Param) -> Finding {
    Finding::new(&codes::PARAM_REMOVED, format!("{} of {} is gone.", named(param), call.name()))
        .source(Source::Major)
        .request(Wire::Silent)
        .old(&param.origin.pointer)
        .new_at(&call.new.operation.origin.pointer)
        .item(item(call, param))
        .was(signature::param_item(param))
        .why("They go on sending it; a server that ignores it answers another question.")
}

fn added(call: &Call<'_>, param: &Param) -> Finding {
    let verb = if param.required { "is new and required" } else { "is new" };
    let (code, source, wire) = if param.required {
        (&codes::PARAM_ADDED_REQUIRED, Source::Major, Wire::Refused)
    } else {
        (&codes::PARAM_ADDED, Source::Minor, Wire::Fine)
    };
    Finding::new(code, format!("{} of {} {verb}.", named(param), call.name()))
        .source(source)
        .request(wire)
        .old(&call.old.operation.origin.pointer)
        .new_at(&param.origin.pointer)
        .item(call.new.item())
        .is(signature::param_item(param))
}

/// Required parameters are arguments in the document's order.
fn order(call: &Call<'_>, out: &mut Vec<Finding>) {
    let arguments = |op: &'_ crate::index::Op<'_>| -> Vec<((String, String), String)> {
        let params = op.operation.params.iter().filter(|param| param.required);
        params.map(|param| (key(param, &op.operation.path), signature::ty(&param.ty))).collect()
    };
    let (old, new) = (arguments(&call.old), arguments(&call.new));
    let (from, to) = common(
        &old.iter().map(|(key, _)| key).collect::<Vec<_>>(),
        &new.iter().map(|(key, _)| key).collect::<Vec<_>>(),
    );
    if from == to {
        return;
    }
    let ty = |key: &(String, String)| new.iter().find(|(other, _)| other == key).map(|(_, ty)| ty);
    let silent = from.iter().zip(&to).any(|(from, to)| from != to && ty(from) == ty(to));
    let what = format!("The arguments of {} stand in another order.", call.name());
    let finding = call.finding(&codes::PARAM_ORDER, what).source(Source::Major).request(Wire::Fine);
    let why = "They go on as before; code compiled anew passes one value as another.";
    out.push(call.with_methods(if silent { finding.keyword("order").why(why) } else { finding }));
}
