//! Unions whose branches are told apart by trial, and what a refusal says.
#![allow(clippy::unwrap_used)]

use openapi_bindgen_runtime as rt;
use rt::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct Dog {
    name: String,
    barks: Option<bool>,
    owner: Option<Owner>,
}
rt::json_object! {
    Dog {
        name: required "name",
        barks: optional "barks",
        owner: optional "owner",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Cat {
    name: String,
    purrs: Option<bool>,
    owner: Option<Json>,
}
rt::json_object! {
    Cat {
        name: required "name" [MaxLength(3)],
        purrs: optional "purrs",
        owner: optional "owner",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Owner {
    id: i64,
}
rt::json_object! { Owner { id: required "id", } }

#[derive(Clone, Debug, PartialEq)]
enum Pet {
    Dog(Dog),
    Cat(Cat),
    Text(String),
}
rt::json_union! { Pet { Dog(object), Cat(object), Text(string), } }

#[derive(Clone, Debug, PartialEq, Eq)]
enum Size {
    Small,
    UnknownValue(String),
}
rt::json_enum! { Size: str { Small = "small", } }

#[derive(Clone, Debug, PartialEq, Eq)]
enum Colour {
    Red,
    UnknownValue(String),
}
rt::json_enum! { Colour: str { Red = "red", } }

#[derive(Clone, Debug, PartialEq)]
enum Word {
    Size(Size),
    Colour(Colour),
    Day(Date),
    Text(String),
}
rt::json_union! { Word { Size(string), Colour(string), Day(string), Text(string), } }

#[derive(Clone, Debug, PartialEq)]
struct Leaf {
    next: Option<Box<Tree>>,
}
rt::json_object! { Leaf { next: optional "next", } }

#[derive(Clone, Debug, PartialEq)]
struct Twig {
    next: Option<Box<Tree>>,
}
rt::json_object! { Twig { next: optional "next", } }

#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Leaf(Leaf),
    Twig(Twig),
}
rt::json_union! { Tree { Leaf(object), Twig(object), } }

#[derive(Clone, Debug, PartialEq)]
enum Constant {
    One(i64),
    Named(String),
    Fallback(Json),
}
rt::json_union! { Constant { One(integer value "1" "2"), Named(value "a" "b"), Fallback(any), } }

fn pet(text: &str) -> Pet {
    rt::from_json(text.as_bytes()).unwrap()
}

#[test]
fn the_first_branch_that_loses_nothing_wins() {
    assert!(matches!(pet(r#"{"name":"a"}"#), Pet::Dog(_)));
    assert!(matches!(pet(r#"{"name":"a","barks":true}"#), Pet::Dog(_)));
    assert!(matches!(pet(r#"{"name":"a","purrs":true}"#), Pet::Cat(_)));
}

#[test]
fn losses_are_counted_in_the_depth_too() {
    assert!(matches!(pet(r#"{"name":"a","owner":{"id":1}}"#), Pet::Dog(_)));
    assert!(matches!(pet(r#"{"name":"a","owner":{"id":1,"x":[{"y":2}]}}"#), Pet::Cat(_)));
}

#[test]
fn of_branches_that_lose_the_one_that_loses_least_wins() {
    assert!(matches!(pet(r#"{"name":"a","z":1,"barks":true}"#), Pet::Dog(_)));
    assert!(matches!(pet(r#"{"name":"a","z":1,"purrs":true}"#), Pet::Cat(_)));
    assert!(matches!(pet(r#"{"name":"a","z":1}"#), Pet::Dog(_)));
}

#[test]
fn a_loss_weighs_more_than_a_broken_rule() {
    assert!(matches!(pet(r#"{"name":"long name","purrs":true,"x":1}"#), Pet::Cat(_)));
    assert!(matches!(pet(r#"{"name":"long name","x":1}"#), Pet::Dog(_)));
}

#[derive(Clone, Debug, PartialEq)]
enum Nested {
    Scalar(Constant),
    List(Vec<Nested>),
}
rt::json_union! { Nested { Scalar(boolean integer string), List(array), } }

#[test]
fn one_of_several_kinds_is_enough() {
    for text in ["1", "\"a\"", "true", "[1,[true]]"] {
        let nested: Nested = rt::from_json(text.as_bytes()).unwrap();
        assert_eq!(rt::to_json_string(&nested).unwrap(), text);
    }
    let error = rt::from_json::<Nested>(b"1.5").unwrap_err();
    assert!(
        error.message().contains("Scalar needs a boolean or an integer or a string; List needs an array"),
        "{error}"
    );
}

#[test]
fn the_refusal_names_every_branch() {
    let error = rt::from_json::<Vec<Pet>>(br#"[{"name":1}]"#).unwrap_err();
    assert_eq!(error.kind(), rt::ReadErrorKind::NoBranch);
    assert_eq!(
        error.to_string(),
        "[0]: no branch of the union fits: \
         Dog: name: expected a string, found the number 1; \
         Cat: name: expected a string, found the number 1 \
         at line 1, column 2 (byte 1), near `{\"name\":1}]`"
    );
    let error = rt::from_json::<Pet>(b"3").unwrap_err();
    assert_eq!(
        error.message(),
        "no branch of the union fits the number 3: \
         Dog needs an object; Cat needs an object; Text needs a string"
    );
}

#[test]
fn declared_values_and_formats_tell_strings_apart() {
    let word = |text: &str| rt::from_json::<Word>(text.as_bytes()).unwrap();
    assert_eq!(word("\"small\""), Word::Size(Size::Small));
    assert_eq!(word("\"red\""), Word::Colour(Colour::Red));
    assert!(matches!(word("\"2026-02-28\""), Word::Day(_)));
    assert_eq!(word("\"2026-02-30\""), Word::Text("2026-02-30".to_owned()));
}

#[test]
fn values_can_be_guards() {
    let constant = |text: &str| rt::from_json::<Constant>(text.as_bytes()).unwrap();
    assert_eq!(constant("2"), Constant::One(2));
    assert_eq!(constant("3"), Constant::Fallback(3.into()));
    assert_eq!(constant("\"b\""), Constant::Named("b".to_owned()));
    assert_eq!(constant("\"2\""), Constant::Fallback("2".into()));
}

#[test]
fn nested_trials_have_a_budget() {
    let nested = |depth: usize, leaf: &str| format!("{}{leaf}{}", "{\"next\":".repeat(depth), "}".repeat(depth));
    assert!(rt::from_json::<Tree>(nested(100, "{}").as_bytes()).is_ok());
    let error = rt::from_json::<Tree>(nested(100, "{\"x\":1}").as_bytes()).unwrap_err();
    assert!(error.message().contains("too many ways"), "{error}");
    let error = rt::from_json::<Tree>(nested(100, "[]").as_bytes()).unwrap_err();
    assert!(error.to_string().len() < 10_000);
    assert!(rt::from_json::<Tree>(nested(8, "{\"x\":1}").as_bytes()).is_ok());
}
