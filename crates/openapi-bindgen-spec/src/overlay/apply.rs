//! Merging into and removing from a tree of values.

use crate::limits::MAX_ALIAS_NODES;
use crate::value::{Kind, Value};

/// Merges `update` into the value at each path (Overlay 1.0 section 4.4.2).
pub(super) fn merge(document: &mut Value, paths: &[Vec<u32>], update: &Value) -> Result<(), String> {
    if count(update).saturating_mul(paths.len()) > MAX_ALIAS_NODES {
        return Err(format!("the action would add more than {MAX_ALIAS_NODES} values"));
    }
    for path in paths {
        if let Some(target) = at(document, path) {
            check(target, update)?;
        }
    }
    // Later paths first: what is merged into a value may move nothing that stands before it.
    for path in paths.iter().rev() {
        if let Some(target) = at(document, path) {
            match &mut target.kind {
                Kind::Array(elements) => elements.push(update.clone()),
                _ => merge_into(target, update),
            }
        }
    }
    Ok(())
}

/// An object takes an object, a list takes a further element, a plain value another one.
fn check(target: &Value, update: &Value) -> Result<(), String> {
    let fits = match target.kind {
        Kind::Object(_) => update.is_object(),
        Kind::Array(_) => true,
        _ => !update.is_object() && !update.is_array(),
    };
    if fits { Ok(()) } else { Err(format!("{} cannot be merged into {}", update.described(), target.described())) }
}

/// Members of objects are merged one by one, lists are joined, all else is replaced.
fn merge_into(target: &mut Value, update: &Value) {
    match (&mut target.kind, &update.kind) {
        (Kind::Object(members), Kind::Object(updates)) => {
            for (key, value) in updates {
                match members.iter_mut().find(|(known, _)| known == key) {
                    Some((_, member)) => merge_into(member, value),
                    None => members.push((key.clone(), value.clone())),
                }
            }
        }
        (Kind::Array(elements), Kind::Array(more)) => elements.extend(more.iter().cloned()),
        _ => *target = update.clone(),
    }
}

/// Removes the values at all paths, which are sorted; the last one first, so that positions stay right.
pub(super) fn remove(document: &mut Value, paths: &[Vec<u32>]) -> Result<(), String> {
    for path in paths.iter().rev() {
        let Some((last, parent)) = path.split_last() else {
            return Err("the document itself cannot be removed".to_owned());
        };
        let position = *last as usize;
        match at(document, parent).map(|parent| &mut parent.kind) {
            Some(Kind::Object(members)) if position < members.len() => drop(members.remove(position)),
            Some(Kind::Array(elements)) if position < elements.len() => drop(elements.remove(position)),
            _ => {}
        }
    }
    Ok(())
}

fn at<'v>(document: &'v mut Value, path: &[u32]) -> Option<&'v mut Value> {
    let mut value = document;
    for position in path {
        value = match &mut value.kind {
            Kind::Object(members) => &mut members.get_mut(*position as usize)?.1,
            Kind::Array(elements) => elements.get_mut(*position as usize)?,
            _ => return None,
        };
    }
    Some(value)
}

fn count(value: &Value) -> usize {
    let members = value.members().iter().map(|(_, member)| member);
    1 + members.chain(value.elements()).map(count).sum::<usize>()
}
