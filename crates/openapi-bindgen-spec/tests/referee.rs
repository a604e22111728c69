//! Cases of other projects' test suites, read from the folder that `OB_REFEREE` names; skipped where it is missing.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;

use openapi_bindgen_diagnostics::{Severity, Sink, codes};
use openapi_bindgen_spec::value::{Kind, Value};
use openapi_bindgen_spec::{Input, NoSources, parse_value, read};
use serde_json::Value as Json;

fn cases(file: &str, list: &str) -> Vec<Json> {
    let Some(folder) = std::env::var_os("OB_REFEREE") else { return Vec::new() };
    let text = std::fs::read_to_string(PathBuf::from(folder).join(file)).unwrap();
    let whole: Json = serde_json::from_str(&text).unwrap();
    whole[list].as_array().unwrap().clone()
}

fn text<'c>(case: &'c Json, key: &str) -> &'c str {
    case[key].as_str().unwrap_or_default()
}

/// Cases whose expectation the suite's format inherits from a sibling by mistake: a block scalar of one empty line
/// without a line break keeps one line break, not two (YAML 1.2.2 section 8.1.1.2).
const MISTAKEN: [&str; 1] = ["JEF9-2"];

/// The same value as serde_json's, numbers compared by value.
fn same(value: &Value, json: &Json) -> bool {
    match (&value.kind, json) {
        (Kind::Null, Json::Null) => true,
        (Kind::Bool(one), Json::Bool(other)) => one == other,
        (Kind::Number(one), Json::Number(other)) => {
            one == &other.to_string() || one.parse::<f64>().ok() == other.as_f64()
        }
        (Kind::String(one), Json::String(other)) => one == other,
        (Kind::Array(one), Json::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Kind::Object(one), Json::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(key, value)| other.get(key).is_some_and(|o| same(value, o)))
        }
        _ => false,
    }
}

#[test]
fn yaml_means_what_its_suite_says() {
    let mut wrong = Vec::new();
    for case in cases("yaml_cases.json", "cases") {
        let (id, yaml) = (text(&case, "id"), text(&case, "yaml"));
        let mut sink = Sink::default();
        let (value, sources) = parse_value(Input::new("case.yaml", yaml.as_bytes()), &mut sink);
        if case["fail"] == Json::Bool(true) {
            let placed = sink.all().iter().any(|d| d.severity == Severity::Error && sources.stretch_of(d).is_some());
            if !placed {
                wrong.push(format!("{id}: not refused with a place: {yaml:?}"));
            }
            continue;
        }
        if MISTAKEN.contains(&id) {
            continue;
        }
        let Some([only]) = case["json"].as_array().map(Vec::as_slice) else { continue };
        if !only.is_object() && !only.is_array() {
            continue;
        }
        match value {
            Some(value) if !sink.has_errors() && same(&value, only) => {}
            other => wrong.push(format!("{id}: {yaml:?}\n  is {other:?}\n  not {only}\n  {:?}", sink.all())),
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn hostile_json_is_refused_with_a_place() {
    let mut wrong = Vec::new();
    for case in cases("hostile_json.json", "cases") {
        let bytes = match case["base64"].as_str() {
            Some(encoded) => base64(encoded),
            None => text(&case, "text").as_bytes().to_vec(),
        };
        let mut sink = Sink::default();
        let reading = read(&mut NoSources, "case.json", &bytes, &mut sink);
        let placed =
            sink.all().iter().any(|d| d.severity == Severity::Error && reading.sources.stretch_of(d).is_some());
        if !placed {
            wrong.push(format!("{}: {:?}", text(&case, "name"), String::from_utf8_lossy(&bytes)));
        }
        let mut sink = Sink::default();
        let (value, _) = parse_value(Input::new("case.json", &bytes), &mut sink);
        // A repeated key is JSON, but an error in a document.
        let repeated = sink.all().iter().any(|diagnostic| diagnostic.code == codes::reading::DUPLICATE_KEY);
        if text(&case, "expect") == "accept" && (value.is_none() || sink.has_errors()) && !repeated {
            wrong.push(format!("{}: {} but {:?}", text(&case, "name"), case["expect"], sink.all()));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// The part of base64 that the cases use.
fn base64(encoded: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut bits, mut count) = (0u32, 0);
    for byte in encoded.bytes().filter(|byte| *byte != b'=') {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        bits = bits << 6 | u32::try_from(alphabet.iter().position(|known| *known == byte).unwrap()).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xFF) as u8);
        }
    }
    out
}

#[test]
fn invalid_documents_are_refused() {
    let (mut both, mut one) = (Vec::new(), Vec::new());
    let (mut both_total, mut one_total) = (0, 0);
    for case in cases("invalid_specs.json", "documents") {
        let mut sink = Sink::default();
        let reading = read(&mut NoSources, text(&case, "name"), text(&case, "text").as_bytes(), &mut sink);
        let placed =
            sink.all().iter().any(|d| d.severity == Severity::Error && reading.sources.stretch_of(d).is_some());
        if text(&case, "expect") != "invalid" {
            continue;
        }
        let refused_by_both = text(&case, "judge") == "refused";
        let (total, missed) = if refused_by_both { (&mut both_total, &mut both) } else { (&mut one_total, &mut one) };
        *total += 1;
        if !placed {
            missed.push(format!("{} {}", text(&case, "id"), text(&case, "why")));
        }
    }
    assert!(both.is_empty(), "{} of {both_total}:\n{}", both.len(), both.join("\n"));
    assert!(one.len() * 5 <= one_total, "{} of {one_total}:\n{}", one.len(), one.join("\n"));
}
