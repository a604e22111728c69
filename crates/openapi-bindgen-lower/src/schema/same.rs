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
        && pair_named(&one.seldom.pattern_properties, &other.seldom.pattern_properties, inner)
        && pair_named(&one.seldom.dependent_schemas, &other.seldom.dependent_schemas, inner)
        && pair_lists(&one.all_of, &other.all_of, inner)
        && pair_lists(&one.one_of, &other.one_of, inner)
        && pair_lists(&one.any_of, &other.any_of, inner)
        && pair_lists(&one.seldom.prefix_items, &other.seldom.prefix_items, inner)
        && pair(one.items, other.items, inner)
        && pair(one.seldom.not, other.seldom.not, inner)
        && pair(one.seldom.contains, other.seldom.contains, inner)
        && pair(one.seldom.property_names, other.seldom.property_names, inner)
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
        && one.seldom.content_encoding == other.seldom.content_encoding
        && one.seldom.content_media_type == other.seldom.content_media_type
        && one.read_only == other.read_only
        && one.write_only == other.write_only
        && one.seldom.dependent_required == other.seldom.dependent_required
        && one.seldom.conditional == [None; 3]
        && other.seldom.conditional == [None; 3]
        && one.seldom.discriminator.is_none()
        && other.seldom.discriminator.is_none()
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
