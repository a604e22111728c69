//! One document of all cases, and the crate that comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use openapi_bindgen::Generator;
use openapi_bindgen::ir::{Api, Type};
use serde_json::{Map, Value, json};

use super::driver::write;
use super::{Case, Result};

/// The generated crate finds this manifest above it, and becomes a member of its workspace.
const WORKSPACE: &str =
    "[workspace]\nresolver = \"3\"\nmembers = [\"sdk\", \"driver\"]\n\n[profile.dev]\ndebug = false\n";

/// Generates `folder/sdk`; gives the Rust path of each component.
///
/// The raw set asks for the letter of the standard, where keywords do not tell the type.
pub(crate) fn generate(folder: &Path, cases: &[Case], raw: bool) -> Result<BTreeMap<String, String>> {
    let document = folder.join("document.json");
    let config = folder.join("config.toml");
    write(&folder.join("Cargo.toml"), WORKSPACE)?;
    write(&document, &text(cases))?;
    write(&config, &format!("[defaults]\nuntyped_is_any = {raw}\n"))?;
    let generated = Generator::new(&document, folder.join("sdk"))
        .name("referee")
        .config(&config)
        .generate()
        .map_err(|why| format!("the document of all cases is refused: {why}"))?;
    generated.plan().and_then(|update| update.apply()).map_err(|why| why.to_string())?;
    let names: Value =
        serde_json::from_str(&generated.names_json()).map_err(|why| format!("the names are no JSON: {why}"))?;
    let schemas = names.get("schemas").and_then(Value::as_object).ok_or("the names list no schemas")?;
    let nullable = nullable(generated.api());
    let path_of = |(name, path): (&String, &Value)| {
        let path = format!("sdk::{}", path.as_str()?);
        let path = if nullable.contains(name.as_str()) { format!("Option<{path}>") } else { path };
        Some((name.clone(), path))
    };
    Ok(schemas.iter().filter_map(path_of).collect())
}

/// The cases whose schema allows null: that is said where a type is used, here by the body of the case's operation.
fn nullable(api: &Api) -> BTreeSet<&str> {
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let bodies = operations.filter_map(|operation| {
        let ty = &operation.body.as_ref()?.main.ty;
        matches!(ty, Type::Nullable(_)).then(|| operation.id.strip_prefix("post_"))?
    });
    bodies.collect()
}

/// Each case is sent to and answered by an operation of its own, so that its type is used in both directions.
fn text(cases: &[Case]) -> String {
    let mut schemas = Map::new();
    let mut paths = Map::new();
    for case in cases {
        if let Some(components) = case.row.get("components").and_then(Value::as_object) {
            schemas.extend(components.clone());
        }
        let content = json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{}", case.id)}}});
        let operation = json!({
            "operationId": format!("post_{}", case.id),
            "tags": ["cases"],
            "requestBody": {"required": true, "content": content},
            "responses": {"200": {"description": "The same again.", "content": content}},
        });
        paths.insert(format!("/c/{}", case.id), json!({"post": operation}));
    }
    let info = json!({"title": "JSON Schema Test Suite", "version": "1"});
    json!({"openapi": "3.0.3", "info": info, "paths": paths, "components": {"schemas": schemas}}).to_string()
}
