//! Pairs operations: by method and path, else by operationId, by Rust path, by their shape, or by their words.

use openapi_bindgen_ir::Operation;

use super::{Matching, shape};
use crate::index::{Index, Op};

/// Old and new number of each operation that is in both, by old number.
pub(super) fn pair(old: &Index<'_>, new: &Index<'_>) -> Vec<(usize, usize)> {
    let mut matching = Matching::empty(old.operations.len(), new.operations.len());
    let keys: [fn(&Op<'_>) -> Option<String>; 6] = [exact, template, id, rust_path, likeness, description];
    for key in keys {
        matching.by_key(
            |number| old.operations.get(number).and_then(key),
            |number| new.operations.get(number).and_then(key),
        );
    }
    matching.new_of.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new))).collect()
}

fn exact(op: &Op<'_>) -> Option<String> {
    Some(op.label())
}

/// Method and path with nameless parameters: what a server can tell apart.
fn template(op: &Op<'_>) -> Option<String> {
    Some(format!("{} {}", op.operation.method, nameless(&op.operation.path)))
}

fn id(op: &Op<'_>) -> Option<String> {
    (!op.operation.id.is_empty()).then(|| op.operation.id.clone())
}

fn rust_path(op: &Op<'_>) -> Option<String> {
    Some(op.item())
}

/// The same method, end of path and shape.
fn likeness(op: &Op<'_>) -> Option<String> {
    let Operation { method, path, .. } = op.operation;
    let end = path.rsplit('/').find(|part| !part.is_empty() && !part.starts_with('{'))?;
    Some(format!("{method} {end} {}", shape::of_operation(op.operation)))
}

/// The same method, tag and shape, described in the same words.
fn description(op: &Op<'_>) -> Option<String> {
    let Operation { method, docs, .. } = op.operation;
    let words = format!("{} {}", docs.summary.trim(), docs.text.trim());
    let tells = words.trim().contains(' ');
    tells.then(|| format!("{method} {} {words} {}", op.tag.module, shape::nameless_operation(op.operation)))
}

/// `/leads/{id}/` as `/leads/{}/`
pub(crate) fn nameless(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}
