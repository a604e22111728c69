//! From the text of a document to what must not depend on its texts.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::{RenderOptions, Sink, render};
use openapi_bindgen_emit::{Files, emit_with};
use openapi_bindgen_lower::{Config, Lock, lower};
use openapi_bindgen_spec::{NoSources, read};
use openapi_bindgen_testkit::inert::{check_markdown, check_text, skeleton_without_names};

/// The code of a crate without texts and names, file by file, in an order that names do not decide.
pub(crate) type Output = Vec<String>;

/// What must not depend on texts. The error is empty where the document is refused, and says what does harm.
pub(crate) fn run(document: &str) -> Result<Output, String> {
    run_with(document, &Config::default(), &Lock::default())
}

/// The same with a config and a lock.
pub(crate) fn run_with(document: &str, config: &Config, lock: &Lock) -> Result<Output, String> {
    let mut sink = Sink::default();
    let reading = read(&mut NoSources, "document.json", document.as_bytes(), &mut sink);
    let lowered = reading.document.as_ref().map(|document| lower(document, config, lock, &mut sink));
    check_message(&render(sink.all(), &reading.sources, RenderOptions::default()))?;
    let Some(lowered) = lowered.filter(|_| !sink.has_errors()) else { return Err(String::new()) };
    check(&emit_with(&lowered.api, 1))
}

/// The files of a document that gives a crate.
pub(crate) fn files(document: &str) -> BTreeMap<String, String> {
    let mut sink = Sink::default();
    let reading = read(&mut NoSources, "document.json", document.as_bytes(), &mut sink);
    emit_with(&lower(&reading.document.unwrap(), &Config::default(), &Lock::default(), &mut sink).api, 1).files
}

/// A terminal shows text, and does nothing else.
fn check_message(message: &str) -> Result<(), String> {
    check_text("message", &message.replace('\t', " ")).map_err(|error| format!("a diagnostic shows {error}"))
}

fn check(files: &Files) -> Result<Output, String> {
    let mut output = Vec::new();
    for (path, text) in &files.files {
        check_path(path)?;
        check_text(path, text).map_err(|error| format!("{path}: {error}"))?;
        if path.ends_with(".rs") {
            output.push(skeleton_without_names(text).map_err(|error| format!("{path}: {error}\n{text}"))?);
        }
    }
    check_markdown(&files.files["README.md"], &["rust", "rust,no_run", "sh", "toml", "text"])
        .map_err(|error| format!("README.md: {error}"))?;
    output.push(manifest(&files.files["Cargo.toml"])?);
    output.sort();
    Ok(output)
}

/// Parts of a path that mean nothing but a file, on any system.
fn check_path(path: &str) -> Result<(), String> {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let is_plain = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default().to_lowercase();
        let is_device = RESERVED.contains(&stem.trim_end_matches(|c: char| c.is_ascii_digit()));
        !stem.is_empty()
            && !is_device
            && part.len() < 200
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    if path.split('/').all(is_plain) { Ok(()) } else { Err(format!("{path:?} is no path for a file of the output")) }
}

/// The manifest's keys, which no text may add to.
fn manifest(text: &str) -> Result<String, String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| format!("Cargo.toml: {error}\n{text}"))?;
    let mut keys = Vec::new();
    for (name, value) in &table {
        let inner: Vec<&str> = value.as_table().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
        keys.push(format!("[{name}] {}", inner.join(" ")));
    }
    Ok(keys.join("\n"))
}
