//! Says each change once: what is implied by another finding is left out, what one line causes everywhere is joined.

use std::collections::{BTreeMap, BTreeSet};

use crate::codes::{self, Code};
use crate::finding::{Finding, Spot, Users};

/// Leaves out inline types that came or went with the member, parameter or body that they are the type of: that is
/// reported already, and nothing more is to be said about them.
pub(crate) fn covered(findings: Vec<Finding>) -> Vec<Finding> {
    let whole =
        |finding: &Finding| finding.code.id == codes::TYPE_REMOVED.id || finding.code.id == codes::TYPE_ADDED.id;
    let pointers = |side: fn(&Finding) -> Option<&Spot>| -> BTreeSet<String> {
        let reported = findings.iter().filter(|finding| finding.matters());
        reported.filter_map(side).map(|spot| spot.pointer.clone()).collect()
    };
    let old = pointers(|finding| finding.cause.old.as_ref());
    let new = pointers(|finding| finding.cause.new.as_ref());
    let inside = |pointer: &str, reported: &BTreeSet<String>| {
        let component = pointer.strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'));
        let mut at = pointer;
        while let Some((before, _)) = at.rsplit_once('/') {
            at = before;
            if !component && reported.contains(at) {
                return true;
            }
        }
        !component && reported.contains(pointer) && !pointer.is_empty()
    };
    let hidden = |finding: &Finding| match (&finding.cause.old, &finding.cause.new) {
        (Some(old_spot), None) => inside(&old_spot.pointer, &old),
        (None, Some(new_spot)) => inside(&new_spot.pointer, &new),
        _ => false,
    };
    let implied = |finding: &Finding| {
        let says_as_much = |other: &Finding| !other.follows && other.source >= finding.source;
        finding.follows && findings.iter().any(says_as_much)
    };
    let needless = |finding: &Finding| (whole(finding) && hidden(finding)) || implied(finding);
    let keep: Vec<bool> = findings.iter().map(|finding| !needless(finding)).collect();
    findings.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(finding, _)| finding).collect()
}

/// Joins findings that come from one line of the documents: a shared parameter, a member that several types take over,
/// security or servers of all operations; and names that follow from another name.
pub(crate) fn merged(findings: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut renamed: Vec<Finding> = Vec::new();
    for finding in findings {
        if finding.code.id == codes::TYPE_RENAMED.id {
            renamed.push(finding);
            continue;
        }
        let Some(key) = group(&finding) else {
            out.push(finding);
            continue;
        };
        match first.get(&key).and_then(|at| out.get_mut(*at)) {
            Some(known) => join(known, finding),
            None => {
                first.insert(key, out.len());
                out.push(finding);
            }
        }
    }
    follow(renamed, &mut out);
    consequences(named_after(out))
}

/// Tells what follows from a change where that change is told.
fn consequences(findings: Vec<Finding>) -> Vec<Finding> {
    let (follow, mut out): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| !finding.within.is_empty());
    for finding in follow {
        let is_inside = |pointer: &str| {
            let below = |at: &String| {
                pointer.strip_prefix(at.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            finding.within.iter().any(below)
        };
        let stands_inside = |other: &Finding| is_inside(place(&other.cause.old)) || is_inside(place(&other.cause.new));
        let causes = out.iter_mut().filter(|other| other.matters() && stands_inside(other));
        match causes.max_by_key(|other| other.source) {
            Some(cause) => {
                cause.source = cause.source.max(finding.source);
                let words = finding.what.trim_end_matches('.');
                if cause.effect.item == finding.effect.item {
                    cause.what = format!("{} With that, {words}.", cause.what);
                } else {
                    cause.effect.also.push(format!("{} (paging)", finding.effect.item));
                }
            }
            None => out.push(finding),
        }
    }
    out
}

/// A branch is named after the type that it holds: when that has another name, so has the branch.
fn named_after(findings: Vec<Finding>) -> Vec<Finding> {
    let (named, mut out): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| !finding.named_after.is_empty());
    let owners: BTreeMap<String, usize> = out
        .iter()
        .enumerate()
        .filter(|(_, finding)| names_others(finding))
        .map(|(at, finding)| (finding.effect.item.clone(), at))
        .collect();
    for finding in named {
        match owners.get(&finding.named_after).and_then(|at| out.get_mut(*at)) {
            Some(owner) => owner.effect.also.push(finding.effect.item),
            None => out.push(finding),
        }
    }
    out
}

/// Whether other things have their names from what a finding is about.
fn names_others(finding: &Finding) -> bool {
    let codes = [&codes::TYPE_RENAMED, &codes::OPERATION_RENAMED, &codes::OPERATION_MOVED, &codes::OPERATION_REMOVED];
    codes.iter().any(|code| code.id == finding.code.id)
}

