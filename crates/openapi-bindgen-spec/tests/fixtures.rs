//! Small documents, each with one kind of fault, and all that is said about them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;

use openapi_bindgen_diagnostics::codes::{self, reading};
use openapi_bindgen_diagnostics::{RenderOptions, Sink, render};
use openapi_bindgen_spec::{NoSources, read};

#[test]
fn diagnostics_of_the_fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "yaml"));
    files.sort();
    let mut raised: BTreeSet<&str> = raised_elsewhere();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for file in &files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let mut sink = Sink::default();
        let reading = read(&mut NoSources, &format!("{name}.yaml"), &std::fs::read(file).unwrap(), &mut sink);
        raised.extend(sink.all().iter().map(|diagnostic| diagnostic.code.0));
        let shown = render(sink.all(), &reading.sources, RenderOptions { colour: false, max_per_code: 0 });
        settings.bind(|| insta::assert_snapshot!(name.clone(), shown));
    }
    let ours = codes::all().map(|explanation| explanation.code.0).filter(|code| *code < "OB0300");
    let missing: Vec<&str> = ours.filter(|code| !raised.contains(code)).collect();
    assert!(missing.is_empty(), "no fixture raises {missing:?}");
}

/// Codes whose cases stand in `limits.rs`, `yaml_and_json.rs` and `overlays.rs`.
fn raised_elsewhere() -> BTreeSet<&'static str> {
    let mut codes: BTreeSet<&str> = [
        reading::TOO_LARGE,
        reading::NOT_UTF8,
        reading::EMPTY,
        reading::JSON_SYNTAX,
        reading::YAML_SYNTAX,
        reading::DUPLICATE_KEY,
        reading::TOO_DEEP,
        reading::TOO_MANY_NODES,
        reading::ALIAS_LIMIT,
        reading::SEVERAL_DOCUMENTS,
        reading::YAML_KEY,
        reading::LONE_SURROGATE,
        reading::BRACKET_INDENT,
        reading::OVERLAY,
        reading::OVERLAY_TARGET,
        reading::OVERLAY_NO_MATCH,
        reading::OVERLAY_UPDATE,
    ]
    .iter()
    .map(|code| code.0)
    .collect();
    codes.insert(codes::references::REF_CHAIN.0);
    codes
}
