//! Parameters that the specification leaves open, from tables in the folder that `OB_REFEREE` names: each gives a
//! diagnostic. Skipped without the folder.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use openapi_bindgen_diagnostics::{Sink, codes};
use openapi_bindgen_lower::{Config, Lock, lower};
use openapi_bindgen_spec::{NoSources, read};
use serde_json::{Value, json};

fn table(file: &str) -> Option<Value> {
    let folder = std::path::PathBuf::from(std::env::var_os("OB_REFEREE")?);
    Some(serde_json::from_slice(&std::fs::read(folder.join(file)).unwrap()).unwrap())
}

fn text<'r>(row: &'r Value, name: &str) -> &'r str {
    row.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Whether a parameter of this place, style and value is told to be open.
fn is_told(row: &Value, place: &str) -> bool {
    let schema = match row.get("value") {
        Some(Value::Array(_)) => json!({"type": "array", "items": {"type": "string"}}),
        Some(Value::Object(members)) => {
            let properties: serde_json::Map<_, _> =
                members.keys().map(|key| (key.clone(), json!({"type": "string"}))).collect();
            json!({"type": "object", "properties": properties})
        }
        _ => json!({"type": "string"}),
    };
    let mut parameter = json!({"in": place, "name": "p", "style": text(row, "style"), "schema": schema});
    if let Some(explode) = row.get("explode").filter(|explode| explode.is_boolean()) {
        parameter["explode"] = explode.clone();
    }
    let operation = json!({"parameters": [parameter], "responses": {"204": {"description": "d"}}});
    let info = json!({"title": "T", "version": "1"});
    let document = json!({"openapi": "3.0.3", "info": info, "paths": {"/a": {"get": operation}}}).to_string();
    let mut sink = Sink::default();
    let document = read(&mut NoSources, "t.json", document.as_bytes(), &mut sink).document.unwrap();
    let _ = lower(&document, &Config::default(), &Lock::default(), &mut sink);
    sink.all().iter().any(|diagnostic| diagnostic.code == codes::operations::STYLE)
}

#[test]
fn what_the_specification_leaves_open_is_told() {
    let Some(table) = table("param_styles.json") else { return };
    let rows = table["rows"].as_array().unwrap().iter();
    let open = rows.filter(|row| row["expected"].is_null() && row.get("superseded").is_none());
    let missing: Vec<&Value> = open.filter(|row| !is_told(row, row["in"][0].as_str().unwrap())).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn what_other_projects_refuse_is_told() {
    let Some(table) = table("param_cases_projects.json") else { return };
    let rows = table["rows"].as_array().unwrap().iter();
    let refused = rows.filter(|row| row.get("refused") == Some(&json!(true)));
    let missing: Vec<&Value> = refused.filter(|row| !is_told(row, text(row, "in"))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
