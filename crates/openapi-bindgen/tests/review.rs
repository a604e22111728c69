//! `openapi-bindgen review`, run as a user runs it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const OLD: &str = "\
openapi: 3.0.3
info: {title: Pet store, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /pets:
    post:
      operationId: create_pet
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses: {'204': {description: Done.}}
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        name: {type: string}
";

struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

/// A folder with the old document, one with a member more, and one where that member is required.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let grown = OLD.replace("        name:", "        age: {type: integer}\n        name:");
    let broken = grown.replace("required: [id]", "required: [id, age]");
    for (name, text) in [("old.yaml", OLD), ("grown.yaml", &grown), ("broken.yaml", &broken)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_openapi-bindgen"))
        .arg("review")
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: status.code().unwrap(), stdout: text(stdout), stderr: text(stderr) }
}

#[test]
fn exit_codes_say_what_was_asked() {
    let folder = folder();
    for (args, code) in [
        (&["old.yaml", "old.yaml"][..], 0),
        (&["old.yaml", "broken.yaml"], 0),
        (&["old.yaml", "old.yaml", "--fail-on", "any"], 0),
        (&["old.yaml", "grown.yaml", "--fail-on", "any"], 1),
        (&["old.yaml", "grown.yaml", "--fail-on", "source-major"], 0),
        (&["old.yaml", "broken.yaml", "--fail-on", "source-major"], 1),
        (&["old.yaml", "grown.yaml", "--fail-on", "wire-break"], 0),
        (&["old.yaml", "broken.yaml", "--fail-on", "source-major", "--fail-on", "wire-break"], 1),
        (&["old.yaml", "missing.yaml"], 1),
        (&["old.yaml"], 2),
        (&["old.yaml", "grown.yaml", "broken.yaml"], 2),
        (&["--history", "old.yaml"], 2),
        (&["old.yaml", "grown.yaml", "--fail-on", "nothing"], 2),
        (&["old.yaml", "grown.yaml", "--write-changelog"], 2),
    ] {
        let ran = run(folder.path(), args);
        assert_eq!(ran.code, code, "{args:?}\n{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn text_names_lines_of_both_documents_and_both_signatures() {
    let ran = run(folder().path(), &["old.yaml", "broken.yaml"]);
    for part in [
        "Pet store: old.yaml → broken.yaml",
        "old.yaml:15 → broken.yaml:20",
        "POST /pets (request)",
        "pub fn new(id: i64) -> Self",
        "pub fn new(id: i64, age: i64) -> Self",
        "The next version should be 0.2.0, after 0.1.0.",
    ] {
        assert!(ran.stdout.contains(part), "{part:?} in\n{}", ran.stdout);
    }
}

#[test]
fn the_form_follows_the_name_of_the_output() {
    let folder = folder();
    for (name, begin) in [
        ("review.html", "<!DOCTYPE html>"),
        ("review.md", "## API review: Pet store"),
        ("review.json", "{\n  \""),
        ("review.sarif", "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\""),
        ("review.txt", "Pet store: old.yaml → broken.yaml"),
    ] {
        let ran = run(folder.path(), &["old.yaml", "broken.yaml", "-o", name]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(ran.stdout.starts_with("1 change that matters."), "{}", ran.stdout);
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.starts_with(begin), "{name}: {}", &text[..200]);
    }
    let json = run(folder.path(), &["old.yaml", "broken.yaml", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"][0]["new"]["line"], 20);
    assert_eq!(json["findings"][0]["new"]["excerpt"], "        age: {type: integer}");
    assert_eq!(json["nextVersion"], "0.2.0");
}

#[test]
fn a_history_is_one_review_after_the_other() {
    let folder = folder();
    let steps = ["--history", "old.yaml", "grown.yaml", "broken.yaml", "--format"];
    let in_form = |form: &str| {
        let mut args = steps.to_vec();
        args.push(form);
        let ran = run(folder.path(), &args);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout
    };
    let json: serde_json::Value = serde_json::from_str(&in_form("json")).unwrap();
    let versions: Vec<_> =
        json["history"].as_array().unwrap().iter().map(|one| one["nextVersion"].as_str().unwrap()).collect();
    assert_eq!(versions, ["0.1.1", "0.2.0"]);
    let sarif: serde_json::Value = serde_json::from_str(&in_form("sarif")).unwrap();
    assert_eq!(sarif["runs"].as_array().unwrap().len(), 2);
    for form in ["text", "markdown", "html"] {
        let text = in_form(form);
        assert!(text.contains("old.yaml") && text.contains("broken.yaml") && text.contains("0.2.0"), "{text}");
    }
}

#[test]
fn version_and_changelog_are_those_of_the_crate() {
    let folder = folder();
    let package = folder.path().join("client");
    fs::create_dir_all(&package).unwrap();
    fs::write(package.join("Cargo.toml"), "[package]\nname = \"pets\"\nversion = \"1.4.2\"\n").unwrap();
    fs::write(package.join("CHANGELOG.md"), "# Changes of pets\n\n## 1.4.2\n").unwrap();
    let ran = run(folder.path(), &["old.yaml", "broken.yaml", "--crate", "client"]);
    assert!(ran.stdout.contains("The next version should be 2.0.0, after 1.4.2."), "{}", ran.stdout);
    let changelog = || fs::read_to_string(package.join("CHANGELOG.md")).unwrap();
    assert_eq!(changelog(), "# Changes of pets\n\n## 1.4.2\n");
    for _ in 0..2 {
        assert_eq!(run(folder.path(), &["old.yaml", "broken.yaml", "--crate", "client", "--write-changelog"]).code, 0);
    }
    let text = changelog();
    assert!(text.starts_with("# Changes of pets\n\n## Unreleased\n\n### Breaking\n\n- The member `age`"), "{text}");
    assert_eq!(text.matches("age: i64").count(), 1, "{text}");
}

/// A newcomer takes the name of an incumbent; with a lock it does not.
#[test]
fn a_lock_keeps_names() {
    let folder = folder();
    let clash = OLD.replace("    Pet:\n", "    pet: {type: object, properties: {x: {type: string}}}\n    Pet:\n");
    fs::write(folder.path().join("clash.yaml"), clash).unwrap();
    let ran = run(folder.path(), &["old.yaml", "clash.yaml", "--lock", "names.lock", "--fail-on", "source-major"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(!folder.path().join("names.lock").exists(), "a review writes no lock");
}
