//! The names that schemas give themselves: `$id`, `$anchor`, `$dynamicAnchor`, and `$self` of a document.

use std::collections::BTreeMap;

use super::uri::{has_scheme, join};
use crate::value::{Kind, Value};
use openapi_bindgen_diagnostics::Pointer;

/// Where each name leads.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// Absolute or file-relative names without fragment.
    by_id: BTreeMap<String, Pointer>,
    /// Anchors, by the number of their file.
    by_anchor: BTreeMap<(u32, String), Pointer>,
    /// Pointers of the schemas that have an `$id`, with that id made absolute.
    bases: BTreeMap<Pointer, String>,
    /// Pointers of the schemas that have a `$dynamicAnchor`, with its name.
    dynamic: BTreeMap<Pointer, String>,
    /// Whether there is a `$dynamicRef`.
    pub(crate) is_asked: bool,
}

impl Ids {
    pub(crate) fn is_empty(&self) -> bool {
        self.by_id.is_empty() && self.by_anchor.is_empty()
    }

    /// The place that calls itself by this name, seen from `user`.
    pub(crate) fn by_id(&self, uri: &str, user: &Pointer) -> Option<&Pointer> {
        let base = self.base(user).map_or("", |(_, base)| base);
        self.by_id.get(&absolute(base, uri)).or_else(|| self.by_id.get(uri))
    }

    pub(crate) fn by_anchor(&self, file: u32, anchor: &str) -> Option<&Pointer> {
        self.by_anchor.get(&(file, anchor.to_owned()))
    }

    /// The schemas with a `$dynamicAnchor`, and its name.
    pub(crate) fn anchors(&self) -> &BTreeMap<Pointer, String> {
        &self.dynamic
    }

    /// The nearest schema around `user` that has an `$id`, and that id.
    pub(crate) fn base(&self, user: &Pointer) -> Option<(&Pointer, &str)> {
        if self.bases.is_empty() {
            return None;
        }
        let mut at = Some(user.clone());
        while let Some(pointer) = at {
            if let Some((pointer, base)) = self.bases.get_key_value(&pointer) {
                return Some((pointer, base));
            }
            at = pointer.parent();
        }
        None
    }

    /// Whether a key holds a name that an object gives itself.
    pub(super) fn is_name(key: &str) -> bool {
        matches!(key, "$id" | "$self" | "$anchor" | "$dynamicAnchor")
    }

    /// Remembers what an object calls itself. Of several places with a name one is meant, whatever their order.
    pub(super) fn note(
        &mut self,
        file: u32,
        pointer: &Pointer,
        base: &str,
        members: &[(String, Value)],
    ) -> Option<String> {
        let mut own = None;
        for (key, value) in members {
            let Kind::String(name) = &value.kind else { continue };
            match key.as_str() {
                "$id" | "$self" => {
                    let id = absolute(base, name.trim_end_matches('#'));
                    self.by_id.entry(id.clone()).or_insert_with(|| pointer.clone());
                    self.bases.insert(pointer.clone(), id.clone());
                    own = Some(id);
                }
                "$anchor" | "$dynamicAnchor" => {
                    if key == "$dynamicAnchor" {
                        self.dynamic.insert(pointer.clone(), name.clone());
                    }
                    let known = self.by_anchor.entry((file, name.clone())).or_insert_with(|| pointer.clone());
                    if pointer < known {
                        known.clone_from(pointer);
                    }
                }
                _ => {}
            }
        }
        own
    }
}

/// A name made absolute against the name around it.
fn absolute(base: &str, name: &str) -> String {
    if has_scheme(name) || !has_scheme(base) {
        return name.to_owned();
    }
    let (scheme, rest) = base.split_once("://").unwrap_or((base, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!("{scheme}://{host}/{}", join(path, name.trim_start_matches('/')))
}
