//! The same documents through serde_json, serde_yaml and openapiv3: what those understand must be understood alike.
//!
//! Reads the documents of this folder's `documents`, and those of the folder that `OB_CORPUS` names (uncompressed).

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_spec::model::{Document, Operation, Schema, Types};
use openapi_bindgen_spec::value::{Kind, Value};
use openapi_bindgen_spec::{Input, NoSources, parse_value, read};
use openapiv3::{ReferenceOr, SchemaKind, Type};
use serde_json::Value as Json;

fn documents() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let folders = [Some(own), std::env::var_os("OB_CORPUS").map(PathBuf::from)];
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in folders.into_iter().flatten() {
        files.extend(std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    files.retain(|file| file.extension().is_some_and(|end| end == "json" || end == "yaml"));
    files.sort();
    files
}

/// Another reader's view of a text; `None` where that reader cannot read it.
fn other_reader(file: &Path, text: &str) -> Option<Json> {
    if file.extension().is_some_and(|end| end == "json") {
        serde_json::from_str(text).ok()
    } else {
        serde_yaml::from_str(text).ok()
    }
}

/// Where two trees first differ: numbers by value.
fn difference(value: &Value, json: &Json) -> Option<String> {
    match (&value.kind, json) {
        (Kind::Null, Json::Null) => None,
        (Kind::Bool(one), Json::Bool(other)) if one == other => None,
        (Kind::Number(one), Json::Number(other)) if one.parse::<f64>().ok() == other.to_string().parse().ok() => None,
        // serde_yaml takes digits behind a zero for a text, YAML 1.2's core schema for a number.
        (Kind::Number(one), Json::String(other)) if other.strip_prefix('0') == Some(one) => None,
        (Kind::String(one), Json::String(other)) if one == other => None,
        (Kind::Array(one), Json::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(index, (one, other))| Some(format!("/{index}{}", difference(one, other)?)))
        }
        (Kind::Object(one), Json::Object(other)) if one.len() == other.len() => one.iter().find_map(|(key, value)| {
            Some(format!("/{key}{}", difference(value, other.get(key).unwrap_or(&Json::Null))?))
        }),
        (own, other) => Some(format!(": {own:?} and {other}")),
    }
}

#[test]
fn trees_are_the_same() {
    for file in documents() {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut sink = Sink::default();
        let (value, _) = parse_value(Input::new(&file.to_string_lossy(), text.as_bytes()), &mut sink);
        let Some(json) = other_reader(&file, &text) else { continue };
        if !sink.has_errors() {
            assert_eq!(difference(&value.unwrap(), &json), None, "{}", file.display());
        }
    }
}

#[test]
fn operations_and_schemas_are_understood_alike() {
    let (mut operations, mut schemas) = (0, 0);
    for file in documents() {
        let text = std::fs::read_to_string(&file).unwrap();
        let Some(json) = other_reader(&file, &text) else { continue };
        if !json["openapi"].as_str().is_some_and(|version| version.starts_with("3.0")) {
            continue;
        }
        let mut sink = Sink::default();
        let reading = read(&mut NoSources, &file.to_string_lossy(), text.as_bytes(), &mut sink);
        let document = reading.document.unwrap();
        operations += compare_paths(&document, &json["paths"], &file);
        schemas += compare_schemas(&document, &json["components"]["schemas"], &file);
    }
    assert!(operations >= 3 && schemas >= 3, "{operations} operations, {schemas} schemas");
}

fn compare_paths(document: &Document, paths: &Json, file: &Path) -> usize {
    let mut compared = 0;
    for (path, item) in paths.as_object().into_iter().flatten().filter(|(path, _)| path.starts_with('/')) {
        let Ok(item) = serde_json::from_value::<openapiv3::PathItem>(item.clone()) else { continue };
        for (method, other) in item.iter() {
            let own = document.operations.iter().find(|own| &own.path == path && own.method == method);
            let own = own.unwrap_or_else(|| panic!("{}: {method} {path} is missing", file.display()));
            compare_operation(own, other, file);
            compared += 1;
        }
    }
    compared
}

fn compare_operation(own: &Operation, other: &openapiv3::Operation, file: &Path) {
    let place = format!("{} {}", file.display(), own.pointer);
    assert_eq!(own.id.as_deref().unwrap_or_default(), other.operation_id.as_deref().unwrap_or_default(), "{place}");
    assert_eq!((&own.tags, own.deprecated), (&other.tags, other.deprecated), "{place}");
    let inline = other.parameters.iter().filter_map(ReferenceOr::as_item).map(openapiv3::Parameter::parameter_data_ref);
    for parameter in inline {
        let found = own.parameters.iter().find(|own| own.name == parameter.name && own.required == parameter.required);
        assert!(found.is_some(), "{place}: {}", parameter.name);
    }
    if let Some(ReferenceOr::Item(body)) = &other.request_body {
        let types: BTreeSet<&String> = own.body.iter().flat_map(|body| &body.content).map(|c| &c.name).collect();
        assert_eq!(types, body.content.keys().collect(), "{place}");
    }
    for status in other.responses.responses.keys() {
        let status = status.to_string().to_uppercase();
        assert!(own.responses.iter().any(|response| response.status == status), "{place}: {status}");
    }
    let default = own.responses.iter().any(|response| response.status == "default");
    assert_eq!(default, other.responses.default.is_some(), "{place}");
}

fn compare_schemas(document: &Document, schemas: &Json, file: &Path) -> usize {
    let mut compared = 0;
    for (name, schema) in schemas.as_object().into_iter().flatten() {
        let own = document.schema(document.component(name).unwrap());
        if let Ok(ReferenceOr::Item(other)) = serde_json::from_value::<ReferenceOr<openapiv3::Schema>>(schema.clone()) {
            compare_schema(own, &other, &format!("{} {name}", file.display()));
            compared += 1;
        }
    }
    compared
}

fn compare_schema(own: &Schema, other: &openapiv3::Schema, place: &str) {
    let data = &other.schema_data;
    assert_eq!((own.read_only, own.write_only), (data.read_only, data.write_only), "{place}");
    assert!(!data.nullable || own.nullable, "{place}");
    assert_eq!(own.description, data.description.clone().unwrap_or_default(), "{place}");
    assert_eq!(own.seldom.discriminator.is_some(), data.discriminator.is_some(), "{place}");
    match &other.schema_kind {
        SchemaKind::Type(Type::Object(object)) => {
            assert_eq!(own.types, Types::OBJECT, "{place}");
            let names: BTreeSet<&String> = own.properties.iter().map(|(name, _)| name).collect();
            assert_eq!(names, object.properties.keys().collect(), "{place}");
            assert!(own.required.iter().all(|name| object.required.contains(name)), "{place}");
        }
        SchemaKind::Type(Type::String(text)) => {
            assert_eq!(own.types, Types::STRING, "{place}");
            assert_eq!(own.limits.max_length, text.max_length.map(|length| length as u64), "{place}");
            let count = text.enumeration.len();
            assert!(count == 0 || own.values.as_ref().map(Vec::len) == Some(count), "{place}");
        }
        SchemaKind::Type(Type::Array(array)) => assert_eq!(own.items.is_some(), array.items.is_some(), "{place}"),
        SchemaKind::OneOf { one_of } => assert_eq!(own.one_of.len(), one_of.len(), "{place}"),
        SchemaKind::AnyOf { any_of } => assert_eq!(own.any_of.len(), any_of.len(), "{place}"),
        SchemaKind::AllOf { all_of } => assert_eq!(own.all_of.len(), all_of.len(), "{place}"),
        _ => {}
    }
}
