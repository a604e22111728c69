//! What became of names that the document no longer has: renamed or gone.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};

use super::Lock;

impl Lock {
    /// Says what became of names that are no longer used: `self` is the new lock.
    pub(crate) fn report_changes(&self, before: &Lock, sink: &mut Sink) {
        let gone: BTreeSet<&str> = missing(&before.items, &self.items);
        let mut new_by_shape: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
        if !gone.is_empty() {
            for key in missing(&self.items, &before.items) {
                new_by_shape.entry(self.shape(key)).or_default().push(key);
            }
        }
        let path = |key: &str| before.items.get(key).map(String::as_str).unwrap_or_default();
        for key in gone.iter().copied().filter(|key| !is_below_any(key, &gone)) {
            let shape = before.shape(key);
            let alike = new_by_shape.get(&shape).filter(|_| !shape.is_empty()).map(Vec::as_slice);
            match alike {
                Some([only]) => sink.push(renamed(&before.label, key, path(key), only, self.items.get(*only))),
                _ => sink.push(vanished(&before.label, key, path(key))),
            }
        }
        let members = missing(&before.members, &self.members);
        for key in members.into_iter().filter(|key| !gone.contains(key) && !is_below_any(key, &gone)) {
            let path = before.members.get(key).map(String::as_str).unwrap_or_default();
            sink.push(vanished(&before.label, key, path));
        }
    }

    /// The members of an item and of what stands in it, as the tails of their keys.
    fn shape(&self, key: &str) -> Vec<&str> {
        let from = format!("{key}/");
        let tails = self.members.range(from.clone()..).map(|(other, _)| other.as_str());
        tails.map_while(|other| other.strip_prefix(from.as_str())).collect()
    }
}

fn missing<'a>(from: &'a BTreeMap<String, String>, other: &BTreeMap<String, String>) -> BTreeSet<&'a str> {
    from.keys().filter(|key| !other.contains_key(*key)).map(String::as_str).collect()
}

fn is_below_any(key: &str, items: &BTreeSet<&str>) -> bool {
    key.match_indices('/').any(|(at, _)| key.get(..at).is_some_and(|ancestor| items.contains(ancestor)))
}

fn renamed(label: &str, key: &str, old: &str, new_key: &str, new: Option<&String>) -> Diagnostic {
    let what = format!("`{key}` is gone, and `{new_key}` has the same members: it seems to be renamed");
    let new = new.map(String::as_str).unwrap_or_default();
    let name = old.rsplit("::").next().unwrap_or_default();
    let file = if label.is_empty() { "the lock" } else { label };
    Diagnostic::note(codes::names::LOCK_RENAMED, Pointer::parse(new_key), what)
        .effect(format!("`{old}` becomes `{new}` for users of the crate"))
        .help(format!("to keep the name, write `[at.\"{new_key}\"] rename = \"{name}\"` or edit {file}"))
}

fn vanished(label: &str, key: &str, path: &str) -> Diagnostic {
    let file = if label.is_empty() { "the lock" } else { label };
    let what = format!("`{key}` of {file} is no longer in the document");
    Diagnostic::note(codes::names::LOCK_VANISHED, Pointer::parse(key), what).effect(format!("`{path}` is gone"))
}
