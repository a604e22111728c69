//! Checks that make no types.

use super::lowered;

#[test]
fn conditions() {
    insta::assert_snapshot!(lowered(
        "
        NotIt: {type: object, properties: {a: {not: {type: string}}, b: {type: string, not: {enum: [x]}}}, if: {required: [a]}, then: {required: [b]}, dependentRequired: {a: [b]}}
    "
    ));
}
