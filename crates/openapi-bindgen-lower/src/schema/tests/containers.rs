//! Arrays, maps and objects.

use super::lowered;

#[test]
fn arrays() {
    insta::assert_snapshot!(lowered(
        "
        Arr: {type: array}
        Tuple: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
        Same: {type: array, prefixItems: [{type: number}, {type: number}], items: {type: number}, minItems: 2}
    "
    ));
}

#[test]
fn maps() {
    insta::assert_snapshot!(lowered(
        "
        Closed: {type: object, additionalProperties: false}
        Free: {type: object}
        Pat: {type: object, patternProperties: {'^x-': {type: string}}, additionalProperties: false}
        PatAny: {type: object, patternProperties: {'.*': {type: integer}}}
        Names: {type: object, additionalProperties: {type: integer}, propertyNames: {pattern: '^a'}, minProperties: 1}
    "
    ));
}
