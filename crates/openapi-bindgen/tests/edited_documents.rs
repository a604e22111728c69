//! Real documents against themselves with one edit: run with `OB_CORPUS` naming a folder of documents as JSON. Each
//! edit is found once, with the right verdict, and nothing else is called breaking.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says what it found"
)]

use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::Generator;
use openapi_bindgen::review::{Finding, Format, Review, Source, Version, render, review};
use serde_json::{Value, json};

/// An edit: its name, the codes under which it may be found, what it is to Rust code, and how it is made.
type Edit = (&'static str, &'static [&'static str], Source, fn(&mut Value) -> bool);

const EDITS: [Edit; 10] = [
    ("field removed", &["member-removed"], Source::Major, field_removed),
    ("type changed", &["member-type-changed"], Source::Major, type_changed),
    ("required added", &["member-became-required"], Source::Major, required_added),
    ("enum grown", &["value-added"], Source::Minor, enum_grown),
    ("operation renamed", &["operation-renamed"], Source::Major, operation_renamed),
    ("tag moved", &["operation-renamed", "operation-tags-changed"], Source::Major, tag_moved),
    ("security changed", &["scheme-changed"], Source::Patch, security_changed),
    ("server changed", &["default-server-changed"], Source::Patch, server_changed),
    ("constraint tightened", &["constraint-tightened"], Source::Patch, constraint_tightened),
    ("schema renamed", &["type-renamed"], Source::Major, schema_renamed),
];

/// In how many documents each edit is made.
const DOCUMENTS: usize = 10;

#[test]
fn one_edit_is_one_finding() {
    let Some(folder) = std::env::var_os("OB_CORPUS").map(PathBuf::from) else { return };
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let scratch = tempfile::tempdir().unwrap();
    let (mut made, mut wrong) = ([0; EDITS.len()], 0);
    for path in files {
        let Ok(document) = serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) else { continue };
        for (number, edit) in EDITS.iter().enumerate() {
            let mut edited = document.clone();
            if made[number] == DOCUMENTS || document.get("openapi").is_none() || !(edit.3)(&mut edited) {
                continue;
            }
            let Some(review) = reviewed(scratch.path(), &document, &edited) else { continue };
            made[number] += 1;
            if let Some(why) = mistake(&review, edit) {
                wrong += 1;
                println!("{} in {}: {why}", edit.0, path.display());
                println!("{}", render(&[review], Format::Text { colour: false }));
            }
        }
    }
    println!("documents edited: {made:?}");
    assert_eq!(wrong, 0, "edits that are not found as they should");
    assert!(made.iter().all(|made| *made > 0), "each edit is made somewhere");
}

fn reviewed(scratch: &Path, old: &Value, new: &Value) -> Option<Review> {
    let generator = |name: &str, document: &Value| {
        let path = scratch.join(name);
        fs::write(&path, serde_json::to_string_pretty(document).unwrap()).unwrap();
        Generator::new(path, "sdk").name("sdk")
    };
    let old = Version::of(&generator("old.json", old)).ok()?;
    let new = Version::after(&old, &generator("new.json", new)).ok()?;
    Some(review(&old, &new))
}

fn mistake(review: &Review, (_, codes, source, _): &Edit) -> Option<String> {
    let found: Vec<&Finding> =
        review.findings.iter().chain(&review.quiet).filter(|one| codes.contains(&one.code.name)).collect();
    let others: Vec<&Finding> = review.findings.iter().filter(|one| !codes.contains(&one.code.name)).collect();
    let breaking = others.iter().filter(|one| one.source == Source::Major || one.breaks_wire()).count();
    match (found.as_slice(), breaking) {
        ([one], 0) if one.source == *source => None,
        // What no client sends or needs leaves the code as it is: a rule on answers, a scheme that nothing asks for.
        ([one], 0) if (one.source, *source) == (Source::None, Source::Patch) => None,
        ([one], 0) => Some(format!("called {}, and is {source}", one.source)),
        ([_], more) => Some(format!("{more} more are called breaking")),
        (found, _) => Some(format!("found {} times", found.len())),
    }
}

fn schemas(document: &mut Value) -> Vec<(String, bool)> {
    let paths = document["paths"].to_string();
    let used = |name: &str| paths.contains(&format!("\"#/components/schemas/{name}\""));
    let all = document.pointer("/components/schemas").and_then(Value::as_object);
    all.into_iter().flatten().map(|(name, _)| (name.clone(), used(name))).collect()
}

/// Calls `change` with the members of each component that operations name, until it says that it changed something.
fn in_object(document: &mut Value, change: &dyn Fn(&mut Value, &[String]) -> bool) -> bool {
    for (name, used) in schemas(document) {
        let Some(schema) = document.pointer_mut("/components/schemas").and_then(|all| all.get_mut(&name)) else {
            continue;
        };
        let plain = schema["type"] == "object" && schema.get("allOf").is_none() && schema["properties"].is_object();
        let required: Vec<String> = serde_json::from_value(schema["required"].clone()).unwrap_or_default();
        if used && plain && change(schema, &required) {
            return true;
        }
    }
    false
}

/// An optional member that is a plain string.
fn plain_string(schema: &Value, required: &[String]) -> Option<String> {
    let members = schema["properties"].as_object()?;
    let plain = |value: &Value| {
        let keys = value.as_object();
        value["type"] == "string"
            && keys.is_some_and(|keys| keys.keys().all(|key| key == "type" || key == "description"))
    };
    // What paging is made of has effects of its own.
    let pages = |name: &str| ["page", "cursor", "next", "token"].iter().any(|word| name.to_lowercase().contains(word));
    let mut fitting = members.iter().filter(|(name, value)| plain(value) && !required.contains(name) && !pages(name));
    fitting.next().map(|(name, _)| name.clone())
}

fn field_removed(document: &mut Value) -> bool {
    in_object(document, &|schema, required| {
        let Some(name) = plain_string(schema, required) else { return false };
        schema["properties"].as_object_mut().unwrap().shift_remove(&name).is_some()
    })
}

fn type_changed(document: &mut Value) -> bool {
    in_object(document, &|schema, required| {
        let Some(name) = plain_string(schema, required) else { return false };
        schema["properties"][&name]["type"] = json!("boolean");
        true
    })
}

fn required_added(document: &mut Value) -> bool {
    in_object(document, &|schema, required| {
        let Some(name) = plain_string(schema, required) else { return false };
        let mut required = required.to_vec();
        required.push(name);
        schema["required"] = json!(required);
        true
    })
}

fn enum_grown(document: &mut Value) -> bool {
    in_object(document, &|schema, _| {
        let members = schema["properties"].as_object_mut().unwrap();
        // Beside a reference, a list narrows the type of another schema, and is none of its own.
        let listed = |value: &Value| {
            value["type"] == "string"
                && value["allOf"].is_null()
                && value["enum"].as_array().is_some_and(|all| all.len() > 1)
        };
        let Some(member) = members.values_mut().find(|value| listed(value)) else { return false };
        member["enum"].as_array_mut().unwrap().push(json!("quite_another_value"));
        true
    })
}

/// Calls `change` with each operation, until it says that it changed something.
fn in_operation(document: &mut Value, change: &dyn Fn(&mut Value) -> bool) -> bool {
    let Some(paths) = document["paths"].as_object_mut() else { return false };
    let items = paths.values_mut().filter_map(Value::as_object_mut);
    let mut operations = items
        .flat_map(|item| item.iter_mut())
        .filter(|(key, _)| ["get", "post", "put", "delete"].contains(&key.as_str()));
    operations.any(|(_, operation)| change(operation))
}

fn operation_renamed(document: &mut Value) -> bool {
    in_operation(document, &|operation| {
        let has = operation["operationId"].is_string();
        if has {
            operation["operationId"] = json!("quiteAnotherName");
        }
        has
    })
}

fn tag_moved(document: &mut Value) -> bool {
    in_operation(document, &|operation| {
        let has = operation["tags"].as_array().is_some_and(|tags| tags.len() == 1);
        if has {
            operation["tags"] = json!(["quite another tag"]);
        }
        has
    })
}

fn security_changed(document: &mut Value) -> bool {
    let schemes = document.pointer_mut("/components/securitySchemes").and_then(Value::as_object_mut);
    let key = schemes.into_iter().flat_map(|all| all.values_mut()).find(|one| {
        // The setter's name follows from this one.
        one["in"] == "header" && one["name"] != "Authorization"
    });
    key.map(|key| key["name"] = json!("X-Quite-Another")).is_some()
}

fn server_changed(document: &mut Value) -> bool {
    let url = document.pointer_mut("/servers/0/url");
    let url = url.filter(|url| url.as_str().is_some_and(|url| url.starts_with("https://")));
    url.map(|url| *url = json!("https://quite.another.example.com/v9")).is_some()
}

fn constraint_tightened(document: &mut Value) -> bool {
    in_object(document, &|schema, _| {
        let members = schema["properties"].as_object_mut().unwrap();
        let long = |value: &&mut Value| value["maxLength"].as_u64().is_some_and(|most| most > 8);
        members.values_mut().find(long).map(|member| member["maxLength"] = json!(7)).is_some()
    })
}

fn schema_renamed(document: &mut Value) -> bool {
    let Some((name, _)) = schemas(document).into_iter().find(|(_, used)| *used) else { return false };
    let text = document.to_string();
    let reference = |name: &str| format!("\"#/components/schemas/{name}\"");
    let mut edited: Value = serde_json::from_str(&text.replace(&reference(&name), &reference("QuiteAnother"))).unwrap();
    let all = edited["components"]["schemas"].as_object_mut().unwrap();
    let schema = all.shift_remove(&name).unwrap();
    all.insert("QuiteAnother".to_owned(), schema);
    *document = edited;
    true
}
