//! The command line, run as a user runs it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const GOOD: &str = "\
openapi: 3.0.3
info: {title: Pet store, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /pets:
    get:
      operationId: list_pets
      tags: [pets]
      responses:
        '200':
          description: Them.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}
";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_openapi-bindgen")).args(args).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// All files below a folder with their texts.
fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

const GENERATE: &[&str] = &["generate", "api.yaml", "--out", "out"];

#[test]
fn a_name_that_no_crate_can_have_is_refused() {
    let folder = folder(&[("api.yaml", GOOD)]);
    for name in ["self", "true", "std", "async"] {
        let refused = run(folder.path(), &["generate", "api.yaml", "--out", "out", "--name", name]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(stderr(&refused).contains(&format!("`{name}` cannot be the name of a crate")), "{}", stderr(&refused));
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn a_crate_is_written_once_and_then_left_alone() {
    let folder = folder(&[("api.yaml", GOOD)]);
    let first = run(folder.path(), GENERATE);
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    assert!(stdout(&first).contains("new     out/src/generated/types/pet.rs\n"), "{}", stdout(&first));
    assert!(stdout(&first).ends_with("1 operation (1 full); 1 schema (1 full)\n"), "{}", stdout(&first));
    let before = tree(folder.path());
    let second = run(folder.path(), GENERATE);
    assert_eq!(stdout(&second), "1 operation (1 full); 1 schema (1 full)\n");
    assert_eq!(tree(folder.path()), before);
    let manifest = fs::read_to_string(folder.path().join("out/Cargo.toml")).unwrap();
    assert!(manifest.contains("[workspace]"), "{manifest}");
}

#[test]
fn check_shows_a_diff_and_the_command() {
    let folder = folder(&[("api.yaml", GOOD)]);
    run(folder.path(), GENERATE);
    let check = ["generate", "api.yaml", "--out", "out", "--check"];
    assert_eq!(run(folder.path(), &check).status.code(), Some(0));
    fs::write(folder.path().join("api.yaml"), GOOD.replace("name: {", "nick: {")).unwrap();
    let before = tree(folder.path());
    let stale = run(folder.path(), &check);
    assert_eq!(stale.status.code(), Some(1));
    assert!(stdout(&stale).contains("--- a/src/generated/types/pet.rs\n+++ b/src/generated/types/pet.rs\n"));
    assert!(stderr(&stale).contains("Run:\n  openapi-bindgen generate api.yaml --out out\n"), "{}", stderr(&stale));
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn bad_input_changes_nothing() {
    let dangling = GOOD.replace("description: Them.", "$ref: '#/components/responses/Missing'");
    let duplicate = format!("{GOOD}    Pet: {{type: string}}\n");
    let bad: &[(&str, &str)] = &[
        ("api.yaml:2:", "openapi: 3.0.3\n  paths: {}\n"),
        ("OB0003", ""),
        ("OB0100", "hello: world\n"),
        ("OB0101", "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n"),
        ("OB0102", "openapi: 9.9.9\ninfo: {title: T, version: '1'}\npaths: {}\n"),
        ("OB0006", &duplicate),
        ("OB0040", &dangling),
    ];
    for (said, text) in bad {
        let folder = folder(&[("api.yaml", text)]);
        let before = tree(folder.path());
        let output = run(folder.path(), GENERATE);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(stderr(&output).contains(said), "{said} is not in:\n{}", stderr(&output));
        assert!(stdout(&output).is_empty());
        assert_eq!(tree(folder.path()), before);
    }
}

/// Whoever keeps a lock relies on the crate, and `check` is asked what is wrong; a first look at somebody's document
/// shows what there is.
#[test]
fn a_schema_that_is_not_there_is_an_error_where_it_matters() {
    let broken =
        GOOD.replace("name: {type: string}", "name: {$ref: '#/components/schemas/Nome'}, tag: {$ref: '#/Tag'}");
    let accepting = "[defaults]\ndangling_refs = \"degrade\"\n";
    let folder = folder(&[("api.yaml", &broken), ("c.toml", accepting)]);
    let before = tree(folder.path());
    let kept = [GENERATE, &["--lock", "api.lock"]].concat();
    for args in [&kept[..], &["check", "api.yaml"]] {
        let output = run(folder.path(), args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let said = stderr(&output);
        for part in
            ["error[OB0040]", "api.yaml:15:", "schemas/Nome` leads nowhere", "#/Tag` leads nowhere", "--allow-dangling"]
        {
            assert!(said.contains(part), "{part} is not in:\n{said}");
        }
        assert_eq!(tree(folder.path()), before);
    }
    for accepted in [&["--allow-dangling"][..], &["--config", "c.toml"]] {
        assert_eq!(run(folder.path(), &[&["check", "api.yaml"], accepted].concat()).status.code(), Some(0));
        assert_eq!(run(folder.path(), &[&kept, accepted].concat()).status.code(), Some(0));
    }
    let look = run(folder.path(), &["generate", "api.yaml", "--out", "other"]);
    assert_eq!(look.status.code(), Some(0));
    assert!(stderr(&look).contains("warning[OB0040]"), "{}", stderr(&look));
}

#[test]
fn config_and_lock_are_checked_too() {
    let files = [
        ("api.yaml", GOOD),
        ("a.toml", "[pakage]\nname = 'x'\n"),
        ("b.toml", "[at.\"Pat\"]\nrename = 'X'\n"),
        ("c.lock", "nonsense\n"),
    ];
    let folder = folder(&files);
    let before = tree(folder.path());
    for (args, said) in [
        (["--config", "a.toml"], "a.toml:1:"),
        (["--config", "b.toml"], "b.toml:1:"),
        (["--lock", "c.lock"], "c.lock:1:"),
    ] {
        let output = run(folder.path(), &[GENERATE, &args].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn foreign_files_stop_the_run() {
    let folder = folder(&[("api.yaml", GOOD), ("out/src/main.rs", "fn main() {}\n")]);
    let before = tree(folder.path());
    let output = run(folder.path(), GENERATE);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("out holds files that this tool did not write:\n  src/main.rs\n"),
        "{}",
        stderr(&output)
    );
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn report_names_and_lock_are_written() {
    let folder = folder(&[("api.yaml", GOOD)]);
    let more = ["--report", "report.json", "--emit-names", "names.json", "--lock", "api.lock"];
    assert_eq!(run(folder.path(), &[GENERATE, &more].concat()).status.code(), Some(0));
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&fs::read(folder.path().join(name)).unwrap()).unwrap()
    };
    let report = json("report.json");
    assert_eq!(report["operations"][0]["state"], "full");
    assert_eq!(report["schemas"][0]["place"], "api.yaml:15:5");
    let names = json("names.json");
    assert_eq!(names["schemas"]["Pet"], "types::Pet");
    assert_eq!(names["operations"]["list_pets"], "operations::pets::list_pets");
    let lock = fs::read_to_string(folder.path().join("api.lock")).unwrap();
    assert!(lock.contains("/components/schemas/Pet = types::Pet\n"), "{lock}");
}

#[test]
fn a_refused_document_is_reported_as_data() {
    let folder = folder(&[("api.yaml", "openapi: 3.0.3\npaths: []\n")]);
    run(folder.path(), &[GENERATE, &["--report", "report.json"]].concat());
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("report.json")).unwrap()).unwrap();
    assert_eq!(report["generated"], false);
    assert!(!report["diagnostics"].as_array().unwrap().is_empty());
}

#[test]
fn packed_documents_are_read() {
    use std::io::Write as _;
    let folder = folder(&[]);
    let file = fs::File::create(folder.path().join("api.yaml.gz")).unwrap();
    let mut packer = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    packer.write_all(GOOD.as_bytes()).unwrap();
    packer.finish().unwrap();
    let output = run(folder.path(), &["check", "api.yaml.gz"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn codes_and_places_are_explained() {
    let folder = folder(&[("api.yaml", GOOD)]);
    let code = run(folder.path(), &["explain", "ob0006"]);
    assert!(stdout(&code).starts_with("OB0006: "), "{}", stdout(&code));
    let place = stdout(&run(folder.path(), &["explain", "#/components/schemas/Pet/properties/name", "api.yaml"]));
    assert!(place.contains("document  api.yaml:15:") && place.contains("src/generated/types/pet.rs:"), "{place}");
    assert_eq!(run(folder.path(), &["explain", "nothing"]).status.code(), Some(1));
    assert_eq!(run(folder.path(), &["explain", "Nothing", "api.yaml"]).status.code(), Some(1));
}

#[test]
fn a_wrong_command_line_is_two() {
    let folder = folder(&[]);
    for args in [&["generate"][..], &["generate", "x"], &["nonsense"], &[], &["check", "x", "--nonsense"]] {
        assert_eq!(run(folder.path(), args).status.code(), Some(2), "{args:?}");
    }
    assert_eq!(run(folder.path(), &["check", "missing.yaml"]).status.code(), Some(1));
}

#[test]
fn help_teaches() {
    let folder = folder(&[]);
    for args in [&["--help"][..], &["generate", "--help"], &["check", "--help"], &["explain", "--help"]] {
        let output = run(folder.path(), args);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains("Examples:"), "{}", stdout(&output));
    }
}
