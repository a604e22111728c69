//! What the two syntaxes mean, and what is said about texts that are neither.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use openapi_bindgen_diagnostics::{RenderOptions, Sink, render};
use openapi_bindgen_spec::value::{Kind, Value};
use openapi_bindgen_spec::{Input, parse_value};

fn parse(label: &str, text: &str) -> (Option<Value>, String) {
    let mut sink = Sink::default();
    let (value, sources) = parse_value(Input::new(label, text.as_bytes()), &mut sink);
    (value, render(sink.all(), &sources, RenderOptions::default()))
}

/// A value as JSON, with the text of each scalar's place behind it.
fn json(value: &Value, text: &str) -> String {
    let place = &text[value.span.start as usize..value.span.end as usize];
    match &value.kind {
        Kind::Null => format!("null<{place}>"),
        Kind::Bool(flag) => format!("{flag}<{place}>"),
        Kind::Number(number) => format!("{number}<{place}>"),
        Kind::String(string) => format!("{string:?}<{place}>"),
        Kind::Array(elements) => format!("[{}]", elements.iter().map(|e| json(e, text)).collect::<Vec<_>>().join(" ")),
        Kind::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, member)| format!("{key}: {}", json(member, text))).collect();
            format!("{{{}}}", members.join(" "))
        }
    }
}

#[test]
fn scalars_of_yaml() {
    let cases = [
        ("yes", "\"yes\"<yes>"),
        ("on", "\"on\"<on>"),
        ("Null", "null<Null>"),
        ("~", "null<~>"),
        ("True", "true<True>"),
        ("12", "12<12>"),
        ("+12", "12<+12>"),
        ("-0012", "-12<-0012>"),
        ("0o17", "15<0o17>"),
        ("0x1F", "31<0x1F>"),
        ("0xFFFFFFFFFFFFFFFFFF", "4722366482869645213695<0xFFFFFFFFFFFFFFFFFF>"),
        ("1.10", "1.10<1.10>"),
        ("1.", "1.0<1.>"),
        (".5", "0.5<.5>"),
        ("-.5e3", "-0.5e3<-.5e3>"),
        ("1e3", "1e3<1e3>"),
        ("1e", "\"1e\"<1e>"),
        (".", "\".\"<.>"),
        ("+-5", "\"+-5\"<+-5>"),
        (".inf", "\".inf\"<.inf>"),
        ("1_000", "\"1_000\"<1_000>"),
        ("18:00", "\"18:00\"<18:00>"),
        ("2026-01-01", "\"2026-01-01\"<2026-01-01>"),
        ("123456789012345678901234567890", "123456789012345678901234567890<123456789012345678901234567890>"),
        ("'12'", "\"12\"<'12'>"),
        ("!!str 12", "\"12\"<!!str 12>"),
        ("!!int '12'", "12<!!int '12'>"),
        ("!thing 12", "\"12\"<!thing 12>"),
        ("ä ö  # comment", "\"ä ö\"<ä ö>"),
    ];
    for (scalar, expected) in cases {
        let text = format!("ü: [1]\na: {scalar}\n");
        let (value, problems) = parse("x.yaml", &text);
        assert_eq!(json(value.unwrap().get("a").unwrap(), &text), expected, "{scalar}: {problems}");
    }
}

