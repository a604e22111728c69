//! Every fixture folder: what is generated, said and refused, compared with what the folder expects.
//!
//! `cargo xtask bless` accepts what is generated. `FIXTURE=unions cargo test -p openapi-bindgen --test fixtures` runs
//! a part.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use openapi_bindgen::surroundings::Runtime;
use openapi_bindgen::{Error, Findings, Generated, Generator};
use openapi_bindgen_testkit::{Fixture, bless, blessing, compact, compare, fixtures, module_list, test_list};

/// Files of a generated crate that every fixture would repeat; the groups below show them.
const REPEATED: &[&str] = &["Cargo.toml", "README.md", "CHANGELOG.md", "src/lib.rs", "examples/", "tests/"];
/// Groups whose expected output is a whole crate.
const WHOLE: &[&str] = &["package", "hostile"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn generator(fixture: &Fixture) -> Generator {
    let mut generator = Generator::new(fixture.file("spec.yaml"), fixture.file("expected"))
        .label("spec.yaml")
        .name("fixture")
        .command("cargo xtask bless")
        .runtime(Runtime::Version(env!("CARGO_PKG_VERSION").to_owned()));
    if let Some(config) = fixture.optional("config.toml") {
        generator = generator.config(config);
    }
    if let Some(lock) = fixture.optional("lock.txt") {
        generator = generator.lock(lock);
    }
    if let Some(overlay) = fixture.optional("overlay.yaml") {
        generator = generator.overlay(overlay);
    }
    generator
}

/// What is kept of the files of a generated crate.
fn kept(fixture: &Fixture, generated: &Generated) -> BTreeMap<String, String> {
    let whole = WHOLE.contains(&fixture.group.as_str());
    let wanted = |name: &str| whole || !REPEATED.iter().any(|repeated| name.starts_with(repeated));
    let files = generated.files().files.iter();
    files.filter(|(name, _)| wanted(name)).map(|(name, text)| (name.clone(), text.clone())).collect()
}

fn diagnostics(findings: &Findings) -> String {
    let text = findings.render(Default::default());
    // Labels of config and lock are paths of this machine.
    text.replace(&format!("{}/", root().display()), "")
}

fn snapshot(fixture: &Fixture, name: &str, text: &str) -> Result<(), String> {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&fixture.folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let check = || settings.bind(|| insta::assert_snapshot!(name, text));
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(check)).map_err(|_| format!("{name}.snap differs"))
}

fn check(fixture: &Fixture) -> Result<(), String> {
    let expected = fixture.file("expected");
    let (files, said) = match generator(fixture).generate() {
        Ok(generated) => {
            if fixture.group == "negative" {
                return Err("was generated, though the group says that it is refused".to_owned());
            }
            snapshot(fixture, "ir", &compact(&format!("{:#?}", generated.api())))?;
            (kept(fixture, &generated), diagnostics(generated.findings()))
        }
        Err(Error::Document(findings)) if fixture.group == "negative" => (BTreeMap::new(), diagnostics(&findings)),
        Err(error) => return Err(format!("was refused:\n{error}")),
    };
    snapshot(fixture, "diagnostics", &said)?;
    if blessing() {
        return bless(&expected, &files).map_err(|error| error.to_string());
    }
    compare(&expected, &files)
}

#[test]
fn fixtures_are_as_expected() {
    let all = fixtures(&root()).unwrap();
    assert!(!all.is_empty(), "no fixture is called so");
    let failures: Vec<String> = all
        .iter()
        .filter_map(|fixture| Some(format!("{}/{}: {}", fixture.group, fixture.name, check(fixture).err()?)))
        .collect();
    if blessing() && std::env::var_os("FIXTURE").is_none() {
        for (path, text) in lists() {
            std::fs::write(path, text).unwrap();
        }
    }
    assert!(
        failures.is_empty(),
        "{}\n{} of {} fixtures; `cargo xtask bless` accepts what is generated",
        failures.join("\n"),
        failures.len(),
        all.len()
    );
}

/// The lists by which the compiler finds expected output and wire tests.
fn lists() -> Vec<(PathBuf, String)> {
    let all = fixtures(&root()).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi-bindgen-fixtures");
    let way = "../../openapi-bindgen/tests/fixtures";
    vec![(folder.join("src/expected.rs"), module_list(&all, way)), (folder.join("tests/wire.rs"), test_list(&all, way))]
}

#[test]
fn the_compiler_reads_every_fixture() {
    if std::env::var_os("FIXTURE").is_some() || blessing() {
        return;
    }
    for (path, text) in lists() {
        let present = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(present, text, "{} is stale: cargo xtask bless", path.display());
    }
}
