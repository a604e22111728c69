//! Documents that lead in circles or multiply: an answer always comes, and soon.

use std::fmt::Write;

use super::lowered;

#[test]
fn circles_of_wrappers_and_unions() {
    insta::assert_snapshot!(lowered(
        "
        Self: {anyOf: [{$ref: '#/components/schemas/Self'}, {type: string}]}
        Only: {allOf: [{$ref: '#/components/schemas/Only'}]}
        Ping: {oneOf: [{$ref: '#/components/schemas/Pong'}, {type: integer}]}
        Pong: {oneOf: [{$ref: '#/components/schemas/Ping'}, {type: boolean}]}
        Parent: {oneOf: [{$ref: '#/components/schemas/Child'}, {$ref: '#/components/schemas/Other'}],
          properties: {id: {type: string}}, discriminator: {propertyName: kind}}
        Child: {allOf: [{$ref: '#/components/schemas/Parent'}, {type: object, properties: {a: {type: string}}}]}
        Other: {type: object, properties: {b: {type: string}}}
        Inner: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Inner/properties/list'}}}}
        Dangling: {type: object, properties: {x: {$ref: '#/components/schemas/Nowhere'}}}
        Not: {not: {$ref: '#/components/schemas/Not'}}
        "
    ));
}

#[test]
fn unions_that_multiply() {
    let mut schemas = String::new();
    for level in 0..24 {
        let next = level + 1;
        let _ = writeln!(
            schemas,
            "U{level}: {{anyOf: [{{$ref: '#/components/schemas/U{next}'}}, {{allOf: [{{$ref: '#/components/schemas/U{next}'}}, \
             {{required: [a{level}]}}]}}], allOf: [{{$ref: '#/components/schemas/U{next}'}}]}}"
        );
    }
    let _ = writeln!(schemas, "U24: {{type: object, properties: {{x: {{type: string}}}}}}");
    assert!(lowered(&schemas).contains("U24"));
}

#[test]
fn unions_that_multiply_one_by_one() {
    let mut schemas = String::new();
    for level in 0..24 {
        let next = level + 1;
        let _ = writeln!(
            schemas,
            "U{level}: {{properties: {{p{level}: {{type: string}}}}, anyOf: [{{$ref: '#/components/schemas/U{next}'}}, \
             {{required: [r{level}], allOf: [{{$ref: '#/components/schemas/U{next}'}}]}}]}}"
        );
    }
    let _ = writeln!(schemas, "U24: {{type: object, properties: {{x: {{type: string}}}}}}");
    assert!(lowered(&schemas).contains("U24"));
}

#[test]
fn schemas_deep_inside_each_other() {
    let depth = 180;
    let mut schema = "{type: string}".to_owned();
    for _ in 0..depth {
        schema = format!("{{type: array, items: {schema}}}");
    }
    assert!(lowered(&format!("Deep: {schema}")).contains("Deep"));
}
