//! Schemas that lead back to themselves without a property or an item between.
//!
//! Two kinds of circle have no meaning: one of `$ref` and `allOf`, and one of `$ref`, `oneOf` and `anyOf`. (A base
//! that lists its children in `oneOf`, which name it in `allOf`, is neither.) The edge that closes such a circle is
//! taken out, so that whoever walks the schemas comes to an end.

use std::collections::BTreeSet;

use openapi_bindgen_diagnostics::codes::schema as codes;
use openapi_bindgen_diagnostics::{Diagnostic, Severity, Sink};

use crate::model::{Schema, SchemaId};

/// Reports all circles in the order of the arena, and opens them.
pub(super) fn cut(schemas: &mut [Schema], sink: &mut Sink) {
    let parts = closing_edges(schemas, parts);
    let alternatives = closing_edges(schemas, alternatives);
    if parts.is_empty() && alternatives.is_empty() {
        return;
    }
    let grounded = grounded(schemas);
    let mut reported = BTreeSet::new();
    let mut cut = BTreeSet::new();
    for (from, to) in parts.into_iter().chain(alternatives) {
        if reported.insert(to) {
            report(schemas, to, grounded.get(to.0 as usize) == Some(&true), sink);
        }
        if let Some(schema) = schemas.get_mut(from.0 as usize) {
            remove_edge(schema, to);
            if schema.reference.is_some() {
                cut.insert(from);
            }
        }
    }
    // A part that says no more than the whole, or a branch that is the whole, adds nothing.
    for schema in schemas.iter_mut() {
        for list in [&mut schema.all_of, &mut schema.one_of, &mut schema.any_of] {
            list.retain(|id| !cut.contains(id));
        }
    }
}

/// What a value must fit as well.
fn parts(schema: &Schema) -> Vec<SchemaId> {
    target(schema).into_iter().chain(schema.all_of.iter().copied()).collect()
}

/// What a value may fit instead.
fn alternatives(schema: &Schema) -> Vec<SchemaId> {
    let listed = schema.one_of.iter().chain(&schema.any_of).copied();
    target(schema).into_iter().chain(listed).collect()
}

pub(super) fn target(schema: &Schema) -> Option<SchemaId> {
    schema.reference.as_ref()?.target
}

fn has_edges(schema: &Schema) -> bool {
    schema.reference.is_some() || !schema.all_of.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty()
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// The walk is somewhere below it.
    Open,
    Done,
}

/// The edges that lead back to a schema under which the walk is: depth first, with a stack of its own.
fn closing_edges(schemas: &[Schema], edges: impl Fn(&Schema) -> Vec<SchemaId>) -> Vec<(SchemaId, SchemaId)> {
    let mut states = vec![State::New; schemas.len()];
    let mut closing = Vec::new();
    for (start, _) in (0..).map(SchemaId).zip(schemas).filter(|(_, schema)| has_edges(schema)) {
        let mut walk: Vec<(SchemaId, std::vec::IntoIter<SchemaId>)> = Vec::new();
        let mut enter = Some(start);
        loop {
            if let Some(id) = enter.take()
                && let (Some(state), Some(schema)) = (states.get_mut(id.0 as usize), schemas.get(id.0 as usize))
            {
                match state {
                    State::New => {
                        *state = State::Open;
                        walk.push((id, edges(schema).into_iter()));
                    }
                    State::Open => closing.extend(walk.last().map(|(from, _)| (*from, id))),
                    State::Done => {}
                }
            }
            let Some((at, below)) = walk.last_mut() else { break };
            enter = below.next();
            if enter.is_none() {
                if let Some(state) = states.get_mut(at.0 as usize) {
                    *state = State::Done;
                }
                walk.pop();
            }
        }
    }
    closing
}

/// For each schema, whether some value can be checked against it in a finite number of steps: all its parts can, and
/// one of its alternatives. Worked out from the leaves upward.
fn grounded(schemas: &[Schema]) -> Vec<bool> {
    let mut users: Vec<Vec<u32>> = vec![Vec::new(); schemas.len()];
    for (index, schema) in (0..).zip(schemas) {
        for below in parts(schema).into_iter().chain(alternatives(schema)) {
            if let Some(users) = users.get_mut(below.0 as usize) {
                users.push(index);
            }
        }
    }
    let mut known = vec![false; schemas.len()];
    let mut waiting: Vec<u32> = (0..).take(schemas.len()).collect();
    while let Some(index) = waiting.pop() {
        let at = index as usize;
        if known.get(at) == Some(&false) && schemas.get(at).is_some_and(|schema| is_grounded(schema, &known)) {
            if let Some(known) = known.get_mut(at) {
                *known = true;
            }
            waiting.extend(users.get(at).into_iter().flatten());
        }
    }
    known
}

fn is_grounded(schema: &Schema, known: &[bool]) -> bool {
    let is_known = |id: &SchemaId| known.get(id.0 as usize) == Some(&true);
    let one_of = |list: &[SchemaId]| list.is_empty() || list.iter().any(is_known);
    parts(schema).iter().all(is_known) && one_of(&schema.one_of) && one_of(&schema.any_of)
}

/// A circle of bare `$ref`s says nothing, and one with a way out says too much: both can be read. Others cannot.
fn report(schemas: &[Schema], id: SchemaId, grounded: bool, sink: &mut Sink) {
    let Some(schema) = schemas.get(id.0 as usize) else { return };
    let bare = schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.all_of.iter().all(|part| is_sibling(schemas, *part));
    let what = "this schema contains itself without a property or an item in between";
    let mut diagnostic = Diagnostic::error(codes::CYCLIC_SCHEMA, schema.pointer.clone(), what);
    if grounded || bare {
        diagnostic.severity = Severity::Warning;
        diagnostic = diagnostic.effect("it is read as if the part that leads back were not there");
    } else {
        diagnostic = diagnostic.why("no value can be checked against it");
    }
    sink.push(diagnostic.help("put a property or an item in between, or take the part out"));
}

/// Whether a part of `allOf` is the `$ref` beside which the other keywords stand.
fn is_sibling(schemas: &[Schema], part: SchemaId) -> bool {
    let ends = ["/$ref", "/$dynamicRef", "/$recursiveRef"];
    let pointer = schemas.get(part.0 as usize).map_or("", |part| part.pointer.as_str());
    ends.iter().any(|end| pointer.ends_with(end))
}

fn remove_edge(schema: &mut Schema, to: SchemaId) {
    if let Some(reference) = &mut schema.reference
        && reference.target == Some(to)
    {
        reference.target = None;
    }
    for list in [&mut schema.all_of, &mut schema.one_of, &mut schema.any_of] {
        list.retain(|id| *id != to);
    }
}
