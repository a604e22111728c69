//! Unions, a case for each rule of decision.

use super::lowered;

#[test]
fn by_discriminator() {
    insta::assert_snapshot!(lowered(
        "
        Shape:
          oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
          discriminator: {propertyName: kind, mapping: {round: '#/components/schemas/Circle', circle: '#/components/schemas/Circle'}}
        Circle: {type: object, required: [kind, r], properties: {kind: {type: string}, r: {type: number}}}
        Square: {type: object, required: [kind, side], properties: {kind: {type: string}, side: {type: number}}}
    "
    ));
}

#[test]
fn by_constant() {
    insta::assert_snapshot!(lowered(
        "
        ByConst: {oneOf: [{type: object, required: [t], properties: {t: {const: a}, x: {type: string}}}, {type: object, required: [t], properties: {t: {enum: [b, c]}}}, {type: string}]}
    "
    ));
}

#[test]
fn by_required_members() {
    insta::assert_snapshot!(lowered(
        "
        ByKeys: {oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}
        Circle: {type: object, required: [kind, r], properties: {kind: {type: string}, r: {type: number}}}
        Square: {type: object, required: [kind, side], properties: {kind: {type: string}, side: {type: number}}}
    "
    ));
}

#[test]
fn by_trial() {
    insta::assert_snapshot!(lowered(
        "
        Trial: {oneOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}]}
        P: {type: object, properties: {a: {type: string}}}
        Q: {type: object, properties: {b: {type: string}, a: {type: string}}}
    "
    ));
}

#[test]
fn partial_objects() {
    insta::assert_snapshot!(lowered(
        "
        TrialAny: {anyOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}]}
        P: {type: object, properties: {a: {type: string}}}
        Q: {type: object, properties: {b: {type: string}, a: {type: string}}}
    "
    ));
}

#[test]
fn by_kind() {
    insta::assert_snapshot!(lowered(
        "
        Kinds: {anyOf: [{type: string}, {type: integer}, {type: array, items: {type: string}}, {type: array, items: {$ref: '#/components/schemas/P'}}, {$ref: '#/components/schemas/P'}, {type: 'null'}]}
        P: {type: object, properties: {a: {type: string}}}
    "
    ));
}

#[test]
fn one_scalar_kind() {
    insta::assert_snapshot!(lowered(
        "
        Nums: {anyOf: [{type: integer}, {type: number}]}
        Strs: {anyOf: [{type: string}, {type: string, enum: [gpt4, gpt5]}]}
        Dates: {anyOf: [{type: string, format: date}, {type: string, format: date-time}]}
    "
    ));
}

#[test]
fn required_only() {
    insta::assert_snapshot!(lowered(
        "
        ReqOnly: {type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}
    "
    ));
}

#[test]
fn siblings() {
    insta::assert_snapshot!(lowered(
        "
        Sib: {type: object, required: [id], properties: {id: {type: string}}, oneOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Circle'}]}
        P: {type: object, properties: {a: {type: string}}}
        Circle: {type: object, required: [kind, r], properties: {kind: {type: string}, r: {type: number}}}
    "
    ));
}

#[test]
fn base_with_children() {
    insta::assert_snapshot!(lowered(
        "
        Pet: {type: object, required: [petType], properties: {petType: {type: string}, name: {type: string}}, discriminator: {propertyName: petType, mapping: {dog: Dog}}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {hunting: {type: boolean}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {pack: {type: integer}}}]}
        Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}, pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    "
    ));
}

#[test]
fn anything() {
    insta::assert_snapshot!(lowered(
        "
        AnyEmpty: {anyOf: [{$ref: '#/components/schemas/P'}, {}]}
        P: {type: object, properties: {a: {type: string}}}
    "
    ));
}

#[test]
fn tag_missing_in_branches() {
    insta::assert_snapshot!(lowered(
        "
        Missing: {oneOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}], discriminator: {propertyName: type}}
        P: {type: object, properties: {a: {type: string}}}
        Q: {type: object, properties: {b: {type: string}, a: {type: string}}}
    "
    ));
}

#[test]
fn nested() {
    insta::assert_snapshot!(lowered(
        "
        Nested: {oneOf: [{$ref: '#/components/schemas/Shape'}, {$ref: '#/components/schemas/P'}]}
        Shape:
          oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
          discriminator: {propertyName: kind, mapping: {round: '#/components/schemas/Circle', circle: '#/components/schemas/Circle'}}
        Circle: {type: object, required: [kind, r], properties: {kind: {type: string}, r: {type: number}}}
        Square: {type: object, required: [kind, side], properties: {kind: {type: string}, side: {type: number}}}
        P: {type: object, properties: {a: {type: string}}}
    "
    ));
}

#[test]
fn map_or_text() {
    insta::assert_snapshot!(lowered(
        "
        Maps: {anyOf: [{type: object, additionalProperties: {type: string}}, {type: string}]}
    "
    ));
}
