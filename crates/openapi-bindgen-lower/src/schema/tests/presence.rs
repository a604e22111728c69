//! Presence: required, optional, nullable, and null in every spelling.

use super::lowered;

#[test]
fn every_combination() {
    insta::assert_snapshot!(lowered(
        "
        Presence:
          type: object
          required: [a, b, c2, h]
          properties:
            a: {type: string}
            b: {type: [string, 'null']}
            c: {type: string}
            d: {type: string, nullable: true}
            e: {type: 'null'}
            f: {anyOf: [{type: integer}, {type: 'null'}]}
            g: {oneOf: [{$ref: '#/components/schemas/Ref'}, {enum: [null]}]}
            h: {enum: [a, b, null]}
            i: {allOf: [{$ref: '#/components/schemas/Ref'}], nullable: true, description: 'Hi.', deprecated: true, default: {a: 1}}
            j: {$ref: '#/components/schemas/NullableRef'}
            k: {}
            l: true
            m: {nullable: true}
            c2: {const: x}
            n: {$ref: '#/components/schemas/Ref', description: with docs}
        Ref: {type: object, properties: {x: {type: integer, readOnly: true}}}
        NullableRef: {type: object, nullable: true, properties: {x: {type: integer, format: int32}}}
    "
    ));
}
