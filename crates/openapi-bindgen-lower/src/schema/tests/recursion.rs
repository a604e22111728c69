//! Recursion through every kind of edge.

use super::lowered;

#[test]
fn lists_and_maps() {
    insta::assert_snapshot!(lowered(
        "
        Rec: {type: array, items: {$ref: '#/components/schemas/Rec'}}
        RecMap: {additionalProperties: {$ref: '#/components/schemas/RecMap'}}
    "
    ));
}

#[test]
fn structs() {
    insta::assert_snapshot!(lowered(
        "
        A1: {type: object, properties: {b: {$ref: '#/components/schemas/B1'}}}
        B1: {type: object, properties: {a: {allOf: [{$ref: '#/components/schemas/A1'}], nullable: true}, c: {type: object, properties: {back: {$ref: '#/components/schemas/A1'}}}}}
    "
    ));
}

#[test]
fn unions() {
    insta::assert_snapshot!(lowered(
        "
        Tree: {oneOf: [{type: object, required: [left, right], properties: {left: {$ref: '#/components/schemas/Tree'}, right: {$ref: '#/components/schemas/Tree'}}}, {type: integer}]}
    "
    ));
}
