//! Every fixture's expected output as a module. Written by `cargo xtask bless`.

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/circle_of_several/expected/src/generated/mod.rs"]
pub mod allof_circle_of_several;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/contradiction/expected/src/generated/mod.rs"]
pub mod allof_contradiction;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/merge/expected/src/generated/mod.rs"]
pub mod allof_merge;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/null_beside/expected/src/generated/mod.rs"]
pub mod allof_null_beside;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/redeclared/expected/src/generated/mod.rs"]
pub mod allof_redeclared;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/required_only/expected/src/generated/mod.rs"]
pub mod allof_required_only;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/scalars/expected/src/generated/mod.rs"]
pub mod allof_scalars;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/siblings_31/expected/src/generated/mod.rs"]
pub mod allof_siblings_31;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/with_union/expected/src/generated/mod.rs"]
pub mod allof_with_union;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/allof/wrapper/expected/src/generated/mod.rs"]
pub mod allof_wrapper;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/arrays/lists/expected/src/generated/mod.rs"]
pub mod arrays_lists;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/config/extensions/expected/src/generated/mod.rs"]
pub mod config_extensions;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/config/overlay/expected/src/generated/mod.rs"]
pub mod config_overlay;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/config/overrides/expected/src/generated/mod.rs"]
pub mod config_overrides;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/config/select/expected/src/generated/mod.rs"]
pub mod config_select;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/blank_and_null/expected/src/generated/mod.rs"]
pub mod enums_blank_and_null;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/colliding_values/expected/src/generated/mod.rs"]
pub mod enums_colliding_values;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/constants/expected/src/generated/mod.rs"]
pub mod enums_constants;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/labels/expected/src/generated/mod.rs"]
pub mod enums_labels;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/named_numbers/expected/src/generated/mod.rs"]
pub mod enums_named_numbers;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/null_value/expected/src/generated/mod.rs"]
pub mod enums_null_value;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/odd_values/expected/src/generated/mod.rs"]
pub mod enums_odd_values;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/other_kinds/expected/src/generated/mod.rs"]
pub mod enums_other_kinds;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/enums/string/expected/src/generated/mod.rs"]
pub mod enums_string;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/formats/by_config/expected/src/generated/mod.rs"]
pub mod formats_by_config;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/formats/content_31/expected/src/generated/mod.rs"]
pub mod formats_content_31;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/formats/numbers/expected/src/generated/mod.rs"]
pub mod formats_numbers;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/formats/strings/expected/src/generated/mod.rs"]
pub mod formats_strings;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/formats/types_31/expected/src/generated/mod.rs"]
pub mod formats_types_31;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/formats/unknown/expected/src/generated/mod.rs"]
pub mod formats_unknown;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/hostile/texts/expected/src/generated/mod.rs"]
pub mod hostile_texts;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/colliding_members/expected/src/generated/mod.rs"]
pub mod names_colliding_members;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/colliding_types/expected/src/generated/mod.rs"]
pub mod names_colliding_types;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/dots/expected/src/generated/mod.rs"]
pub mod names_dots;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/doubled/expected/src/generated/mod.rs"]
pub mod names_doubled;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/lock/expected/src/generated/mod.rs"]
pub mod names_lock;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/long/expected/src/generated/mod.rs"]
pub mod names_long;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/members/expected/src/generated/mod.rs"]
pub mod names_members;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/std/expected/src/generated/mod.rs"]
pub mod names_std;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/names/tags/expected/src/generated/mod.rs"]
pub mod names_tags;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/closed/expected/src/generated/mod.rs"]
pub mod objects_closed;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/empty/expected/src/generated/mod.rs"]
pub mod objects_empty;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/extra_by_config/expected/src/generated/mod.rs"]
pub mod objects_extra_by_config;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/inline/expected/src/generated/mod.rs"]
pub mod objects_inline;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/maps/expected/src/generated/mod.rs"]
pub mod objects_maps;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/no_type/expected/src/generated/mod.rs"]
pub mod objects_no_type;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/open/expected/src/generated/mod.rs"]
pub mod objects_open;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/objects/patterns/expected/src/generated/mod.rs"]
pub mod objects_patterns;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/bodies/expected/src/generated/mod.rs"]
pub mod operations_bodies;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/body_choices/expected/src/generated/mod.rs"]
pub mod operations_body_choices;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/duplicate_ids/expected/src/generated/mod.rs"]
pub mod operations_duplicate_ids;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/errors/expected/src/generated/mod.rs"]
pub mod operations_errors;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/examples/expected/src/generated/mod.rs"]
pub mod operations_examples;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/headers/expected/src/generated/mod.rs"]
pub mod operations_headers;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/mock/expected/src/generated/mod.rs"]
pub mod operations_mock;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/multipart/expected/src/generated/mod.rs"]
pub mod operations_multipart;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/names/expected/src/generated/mod.rs"]
pub mod operations_names;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/odd/expected/src/generated/mod.rs"]
pub mod operations_odd;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/paging/expected/src/generated/mod.rs"]
pub mod operations_paging;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/parameter_collisions/expected/src/generated/mod.rs"]
pub mod operations_parameter_collisions;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/parameters/expected/src/generated/mod.rs"]
pub mod operations_parameters;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/path_parameters/expected/src/generated/mod.rs"]
pub mod operations_path_parameters;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/replies/expected/src/generated/mod.rs"]
pub mod operations_replies;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/security/expected/src/generated/mod.rs"]
pub mod operations_security;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/servers/expected/src/generated/mod.rs"]
pub mod operations_servers;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/operations/webhooks/expected/src/generated/mod.rs"]
pub mod operations_webhooks;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/package/empty/expected/src/generated/mod.rs"]
pub mod package_empty;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/package/tag_features/expected/src/generated/mod.rs"]
pub mod package_tag_features;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/package/types_only/expected/src/generated/mod.rs"]
pub mod package_types_only;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/presence/defaults/expected/src/generated/mod.rs"]
pub mod presence_defaults;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/presence/matrix/expected/src/generated/mod.rs"]
pub mod presence_matrix;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/presence/nullable_31/expected/src/generated/mod.rs"]
pub mod presence_nullable_31;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/presence/nullable_everywhere/expected/src/generated/mod.rs"]
pub mod presence_nullable_everywhere;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/presence/patched/expected/src/generated/mod.rs"]
pub mod presence_patched;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/recursion/aliases/expected/src/generated/mod.rs"]
pub mod recursion_aliases;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/recursion/direct/expected/src/generated/mod.rs"]
pub mod recursion_direct;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/recursion/mutual/expected/src/generated/mod.rs"]
pub mod recursion_mutual;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/refs/chains/expected/src/generated/mod.rs"]
pub mod refs_chains;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/refs/components/expected/src/generated/mod.rs"]
pub mod refs_components;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/refs/dangling/expected/src/generated/mod.rs"]
pub mod refs_dangling;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/refs/defs/expected/src/generated/mod.rs"]
pub mod refs_defs;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/refs/dynamic/expected/src/generated/mod.rs"]
pub mod refs_dynamic;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/refs/files/expected/src/generated/mod.rs"]
pub mod refs_files;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/refs/parts/expected/src/generated/mod.rs"]
pub mod refs_parts;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/aliases/expected/src/generated/mod.rs"]
pub mod unions_aliases;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/by_constant/expected/src/generated/mod.rs"]
pub mod unions_by_constant;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/by_hint/expected/src/generated/mod.rs"]
pub mod unions_by_hint;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/by_kind/expected/src/generated/mod.rs"]
pub mod unions_by_kind;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/by_members/expected/src/generated/mod.rs"]
pub mod unions_by_members;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/by_number/expected/src/generated/mod.rs"]
pub mod unions_by_number;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/by_trial/expected/src/generated/mod.rs"]
pub mod unions_by_trial;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/by_trial_received/expected/src/generated/mod.rs"]
pub mod unions_by_trial_received;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/discriminator/expected/src/generated/mod.rs"]
pub mod unions_discriminator;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/discriminator_on_base/expected/src/generated/mod.rs"]
pub mod unions_discriminator_on_base;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/equal_titles/expected/src/generated/mod.rs"]
pub mod unions_equal_titles;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/format_or_blank/expected/src/generated/mod.rs"]
pub mod unions_format_or_blank;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/inline/expected/src/generated/mod.rs"]
pub mod unions_inline;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/mapping/expected/src/generated/mod.rs"]
pub mod unions_mapping;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/nested/expected/src/generated/mod.rs"]
pub mod unions_nested;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/nullable/expected/src/generated/mod.rs"]
pub mod unions_nullable;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/open_enum/expected/src/generated/mod.rs"]
pub mod unions_open_enum;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/required_only/expected/src/generated/mod.rs"]
pub mod unions_required_only;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/unions/siblings/expected/src/generated/mod.rs"]
pub mod unions_siblings;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/validation/conditions/expected/src/generated/mod.rs"]
pub mod validation_conditions;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/validation/limits/expected/src/generated/mod.rs"]
pub mod validation_limits;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/validation/requests/expected/src/generated/mod.rs"]
pub mod validation_requests;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/versions/marks_lie/expected/src/generated/mod.rs"]
pub mod versions_marks_lie;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/versions/v32/expected/src/generated/mod.rs"]
pub mod versions_v32;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/views/read_only/expected/src/generated/mod.rs"]
pub mod views_read_only;

#[rustfmt::skip]
#[path = "../../openapi-bindgen/tests/fixtures/yaml/scalars/expected/src/generated/mod.rs"]
pub mod yaml_scalars;
