//! The documentation of an item as lines, and lines as attributes.

use openapi_bindgen_ir::{Docs, Tag};
use proc_macro2::TokenStream;
use quote::quote;

use super::literal::literal;
use super::{inline, markdown, plain};

/// The lines of a document's words and of what it says in facts; empty where it is silent.
pub(crate) fn lines(docs: &Docs) -> Vec<String> {
    let mut lines = words(docs);
    for fact in docs.notes.iter().map(|note| plain::one_line(note)).filter(|note| !note.is_empty()) {
        match <[String; 1]>::try_from(markdown::safe(&fact)) {
            Ok([sentence]) => add_fact(&mut lines, sentence),
            Err(block) => append(&mut lines, block),
        }
    }
    lines
}

/// As [`lines`], for something whose name stands below: a summary that is no more than the name is left out.
pub(crate) fn lines_beside(docs: &Docs, name: &str) -> Vec<String> {
    if spelled(&docs.summary).eq(spelled(name)) {
        return lines(&Docs { summary: String::new(), ..docs.clone() });
    }
    lines(docs)
}

/// As [`lines`]; `missing` stands in where the document has no words.
pub(crate) fn lines_or(docs: &Docs, missing: &str) -> Vec<String> {
    let mut lines = lines(docs);
    if words(docs).is_empty() {
        lines.insert(0, missing.to_owned());
    }
    lines
}

/// Adds a sentence on a line of its own, below the last paragraph where that reads on.
pub(crate) fn add_fact(lines: &mut Vec<String>, sentence: String) {
    if markdown::reads_on(lines) {
        lines.push(sentence);
    } else {
        append(lines, vec![sentence]);
    }
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

/// What stands before the line of a table where the document is silent: the name on the wire, if a reader of the
/// rendered page would miss it. Separators and capitals alone are nothing to miss.
pub(crate) fn called(name: &str, wire: &str) -> Vec<String> {
    if name == wire || spelled(name).eq(spelled(wire)) { Vec::new() } else { vec![inline::code(wire)] }
}

fn spelled(name: &str) -> impl Iterator<Item = char> + '_ {
    let kept = name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.' | ':' | '/'));
    kept.flat_map(char::to_lowercase)
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
