//! Scalars: formats, bounds, enums of every kind.

use super::lowered;

#[test]
fn numbers_and_strings() {
    insta::assert_snapshot!(lowered(
        "
        Ints:
          type: object
          properties:
            a: {type: integer, minimum: 0, maximum: 18446744073709551615}
            b: {type: integer, format: uint8}
            c: {type: integer, format: int32, maximum: 4294967295}
            d: {type: integer, maximum: 1e30}
            e: {type: number, format: decimal}
            f: {type: string, format: weird}
            g: {type: string, format: byte}
            h: {type: string, format: password}
    "
    ));
}

#[test]
fn values() {
    insta::assert_snapshot!(lowered(
        "
        Mixed: {enum: [1, a, true, null, 2.5]}
        Objs: {enum: [{a: 1}, []]}
    "
    ));
}

#[test]
fn several_types() {
    insta::assert_snapshot!(lowered(
        "
        Multi: {type: [string, integer, 'null'], maxLength: 3}
    "
    ));
}
