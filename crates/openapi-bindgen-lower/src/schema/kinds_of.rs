//! Which JSON kinds the values of a schema can have.

use openapi_bindgen_spec::model::{Additional, Schema, SchemaId, Types};

use super::flat::Flat;
use super::formats;
use super::kinds::Kinds;
use super::look::Look;
use super::node::{Node, Part};
use super::null::combines;

impl Look<'_> {
    /// The kinds of a schema's values; all where that is not said.
    pub(super) fn kinds(&self, id: SchemaId) -> Kinds {
        let Some(id) = self.resolve(id) else { return Kinds::ALL };
        if let Some(known) = self.kinds.get(id) {
            return known;
        }
        self.kinds.set(id, Kinds::ALL);
        let place = super::Place::component("");
        let node = Node::new(vec![Part { id, place: place.clone() }], self.schema(id).pointer.clone(), place);
        let kinds = self.kinds_of(&self.flat(&node));
        let kinds = if self.allows_null(&node) { kinds.or(Kinds::NULL) } else { kinds };
        self.kinds.set(id, kinds);
        kinds
    }

    /// The kinds of the values for which all that was gathered holds.
    ///
    /// Where no type is named, the keywords tell it if they all belong to one type: `properties` means an object.
    /// By the standard's letter a number would be fine, too; `untyped_is_any` asks for that.
    pub(super) fn kinds_of(&self, flat: &Flat<'_>) -> Kinds {
        if flat.never {
            return Kinds::NONE;
        }
        if flat.only_null {
            return Kinds::NULL;
        }
        let mut kinds = flat.bits.iter().fold(Kinds::ALL, |kinds, bit| kinds.and(own_kinds(bit.schema)));
        for group in &flat.groups {
            let any = group.branches.iter().fold(Kinds::NULL, |any, (_, branch)| any.or(self.kinds(*branch)));
            kinds = kinds.and(any);
        }
        if kinds.is_narrow() {
            return kinds;
        }
        kinds.and(self.inferred(flat.bits.iter().map(|bit| bit.schema)))
    }

    /// The kind that keywords without a `type` are about; all kinds unless there is exactly one.
    pub(super) fn inferred<'s>(&self, schemas: impl Iterator<Item = &'s Schema>) -> Kinds {
        if self.options.untyped_is_any {
            return Kinds::ALL;
        }
        let told = schemas.fold(Kinds::NONE, |told, schema| told.or(keyword_kinds(schema)));
        let one = told.classes().count() == 1;
        if one { told } else { Kinds::ALL }
    }
}

/// The kinds that a schema names itself.
fn own_kinds(schema: &Schema) -> Kinds {
    let null = if schema.nullable { Kinds::NULL } else { Kinds::NONE };
    if schema.types == Types::NULL && combines(schema) {
        return Kinds::ALL;
    }
    if !schema.types.is_empty() {
        return Kinds::of_types(schema.types).or(null);
    }
    match &schema.values {
        Some(values) => values.iter().fold(null, |kinds, value| kinds.or(Kinds::of_value(value))),
        None => Kinds::ALL,
    }
}

/// The kinds that a schema's keywords show: what gives values a shape does, and formats do.
///
/// Limits do not. Hardly a document writes them without a type, and by the standard's letter a `minLength` says
/// nothing about numbers.
fn keyword_kinds(schema: &Schema) -> Kinds {
    let object = !schema.properties.is_empty()
        || schema.additional != Additional::Absent
        || !schema.seldom.pattern_properties.is_empty();
    let array = schema.items.is_some() || !schema.seldom.prefix_items.is_empty();
    let string = schema.seldom.content_encoding.is_some() || schema.seldom.content_media_type.is_some();
    let by_format = schema.format.as_deref().map_or(Kinds::NONE, formats::kinds);
    [(object, Kinds::OBJECT), (array, Kinds::ARRAY), (string, Kinds::STRING)]
        .into_iter()
        .filter(|(said, _)| *said)
        .fold(by_format, |told, (_, kinds)| told.or(kinds))
}
