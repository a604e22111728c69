//! Says each change once: what is implied by another finding is left out, what one line causes everywhere is joined.

use std::collections::{BTreeMap, BTreeSet};

use crate::codes;
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
    let keep: Vec<bool> = findings.iter().map(|finding| !(whole(finding) && hidden(finding))).collect();
    findings.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(finding, _)| finding).collect()
}

/// Joins findings that come from one line of the documents: a shared parameter, security or servers of all operations.
pub(crate) fn merged(findings: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
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
    out
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
    let effect = format!("{:?} {:?} {:?}", finding.code.id, finding.effect.old, finding.effect.new);
    if of_operations.iter().any(|code| code.id == finding.code.id) {
        return Some(format!("{effect} {:?}", finding.unstable));
    }
    let pointer = |spot: &Option<Spot>| spot.as_ref().map(|spot| spot.pointer.clone()).unwrap_or_default();
    let (old, new) = (pointer(&finding.cause.old), pointer(&finding.cause.new));
    let shared = |pointer: &str| {
        let rest = pointer.strip_prefix("/components/");
        rest.is_some_and(|rest| !rest.starts_with("schemas/") && !rest.starts_with("securitySchemes/"))
            || (pointer.starts_with("/paths/")
                && pointer.contains("/parameters/")
                && pointer.split('/').nth(3) == Some("parameters"))
    };
    (shared(&old) || shared(&new))
        .then(|| format!("{} {old} {new} {} {:?}", finding.code.id, finding.keyword, finding.wire()))
}

fn join(known: &mut Finding, other: Finding) {
    if !known.effect.also.contains(&other.effect.item) && known.effect.item != other.effect.item {
        known.effect.also.push(other.effect.item);
    }
    known.source = known.source.max(other.source);
    known.users.total += other.users.total;
    known.users.more |= other.users.more;
    known.users.shown.extend(other.users.shown);
    known.users.shown.truncate(Users::SHOWN);
    known.unstable &= other.unstable;
}
