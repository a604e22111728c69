//! Every rule, with values on both sides of it.
#![allow(clippy::unwrap_used)]

use openapi_bindgen_runtime as rt;
use rt::check::prelude::*;
use rt::prelude::*;

/// A value and the rules it is held against.
struct Ruled(Json, &'static [Check]);

impl WriteJson for Ruled {
    fn write_json(&self, writer: &mut rt::json::Writer) {
        let mark = writer.mark();
        self.0.write_json(writer);
        writer.check(mark, self.1);
    }
}

/// What breaks, or the empty string.
fn broken(text: &str, checks: &'static [Check]) -> String {
    let json: Json = text.parse().unwrap();
    rt::validate(&Ruled(json, checks)).map_or_else(|violations| violations.to_string(), |()| String::new())
}

macro_rules! table {
    ($($name:ident: $checks:expr => { fits: [$($good:literal),* $(,)?], $($bad:literal: $rule:literal,)* })*) => { $(
        #[test]
        fn $name() {
            const CHECKS: &[Check] = &$checks;
            $(assert_eq!(broken($good, CHECKS), "", "{}", $good);)*
            $(assert_eq!(broken($bad, CHECKS), $rule, "{}", $bad);)*
        }
    )* };
}

static TREE: Shape = Shape::new(&[
    Type(&[Type::Kind(Kind::Object)]),
    Properties(&[("children", &[Items(&[Schema(&TREE)])]), ("n", &[Minimum("0")])]),
]);
static LOOP: Shape = Shape::new(&[AllOf(&[&LOOP]), MinLength(1)]);
static SHORT: Shape = Shape::new(&[MaxLength(2)]);
static DIGITS: Shape = Shape::new(&[Pattern("^[0-9]+$")]);

table! {
    lengths_count_code_points: [MinLength(2), MaxLength(3)] => {
        fits: [r#""ab""#, r#""äöü""#, r#""😀😀""#, "1", "null", r#"["a"]"#],
        r#""a""#: "must have at least 2 characters, has 1",
        r#""😀""#: "must have at least 2 characters, has 1",
        r#""abcd""#: "must have at most 3 characters, has 4",
    }
    inclusive_bounds: [Minimum("-1.5"), Maximum("1e2")] => {
        fits: ["-1.5", "-1.50", "100", "0", "-0", r#""x""#],
        "-1.51": "must be at least -1.5, is -1.51",
        "100.00000000000000000001": "must be at most 1e2, is 100.00000000000000000001",
        "1e400": "must be at most 1e2, is 1e400",
        "-1e400": "must be at least -1.5, is -1e400",
    }
    exclusive_bounds: [ExclusiveMinimum("0"), ExclusiveMaximum("9007199254740993")] => {
        fits: ["1e-400", "9007199254740992"],
        "0": "must be more than 0, is 0",
        "-0.0": "must be more than 0, is -0.0",
        "9007199254740993": "must be less than 9007199254740993, is 9007199254740993",
    }
    multiples_are_exact: [MultipleOf("0.01")] => {
        fits: ["0", "4.35", "1.10", "-19.99", "1e400", "1e999999999999"],
        "0.001": "must be a multiple of 0.01, is 0.001",
        "1e-400": "must be a multiple of 0.01, is 1e-400",
    }
    multiples_of_large_steps: [MultipleOf("100000000000000000000000000000000000007")] => {
        fits: ["200000000000000000000000000000000000014", "0"],
        "200000000000000000000000000000000000015":
            "must be a multiple of 100000000000000000000000000000000000007, is 200000000000000000000000000000000000015",
    }
    multiples_of_seven: [MultipleOf("7")] => {
        fits: ["21", "-7", "7e30"],
        "22": "must be a multiple of 7, is 22",
        "1e30": "must be a multiple of 7, is 1e30",
        "3.5": "must be a multiple of 7, is 3.5",
    }
    numbers_of_items: [MinItems(1), MaxItems(2)] => {
        fits: ["[1]", "[1,2]", "{}"],
        "[]": "must have at least 1 item, has 0",
        "[1,2,3]": "must have at most 2 items, has 3",
    }
    unique_items: [UniqueItems] => {
        fits: ["[]", "[1,true,0,false,null]", r#"[1,"1"]"#, r#"[{"a":1},{"a":2}]"#, "[[],{}]"],
        "[1,1.0]": "must have no equal items: 0 and 1 are",
        r#"[0,{"a":1,"b":2},{"b":2.0,"a":1}]"#: "must have no equal items: 1 and 2 are",
        r#"["a","b","\u0061"]"#: "must have no equal items: 0 and 2 are",
    }
    items: [Items(&[MinLength(1)]), PrefixItems(&[&[Type(&[Type::Kind(Kind::String)])]])] => {
        fits: [r#"["a","b"]"#, "[]", r#"["a",1]"#],
        r#"["a",""]"#: "[1]: must have at least 1 character, has 0",
        "[1]": "[0]: must be a string, is a number",
    }
    contains_between: [ContainsBetween { checks: &[Minimum("5")], least: 0, most: Some(1) }] => {
        fits: ["[]", "[1]", "[1,5]", r#""x""#],
        "[5,1,6]": "must contain at most 1 item of a kind, has 2",
    }
    contains_several: [ContainsBetween { checks: &[Minimum("5")], least: 2, most: None }] => {
        fits: ["[5,6]", "[5,1,6,7]"],
        "[5,1]": "must contain at least 2 items of a kind, has 1",
    }
    contains: [Contains(&[Minimum("5")])] => {
        fits: ["[1,5]", "{}"],
        "[1]": "must contain an item that it lacks",
    }
    members: [MinProperties(1), MaxProperties(2), Required(&["a"])] => {
        fits: [r#"{"a":1}"#, r#"{"a":1,"b":null}"#, "[]"],
        r#"{"b":1}"#: "must have a member \"a\"",
        r#"{"a":1,"b":2,"c":3}"#: "must have at most 2 members, has 3",
    }
    names_and_values: [Keys(&[MaxLength(1)]), Values(&[Minimum("0")])] => {
        fits: [r#"{"a":0}"#],
        r#"{"ab":-1}"#: "ab: must have at most 1 character, has 2; ab: must be at least 0, is -1",
    }
    dependent_members: [DependentRequired(&[("a", &["b", "c"])])] => {
        fits: [r#"{"b":1}"#, r#"{"a":1,"b":1,"c":1}"#],
        r#"{"a":1,"c":1}"#: "must have a member \"b\"",
    }
    further_members: [
        PatternProperties(&[("^x-", &[MinLength(1)])]),
        AdditionalProperties { declared: &["a"], patterns: &["^x-"], checks: &[Never] },
    ] => {
        fits: [r#"{"a":1,"x-b":"c"}"#],
        r#"{"b":1}"#: "b: must not be there",
        r#"{"x-b":""}"#: "x-b: must have at least 1 character, has 0",
    }
    types: [Type(&[Type::Integer, Type::Kind(Kind::Null)])] => {
        fits: ["1", "1.0", "1e3", "null", "10000000000000000000000000"],
        "1.5": "must be an integer or null, is a number",
        "true": "must be an integer or null, is a boolean",
    }
    values: [OneOf(&["1", "\"a\"", "{\"k\":[1,null]}"])] => {
        fits: ["1.0", r#""a""#, r#"{"k":[1e0,null]}"#],
        "2": "must be one of 1, \"a\", {\"k\":[1,null]}",
        "true": "must be one of 1, \"a\", {\"k\":[1,null]}",
    }
    any_of: [AnyOf(&[&SHORT, &DIGITS])] => {
        fits: [r#""ab""#, r#""1234""#],
        r#""abc""#: "must fit at least one of the alternatives",
    }
    exactly_one: [ExactlyOne(&[&SHORT, &DIGITS])] => {
        fits: [r#""ab""#, r#""1234""#],
        r#""abc""#: "must fit exactly one of the alternatives, fits 0",
        r#""12""#: "must fit exactly one of the alternatives, fits 2",
    }
    exclusion: [Not(&SHORT)] => {
        fits: [r#""abc""#],
        r#""ab""#: "must not fit the excluded shape",
    }
    recursive_shapes: [Schema(&TREE)] => {
        fits: [r#"{"n":0,"children":[{"n":1,"children":[]}]}"#],
        r#"{"children":[{"children":[{"n":-1}]}]}"#: "children[0].children[0].n: must be at least 0, is -1",
        "[]": "must be an object, is an array",
    }
}

#[test]
fn a_shape_that_only_names_itself_ends() {
    assert_eq!(broken(r#""x""#, const { &[Schema(&LOOP)] }), "");
    assert!(broken(r#""""#, const { &[Schema(&LOOP)] }).starts_with("must have at least 1 character"));
}

#[test]
fn a_decimal_with_a_huge_exponent_is_compared_at_once() {
    let bound: &[Check] = &[Minimum("1e999999999999999999999999")];
    assert!(broken("1e-999999999999999999999999", bound).starts_with("must be at least 1e9999"));
}

#[cfg(feature = "pattern")]
#[test]
fn patterns_are_searched_as_ecma_262_says() {
    let cases: [(&'static [Check], &str, bool); 8] = [
        (&[Pattern("a+")], r#""xaax""#, true),
        (&[Pattern("^a+$")], r#""xaax""#, false),
        (&[Pattern(r"^\d{3}$")], r#""12٣""#, false),
        (&[Pattern("^.$")], r#""😀""#, true),
        (&[Pattern(r"^\p{L}+$")], r#""é""#, true),
        (&[Pattern(r"^[\w\-\.]+$")], r#""a-b.c""#, true),
        (&[Pattern("(?<!a)b$")], r#""ab""#, false),
        (&[Pattern("(")], r#""anything""#, true),
    ];
    for (checks, text, fits) in cases {
        assert_eq!(broken(text, checks).is_empty(), fits, "{checks:?} {text}");
    }
}

#[test]
fn equal_items_among_many_are_found_quickly() {
    let many: Vec<i64> = (0..50_000).chain([17]).collect();
    let text = Json::from(many).to_string();
    assert_eq!(broken(&text, &[UniqueItems]), "must have no equal items: 17 and 50000 are");
}
