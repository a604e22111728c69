//! What must not change the output: the order of components, a second run, the working directory.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_bindgen::output::Files;
use openapi_bindgen::surroundings::Runtime;
use openapi_bindgen::{Error, Generator};
use openapi_bindgen_testkit::fixtures;

fn fixture_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn generate(document: &Path) -> Option<Files> {
    let generator = Generator::new(document, "invariance").name("fixture").label("spec.yaml");
    match generator.runtime(Runtime::Version("1".to_owned())).generate() {
        Ok(generated) => Some(generated.files().clone()),
        Err(Error::Document(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

/// The document with the entries of `components/schemas` in reverse, as text: entries start at four spaces.
fn reversed(text: &str) -> String {
    let Some(start) = text.find("\n  schemas:\n") else { return text.to_owned() };
    let start = start + "\n  schemas:\n".len();
    let (head, rest) = text.split_at(start);
    let end = rest.find("\n  ").map_or(rest.len(), |_| {
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            if !line.starts_with("    ") && !line.trim().is_empty() {
                break;
            }
            at += line.len();
        }
        at
    });
    let (schemas, tail) = rest.split_at(end);
    let mut entries: Vec<String> = Vec::new();
    for line in schemas.split_inclusive('\n') {
        match entries.last_mut() {
            Some(entry) if line.starts_with("     ") || line.trim().is_empty() => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
    }
    entries.reverse();
    format!("{head}{}{tail}", entries.concat())
}

/// Copies a document with the files that it refers to.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.file_name() != "expected") {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_order_of_components_does_not_matter() {
    let mut compared = 0;
    for fixture in fixtures(&fixture_folder()).unwrap() {
        // An anchor must stand before its alias.
        if fixture.group == "negative" || fixture.group == "yaml" {
            continue;
        }
        let text = fs::read_to_string(fixture.file("spec.yaml")).unwrap();
        let shuffled = reversed(&text);
        if shuffled == text {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        copy(&fixture.folder, folder.path());
        let path = folder.path().join("spec.yaml");
        fs::write(&path, shuffled).unwrap();
        let (before, after) = (generate(&fixture.file("spec.yaml")).unwrap(), generate(&path).unwrap());
        for (name, text) in &before.files {
            assert_eq!(Some(text), after.files.get(name), "{}/{}: {name}", fixture.group, fixture.name);
        }
        assert_eq!(before, after);
        compared += 1;
    }
    assert!(compared > 20, "only {compared} fixtures have several components");
}

#[test]
fn a_second_run_gives_the_same() {
    for fixture in fixtures(&fixture_folder()).unwrap() {
        let document = fixture.file("spec.yaml");
        assert_eq!(generate(&document), generate(&document), "{}/{}", fixture.group, fixture.name);
    }
}

#[test]
fn the_working_directory_does_not_matter() {
    let root = tempfile::tempdir().unwrap();
    let spec = fixture_folder().join("presence/matrix/spec.yaml");
    fs::create_dir(root.path().join("spec")).unwrap();
    fs::copy(spec, root.path().join("spec/api.yaml")).unwrap();
    fs::create_dir(root.path().join(".git")).unwrap();
    let mut results = Vec::new();
    for (here, document, out) in
        [(".", "spec/api.yaml", "out"), ("spec", "api.yaml", "../out"), ("spec", "./api.yaml", "../spec/../out")]
    {
        let status = Command::new(env!("CARGO_BIN_EXE_openapi-bindgen"))
            .args(["generate", document, "--out", out])
            .current_dir(root.path().join(here))
            .output()
            .unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        let read = |name: &str| fs::read_to_string(root.path().join("out").join(name)).unwrap();
        results.push((read("Cargo.toml"), read("src/generated/types/lead.rs"), read("api.txt")));
        fs::remove_dir_all(root.path().join("out")).unwrap();
    }
    assert!(results[0].0.contains("from spec/api.yaml. Do not edit."), "{}", results[0].0);
    assert!(results.iter().all(|result| result == &results[0]));
}
