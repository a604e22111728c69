//! The value types, used as their documentation says.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, SystemTime};

use openapi_bindgen_runtime as rt;
use rt::prelude::*;

fn set(value: impl Into<Field<BlankOr<String>>>) -> Field<BlankOr<String>> {
    value.into()
}

fn set_number(value: impl Into<Field<i64>>) -> Field<i64> {
    value.into()
}

#[test]
fn fields_are_set_by_what_they_hold() {
    assert_eq!(set("CA"), Field::Value(BlankOr::Value("CA".to_owned())));
    assert_eq!(set(""), Field::Value(BlankOr::Blank));
    assert_eq!(set("CA".to_owned()), Field::Value(BlankOr::Value("CA".to_owned())));
    assert_eq!(set(BlankOr::Blank), Field::Value(BlankOr::Blank));
    assert_eq!(set(None), Field::Null);
    assert_eq!(set(Field::Absent), Field::Absent);
    assert_eq!(set_number(3), Field::Value(3));
    assert_eq!(set_number(Some(3)), Field::Value(3));
    let secret: Field<Secret> = "s".into();
    assert_eq!(secret.value().map(Secret::expose), Some("s"));
}

#[test]
fn fields_are_read_like_options() {
    let field: Field<String> = "a".into();
    assert_eq!(field.as_deref(), Some("a"));
    assert_eq!(field, "a".to_owned());
    assert_eq!(field.as_ref().map(String::len), Field::Value(1));
    assert_eq!(field.clone().unwrap_or_default(), "a");
    assert_eq!(Field::<i64>::Null.unwrap_or(7), 7);
    assert_eq!(Field::<i64>::Null.into_nested(), Some(None));
    assert_eq!(Field::<i64>::default().into_nested(), None);
    assert_eq!(Option::from(Field::Value(1)), Some(1));
    let mut field = field;
    assert_eq!(field.take().into_option().as_deref(), Some("a"));
    assert!(field.is_absent() && !field.is_null() && !field.is_value());
}

#[test]
fn json_is_made_and_looked_into() {
    let json = Json::Object(Map::from([
        ("a", Json::from(vec![1, 2])),
        ("b", Json::from(2.5)),
        ("c/~", Json::from(Some("x"))),
        ("d", Json::from(None::<bool>)),
    ]));
    assert_eq!(json.to_string(), r#"{"a":[1,2],"b":2.5,"c/~":"x","d":null}"#);
    assert_eq!(json["a"][1], 2);
    assert_eq!(json["b"], 2.5);
    assert_eq!(json["c/~"], "x");
    assert!(json["d"].is_null() && json["missing"]["too"][3].is_null());
    assert_eq!(json.pointer("/c~1~0"), Some(&Json::from("x")));
    assert_eq!(json.pointer("/a/01"), None);
    assert_eq!(json.pointer("").unwrap(), &json);
    let shuffled: Json = r#"{"d":null,"c/~":"x","b":25e-1,"a":[1.0,2]}"#.parse().unwrap();
    assert_eq!(shuffled, json);
    assert_eq!(format!("{:?}", json["a"]), "[1, 2]");
    assert_eq!(Json::from(f64::NAN), Json::Null);
    assert_eq!(Json::from(0.1f32).to_string(), "0.1");
}

#[test]
fn numbers_keep_their_text_and_compare_by_value() {
    let number = |text: &str| text.parse::<Number>().unwrap();
    for text in ["1.10", "-0", "1E400", "123456789012345678901234567890.123"] {
        assert_eq!(number(text).to_string(), text);
    }
    assert_eq!(number("1.0"), number("10e-1"));
    assert_ne!(number("1.000000000000000000001"), number("1"));
    assert_eq!(number("0"), number("-0.0"));
    assert_eq!(number("1e3").as_i64(), Some(1000));
    assert_eq!(number("1.5").as_i64(), None);
    assert_eq!(number("1e400").as_f64(), None);
    assert_eq!(number("18446744073709551615").as_u64(), Some(u64::MAX));
    for text in ["", "01", "1 ", " 1", "+1", ".5", "NaN", "1,2", "\u{feff}1"] {
        assert!(text.parse::<Number>().is_err(), "{text:?}");
    }
}

#[test]
fn integers_are_read_in_every_notation() {
    let read = |text: &str| rt::from_json::<i32>(text.as_bytes());
    for (text, expected) in [("1.0", 1), ("1e3", 1000), ("-12000e-3", -12), ("0e99999999999", 0)] {
        assert_eq!(read(text).unwrap(), expected, "{text}");
    }
    let message = |text: &str| read(text).unwrap_err().message().to_owned();
    assert_eq!(message("1.5"), "expected an integer, found the number 1.5");
    assert_eq!(message("2147483648"), "the number 2147483648 is outside of the range of a 32-bit integer");
    assert_eq!(message("1e99"), "the number 1e99 is outside of the range of a 32-bit integer");
    assert_eq!(rt::from_json::<u8>(b"-1").unwrap_err().kind(), rt::ReadErrorKind::WrongValue);
}

#[test]
fn floats_are_finite() {
    assert_eq!(
        rt::from_json::<f64>(b"1e400").unwrap_err().message(),
        "the number 1e400 is outside of the range of a float"
    );
    let error = rt::to_json(&vec![Map::from([("a", 1.5), ("b", f64::NAN)])]).unwrap_err();
    assert_eq!(error.to_string(), "[0].b: a number that is not finite cannot stand in JSON");
    for (number, text) in [(1.0, "1"), (-0.0, "-0"), (1e21, "1e21"), (1e-7, "1e-7"), (0.1, "0.1")] {
        assert_eq!(rt::to_json_string(&number).unwrap(), text);
    }
    assert_eq!(rt::to_json_string(&0.1f32).unwrap(), "0.1");
}

#[test]
fn texts_are_kept_when_read_and_judged_when_validated() {
    let odd: DateTime = rt::from_json(b"\"yesterday\"").unwrap();
    assert_eq!(rt::to_json_string(&odd).unwrap(), "\"yesterday\"");
    assert_eq!(rt::validate(&odd).unwrap_err().to_string(), "must be a date with time and offset (RFC 3339)");
    assert!(odd.to_system_time().is_none());
    assert!("yesterday".parse::<DateTime>().is_err());
    let error = Uuid::try_from("x").unwrap_err();
    assert_eq!(error.to_string(), "expected a UUID, found \"x\"");
}

#[test]
fn times_are_converted() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_709_210_096_500);
    assert_eq!(DateTime::from(time), "2024-02-29T12:34:56.5Z");
    let text: DateTime = "2024-02-29T14:34:56.5+02:00".parse().unwrap();
    assert_eq!(text.to_system_time(), Some(time));
    let before = SystemTime::UNIX_EPOCH - Duration::from_nanos(1);
    assert_eq!(DateTime::from(before), "1969-12-31T23:59:59.999999999Z");
    assert_eq!(DateTime::from(before).to_system_time(), Some(before));
}

