//! Finds the rules that differ between two lists.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use openapi_bindgen_ir::{Check, JsonKind};

use super::words::{keyword, words};
use super::{Change, Difference, decimal};

/// How deep rules inside rules are told apart; deeper ones count as one rule.
const DEPTH: usize = 16;

/// All rules that differ.
pub(super) fn all(old: &[Check], new: &[Check]) -> Vec<Difference> {
    let mut out = Vec::new();
    lists(old, new, "", DEPTH, &mut out);
    out
}

fn lists(old: &[Check], new: &[Check], inside: &str, depth: usize, out: &mut Vec<Difference>) {
    if old == new {
        return;
    }
    let mut fresh: Vec<&Check> = new.iter().filter(|check| !old.contains(check)).collect();
    for gone in old.iter().filter(|check| !new.contains(check)) {
        match fresh.iter().position(|check| counterpart(gone, check)) {
            Some(at) => both(gone, fresh.remove(at), inside, depth, out),
            None => one(gone, Change::Removed, inside, depth, out),
        }
    }
    for check in fresh {
        one(check, Change::Added, inside, depth, out);
    }
}

/// Whether two rules are the same rule with other contents.
fn counterpart(old: &Check, new: &Check) -> bool {
    match (old, new) {
        (Check::Member(old, _), Check::Member(new, _))
        | (Check::PatternMembers(old, _), Check::PatternMembers(new, _))
        | (Check::Dependent(old, _), Check::Dependent(new, _))
        | (Check::DependentRequired(old, _), Check::DependentRequired(new, _)) => old == new,
        (Check::Values(_), Check::NoOthers { .. }) | (Check::NoOthers { .. }, Check::Values(_)) => false,
        _ => keyword(old) == keyword(new),
    }
}

/// A rule that only one side has; rules about parts count by what they say about the parts.
fn one(check: &Check, change: Change, inside: &str, depth: usize, out: &mut Vec<Difference>) {
    let parts: Option<(&[Check], String)> = match check {
        Check::Items(checks) => Some((checks, join(inside, "items"))),
        Check::Values(checks) => Some((checks, join(inside, "values"))),
        Check::Member(key, checks) => Some((checks, join(inside, &format!("member `{key}`")))),
        _ => None,
    };
    // A shape names a member that it did not name, and says of what type it is: that is a new member, and no rule for
    // what stood there before.
    if matches!(check, Check::Kinds(_)) && change == Change::Added && inside.ends_with('`') {
        return;
    }
    match parts {
        Some((checks, inside)) if depth > 0 && !checks.is_empty() => {
            for check in checks {
                one(check, change, &inside, depth - 1, out);
            }
        }
        _ => {
            let said = Some(words(check));
            let (old, new) = if change == Change::Added { (None, said) } else { (said, None) };
            out.push(Difference { keyword: keyword(check), inside: inside.to_owned(), change, old, new });
        }
    }
}

fn both(old: &Check, new: &Check, inside: &str, depth: usize, out: &mut Vec<Difference>) {
    if depth > 0 {
        match (old, new) {
            (Check::Items(old), Check::Items(new)) => return lists(old, new, &join(inside, "items"), depth - 1, out),
            (Check::Values(old), Check::Values(new)) => {
                return lists(old, new, &join(inside, "values"), depth - 1, out);
            }
            (Check::Keys(old), Check::Keys(new)) => return lists(old, new, &join(inside, "keys"), depth - 1, out),
            (Check::PatternMembers(pattern, old), Check::PatternMembers(_, new)) => {
                return lists(old, new, &join(inside, &format!("members like `{pattern}`")), depth - 1, out);
            }
            (Check::Dependent(key, old), Check::Dependent(_, new)) => {
                return lists(old, new, &join(inside, &format!("where `{key}` is")), depth - 1, out);
            }
            (Check::Prefix(old), Check::Prefix(new)) if old.len() == new.len() => {
                for (at, (old, new)) in old.iter().zip(new).enumerate() {
                    lists(old, new, &join(inside, &format!("item {}", at + 1)), depth - 1, out);
                }
                return;
            }
            (Check::If(old, old_then, old_else), Check::If(new, new_then, new_else)) if old == new => {
                lists(old_then, new_then, &join(inside, "then"), depth - 1, out);
                return lists(old_else, new_else, &join(inside, "else"), depth - 1, out);
            }
            (Check::AnyOf(old), Check::AnyOf(new)) => {
                if let Some((old, new)) = only_branch(old, new) {
                    return lists(old, new, &join(inside, "a shape of `anyOf`"), depth - 1, out);
                }
            }
            (Check::Member(key, old), Check::Member(_, new)) => {
                return lists(old, new, &join(inside, &format!("member `{key}`")), depth - 1, out);
            }
            (
                Check::Contains { checks: old, min: old_min, max: old_max },
                Check::Contains { checks: new, min: new_min, max: new_max },
            ) => {
                bound("minContains", Some(*old_min), Some(*new_min), true, inside, out);
                bound("maxContains", *old_max, *new_max, false, inside, out);
                return lists(old, new, &join(inside, "contained items"), depth - 1, out);
            }
            _ => {}
        }
    }
    let change = compare(old, new);
    let (old, keyword, new) = (Some(words(old)), keyword(old), Some(words(new)));
    out.push(Difference { keyword, inside: inside.to_owned(), change, old, new });
}

