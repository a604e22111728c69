//! Generated types: what they read they write, and what they write they read as the same.

use std::fmt::Debug;

use openapi_bindgen_fixtures as fixtures;
use openapi_bindgen_runtime as rt;
use rt::{Json, Map, ReadJson, WriteJson};

use crate::choices::Choices;

/// Types of every kind: Sela's, and of fixtures one or more per shape that lowering makes.
const TYPES: &[fn(&[u8])] = &[
    round::<sela::CreateLeadRequest>,
    round::<sela::BulkCreateLeadRequest>,
    round::<sela::BulkCreateLeadResponse>,
    round::<sela::ErrorResponse>,
    round::<fixtures::allof_merge::types::Lead>,
    round::<fixtures::arrays_lists::types::Holder>,
    round::<fixtures::enums_blank_and_null::types::Lead>,
    round::<fixtures::enums_other_kinds::types::Holder>,
    round::<fixtures::formats_content_31::types::Blob>,
    round::<fixtures::formats_numbers::types::Numbers>,
    round::<fixtures::formats_strings::types::Strings>,
    round::<fixtures::formats_types_31::types::Holder>,
    round::<fixtures::objects_closed::types::Closed>,
    round::<fixtures::objects_maps::types::Holder>,
    round::<fixtures::objects_open::types::Both>,
    round::<fixtures::objects_open::types::Clash>,
    round::<fixtures::objects_open::types::Typed>,
    round::<fixtures::objects_patterns::types::Holder>,
    round::<fixtures::presence_matrix::types::Lead>,
    round::<fixtures::recursion_direct::types::Node>,
    round::<fixtures::unions_by_constant::types::Event>,
    round::<fixtures::unions_by_kind::types::Holder>,
    round::<fixtures::unions_by_members::types::Contact>,
    round::<fixtures::unions_by_trial::types::Either>,
    round::<fixtures::unions_discriminator::types::Shape>,
    round::<fixtures::unions_nested::types::Tree>,
    round::<fixtures::unions_open_enum::types::Holder>,
    round::<fixtures::unions_siblings::types::Event>,
    round::<fixtures::validation_conditions::types::Rules>,
    round::<fixtures::validation_limits::types::Limits>,
    round::<fixtures::views_read_only::types::Team>,
    whole::<Json>,
    whole::<Map<Json>>,
];

/// The first byte chooses the type, the rest is JSON.
pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let check = choices.one(TYPES);
    check(choices.rest());
}

fn round<T: ReadJson + WriteJson + Clone + PartialEq + Debug>(json: &[u8]) {
    let Ok(value) = rt::from_json::<T>(json) else { return };
    let copy = value.clone();
    assert_eq!(copy, value);
    let told = rt::validate(&value).map_err(|violations| violations.to_string());
    let text = rt::to_json(&value).expect("what was read can be written");
    let again = rt::from_json::<T>(&text);
    let again = again.unwrap_or_else(|error| panic!("{error} in {}", String::from_utf8_lossy(&text)));
    assert_eq!(again, value, "{}", String::from_utf8_lossy(&text));
    assert_eq!(rt::to_json(&again).expect("as before"), text);
    assert_eq!(rt::validate(&again).map_err(|violations| violations.to_string()), told);
}

/// Types that keep everything.
fn whole<T: ReadJson + WriteJson + Clone + PartialEq + Debug>(json: &[u8]) {
    round::<T>(json);
    let Ok(value) = rt::from_json::<T>(json) else { return };
    let text = rt::to_json(&value).expect("what was read can be written");
    let outer = serde_json::from_slice::<serde_json::Value>(json);
    let inner = serde_json::from_slice::<serde_json::Value>(&text);
    if let Ok(outer) = outer {
        assert_eq!(inner.expect("JSON"), outer);
    }
}
