//! Unions: which branches are new or gone, and how they are told apart.

use openapi_bindgen_ir::{Branch, GuardTag, Shape, Type, Union};

use super::Pair;
use crate::checks;
use crate::codes::{self, Code};
use crate::context::{Context, Retyped, on};
use crate::finding::Finding;
use crate::fits::{Fit, Way};
use crate::index::{Index, item};
use crate::signature;
use crate::verdict::{Source, Wire};

/// Compares two unions.
pub(super) fn compare(context: &Context<'_>, pair: &Pair<'_>, old: &Union, new: &Union, out: &mut Vec<Finding>) {
    let matched = matched(context, old, new);
    for (at, branch) in old.branches.iter().enumerate() {
        match matched.iter().find(|(old, _)| *old == at).and_then(|(_, at)| new.branches.get(*at)) {
            Some(other) => both(context, pair, branch, other, old.open, out),
            None => out.push(removed(context, pair, branch)),
        }
    }
    for (at, branch) in new.branches.iter().enumerate() {
        if !matched.iter().any(|(_, new)| *new == at) {
            out.push(added(context, pair, branch, old.open));
        }
    }
    told_apart(context, pair, old, new, out);
    if !matched.is_sorted_by_key(|(_, new)| *new) {
        let what = format!("The branches of {} stand in another order.", pair.name());
        out.push(pair.finding(&codes::BRANCH_ORDER, what).source(Source::Patch));
    }
}

/// Whether two branches may be the same.
type Rule<'a> = &'a dyn Fn(&Branch, &Branch) -> bool;

/// Pairs branches by type and tag, by type, by name, each only where one alone can be meant; sorted by old number.
fn matched(context: &Context<'_>, old: &Union, new: &Union) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let rules: [Rule<'_>; 3] = [
        &|old, new| context.same(&old.ty, &new.ty) && old.guard.tag == new.guard.tag,
        &|old, new| context.same(&old.ty, &new.ty),
        &|old, new| old.name == new.name,
    ];
    for rule in rules {
        for (at, branch) in old.branches.iter().enumerate() {
            if found.iter().any(|(taken, _)| *taken == at) {
                continue;
            }
            let free = |number: &usize| !found.iter().any(|(_, taken)| taken == number);
            let fit = new.branches.iter().enumerate().find(|(number, other)| free(number) && rule(branch, other));
            if let Some((number, _)) = fit {
                found.push((at, number));
            }
        }
    }
    found.sort_unstable();
    found
}

fn finding(pair: &Pair<'_>, code: &'static Code, branch: &Branch, verb: &str) -> Finding {
    let what = format!("The branch `{}` of {} {verb}.", signature::ty(&branch.ty), pair.name());
    pair.finding(code, what).item(pair.variant(&branch.name))
}

fn variant(branch: &Branch) -> String {
    match branch.ty {
        Type::Null => branch.name.clone(),
        ref ty => format!("{}({})", branch.name, signature::ty(ty)),
    }
}

pub(super) fn removed(context: &Context<'_>, pair: &Pair<'_>, branch: &Branch) -> Finding {
    let union = Type::Named(pair.new.path.clone());
    let sent = match context.fits.check(&branch.ty, &union, Way::Request) {
        _ if branch.guard.tag.is_some() => Wire::Refused,
        Fit::All => Wire::Fine,
        Fit::Lossy => Wire::Silent,
        Fit::Some => Wire::Tightened,
        Fit::None => Wire::Refused,
    };
    let (request, response) = on(pair.sides, sent, Wire::Fine);
    finding(pair, &codes::BRANCH_REMOVED, branch, "is gone")
        .source(Source::Major)
        .wires(request, response)
        .old(&branch.origin.pointer)
        .was(variant(branch))
}

pub(super) fn added(context: &Context<'_>, pair: &Pair<'_>, branch: &Branch, open: bool) -> Finding {
    let union = Type::Named(pair.old.path.clone());
    let read = match context.fits.check(&union, &branch.ty, Way::Response) {
        _ if open => Wire::Fine,
        Fit::All => Wire::Fine,
        Fit::Lossy => Wire::Silent,
        Fit::Some | Fit::None => Wire::Decode,
    };
    let (request, response) = on(pair.sides, Wire::Fine, read);
    finding(pair, &codes::BRANCH_ADDED, branch, "is new")
        .source(Source::Minor)
        .wires(request, response)
        .new_at(&branch.origin.pointer)
        .is(variant(branch))
}

fn both(context: &Context<'_>, pair: &Pair<'_>, old: &Branch, new: &Branch, open: bool, out: &mut Vec<Finding>) {
    let at = |finding: Finding| finding.old(&old.origin.pointer).new_at(&new.origin.pointer);
    if old.name != new.name {
        let verb = format!("is now the variant `{}`", new.name);
        let mut named = finding(pair, &codes::BRANCH_RUST_NAME, old, &verb).source(Source::Major);
        named.named_after = renamed(context, &old.ty, &new.ty);
        out.push(at(named).was(variant(old)).is(variant(new)));
    }
    if context.retyped(&old.ty, &new.ty) != Retyped::Same {
        let (request, response) = context.wires(&old.ty, &new.ty, pair.sides);
        let verb = format!("is now `{}`", signature::ty(&new.ty));
        let typed = finding(pair, &codes::BRANCH_TYPE, old, &verb).source(Source::Major).wires(request, response);
        out.push(at(typed).was(variant(old)).is(variant(new)));
    }
    if let (Some(from), Some(to)) = (&old.guard.tag, &new.guard.tag)
        && from.key == to.key
        && from.values != to.values
    {
        out.push(at(tag_values(pair, old, (from, to), open)));
    }
    let subject = checks::Subject {
        words: &format!("the branch `{}` of {}", old.name, pair.name()),
        item: pair.variant(&old.name),
        old: &old.origin.pointer,
        new: &new.origin.pointer,
        sides: pair.sides,
        validated: pair.built,
    };
    checks::compare(&old.checks, &new.checks, &subject, out);
}

