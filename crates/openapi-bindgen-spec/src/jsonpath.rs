//! JSONPath (RFC 9535): selecting values of a document for overlays.
//!
//! All selectors and filters are there, with the functions `length`, `count`, `match`, `search` and `value`.

mod filter;
mod lexer;
mod parse;

use crate::value::{Kind, Value};
use filter::Expression;

/// A query, ready to be used.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    /// Whether it begins at the root (`$`) and not at the value at hand (`@`).
    from_root: bool,
    segments: Vec<Segment>,
}

/// One step of a query.
#[derive(Clone, Debug)]
struct Segment {
    /// `..`: the selectors work on the value and on all values below it.
    descendants: bool,
    selectors: Vec<Selector>,
}

#[derive(Clone, Debug)]
enum Selector {
    Name(String),
    Wildcard,
    Index(i64),
    Slice { start: Option<i64>, end: Option<i64>, step: i64 },
    Filter(Expression),
}

/// A selected value with its position: the number of the member or element on each level.
#[derive(Clone, Debug)]
pub(crate) struct Found<'v> {
    pub(crate) value: &'v Value,
    pub(crate) path: Vec<u32>,
}

/// What is wrong with a query: the offset in its text, and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) at: usize,
    pub(crate) what: String,
}

impl Query {
    /// Reads a query that begins with `$`.
    pub(crate) fn parse(text: &str) -> Result<Self, Problem> {
        parse::query(text)
    }

    /// All values that the query selects, each once, in the order of the document's own segments.
    pub(crate) fn select<'v>(&self, root: &'v Value) -> Vec<Found<'v>> {
        self.select_from(root, Found { value: root, path: Vec::new() })
    }

    fn select_from<'v>(&self, root: &'v Value, at: Found<'v>) -> Vec<Found<'v>> {
        let mut found = vec![at];
        for segment in &self.segments {
            let mut next = Vec::new();
            for at in found {
                if segment.descendants {
                    segment.apply_below(root, at, &mut next);
                } else {
                    segment.apply(root, &at, &mut next);
                }
            }
            found = next;
        }
        found
    }
}

impl Segment {
    fn apply<'v>(&self, root: &'v Value, at: &Found<'v>, found: &mut Vec<Found<'v>>) {
        for selector in &self.selectors {
            selector.apply(root, at, found);
        }
    }

    /// The value itself, then what is below it, parents before their children.
    fn apply_below<'v>(&self, root: &'v Value, at: Found<'v>, found: &mut Vec<Found<'v>>) {
        let mut waiting = vec![at];
        while let Some(at) = waiting.pop() {
            self.apply(root, &at, found);
            let mut below: Vec<Found<'v>> = children(&at).collect();
            below.reverse();
            waiting.append(&mut below);
        }
    }
}

/// The members or elements of a value.
fn children<'v>(at: &Found<'v>) -> impl Iterator<Item = Found<'v>> {
    let members = at.value.members().iter().map(|(_, member)| member);
    members.chain(at.value.elements()).zip(0..).map(|(value, index)| below(at, value, index))
}

fn below<'v>(at: &Found<'v>, value: &'v Value, index: u32) -> Found<'v> {
    let mut path = Vec::with_capacity(at.path.len() + 1);
    path.extend_from_slice(&at.path);
    path.push(index);
    Found { value, path }
}

impl Selector {
    fn apply<'v>(&self, root: &'v Value, at: &Found<'v>, found: &mut Vec<Found<'v>>) {
        match self {
            Self::Wildcard => found.extend(children(at)),
            Self::Filter(expression) => found.extend(children(at).filter(|child| expression.holds(root, child))),
            Self::Name(name) => {
                let members = at.value.members().iter().zip(0..);
                found.extend(members.filter(|((key, _), _)| key == name).map(|((_, v), index)| below(at, v, index)));
            }
            Self::Index(index) => {
                let position = normal(*index, at.value.elements().len());
                found.extend(position.and_then(|position| element(at, position)));
            }
            Self::Slice { start, end, step } => {
                let positions = slice(*start, *end, *step, at.value.elements().len());
                found.extend(positions.into_iter().filter_map(|position| element(at, position)));
            }
        }
    }
}

fn element<'v>(at: &Found<'v>, position: usize) -> Option<Found<'v>> {
    let value = at.value.elements().get(position)?;
    Some(below(at, value, u32::try_from(position).ok()?))
}

/// An index counted from the end if it is negative.
fn normal(index: i64, length: usize) -> Option<usize> {
    if index >= 0 {
        usize::try_from(index).ok()
    } else {
        length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?)
    }
}

/// The positions of a slice (RFC 9535 section 2.3.4.2.2).
fn slice(start: Option<i64>, end: Option<i64>, step: i64, length: usize) -> Vec<usize> {
    let Ok(length) = i64::try_from(length) else { return Vec::new() };
    let absolute = |index: i64| if index < 0 { index.saturating_add(length) } else { index };
    let mut positions = Vec::new();
    if step > 0 {
        let mut at = absolute(start.unwrap_or(0)).clamp(0, length);
        let end = absolute(end.unwrap_or(length)).clamp(0, length);
        while at < end {
            positions.push(at);
            at = at.saturating_add(step);
        }
    } else if step < 0 {
        let mut at = start.map_or(length - 1, absolute).clamp(-1, length - 1);
        let end = end.map_or(-1, absolute).clamp(-1, length - 1);
        while at > end {
            positions.push(at);
            at = at.saturating_add(step);
        }
    }
    positions.into_iter().filter_map(|position| usize::try_from(position).ok()).collect()
}

/// The number of characters, elements or members.
fn length(value: &Value) -> Option<usize> {
    match &value.kind {
        Kind::String(text) => Some(text.chars().count()),
        Kind::Array(elements) => Some(elements.len()),
        Kind::Object(members) => Some(members.len()),
        _ => None,
    }
}
