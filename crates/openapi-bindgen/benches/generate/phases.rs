//! The phases of generating one document.

use std::path::Path;
use std::process::Command;

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_emit::{Files, emit};
use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::{Config, Lock, lower};
use openapi_bindgen_spec::model::Document;
use openapi_bindgen_spec::value::Value as Tree;
use openapi_bindgen_spec::{Input, NoSources, parse_value, read};
use serde_json::{Value, json};

use super::clock::{measure, peak_memory};

/// A document's text, unpacked.
pub fn text(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return bytes;
    }
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::MultiGzDecoder::new(bytes.as_slice()), &mut text).unwrap();
    text
}

/// The document that a text means; one with errors counts too, as far as it can be read.
pub fn document(text: &[u8]) -> Document {
    read(&mut NoSources, "document", text, &mut Sink::default()).document.expect("a document")
}

/// The text as a value tree with places, as the generator reads it.
pub fn tree(text: &[u8]) -> Option<Tree> {
    parse_value(Input::new("document", text), &mut Sink::default()).0
}

/// What will be generated.
pub fn api(document: &Document) -> Api {
    lower(document, &Config::default(), &Lock::default(), &mut Sink::default()).api
}

/// The size of an output in bytes and lines of Rust.
pub fn size(files: &Files) -> (usize, usize) {
    let rust = files.files.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.fold((0, 0), |(bytes, lines), (_, text)| (bytes + text.len(), lines + text.lines().count()))
}

/// One whole run, for the sake of its memory.
pub fn once(path: &Path) {
    std::hint::black_box(emit(&api(&document(&text(path)))));
    println!("{}", peak_memory().unwrap_or_default());
}

/// Prints the table and gives its figures.
pub fn table(paths: &[&str]) -> Value {
    println!(
        "CPU milliseconds; `whole` is read + lower + emit; `json` is serde_json's value tree, `tree` our own with places;\n\
         `ratio` is whole / (json or else tree, + format); memory in MB\n"
    );
    println!(
        "{:<28} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>6} {:>7} {:>8}",
        "document", "KB", "json", "tree", "read", "lower", "emit", "whole", "format", "ratio", "memory", "lines"
    );
    paths.iter().map(|path| row(Path::new(path))).collect()
}

fn row(path: &Path) -> Value {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = text(path);
    // YAML has no value tree in serde_json: its own stands in.
    let is_json = serde_json::from_slice::<Value>(&text).is_ok();
    let (json, _) = measure(|| is_json.then(|| serde_json::from_slice::<Value>(&text).ok()));
    let (tree, tree_spread) = measure(|| tree(&text));
    let (reading, read_spread) = measure(|| document(&text));
    let document = document(&text);
    let (lowering, lower_spread) = measure(|| api(&document));
    let api = api(&document);
    let (emitting, emit_spread) = measure(|| emit(&api));
    let files = emit(&api);
    let (format, format_spread) = measure(|| formatted(&files));
    let whole = reading + lowering + emitting;
    let ratio = whole / (if is_json { json } else { tree } + format);
    let memory = memory(path);
    let (bytes, lines) = size(&files);
    let ms = |seconds: f64| format!("{:.1}", seconds * 1000.0);
    println!(
        "{:<28} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>6.2} {:>7.0} {:>8}",
        name.chars().take(28).collect::<String>(),
        text.len() / 1024,
        if is_json { ms(json) } else { "-".to_owned() },
        ms(tree),
        ms(reading),
        ms(lowering),
        ms(emitting),
        ms(whole),
        ms(format),
        ratio,
        memory,
        lines
    );
    json!({
        "document": name, "bytes": text.len(), "serde_json": is_json.then_some(json),
        "tree": [tree, tree_spread], "read": [reading, read_spread], "lower": [lowering, lower_spread],
        "emit": [emitting, emit_spread], "format": [format, format_spread], "whole": whole, "ratio": ratio,
        "peak_megabytes": memory, "output_bytes": bytes, "output_lines": lines,
    })
}

/// What printing the same output through a parser and a printer of syntax trees costs.
fn formatted(files: &Files) -> usize {
    let rust = files.files.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.filter_map(|(_, text)| syn::parse_file(text).ok()).map(|file| prettyplease::unparse(&file).len()).sum()
}

fn memory(path: &Path) -> f64 {
    let output = Command::new(std::env::current_exe().unwrap()).arg("once").arg(path).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or_default()
}