/// The type that a branch holds, when the branch has another name because the type has.
fn renamed(context: &Context<'_>, old: &Type, new: &Type) -> String {
    match (context.old.resolve(old), context.new.resolve(new)) {
        (Type::Named(from), Type::Named(to)) if from != to && context.same(old, new) => item(from),
        _ => String::new(),
    }
}

fn tag_values(pair: &Pair<'_>, branch: &Branch, (old, new): (&GuardTag, &GuardTag), open: bool) -> Finding {
    let kept = old.values.iter().all(|value| new.values.contains(value));
    let grown = new.values.iter().any(|value| !old.values.contains(value));
    let sent = if kept { Wire::Fine } else { Wire::Refused };
    let read = match (grown, open) {
        (false, _) => Wire::Fine,
        (true, true) => Wire::Silent,
        (true, false) => Wire::Decode,
    };
    let (request, response) = on(pair.sides, sent, read);
    let said = |tag: &GuardTag| format!("{}: {}", tag.key, tag.values.join(" | "));
    let verb = format!("is chosen by `{}`, and was by `{}`", new.values.join("`, `"), old.values.join("`, `"));
    finding(pair, &codes::TAG_VALUES, branch, &verb)
        .source(Source::Patch)
        .wires(request, response)
        .keyword("mapping")
        .was(said(old))
        .is(said(new))
}

/// The discriminator's member, as far as all branches agree on it.
fn key(union: &Union) -> Option<&str> {
    union.branches.iter().find_map(|branch| branch.guard.tag.as_ref()).map(|tag| tag.key.as_str())
}

/// Whether every branch is a struct that always has this member.
fn carries(index: &Index<'_>, union: &Union, key: &str) -> bool {
    union.branches.iter().all(|branch| match index.resolve(&branch.ty) {
        Type::Named(path) => match index.lookup(path).map(|def| &def.shape) {
            Some(Shape::Struct(object)) => {
                object.fields.iter().any(|field| field.wire == key && super::fields::demanded(field.presence))
            }
            _ => false,
        },
        _ => false,
    })
}

/// How branches are told apart; whether unknown shapes are kept follows from that.
fn told_apart(context: &Context<'_>, pair: &Pair<'_>, old: &Union, new: &Union, out: &mut Vec<Finding>) {
    let open = match (old.open, new.open) {
        (false, true) => Some((Source::Minor, "keeps shapes that it does not know")),
        (true, false) => Some((Source::Major, "no longer keeps shapes that it does not know")),
        _ => None,
    };
    match (tag_key(context, pair, old, new), open) {
        (Some(mut finding), Some((source, words))) => {
            finding.source = source;
            finding.what = format!("{}, and {words}.", finding.what.trim_end_matches('.'));
            out.push(finding);
        }
        // Without any effect it follows from what changed in a branch.
        (Some(finding), None) => {
            let quiet = !finding.matters();
            out.push(finding.follows(quiet));
        }
        (None, Some((source, words))) => {
            let finding = pair.finding(&codes::UNION_OPEN, format!("{} {words}.", pair.name()));
            out.push(finding.source(source).follows(true));
        }
        (None, None) => {}
    }
}

fn tag_key(context: &Context<'_>, pair: &Pair<'_>, old: &Union, new: &Union) -> Option<Finding> {
    let (from, to) = (key(old), key(new));
    let unread = if old.open { Wire::Silent } else { Wire::Decode };
    let (what, request, response) = match (from, to) {
        (from, to) if from == to => return None,
        (None, Some(to)) => {
            let sent = if carries(context.old, old, to) { Wire::Fine } else { Wire::Tightened };
            (format!("{} is told apart by its member `{to}`.", pair.name()), sent, Wire::Fine)
        }
        (Some(from), None) => {
            let what = format!("{} is no longer told apart by its member `{from}`.", pair.name());
            (what, Wire::Fine, if carries(context.new, new, from) { Wire::Fine } else { unread })
        }
        (from, to) => {
            let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
            let what = format!("{} is told apart by its member `{to}`, and was by `{from}`.", pair.name());
            let sent = if carries(context.old, old, to) { Wire::Fine } else { Wire::Refused };
            (what, sent, if carries(context.new, new, from) { Wire::Fine } else { unread })
        }
    };
    let (request, response) = on(pair.sides, request, response);
    let mut finding =
        pair.finding(&codes::TAG_KEY, what).source(Source::Patch).wires(request, response).keyword("discriminator");
    finding.effect.old = from.map(|key| format!("discriminator: {key}"));
    finding.effect.new = to.map(|key| format!("discriminator: {key}"));
    Some(finding)
}
