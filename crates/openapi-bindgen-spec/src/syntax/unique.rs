//! Keys that stand twice.

use std::collections::HashMap;

use openapi_bindgen_diagnostics::codes::reading;

use super::Issue;
use crate::value::Value;

/// Below this number of members, comparing each with each is quicker than hashing.
const FEW: usize = 12;

/// Removes every member whose key stood before; each becomes an issue. `places` holds the bytes of each key.
pub(super) fn remove_repeated(members: &mut Vec<(String, Value)>, places: &[(u32, u32)], issues: &mut Vec<Issue>) {
    let repeated = repeated(members);
    if repeated.is_empty() {
        return;
    }
    for (at, first) in &repeated {
        let (Some((key, _)), Some((start, end)), Some((original, _))) =
            (members.get(*at), places.get(*at), places.get(*first))
        else {
            continue;
        };
        let what = format!("the key `{key}` stands twice in one object");
        let mut issue = Issue::new(reading::DUPLICATE_KEY, *start as usize, *end as usize, what);
        issue.help = "merge the two or delete one".to_owned();
        issue.repeated = Some((key.clone(), *original));
        issues.push(issue);
    }
    let mut at = 0;
    members.retain(|_| {
        at += 1;
        repeated.binary_search_by_key(&(at - 1), |(repeated, _)| *repeated).is_err()
    });
}

/// The positions of repeated keys in order, each with the position of the first one.
fn repeated(members: &[(String, Value)]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if members.len() <= FEW {
        for (at, (key, _)) in members.iter().enumerate() {
            let earlier = members.iter().take(at).position(|(other, _)| other == key);
            found.extend(earlier.map(|first| (at, first)));
        }
        return found;
    }
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(members.len());
    for (at, (key, _)) in members.iter().enumerate() {
        match seen.get(key.as_str()) {
            Some(first) => found.push((at, *first)),
            None => {
                seen.insert(key, at);
            }
        }
    }
    found
}
