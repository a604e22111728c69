//! The documentation of an item as lines, and lines as attributes.

use openapi_bindgen_ir::{Docs, Tag};
use proc_macro2::TokenStream;
use quote::quote;

use super::literal::literal;
use super::{inline, markdown, plain};

/// The lines of a document's words; `missing` stands in where there are none.
pub(crate) fn lines(docs: &Docs, missing: &str) -> Vec<String> {
    let mut lines = words(docs);
    if lines.is_empty() {
        lines.push(missing.to_owned());
    }
    let notes = docs.notes.iter().map(|note| plain::one_line(note)).filter(|note| !note.is_empty());
    let notes: Vec<String> = notes.flat_map(|note| markdown::safe(&note)).collect();
    append(&mut lines, notes);
    lines
}

/// Adds a paragraph.
pub(crate) fn append(lines: &mut Vec<String>, paragraph: Vec<String>) {
    if paragraph.is_empty() {
        return;
    }
    if lines.last().is_some_and(|last| !last.is_empty()) {
        lines.push(String::new());
    }
    lines.extend(paragraph);
}

/// A document's words alone, without notes; empty where there are none.
pub(crate) fn words(docs: &Docs) -> Vec<String> {
    let summary = plain::one_line(&docs.summary);
    let mut lines = markdown::safe(&summary);
    let text = markdown::safe(&docs.text);
    if repeats(&docs.text, &summary) {
        return text;
    }
    append(&mut lines, text);
    lines
}

/// What stands where a document is silent.
pub(crate) fn undescribed(wire: &str) -> String {
    format!("{}, which the document does not describe.", inline::code(wire))
}

/// What stands where the document only gives a tag its name.
pub(crate) fn of_tag(tag: &Tag) -> String {
    if tag.name.trim().is_empty() {
        return "Operations to which the document gives no tag.".to_owned();
    }
    format!("Operations that the document tags {}.", inline::code(&tag.name))
}

/// One line of text in which nothing is Markdown's own.
pub(crate) fn inert(text: &str) -> String {
    markdown::safe(&plain::one_line(text)).join(" ")
}

/// What is assumed when a value is not given.
pub(crate) fn default_value(json: &str) -> String {
    format!("Default: {}.", inline::code(json))
}

/// The lines as `#[doc]` attributes, which print as `///`.
pub(crate) fn attributes(lines: &[String]) -> TokenStream {
    let texts = lines.iter().map(|line| if line.is_empty() { literal("") } else { literal(&format!(" {line}")) });
    quote!(#(#[doc = #texts])*)
}

/// The lines with a comment sign before each.
pub(crate) fn comment(sign: &str, lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(sign);
        if !line.is_empty() {
            text.push(' ');
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

// Whether the text's first line says what the summary says.
fn repeats(text: &str, summary: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    summary.is_empty() || first.trim().trim_end_matches('.') == summary.trim_end_matches('.')
}
