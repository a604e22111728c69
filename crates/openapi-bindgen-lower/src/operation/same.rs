//! Whether two schemas say the same, wherever they stand.

use openapi_bindgen_spec::model::{Additional, Document, SchemaId};

/// Deeper inline schemas are taken for different.
const DEEPEST: usize = 24;

/// Whether two schemas demand the same of a value and describe it in the same shape.
pub(crate) fn same_schema(document: &Document, left: Option<SchemaId>, right: Option<SchemaId>) -> bool {
    same_option(document, left, right, DEEPEST)
}

fn same_option(document: &Document, left: Option<SchemaId>, right: Option<SchemaId>, deep: usize) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => left == right || (deep > 0 && same(document, left, right, deep - 1)),
        (None, None) => true,
        _ => false,
    }
}

fn same(document: &Document, left: SchemaId, right: SchemaId, deep: usize) -> bool {
    let (a, b) = (document.schema(left), document.schema(right));
    if let (Some(a), Some(b)) = (&a.reference, &b.reference) {
        return a.target.is_some() && a.target == b.target;
    }
    let lists = |a: &[SchemaId], b: &[SchemaId]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_option(document, Some(*a), Some(*b), deep))
    };
    let named = |a: &[(String, SchemaId)], b: &[(String, SchemaId)]| {
        a.len() == b.len()
            && a.iter().zip(b).all(|((m, a), (n, b))| m == n && same_option(document, Some(*a), Some(*b), deep))
    };
    let values = |list: &Option<Vec<openapi_bindgen_spec::value::Value>>| {
        list.as_ref().map(|values| values.iter().map(|value| value.kind.clone()).collect::<Vec<_>>())
    };
    let additional = match (a.additional, b.additional) {
        (Additional::Schema(a), Additional::Schema(b)) => same_option(document, Some(a), Some(b), deep),
        (a, b) => a == b,
    };
    a.reference.is_some() == b.reference.is_some()
        && a.types == b.types
        && a.nullable == b.nullable
        && a.boolean == b.boolean
        && a.format == b.format
        && a.limits == b.limits
        && a.required == b.required
        && additional
        && a.seldom.dependent_required == b.seldom.dependent_required
        && values(&a.values).map(|kinds| format!("{kinds:?}")) == values(&b.values).map(|kinds| format!("{kinds:?}"))
        && a.seldom.discriminator.is_some() == b.seldom.discriminator.is_some()
        && a.read_only == b.read_only
        && a.write_only == b.write_only
        && same_option(document, a.items, b.items, deep)
        && same_option(document, a.seldom.not, b.seldom.not, deep)
        && same_option(document, a.seldom.property_names, b.seldom.property_names, deep)
        && a.seldom.conditional.iter().zip(&b.seldom.conditional).all(|(a, b)| same_option(document, *a, *b, deep))
        && lists(&a.seldom.prefix_items, &b.seldom.prefix_items)
        && lists(&a.all_of, &b.all_of)
        && lists(&a.one_of, &b.one_of)
        && lists(&a.any_of, &b.any_of)
        && named(&a.properties, &b.properties)
        && named(&a.seldom.pattern_properties, &b.seldom.pattern_properties)
        && named(&a.seldom.dependent_schemas, &b.seldom.dependent_schemas)
}