/// The one branch that differs, where all others are the same.
fn only_branch<'c>(old: &'c [Vec<Check>], new: &'c [Vec<Check>]) -> Option<(&'c [Check], &'c [Check])> {
    if old.len() != new.len() {
        return None;
    }
    let mut differing = old.iter().zip(new).filter(|(old, new)| old != new);
    match (differing.next(), differing.next()) {
        (Some((old, new)), None) => Some((old, new)),
        _ => None,
    }
}

fn bound(
    keyword: &'static str,
    old: Option<u64>,
    new: Option<u64>,
    lower: bool,
    inside: &str,
    out: &mut Vec<Difference>,
) {
    let change = match (old, new) {
        (old, new) if old == new => return,
        (None, Some(_)) => Change::Added,
        (Some(_), None) => Change::Removed,
        (old, new) if (new > old) == lower => Change::Tightened,
        _ => Change::Loosened,
    };
    let said = |bound: Option<u64>| bound.map(|bound| format!("`{keyword}: {bound}`"));
    out.push(Difference { keyword, inside: inside.to_owned(), change, old: said(old), new: said(new) });
}

fn join(inside: &str, part: &str) -> String {
    if inside.is_empty() { part.to_owned() } else { format!("{inside}, {part}") }
}

/// Whether the new rule is stricter than the old one.
fn compare(old: &Check, new: &Check) -> Change {
    let lower = |order: Ordering| if order == Ordering::Less { Change::Tightened } else { Change::Loosened };
    let upper = |order: Ordering| if order == Ordering::Greater { Change::Tightened } else { Change::Loosened };
    match (old, new) {
        (Check::MinLength(old), Check::MinLength(new))
        | (Check::MinItems(old), Check::MinItems(new))
        | (Check::MinProperties(old), Check::MinProperties(new)) => lower(old.cmp(new)),
        (Check::MaxLength(old), Check::MaxLength(new))
        | (Check::MaxItems(old), Check::MaxItems(new))
        | (Check::MaxProperties(old), Check::MaxProperties(new)) => upper(old.cmp(new)),
        (Check::Minimum(old), Check::Minimum(new)) | (Check::ExclusiveMinimum(old), Check::ExclusiveMinimum(new)) => {
            decimal::compare(old, new).map_or(Change::Other, lower)
        }
        (Check::Maximum(old), Check::Maximum(new)) | (Check::ExclusiveMaximum(old), Check::ExclusiveMaximum(new)) => {
            decimal::compare(old, new).map_or(Change::Other, upper)
        }
        (Check::MultipleOf(old), Check::MultipleOf(new)) => {
            match (decimal::is_multiple(old, new), decimal::is_multiple(new, old)) {
                (Some(true), _) => Change::Loosened,
                (_, Some(true)) => Change::Tightened,
                _ => Change::Other,
            }
        }
        (Check::Pattern(_), Check::Pattern(new)) if matches!(new.as_str(), "" | ".*" | "^.*$" | "^") => {
            Change::Loosened
        }
        (Check::Pattern(old), Check::Pattern(_)) if matches!(old.as_str(), "" | ".*" | "^.*$" | "^") => {
            Change::Tightened
        }
        (Check::OneOfValues(old), Check::OneOfValues(new)) => allowed(old, new),
        (Check::Kinds(old), Check::Kinds(new)) => allowed(&widened(old), &widened(new)),
        (Check::Required(old), Check::Required(new)) => demanded(old, new),
        (Check::DependentRequired(_, old), Check::DependentRequired(_, new)) => demanded(old, new),
        (Check::NoOthers { keys: old, .. }, Check::NoOthers { keys: new, .. }) => allowed(old, new),
        (Check::AnyOf(old), Check::AnyOf(new)) => branches(old, new),
        _ => Change::Other,
    }
}

/// A list of what is allowed: more is looser.
fn allowed<T: Ord>(old: &[T], new: &[T]) -> Change {
    let (old, new): (BTreeSet<&T>, BTreeSet<&T>) = (old.iter().collect(), new.iter().collect());
    match (new.is_superset(&old), new.is_subset(&old)) {
        (true, _) => Change::Loosened,
        (_, true) => Change::Tightened,
        _ => Change::Other,
    }
}

/// A list of what is demanded: more is stricter.
fn demanded<T: Ord>(old: &[T], new: &[T]) -> Change {
    match allowed(old, new) {
        Change::Loosened => Change::Tightened,
        Change::Tightened => Change::Loosened,
        other => other,
    }
}

fn branches(old: &[Vec<Check>], new: &[Vec<Check>]) -> Change {
    match (old.iter().all(|branch| new.contains(branch)), new.iter().all(|branch| old.contains(branch))) {
        (true, _) => Change::Loosened,
        (_, true) => Change::Tightened,
        _ => Change::Other,
    }
}

/// A number may be an integer.
fn widened(kinds: &[JsonKind]) -> Vec<JsonKind> {
    let mut kinds = kinds.to_vec();
    if kinds.contains(&JsonKind::Number) && !kinds.contains(&JsonKind::Integer) {
        kinds.push(JsonKind::Integer);
    }
    kinds
}
