//! Anchors, and the copies that aliases make of them, with limits on both.

use std::collections::HashMap;

use openapi_bindgen_diagnostics::codes::reading;

use crate::limits::{MAX_ALIAS_BYTES, MAX_ALIAS_NODES, MAX_DEPTH};
use crate::syntax::Issue;
use crate::value::{Kind, Value};

/// What an anchor marks, and what a copy of it costs.
struct Anchored {
    value: Value,
    cost: Cost,
}

#[derive(Clone, Copy, Default)]
struct Cost {
    nodes: usize,
    bytes: usize,
    depth: usize,
}

/// The anchors of a document so far.
#[derive(Default)]
pub(super) struct Anchors {
    known: HashMap<usize, Anchored>,
    nodes: usize,
    bytes: usize,
}

impl Anchors {
    /// Remembers a finished value under its anchor, which costs a copy.
    pub(super) fn define(&mut self, anchor: usize, value: &Value, start: usize) -> Result<(), Issue> {
        let cost = cost(value);
        self.charge(cost, start, start + 1)?;
        self.known.insert(anchor, Anchored { value: value.clone(), cost });
        Ok(())
    }

    /// A copy of what the anchor marks, to stand `depth` levels deep.
    pub(super) fn copy(&mut self, anchor: usize, depth: usize, start: usize, end: usize) -> Result<Value, Issue> {
        let Some(Anchored { value, cost }) = self.known.get(&anchor) else {
            let what = "an alias stands inside the very value that it names";
            return Err(Issue::new(reading::ALIAS_LIMIT, start, end, what));
        };
        if depth + cost.depth > MAX_DEPTH {
            let what = format!("with this alias, values are nested more than {MAX_DEPTH} levels deep");
            return Err(Issue::new(reading::TOO_DEEP, start, end, what));
        }
        let (value, cost) = (value.clone(), *cost);
        self.charge(cost, start, end)?;
        Ok(value)
    }

    fn charge(&mut self, cost: Cost, start: usize, end: usize) -> Result<(), Issue> {
        self.nodes += cost.nodes;
        self.bytes += cost.bytes;
        if self.nodes > MAX_ALIAS_NODES || self.bytes > MAX_ALIAS_BYTES {
            let what = format!(
                "the aliases of this file stand for more than {MAX_ALIAS_NODES} values or {MAX_ALIAS_BYTES} bytes"
            );
            return Err(Issue::new(reading::ALIAS_LIMIT, start, end, what));
        }
        Ok(())
    }
}

/// Recursion is bounded, since no value is deeper than `MAX_DEPTH`.
fn cost(value: &Value) -> Cost {
    let depth = usize::from(value.is_array() || value.is_object());
    let mut total = Cost { nodes: 1, bytes: 0, depth };
    let mut add = |key: &str, part: Cost| {
        total.nodes += part.nodes;
        total.bytes += key.len() + part.bytes;
        total.depth = total.depth.max(part.depth + 1);
    };
    match &value.kind {
        Kind::Array(elements) => elements.iter().for_each(|element| add("", cost(element))),
        Kind::Object(members) => members.iter().for_each(|(key, member)| add(key, cost(member))),
        Kind::String(text) | Kind::Number(text) => total.bytes = text.len(),
        Kind::Null | Kind::Bool(_) => {}
    }
    total
}
