//! The schemas of a document that drf-spectacular wrote.

use super::lowered;

#[test]
fn try_it() {
    println!("{}", lowered("
        A:
          type: object
          required: [id, action]
          properties:
            id: {type: integer, nullable: true}
            action: {$ref: '#/components/schemas/Action'}
            meta: {type: object, additionalProperties: true, nullable: true}
            us_state:
              nullable: true
              description: |-
                The state.

                * `AL` - Alabama
                * `AK` - Alaska
              oneOf:
                - $ref: '#/components/schemas/State'
                - $ref: '#/components/schemas/BlankEnum'
                - $ref: '#/components/schemas/NullEnum'
            inner: {type: array, items: {$ref: '#/components/schemas/A'}}
            me: {$ref: '#/components/schemas/A'}
        Action: {enum: [a, b], type: string}
        State: {enum: [AL, AK], type: string, description: \"* `AL` - Alabama\\n* `AK` - Alaska\"}
        BlankEnum: {enum: ['']}
        NullEnum: {enum: [null]}
    "));
}
