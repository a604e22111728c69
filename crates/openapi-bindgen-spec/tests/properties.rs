//! What holds for every text: no panic, places inside the text, and the same result twice.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use openapi_bindgen_diagnostics::{RenderOptions, Sink, render};
use openapi_bindgen_spec::value::{Kind, Value};
use openapi_bindgen_spec::{Input, NoSources, parse_value, read, read_with_overlays};
use proptest::prelude::*;

/// Every place is inside its text, on character boundaries, and inside the place of what holds it.
fn check_places(value: &Value, text: &str) {
    let (start, end) = (value.span.start as usize, value.span.end as usize);
    assert!(text.get(start..end).is_some(), "{start}..{end} in {text:?}");
    value.members().iter().for_each(|(_, member)| check_places(member, text));
    value.elements().iter().for_each(|element| check_places(element, text));
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

fn same(value: &Value, json: &serde_json::Value) -> bool {
    match (&value.kind, json) {
        (Kind::Null, serde_json::Value::Null) => true,
        (Kind::Bool(one), serde_json::Value::Bool(other)) => one == other,
        (Kind::Number(one), serde_json::Value::Number(other)) => one == &other.to_string(),
        (Kind::String(one), serde_json::Value::String(other)) => one == other,
        (Kind::Array(one), serde_json::Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Kind::Object(one), serde_json::Value::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(key, value)| other.get(key).is_some_and(|o| same(value, o)))
        }
        _ => false,
    }
}

/// Pieces of documents, put together at random: they get past the syntax far more often than random characters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "openapi: 3.0.3\n",
        "openapi: 3.1.0\n",
        "info: {title: t, version: v}\n",
        "paths:\n",
        "  /a/{b}:\n",
        "    get:\n",
        "      responses:\n",
        "        '200':\n",
        "          description: d\n",
        "components:\n",
        "  schemas:\n",
        "    A:\n",
        "      $ref: '#/components/schemas/B'\n",
        "    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n",
        "      type: [string, 'null']\n",
        "      properties: {a: {$ref: '#'}}\n",
        "  parameters:\n",
        "    P: {$ref: '#/components/parameters/P'}\n",
        "- x\n",
        "&a ",
        "*a ",
        "<<: ",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "\"",
        "'",
        "|\n",
        ">-\n",
        "# c\n",
        "\t",
        "  ",
        "\n",
        "null",
        "0x1",
        "é",
        "\u{1F600}",
        "---\n",
        "...\n",
        "!!str ",
        "? ",
        "%YAML 1.2\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn json_is_read_as_serde_json_reads_it(json in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&json).unwrap() } else { json.to_string() };
        let mut sink = Sink::default();
        let (value, _) = parse_value(Input::new("x.json", text.as_bytes()), &mut sink);
        let value = value.unwrap();
        prop_assert!(same(&value, &json), "{text}");
        check_places(&value, &text);
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in any::<String>()) {
        for label in ["x.json", "x.yaml", "x"] {
            let mut sink = Sink::default();
            let (value, _) = parse_value(Input::new(label, text.as_bytes()), &mut sink);
            prop_assert!(value.is_some() || sink.has_errors());
        }
    }

    #[test]
    fn no_document_makes_the_reader_panic(text in pieces()) {
        let run = || {
            let mut sink = Sink::default();
            let reading = read(&mut NoSources, "x.yaml", text.as_bytes(), &mut sink);
            (render(sink.all(), &reading.sources, RenderOptions::default()), format!("{:?}", reading.document.is_some()))
        };
        prop_assert_eq!(run(), run());
        let mut sink = Sink::default();
        if let (Some(value), _) = parse_value(Input::new("x.yaml", text.as_bytes()), &mut sink) {
            check_places(&value, &text);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut sink = Sink::default();
        let reading = read(&mut NoSources, "x", &bytes, &mut sink);
        render(sink.all(), &reading.sources, RenderOptions::default());
    }

    #[test]
    fn no_target_makes_overlays_panic(target in "[$@.\\[\\]*?()'\"a-c0-9:,=<>!&| -]{0,40}") {
        let overlay = serde_json::json!({
            "overlay": "1.0.0",
            "actions": [{"target": format!("${target}"), "update": {"a": [1]}}, {"target": target, "remove": true}],
        }).to_string();
        let document = Input::new("x.json", br#"{"openapi": "3.0.3", "a": {"b": [1, {"c": 2}]}}"#);
        let overlays = vec![Input::new("overlay.json", overlay.as_bytes())];
        read_with_overlays(&mut NoSources, document, overlays, &mut Sink::default());
    }
}
