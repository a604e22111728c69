//! Whether two schemas mean the same, whatever their documentation says.

use std::collections::BTreeSet;

use openapi_bindgen_spec::model::{Additional, Schema, SchemaId};

use super::json_text::same;
use super::look::Look;

/// Schemas larger than this are told apart without looking further.
const MAX_COMPARED: usize = 300;

impl Look<'_> {
    /// Whether two schemas allow the same values, as far as comparing their keywords shows.
    pub(super) fn means_same(&self, one: SchemaId, other: SchemaId) -> bool {
        let mut compared = BTreeSet::new();
        let mut open = vec![(one, other)];
        while let Some((one, other)) = open.pop() {
            let (Some(one), Some(other)) = (self.resolve(one), self.resolve(other)) else { return false };
            if one == other || !compared.insert((one, other)) {
                continue;
            }
            // Two components are two types, even if they look alike.
            let named = self.component(one).is_some() || self.component(other).is_some();
            if named || compared.len() > MAX_COMPARED {
                return false;
            }
            if !compare(self.schema(one), self.schema(other), &mut open) {
                return false;
            }
        }
        true
    }
}

/// Compares two schemas' own keywords; the schemas inside them are left to be compared.
fn compare(one: &Schema, other: &Schema, inner: &mut Vec<(SchemaId, SchemaId)>) -> bool {
    plain(one, other)
        && pair_named(&one.properties, &other.properties, inner)
        && pair_named(&one.pattern_properties, &other.pattern_properties, inner)
        && pair_named(&one.dependent_schemas, &other.dependent_schemas, inner)
        && pair_lists(&one.all_of, &other.all_of, inner)
        && pair_lists(&one.one_of, &other.one_of, inner)
        && pair_lists(&one.any_of, &other.any_of, inner)
        && pair_lists(&one.prefix_items, &other.prefix_items, inner)
        && pair(one.items, other.items, inner)
        && pair(one.not, other.not, inner)
        && pair(one.contains, other.contains, inner)
        && pair(one.property_names, other.property_names, inner)
        && pair_additional(one.additional, other.additional, inner)
}

fn plain(one: &Schema, other: &Schema) -> bool {
    let values = match (&one.values, &other.values) {
        (Some(one), Some(other)) => one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b)),
        (None, None) => true,
        _ => false,
    };
    let required: BTreeSet<&String> = one.required.iter().collect();
    values
        && one.boolean == other.boolean
        && one.types == other.types
        && one.nullable == other.nullable
        && one.format == other.format
        && one.limits == other.limits
        && one.content_encoding == other.content_encoding
        && one.content_media_type == other.content_media_type
        && one.read_only == other.read_only
        && one.write_only == other.write_only
        && one.dependent_required == other.dependent_required
        && one.conditional == [None; 3]
        && other.conditional == [None; 3]
        && one.discriminator.is_none()
        && other.discriminator.is_none()
        && required == other.required.iter().collect()
}

fn pair(one: Option<SchemaId>, other: Option<SchemaId>, inner: &mut Vec<(SchemaId, SchemaId)>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            inner.push((one, other));
            true
        }
        (None, None) => true,
        _ => false,
    }
}

fn pair_lists(one: &[SchemaId], other: &[SchemaId], inner: &mut Vec<(SchemaId, SchemaId)>) -> bool {
    inner.extend(one.iter().copied().zip(other.iter().copied()));
    one.len() == other.len()
}

fn pair_named(one: &[(String, SchemaId)], other: &[(String, SchemaId)], inner: &mut Vec<(SchemaId, SchemaId)>) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|((name, one), (known, other))| {
            inner.push((*one, *other));
            name == known
        })
}

fn pair_additional(one: Additional, other: Additional, inner: &mut Vec<(SchemaId, SchemaId)>) -> bool {
    match (one, other) {
        (Additional::Schema(one), Additional::Schema(other)) => {
            inner.push((one, other));
            true
        }
        (one, other) => one == other,
    }
}
