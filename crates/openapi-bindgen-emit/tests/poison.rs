//! Text of a document never becomes code: whatever stands in the string slots of the IR, the tokens of the output are
//! the same but for literals and documentation.
#![allow(clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeMap;

use openapi_bindgen_emit::{Files, emit_with};
use openapi_bindgen_ir::*;
use openapi_bindgen_testkit::inert::{PAYLOADS, check_text, skeleton};

/// Every slot that holds text of a document and not a name that lowering made.
fn slots(api: &mut Api) -> Vec<&mut String> {
    let mut all = Vec::new();
    let Api { package, servers, schemes, types, tags, .. } = api;
    all.extend([&mut package.title, &mut package.api_version, &mut package.description]);
    all.extend([&mut package.command, &mut package.document]);
    for server in servers {
        all.extend([&mut server.url, &mut server.description]);
    }
    for scheme in schemes {
        docs_slots(&mut scheme.docs, &mut all);
        all.push(&mut scheme.origin.pointer);
    }
    types.iter_mut().for_each(|def| def_slots(def, &mut all));
    for tag in tags {
        all.push(&mut tag.name);
        docs_slots(&mut tag.docs, &mut all);
        tag.operations.iter_mut().for_each(|operation| operation_slots(operation, &mut all));
    }
    all
}

fn docs_slots<'a>(docs: &'a mut Docs, all: &mut Vec<&'a mut String>) {
    if docs.notes.is_empty() {
        docs.notes.push(String::new());
    }
    all.extend([&mut docs.summary, &mut docs.text]);
    all.extend(&mut docs.notes);
}

fn def_slots<'a>(def: &'a mut TypeDef, all: &mut Vec<&'a mut String>) {
    docs_slots(&mut def.docs, all);
    all.push(&mut def.origin.pointer);
    match &mut def.shape {
        Shape::Struct(shape) => {
            for field in &mut shape.fields {
                docs_slots(&mut field.docs, all);
                all.push(&mut field.wire);
                all.extend(field.default.as_mut());
                check_slots(&mut field.checks, all);
            }
            check_slots(&mut shape.checks, all);
            if let Rest::Kept { docs, checks, .. } = &mut shape.rest {
                docs_slots(docs, all);
                check_slots(checks, all);
            }
        }
        Shape::Enum(shape) => {
            for value in &mut shape.values {
                all.push(&mut value.wire);
                // A label is there or is not: that is not a matter of its text.
                if value.label.is_empty() {
                    value.label = "label".to_owned();
                }
                all.push(&mut value.label);
            }
        }
        Shape::Union(union) => {
            for branch in &mut union.branches {
                docs_slots(&mut branch.docs, all);
                check_slots(&mut branch.checks, all);
                all.extend(&mut branch.guard.keys);
                if let Some(tag) = &mut branch.guard.tag {
                    all.push(&mut tag.key);
                    all.extend(&mut tag.values);
                }
            }
        }
        Shape::Newtype { checks, .. } => check_slots(checks, all),
        Shape::Alias(_) => {}
    }
}

fn check_slots<'a>(checks: &'a mut [Check], all: &mut Vec<&'a mut String>) {
    for check in checks {
        match check {
            Check::Pattern(text)
            | Check::Minimum(text)
            | Check::Maximum(text)
            | Check::ExclusiveMinimum(text)
            | Check::ExclusiveMaximum(text)
            | Check::MultipleOf(text) => all.push(text),
            Check::OneOfValues(texts) | Check::Required(texts) => all.extend(texts),
            Check::Member(text, checks) | Check::PatternMembers(text, checks) | Check::Dependent(text, checks) => {
                all.push(text);
                check_slots(checks, all);
            }
            Check::NoOthers { keys, patterns } => {
                all.extend(keys);
                all.extend(patterns);
            }
            Check::DependentRequired(text, texts) => {
                all.push(text);
                all.extend(texts);
            }
            _ => {}
        }
    }
}

