//! What fixtures send and read. Written by `cargo xtask bless`.

#[path = "../../openapi-bindgen/tests/fixtures/allof/null_beside/wire.rs"]
mod allof_null_beside;

#[path = "../../openapi-bindgen/tests/fixtures/enums/blank_and_null/wire.rs"]
mod enums_blank_and_null;

#[path = "../../openapi-bindgen/tests/fixtures/enums/named_numbers/wire.rs"]
mod enums_named_numbers;

#[path = "../../openapi-bindgen/tests/fixtures/enums/other_kinds/wire.rs"]
mod enums_other_kinds;

#[path = "../../openapi-bindgen/tests/fixtures/formats/numbers/wire.rs"]
mod formats_numbers;

#[path = "../../openapi-bindgen/tests/fixtures/formats/strings/wire.rs"]
mod formats_strings;

#[path = "../../openapi-bindgen/tests/fixtures/names/members/wire.rs"]
mod names_members;

#[path = "../../openapi-bindgen/tests/fixtures/objects/closed/wire.rs"]
mod objects_closed;

#[path = "../../openapi-bindgen/tests/fixtures/objects/open/wire.rs"]
mod objects_open;

#[path = "../../openapi-bindgen/tests/fixtures/operations/bodies/wire.rs"]
mod operations_bodies;

#[path = "../../openapi-bindgen/tests/fixtures/operations/body_choices/wire.rs"]
mod operations_body_choices;

#[path = "../../openapi-bindgen/tests/fixtures/operations/errors/wire.rs"]
mod operations_errors;

#[path = "../../openapi-bindgen/tests/fixtures/operations/mock/wire.rs"]
mod operations_mock;

#[path = "../../openapi-bindgen/tests/fixtures/operations/parameters/wire.rs"]
mod operations_parameters;

#[path = "../../openapi-bindgen/tests/fixtures/presence/matrix/wire.rs"]
mod presence_matrix;

#[path = "../../openapi-bindgen/tests/fixtures/recursion/direct/wire.rs"]
mod recursion_direct;

#[path = "../../openapi-bindgen/tests/fixtures/refs/dangling/wire.rs"]
mod refs_dangling;

#[path = "../../openapi-bindgen/tests/fixtures/refs/dynamic/wire.rs"]
mod refs_dynamic;

#[path = "../../openapi-bindgen/tests/fixtures/unions/by_constant/wire.rs"]
mod unions_by_constant;

#[path = "../../openapi-bindgen/tests/fixtures/unions/by_hint/wire.rs"]
mod unions_by_hint;

#[path = "../../openapi-bindgen/tests/fixtures/unions/by_kind/wire.rs"]
mod unions_by_kind;

#[path = "../../openapi-bindgen/tests/fixtures/unions/by_members/wire.rs"]
mod unions_by_members;

#[path = "../../openapi-bindgen/tests/fixtures/unions/by_number/wire.rs"]
mod unions_by_number;

#[path = "../../openapi-bindgen/tests/fixtures/unions/by_trial/wire.rs"]
mod unions_by_trial;

#[path = "../../openapi-bindgen/tests/fixtures/unions/by_trial_received/wire.rs"]
mod unions_by_trial_received;

#[path = "../../openapi-bindgen/tests/fixtures/unions/discriminator/wire.rs"]
mod unions_discriminator;

#[path = "../../openapi-bindgen/tests/fixtures/unions/discriminator_on_base/wire.rs"]
mod unions_discriminator_on_base;

#[path = "../../openapi-bindgen/tests/fixtures/unions/format_or_blank/wire.rs"]
mod unions_format_or_blank;

#[path = "../../openapi-bindgen/tests/fixtures/unions/inline/wire.rs"]
mod unions_inline;

#[path = "../../openapi-bindgen/tests/fixtures/unions/mapping/wire.rs"]
mod unions_mapping;

#[path = "../../openapi-bindgen/tests/fixtures/unions/nested/wire.rs"]
mod unions_nested;

#[path = "../../openapi-bindgen/tests/fixtures/unions/nullable/wire.rs"]
mod unions_nullable;

#[path = "../../openapi-bindgen/tests/fixtures/unions/open_enum/wire.rs"]
mod unions_open_enum;

#[path = "../../openapi-bindgen/tests/fixtures/unions/required_only/wire.rs"]
mod unions_required_only;

#[path = "../../openapi-bindgen/tests/fixtures/unions/siblings/wire.rs"]
mod unions_siblings;

#[path = "../../openapi-bindgen/tests/fixtures/validation/conditions/wire.rs"]
mod validation_conditions;

#[path = "../../openapi-bindgen/tests/fixtures/validation/limits/wire.rs"]
mod validation_limits;

#[path = "../../openapi-bindgen/tests/fixtures/validation/requests/wire.rs"]
mod validation_requests;

#[path = "../../openapi-bindgen/tests/fixtures/yaml/scalars/wire.rs"]
mod yaml_scalars;