#[test]
fn structures_of_yaml() {
    let cases = [
        ("200: a\n1.0: b\nnull: c\nyes: d", "{200: \"a\"<a> 1.0: \"b\"<b> null: \"c\"<c> yes: \"d\"<d>}"),
        ("a: &x {b: 1}\nc: *x", "{a: {b: 1<1>} c: {b: 1<1>}}"),
        ("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}", "{a: {b: 1<1> c: 2<2>} d: {c: 3<3> b: 1<1>}}"),
        ("d: {<<: [{a: 1}, {a: 2, b: 2}]}", "{d: {a: 1<1> b: 2<2>}}"),
        ("d: {'<<': {a: 1}, <<: text}", "{d: {<<: {a: 1<1>}}}"),
        (
            "a: |\n  one\n  two\nb: >\n  one\n  two\n",
            "{a: \"one\\ntwo\\n\"<one\n  two\n> b: \"one two\\n\"<one\n  two\n>}",
        ),
        ("a:\nb: ''", "{a: null<> b: \"\"<''>}"),
        ("- - 1\n  - 2\n- {}\n", "[[1<1> 2<2>] {}]"),
        ("a: {\n  b: [1,\n    2\n  ]\n}\nc: 3", "{a: {b: [1<1> 2<2>]} c: 3<3>}"),
        (
            "a:\n  b: {\n    c: [\n      1, '}' # {\n    ],\n  } # }\n  d: |\n    e: {\n    }\n",
            "{a: {b: {c: [1<1> \"}\"<'}'>]} d: \"e: {\\n}\\n\"<e: {\n    }\n>}}",
        ),
    ];
    for (text, expected) in cases {
        let (value, problems) = parse("x.yaml", text);
        let value = value.unwrap_or_else(|| panic!("{text}\n{problems}"));
        let shown = json(&value, text);
        if text.contains("'<<'") {
            assert!(problems.contains("`<<` stands twice"), "{problems}");
        }
        assert_eq!(shown, expected, "{text}");
    }
}

#[test]
fn syntax_is_told_by_content() {
    let cases = [
        ("x.yaml", "{\"a\": \"\\ud83d\\ude00\"}", true),
        ("x", "{a: b}", true),
        ("x.json", "{a: b}", false),
        ("x.json", "a: b", true),
        ("x.json", "{\"a\": 1,}", false),
        ("x.yaml", "{\"a\": 1,}", true),
        ("x.json", "\u{feff}{\"a\": 1}", true),
        ("x.yaml", "\u{feff}a: 1", true),
        ("x.yaml", "{\"a\": \t1}", true),
    ];
    for (label, text, readable) in cases {
        let (value, problems) = parse(label, text);
        assert_eq!(value.is_some(), readable, "{label} {text}: {problems}");
    }
}

#[test]
fn problems_are_shown_with_their_places() {
    let cases = [
        ("empty.yaml", ""),
        ("comments.yaml", "# nothing\n"),
        ("comma.json", "{\n  \"a\": 1,\n  \"b\": [1, 2,],\n}"),
        ("end.json", "{\"a\": \"text"),
        ("escape.json", "{\"a\": \"\\x\"}"),
        ("control.json", "{\"a\": \"tab\there\"}"),
        ("half.json", "{\"a\": \"\\ud83d!\"}"),
        ("zero.json", "{\"a\": 012}"),
        ("twice.json", "{\n  \"a\": {\"b\": 1},\n  \"a\": 2\n}"),
        ("twice.yaml", "paths:\n  /a: {}\n  /b: {}\n  /a: {}\n"),
        ("tab.yaml", "a:\n\tb: 1\n"),
        ("indent.yaml", "a:\n  b: 1\n c: 2\n"),
        ("documents.yaml", "a: 1\n---\nb: 2\n"),
        ("key.yaml", "? [a, b]\n: c\n"),
        ("alias.yaml", "a: *nothing\n"),
        ("bracket.yaml", "a:\n  b: {\n    c: [\n      1, '}' # {\n    ],\n  } # }\n  d: |\n    e: {\n    }\n"),
    ];
    let mut out = String::new();
    for (label, text) in cases {
        out.push_str(&parse(label, text).1);
    }
    insta::assert_snapshot!(out);
}

#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> = "{\"a\": 1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf32: Vec<u8> = "{\"a\": 1}".chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
    for (bytes, named) in [(utf16, "UTF-16"), (utf32, "UTF-32"), (b"a: \xFF".to_vec(), "byte 0xFF")] {
        let mut sink = Sink::default();
        assert!(parse_value(Input::new("x.yaml", &bytes), &mut sink).0.is_none());
        assert!(sink.all()[0].what.contains(named), "{:?}", sink.all());
    }
}