/// An inline type is named after what it stands in: when that has another name, so has the type.
fn follow(mut renamed: Vec<Finding>, out: &mut Vec<Finding>) {
    renamed.sort_by(|left, right| place(&left.cause.old).cmp(place(&right.cause.old)));
    let named = [
        codes::OPERATION_RENAMED.id,
        codes::OPERATION_MOVED.id,
        codes::TYPE_RENAMED.id,
        codes::MEMBER_RENAMED.id,
        codes::PARAM_RENAMED.id,
        codes::MEDIA_REMOVED.id,
        codes::MEDIA_ADDED.id,
    ];
    let mut owners: BTreeMap<String, usize> = out
        .iter()
        .enumerate()
        .filter(|(_, finding)| named.contains(&finding.code.id))
        .map(|(at, finding)| (place(&finding.cause.old).to_owned(), at))
        .collect();
    let by_item: BTreeMap<String, usize> = out
        .iter()
        .enumerate()
        .filter(|(_, finding)| names_others(finding))
        .map(|(at, finding)| (finding.effect.item.clone(), at))
        .collect();
    for mut finding in renamed {
        if let Some(owner) = by_item.get(&finding.named_after).and_then(|at| out.get_mut(*at)) {
            owner.effect.also.push(finding.effect.item);
            continue;
        }
        finding.named_after.clear();
        let pointer = place(&finding.cause.old).to_owned();
        let mut around = pointer.as_str();
        let owner = loop {
            let Some((outer, _)) = around.rsplit_once('/') else { break None };
            around = outer;
            if let Some(at) = owners.get(around) {
                break Some(*at);
            }
        };
        match owner.and_then(|at| out.get_mut(at)) {
            Some(owner) => owner.effect.also.push(finding.effect.item),
            None => {
                owners.insert(pointer, out.len());
                out.push(finding);
            }
        }
    }
}

fn place(spot: &Option<Spot>) -> &str {
    spot.as_ref().map_or("", |spot| spot.pointer.as_str())
}

/// What findings that say the same thing have in common.
fn group(finding: &Finding) -> Option<String> {
    let of_operations = [
        &codes::AUTH_REQUIRED,
        &codes::AUTH_CHANGED,
        &codes::AUTH_RELAXED,
        &codes::SCOPE_ADDED,
        &codes::SCOPE_REMOVED,
        &codes::OPERATION_SERVER,
    ];
    let id = finding.code.id;
    if of_operations.iter().any(|code| code.id == id) {
        return Some(format!("{id} {:?} {:?} {:?}", finding.effect.old, finding.effect.new, finding.unstable));
    }
    let (old, new) = (place(&finding.cause.old), place(&finding.cause.new));
    let (pointers, certain) = match id {
        _ if is(id, &[&codes::MEMBER_ADDED, &codes::MEMBER_ADDED_REQUIRED]) => (new.to_owned(), true),
        _ if is(id, &[&codes::MEMBER_REMOVED]) => (old.to_owned(), true),
        _ => (format!("{old} {new}"), id.starts_with("RV06") || id.starts_with("RV08")),
    };
    (certain || shared(old) || shared(new))
        .then(|| format!("{id} {pointers} {} {:?}", finding.keyword, finding.unstable))
}

fn is(id: &str, codes: &[&Code]) -> bool {
    codes.iter().any(|code| code.id == id)
}

/// Whether several operations may take a node over: a component, or a parameter of a whole path.
fn shared(pointer: &str) -> bool {
    let component = pointer.strip_prefix("/components/");
    component.is_some_and(|rest| !rest.starts_with("schemas/") && !rest.starts_with("securitySchemes/"))
        || (pointer.starts_with("/paths/") && pointer.split('/').nth(3) == Some("parameters"))
}

/// Whether what changed belongs to the type that is named, and was not taken over from another by `allOf`.
fn is_at_home(finding: &Finding) -> bool {
    let (old, new) = (place(&finding.cause.old), place(&finding.cause.new));
    old.is_empty() || new.is_empty() || old.starts_with(new) || new.starts_with(old)
}

/// Adds to a finding what is known of another place where the same happens. The worse one is described.
fn join(known: &mut Finding, other: Finding) {
    let mut other = other;
    let order = |finding: &Finding| (finding.rank(), !is_at_home(finding));
    if order(&other) < order(known) {
        std::mem::swap(known, &mut other);
        known.effect.also.append(&mut other.effect.also);
    }
    if !known.effect.also.contains(&other.effect.item) && known.effect.item != other.effect.item {
        known.effect.also.push(other.effect.item);
    }
    known.source = known.source.max(other.source);
    known.request = known.request.max(other.request);
    known.response = known.response.max(other.response);
    let fresh = other.users.shown.iter().filter(|user| !known.users.shown.contains(user)).count();
    let hidden = other.users.total.saturating_sub(other.users.shown.len());
    known.users.total += fresh + hidden;
    known.users.more |= other.users.more;
    for user in other.users.shown {
        if !known.users.shown.contains(&user) && known.users.shown.len() < Users::SHOWN {
            known.users.shown.push(user);
        }
    }
    known.unstable &= other.unstable;
}
