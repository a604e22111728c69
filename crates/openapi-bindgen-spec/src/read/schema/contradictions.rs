//! Parts of an `allOf` that exclude each other.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::codes::schema as codes;
use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink};

use super::circles::target;
use crate::model::{Schema, SchemaId, Types};

/// How many levels of `allOf` and `$ref` are looked through for a type.
const LEVELS: usize = 8;

/// Reports them all, in the order of the arena.
pub(super) fn report(schemas: &[Schema], sink: &mut Sink) {
    let arena = Arena { schemas };
    for schema in schemas.iter().filter(|schema| !schema.all_of.is_empty()) {
        arena.report(schema, sink);
    }
}

pub(super) struct Arena<'s> {
    pub(super) schemas: &'s [Schema],
}

impl<'s> Arena<'s> {
    fn get(&self, id: SchemaId) -> Option<&'s Schema> {
        self.schemas.get(id.0 as usize)
    }

    /// Parts that are of different types, or that give one property different types.
    fn report(&self, schema: &'s Schema, sink: &mut Sink) {
        let mut types = None;
        let mut properties: BTreeMap<&str, Option<(Types, &Pointer)>> = BTreeMap::new();
        let parts = schema.all_of.iter().filter_map(|id| self.get(*id)).map(|part| (part, true));
        for (part, with_parts) in parts.chain([(schema, false)]) {
            narrow(&mut types, self.types(part, LEVELS, with_parts), &part.pointer, "", sink);
            for (name, id) in &self.behind(part).properties {
                let Some(property) = self.get(*id) else { continue };
                let known = properties.entry(name).or_default();
                narrow(known, self.types(property, LEVELS, true), &property.pointer, name, sink);
            }
        }
    }

    /// The schema behind `$ref`s.
    fn behind(&self, schema: &'s Schema) -> &'s Schema {
        let mut at = schema;
        for _ in 0..LEVELS {
            match target(at).and_then(|id| self.get(id)) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The types a value may have, as far as the schema and its parts say; all where nothing is said.
    fn types(&self, schema: &Schema, levels: usize, with_parts: bool) -> Types {
        if levels == 0 {
            return all();
        }
        if let Some(next) = target(schema).and_then(|id| self.get(id)) {
            return self.types(next, levels - 1, with_parts);
        }
        let mut types = if schema.types.is_empty() { all() } else { schema.types };
        if types.has(Types::NUMBER) {
            types = types.with(Types::INTEGER);
        }
        if schema.nullable {
            types = types.with(Types::NULL);
        }
        let parts = schema.all_of.iter().filter(|_| with_parts).filter_map(|id| self.get(*id));
        parts.fold(types, |types, part| both(types, self.types(part, levels - 1, true)))
    }

    /// The types a value may have, with those of all alternatives.
    pub(super) fn possible(&self, id: SchemaId, levels: usize) -> Types {
        let Some(schema) = self.get(id).map(|schema| self.behind(schema)) else { return Types::default() };
        let mut types = schema.types;
        if levels > 0 {
            for below in schema.one_of.iter().chain(&schema.any_of).chain(&schema.all_of) {
                types = types.with(self.possible(*below, levels - 1));
            }
        }
        types
    }
}

fn all() -> Types {
    let plain = Types::NULL.with(Types::BOOLEAN).with(Types::STRING).with(Types::ARRAY).with(Types::OBJECT);
    plain.with(Types::INTEGER).with(Types::NUMBER)
}

fn both(one: Types, other: Types) -> Types {
    one.without(all().without(other))
}

/// Narrows what is known by what another part says, and reports when nothing but null is left.
fn narrow<'p>(
    known: &mut Option<(Types, &'p Pointer)>,
    types: Types,
    place: &'p Pointer,
    property: &str,
    sink: &mut Sink,
) {
    let Some((before, first)) = *known else {
        *known = Some((types, place));
        return;
    };
    let left = both(before, types);
    let says_something = |types: Types| !types.without(Types::NULL).is_empty();
    if says_something(left) {
        *known = Some((left, first));
    } else if says_something(before) && says_something(types) {
        let of = if property.is_empty() { String::new() } else { format!(" for the property `{property}`") };
        let what = format!("two parts of one `allOf` ask for different types{of}");
        let diagnostic = Diagnostic::warning(codes::CONTRADICTION, place.clone(), what);
        sink.push(diagnostic.also(first.clone(), "the other part").help("correct one of them"));
    }
}
