//! Texts that break parsers. A larger collection (JSONTestSuite's cases, reshaped) is read from
//! the file that `HOSTILE_JSON` names, and skipped where that is not set.
#![allow(clippy::unwrap_used)]

use openapi_bindgen_runtime::json::{Document, Limits, MAX_DEPTH};
use openapi_bindgen_runtime::{Base64, Json, ReadErrorKind, from_json, to_json_string};

fn refused(text: &[u8]) -> bool {
    from_json::<Json>(text).is_err()
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    let cases: &[(&str, usize, &str)] = &[
        ("", 0, "expected a value, but the text ends"),
        ("  ", 2, "expected a value, but the text ends"),
        ("[1,]", 3, "expected a value, found ']'"),
        ("[1 2]", 3, "expected `,` or `]`, found '2'"),
        ("[1", 2, "expected `,` or `]`, but the text ends"),
        ("{\"a\" 1}", 5, "expected `:`, found '1'"),
        ("{\"a\":1,}", 7, "expected the name of a member, found '}'"),
        ("{a:1}", 1, "expected the name of a member, found 'a'"),
        ("{\"a\":1]", 6, "expected `,` or `}`, found ']'"),
        ("{\"a\":1", 6, "expected `,` or `}`, but the text ends"),
        ("01", 0, "a number with a leading zero"),
        ("-", 0, "a number without digits"),
        ("[1.]", 1, "a number without digits after the point"),
        ("[1e+]", 1, "a number without digits in its exponent"),
        ("[.5]", 1, "expected a value, found '.'"),
        ("[+5]", 1, "expected a value, found '+'"),
        ("NaN", 0, "expected a value, found 'N'"),
        ("nul", 0, "expected a value, found 'n'"),
        ("truex", 4, "expected the end, found 'x'"),
        ("1 1", 2, "expected the end, found '1'"),
        ("\"a\nb\"", 2, "a control character in a string"),
        ("\"abc", 0, "a string without an end"),
        ("\"\\x\"", 1, "an unknown escape in a string"),
        ("\"\\u12g4\"", 1, "`\\u` without four digits"),
        ("\"\\ud800\"", 1, "half of a surrogate pair in a string"),
        ("\"\\ud800\\u0041\"", 1, "half of a surrogate pair in a string"),
        ("\"\\udc00\"", 1, "half of a surrogate pair in a string"),
        ("[\"é\" x]", 6, "expected `,` or `]`, found 'x'"),
        ("[]\0", 2, "expected the end, found '\\0'"),
        ("\u{feff}", 3, "expected a value, but the text ends"),
    ];
    for (text, offset, message) in cases {
        let error = from_json::<Json>(text.as_bytes()).unwrap_err();
        assert_eq!((error.offset(), error.message()), (Some(*offset), *message), "{text:?}");
        assert_eq!(error.kind(), ReadErrorKind::Syntax, "{text:?}");
        assert!(error.line().is_some() && error.excerpt().is_some(), "{text:?}");
    }
}

#[test]
fn what_is_not_utf8_is_refused() {
    for bytes in [&b"[\"\xff\"]"[..], b"\"\xed\xa0\x80\"", b"\"\xe2\x82\"", b"\xff\xfe[\0]\0"] {
        let error = from_json::<Json>(bytes).unwrap_err();
        assert_eq!(error.message(), "the text is not UTF-8");
    }
}

#[test]
fn depth_is_limited_and_costs_no_stack() {
    let nested = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
    assert!(!refused(&nested(MAX_DEPTH)));
    let error = from_json::<Json>(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(error.kind(), ReadErrorKind::Limit);
    assert_eq!(error.message(), "the text nests deeper than the limit of 128");
    assert!(refused(&vec![b'['; 100_000]));
    assert!(refused(&b"[{\"\":".repeat(50_000)));
    let deep = nested(100_000);
    let limits = Limits::default().with_depth(200_000);
    assert!(Document::parse_within(&deep, limits).is_ok());
}

#[test]
fn size_is_limited() {
    let limits = Limits::default().with_bytes(4);
    assert!(Document::parse_within(b"[1]\n", limits).is_ok());
    let error = Document::parse_within(b"[1]\n\n", limits).unwrap_err();
    assert_eq!(error.message(), "the text has 5 bytes, the limit is 4");
}

#[test]
fn strings_keep_every_character() {
    let cases = [
        (r#""\u0000\b\f\n\r\t\"\\\/""#, "\0\u{8}\u{c}\n\r\t\"\\/"),
        (r#""\ud83d\ude00""#, "😀"),
        (r#""😀\u00e9é""#, "😀éé"),
        (r#""\u2028\u2029\uffff\ufeff""#, "\u{2028}\u{2029}\u{ffff}\u{feff}"),
        (r#""12345678\n12345678""#, "12345678\n12345678"),
        ("\"\u{7f}\"", "\u{7f}"),
    ];
    for (text, expected) in cases {
        let read: String = from_json(text.as_bytes()).unwrap();
        assert_eq!(read, expected);
        let written = to_json_string(&read).unwrap();
        assert_eq!(from_json::<String>(written.as_bytes()).unwrap(), expected);
    }
}

#[test]
fn free_form_values_keep_duplicate_members_and_number_texts() {
    for text in [
        r#"{"a":1,"a":2}"#,
        r#"{"a":"b","a":"b"}"#,
        r#"{"a":0,"a":-0}"#,
        "[1.000000000000000005,1E-999,-0,1e6,10000000000000000999]",
        "{\"é\":\"NFC\",\"e\u{301}\":\"NFD\"}",
    ] {
        assert_eq!(from_json::<Json>(text.as_bytes()).unwrap().to_string(), text);
    }
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(from_json::<Json>("\u{feff}{}".as_bytes()).unwrap().to_string(), "{}");
    assert!(refused("[\u{feff}]".as_bytes()));
}

#[test]
fn the_collection_is_judged_as_it_asks() {
    let Ok(path) = std::env::var("HOSTILE_JSON") else { return };
    let collection: Json = from_json(&std::fs::read(path).unwrap()).unwrap();
    let cases = collection["cases"].as_array().unwrap();
    assert!(cases.len() > 300);
    for case in cases {
        let bytes = match case.get("text") {
            Some(text) => text.as_str().unwrap().as_bytes().to_vec(),
            None => {
                let text = case["base64"].as_str().unwrap();
                text.parse::<Base64>().unwrap().decode().unwrap()
            }
        };
        let read = from_json::<Json>(&bytes);
        let name = case["name"].as_str().unwrap();
        match case["expect"].as_str().unwrap() {
            "accept" => assert!(read.is_ok(), "{name}: {read:?}"),
            "refuse" => assert!(read.is_err(), "{name}"),
            _ => {}
        }
        match read {
            Ok(json) => {
                let again = from_json::<Json>(json.to_string().as_bytes()).unwrap();
                assert!(again == json, "{name}");
                assert_eq!(again.to_string(), json.to_string(), "{name}");
            }
            Err(error) => assert!(error.line().is_some(), "{name}"),
        }
    }
}
