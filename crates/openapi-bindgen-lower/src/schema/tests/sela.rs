//! What drf-spectacular writes for optional choices.

use super::lowered;

#[test]
fn choices_with_labels() {
    insta::assert_snapshot!(lowered(
        "
        Lead:
          type: object
          required: [id, action]
          properties:
            id: {type: integer, nullable: true}
            action: {$ref: '#/components/schemas/Action'}
            metadata: {type: object, additionalProperties: true, nullable: true}
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
        Action: {enum: [created, error], type: string}
        State: {enum: [AL, AK], type: string, description: \"* `AL` - Alabama\\n* `AK` - Alaska\"}
        BlankEnum: {enum: ['']}
        NullEnum: {enum: [null]}
    "
    ));
}
