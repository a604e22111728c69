//! Folding: blanks, constants, and lists of values.

use super::lowered;

#[test]
fn blanks() {
    insta::assert_snapshot!(lowered(
        "
        Blank:
          type: object
          properties:
            uri: {oneOf: [{type: string, format: uri, pattern: '^h', maxLength: 20}, {type: string, maxLength: 0}]}
            when: {oneOf: [{type: string, format: date-time}, {type: string, maxLength: 0}]}
            none: {oneOf: [{$ref: '#/components/schemas/Ref'}, {enum: ['']}]}
            two: {nullable: true, oneOf: [{type: string, enum: [a]}, {type: string, enum: [b]}, {enum: ['']}]}
            emptyin: {type: string, enum: ['', a, b]}
        Ref: {type: object, properties: {x: {type: integer, readOnly: true}}}
    "
    ));
}

#[test]
fn constants() {
    insta::assert_snapshot!(lowered(
        "
        Consts: {oneOf: [{const: a, title: First}, {const: b, description: Second one}]}
    "
    ));
}