#[test]
fn secrets_are_not_shown() {
    let secret = Secret::from("hunter2");
    assert_eq!(format!("{secret:?} {:?}", Field::Value(secret.clone())), "Secret(…) Value(Secret(…))");
    assert_eq!(rt::to_json_string(&secret).unwrap(), "\"hunter2\"");
}

#[test]
fn files_are_kept_aside_on_request() {
    let file = File::new(vec![0xff, 0x00]).named("a.bin").content_type("application/octet-stream");
    assert!(rt::to_json(&file).is_err());
    assert_eq!(rt::to_json_string(&File::new("text")).unwrap(), "\"text\"");
    let mut writer = rt::json::Writer::new().with_files();
    Map::from([("f", file.clone())]).write_json(&mut writer);
    let files = writer.take_files();
    let text = writer.finish().unwrap();
    assert_eq!(text, br#"{"f":""}"#);
    let document = rt::json::Document::parse(&text).unwrap();
    let place = document.root().get("f").unwrap().offset();
    assert_eq!(files, [(place, file)]);
}

#[test]
fn base64_is_strict_in_form_and_lenient_in_reading() {
    let decode = |text: &str| Base64::from_unchecked(text).decode();
    assert_eq!(decode("aGk="), Some(b"hi".to_vec()));
    assert_eq!(decode("aGk"), Some(b"hi".to_vec()));
    assert_eq!(decode("aG\nk=\r\n"), Some(b"hi".to_vec()));
    assert_eq!(decode("-_8="), decode("+/8="));
    for text in ["a", "a===", "a*bc", "é"] {
        assert_eq!(decode(text), None, "{text}");
    }
}

#[test]
fn large_maps_and_objects_find_their_members() {
    let text = format!("{{{}}}", (0..70_000).map(|n| format!("\"k{n}\":{n}")).collect::<Vec<_>>().join(","));
    let map: Map<u32> = rt::from_json(text.as_bytes()).unwrap();
    assert_eq!((map.len(), map.get("k69999"), map.get("k70000")), (70_000, Some(&69_999), None));
    let document = rt::json::Document::parse(text.as_bytes()).unwrap();
    assert_eq!(document.root().len(), 70_000);
    assert_eq!(document.root().get("k4711").unwrap().raw(), "4711");
    assert!(document.root().get("k").is_none());
    let twice = text.replace("\"k69999\"", "\"k\\u0031\"");
    let error = rt::from_json::<Map<u32>>(twice.as_bytes()).unwrap_err();
    assert!(error.message().starts_with("the member \"k1\" stands twice, at byte 8 and at byte"), "{error}");
}

#[test]
fn walking_a_document_by_hand() {
    let text = br#" {"a": [1, "x\n", {"b": null}], "\u0063": -1.50} "#;
    let document = rt::json::Document::parse(text).unwrap();
    let root = document.root();
    let names: Vec<_> = root.entries().map(|(name, _)| name.into_owned()).collect();
    assert_eq!(names, ["a", "c"]);
    assert_eq!(root.get("c").unwrap().as_number(), Some("-1.50"));
    let kinds: Vec<_> = root.get("a").unwrap().items().map(|item| item.kind().in_words()).collect();
    assert_eq!(kinds, ["a number", "a string", "an object"]);
    let raws: Vec<_> = root.get("a").unwrap().items().map(|item| item.raw()).collect();
    assert_eq!(raws, ["1", r#""x\n""#, r#"{"b": null}"#]);
    assert_eq!(root.get("a").unwrap().items().nth(1).unwrap().as_str().unwrap(), "x\n");
    assert_eq!(root.items().count() + root.get("c").unwrap().entries().count(), 0);
}
