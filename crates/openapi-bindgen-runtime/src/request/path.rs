//! Path templates, and the guard that no value changes which path they mean.

use super::error::{PathProblem, RequestError};
use crate::encode::percent;

/// Fills a template. `values` are already encoded.
///
/// # Errors
/// When a value is missing, or a whole segment became a dot segment.
pub(super) fn fill(template: &str, values: &[(&'static str, String)]) -> Result<String, RequestError> {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let found = values.iter().find(|(known, _)| *known == name);
        let Some((_, value)) = found else {
            return Err(problem(name, PathProblem::Missing));
        };
        push_literal(&mut out, before);
        out.push_str(value);
        rest = after;
    }
    push_literal(&mut out, rest);
    // Only values can make dots here: `{a}{b}` of two single dots, for one.
    let made = out.split('/').filter(|segment| has_dots(segment)).count();
    let written = template.split('/').filter(|segment| has_dots(segment)).count();
    match (made > written, values.first()) {
        (true, Some((name, _))) => Err(problem(name, PathProblem::Dots)),
        _ => Ok(out),
    }
}

/// Refuses a value that has no encoding which all servers and proxies leave
/// alone. `text` is the value before it is encoded.
pub(super) fn guard(name: &str, text: &str) -> Result<(), RequestError> {
    match has_dots(text) {
        true => Err(problem(name, PathProblem::Dots)),
        false => Ok(()),
    }
}

/// Whether a text has a dot segment for some reader: for one that takes a
/// backslash for a slash, or, as servers behind servers do, decodes more than once.
fn has_dots(text: &str) -> bool {
    let mut text = text.to_owned();
    for _ in 0..5 {
        if text.split(['/', '\\']).any(is_dot_segment) {
            return true;
        }
        let decoded = percent::decode(&text);
        if decoded == text {
            break;
        }
        text = decoded;
    }
    false
}

/// Some servers take a segment's matrix parameters off before they resolve dots.
fn is_dot_segment(segment: &str) -> bool {
    let segment = segment.split(';').next().unwrap_or_default();
    segment == "." || segment == ".."
}

pub(super) fn problem(name: &str, why: PathProblem) -> RequestError {
    RequestError::Path { name: name.to_owned(), why }
}

/// The template's own text: what cannot stand in a URL is encoded. A question
/// mark stays: documents that write queries into paths mean them.
fn push_literal(out: &mut String, text: &str) {
    for c in text.chars() {
        let stays = c.is_ascii_graphic() && !"\"#<>\\^`{|}".contains(c);
        match stays {
            true => out.push(c),
            false => percent::push_component(out, c.encode_utf8(&mut [0; 4])),
        }
    }
}