fn operation_slots<'a>(operation: &'a mut Operation, all: &mut Vec<&'a mut String>) {
    docs_slots(&mut operation.docs, all);
    all.extend([&mut operation.id, &mut operation.method, &mut operation.path, &mut operation.origin.pointer]);
    for param in &mut operation.params {
        docs_slots(&mut param.docs, all);
        all.push(&mut param.wire);
        all.extend(param.default.as_mut());
    }
    if let Some(body) = &mut operation.body {
        docs_slots(&mut body.docs, all);
        // Which method of the runtime is called depends on whether this is plain JSON.
        for (_, media) in &mut body.others {
            media_slots(media, all);
        }
        body.also.iter_mut().for_each(|media| media_slots(media, all));
        if body.main.media != "application/json" {
            media_slots(&mut body.main, all);
        }
    }
    for case in operation.reply.cases.iter_mut().chain(&mut operation.errors) {
        docs_slots(&mut case.docs, all);
        all.push(&mut case.media);
    }
    all.extend(operation.servers.iter_mut().map(|server| &mut server.url));
    operation.types.iter_mut().for_each(|def| def_slots(def, all));
}

fn media_slots<'a>(media: &'a mut MediaBody, all: &mut Vec<&'a mut String>) {
    all.push(&mut media.media);
    for member in &mut media.encoding {
        all.push(&mut member.wire);
        all.extend(member.content_type.as_mut());
    }
}

fn skeletons(files: &Files) -> BTreeMap<&str, String> {
    let rust = files.files.iter().filter(|(path, _)| path.ends_with(".rs") && !path.starts_with("examples/"));
    let bare = |path: &str, text: &str| skeleton(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    rust.map(|(path, text)| (path.as_str(), bare(path, text))).collect()
}

fn poisoned(payload: &str) -> Api {
    let mut api = small();
    for (n, slot) in slots(&mut api).into_iter().enumerate() {
        // Distinct texts stay distinct.
        *slot = format!("{payload}{n}{payload}");
    }
    api
}

/// The wide API without the components that differ in their name only.
fn small() -> Api {
    let mut api = common::wide::api();
    api.types.retain(|def| !def.file.starts_with("taken_") || def.path.name == "Option");
    api.types.retain(|def| def.path.name != "Big" && def.path.name != "Names");
    api
}

#[test]
fn every_payload_in_every_slot_is_inert() {
    let twin = emit_with(&poisoned("harmless"), 1);
    let expected = skeletons(&twin);
    for payload in PAYLOADS {
        let files = emit_with(&poisoned(payload), 1);
        let found = skeletons(&files);
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{payload:?}");
        for (path, skeleton) in &found {
            assert!(*skeleton == expected[path], "{payload:?} changes {path}:\n{}", files.files[*path]);
        }
        for (path, text) in &files.files {
            let harm = check_text(path, text).err();
            assert!(path == "README.md" || harm.is_none(), "{payload:?} in {path}: {harm:?}");
        }
    }
}

#[test]
fn manifests_hold_any_text() {
    for payload in PAYLOADS {
        let mut api = small();
        for slot in [&mut api.package.title, &mut api.package.name, &mut api.package.version, &mut api.package.document]
        {
            *slot = format!("{payload}x");
        }
        let files = emit_with(&api, 1);
        let manifest = &files.files["Cargo.toml"];
        let sections: Vec<&str> = manifest.lines().filter(|line| line.starts_with('[')).collect();
        assert_eq!(
            sections,
            ["[package]", "[features]", "[dependencies.openapi-bindgen-runtime]", "[[example]]", "[workspace]"],
            "{payload:?}"
        );
        assert_eq!(manifest.lines().filter(|line| line.starts_with("name =")).count(), 2, "{payload:?}");
    }
}

#[test]
fn names_cannot_leave_the_folder() {
    for payload in PAYLOADS {
        let mut api = small();
        for def in &mut api.types {
            def.file = format!("{payload}{}", def.file);
        }
        for tag in &mut api.tags {
            tag.module = format!("{payload}{}", tag.module);
        }
        for path in emit_with(&api, 1).files.keys() {
            assert!(
                path.split('/').all(|part| !part.is_empty() && part != ".." && !part.contains(['\\', ':', '\0'])),
                "{path:?}"
            );
        }
    }
}
