//! The serde bridge, with serde_json on the other side.
#![cfg(feature = "serde")]

use openapi_bindgen_runtime as rt;
use rt::prelude::*;
use serde_json::json;

#[derive(Clone, Debug, PartialEq)]
struct Reading {
    id: u128,
    low: i64,
    ratio: f64,
    name: Option<String>,
    note: Field<String>,
    rest: Map<Json>,
}
rt::json_object! {
    Reading {
        id: required "id",
        low: required "low",
        ratio: required "ratio",
        name: optional "name",
        note: field "note",
        rest: rest,
    }
}

const TEXT: &str = r#"{"id":18446744073709551615,"low":-9223372036854775808,"ratio":0.1,"note":null,"z":[1,-0.0,true,null,"é\n"],"a":{}}"#;

#[test]
fn text_goes_both_ways_in_order() {
    let reading: Reading = serde_json::from_str(TEXT).unwrap();
    assert_eq!(reading.id, u128::from(u64::MAX));
    assert_eq!(reading.note, Field::Null);
    assert_eq!(reading.rest.keys().collect::<Vec<_>>(), ["z", "a"]);
    assert_eq!(serde_json::to_string(&reading).unwrap(), TEXT);
}

#[test]
fn trees_go_both_ways() {
    let tree: serde_json::Value = serde_json::from_str(TEXT).unwrap();
    let reading: Reading = serde_json::from_value(tree.clone()).unwrap();
    assert_eq!(serde_json::to_value(&reading).unwrap(), tree);
}

#[test]
fn integers_are_exact_to_128_bits() {
    for text in ["340282366920938463463374607431768211455", "18446744073709551616"] {
        let number: Number = text.parse().unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), text);
    }
    let least = i128::MIN.to_string();
    let number: Number = least.parse().unwrap();
    assert_eq!(serde_json::to_string(&number).unwrap(), least);
}

#[test]
fn errors_keep_their_path() {
    let error = serde_json::from_value::<Reading>(json!({"id": 1, "low": "x"})).unwrap_err();
    assert!(error.to_string().starts_with("low: expected an integer, found the string \"x\""));
}

#[test]
fn value_types_are_bridged_too() {
    let map: Map<Field2> = serde_json::from_value(json!({"a": "", "b": "x"})).unwrap();
    assert!(map.get("a").unwrap().is_blank());
    assert_eq!(serde_json::to_value(&map).unwrap(), json!({"a": "", "b": "x"}));
    let time: DateTime = serde_json::from_value(json!("2026-01-31T12:00:00Z")).unwrap();
    assert_eq!(serde_json::to_value(&time).unwrap(), json!("2026-01-31T12:00:00Z"));
    let json: Json = serde_json::from_value(json!([1, 2.5, {"k": null}])).unwrap();
    assert_eq!(json.to_string(), r#"[1,2.5,{"k":null}]"#);
}

type Field2 = BlankOr<String>;

#[test]
fn what_json_cannot_hold_is_an_error() {
    struct Infinite;
    impl rt::serde_bridge::Serialize for Infinite {
        fn serialize<S: rt::serde_bridge::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
            rt::serde_bridge::serialize(&f64::INFINITY, s)
        }
    }
    assert!(serde_json::to_string(&Infinite).is_err());
}
