//! Path templates, and the guard that no value changes which path they mean.

use std::borrow::Cow;

use super::error::{PathProblem, RequestError};
use crate::encode::percent;

/// Fills a template. `values` are already encoded.
///
/// # Errors
/// When a value is missing, or a whole segment became a dot segment.
pub(super) fn fill<'t>(template: &'t str, values: &[(&'static str, String)]) -> Result<Cow<'t, str>, RequestError> {
    if template.bytes().all(stays) {
        return Ok(Cow::Borrowed(template));
    }
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
    let Some((name, _)) = values.first() else {
        return Ok(Cow::Owned(out));
    };
    // Only values can make dots here: `{a}{b}` of two single dots, for one.
    let made = out.split('/').filter(|segment| has_dots(segment)).count();
    let written = template.split('/').filter(|segment| has_dots(segment)).count();
    match made > written {
        true => Err(problem(name, PathProblem::Dots)),
        false => Ok(Cow::Owned(out)),
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
    // Without a dot and without what could become one there is nothing to decode.
    if !text.contains(['.', '%']) {
        return false;
    }
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
        match u8::try_from(c) {
            Ok(byte) if stays(byte) => out.push(c),
            _ => percent::push_component(out, c.encode_utf8(&mut [0; 4])),
        }
    }
}

fn stays(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'#' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}
