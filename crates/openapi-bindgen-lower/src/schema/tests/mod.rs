//! Lowering of schemas, case by case.

mod checks;
mod containers;
mod directions;
mod fold;
mod hostile;
mod merge;
mod presence;
mod recursion;
mod scalars;
mod sela;
mod show;
mod unions;

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_spec::{NoSources, model::Document, read};

use super::{Draft, Options, Schemas};

/// Reads the schemas of a document given as the YAML below `components/schemas`.
fn document(schemas: &str) -> Document {
    let mut text = String::from("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n");
    let indent =
        schemas.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len());
    let indent = indent.min().unwrap_or(0);
    for line in schemas.lines() {
        text.push_str("    ");
        text.push_str(line.get(indent..).unwrap_or(""));
        text.push('\n');
    }
    let mut sink = Sink::default();
    read(&mut NoSources, "test.yaml", text.as_bytes(), &mut sink).document.unwrap_or_default()
}

/// Lowers all components.
fn drafts(document: &Document, options: &Options) -> (Vec<Draft>, Sink) {
    let mut sink = Sink::default();
    let mut schemas = Schemas::new(document, options);
    for (name, _) in &document.components {
        schemas.component(name, &mut sink);
    }
    (schemas.finish(&mut sink), sink)
}

/// The types of all components, a line each.
fn lowered(schemas: &str) -> String {
    lowered_with(schemas, &Options::default())
}

fn lowered_with(schemas: &str, options: &Options) -> String {
    let document = document(schemas);
    let (drafts, sink) = drafts(&document, options);
    show::all(&drafts, &sink)
}
