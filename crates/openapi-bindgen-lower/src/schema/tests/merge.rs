//! `allOf`: merging, inheritance, contradictions.

use super::lowered;

#[test]
fn merging() {
    insta::assert_snapshot!(lowered(
        "
        Merge:
          description: Merged.
          allOf:
            - $ref: '#/components/schemas/Base'
            - type: object
              required: [z]
              properties:
                kind: {enum: [merge]}
                z: {type: string}
            - required: [opt]
          properties: {own: {type: boolean}}
        Base: {type: object, required: [kind], properties: {kind: {type: string}, opt: {type: array, items: {type: string, maxLength: 3}}}, additionalProperties: {type: string}}
    "
    ));
}

#[test]
fn contradiction() {
    insta::assert_snapshot!(lowered(
        "
        Contra: {allOf: [{type: string}, {type: integer}]}
    "
    ));
}

#[test]
fn of_a_union() {
    insta::assert_snapshot!(lowered(
        "
        Deep: {allOf: [{$ref: '#/components/schemas/Shape'}, {type: object, properties: {extra1: {type: string}}}]}
        Shape:
          oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
          discriminator: {propertyName: kind, mapping: {round: '#/components/schemas/Circle', circle: '#/components/schemas/Circle'}}
        Circle: {type: object, required: [kind, r], properties: {kind: {type: string}, r: {type: number}}}
        Square: {type: object, required: [kind, side], properties: {kind: {type: string}, side: {type: number}}}
    "
    ));
}

#[test]
fn a_union_of_bare_types_refined() {
    insta::assert_snapshot!(lowered(
        "
        Common: {type: object, properties: {result: {anyOf: [{type: object}, {type: string}]}}}
        Reply: {allOf: [{$ref: '#/components/schemas/Common'},
          {properties: {result: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}]}
        A: {type: object, required: [a], properties: {a: {type: string}}}
        B: {type: object, required: [b], properties: {b: {type: string}}}
    "
    ));
}
