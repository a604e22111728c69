//! Schemas with places that others fill: `$dynamicRef` and `$dynamicAnchor` (JSON Schema 2020-12, core, section 8.2.3).
//!
//! What a `$dynamicRef` means depends on the way by which its schema was reached. Types have no such ways, so a schema
//! that means something else where it is used is written out there, before anything is read; all others are left as
//! they are. A reader meets nothing but plain `$ref`s afterwards.

mod copy;
mod graph;

use openapi_bindgen_diagnostics::{Pointer, Sink};

use super::Reader;
use crate::files::Files;
use crate::value::{Kind, Value};
use copy::Copier;
use graph::Graph;

/// Writes out what the `$dynamicRef`s of a document mean.
pub(super) fn bind(files: &mut Files, sink: &mut Sink) {
    if !files.ids.is_asked {
        return;
    }
    let mut edits = Vec::new();
    let mut reader = Reader::new(files, sink);
    let graph = Graph::new(&mut reader);
    let mut copier = Copier::new(&mut reader, &graph);
    for site in graph.sites() {
        if let Some(value) = copier.bound(site) {
            edits.push((site.node.pointer.clone(), value));
        }
    }
    for (pointer, value) in edits {
        if let Some(place) = at(files, &pointer) {
            *place = value;
        }
    }
}

/// The value at a pointer.
fn at<'f>(files: &'f mut Files, pointer: &Pointer) -> Option<&'f mut Value> {
    let number = match pointer.file() {
        None => 0,
        Some(path) => *files.by_path.get(path)?.as_ref().ok()?,
    };
    let mut value = &mut files.all.get_mut(number as usize)?.value;
    for token in pointer.tokens() {
        value = match &mut value.kind {
            Kind::Object(members) => members.iter_mut().find(|(key, _)| *key == token).map(|(_, value)| value)?,
            Kind::Array(elements) => elements.get_mut(token.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}
