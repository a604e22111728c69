//! A diagnostic as JSON, for reports and other tools.

use std::fmt::Write;

use crate::{Diagnostic, Severity, SourceMap};

/// One diagnostic as a JSON object on one line: `code`, `severity`, `pointer`, `file`, `line`, `column`, `what`,
/// `why`, `effect`, `help` and `also` (a list of `pointer` and `label`). Places that are unknown are `null`.
pub fn to_json(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = sources.stretch_of(diagnostic).and_then(|stretch| sources.place(stretch));
    let (file, line, column) = match place {
        Some(place) => (quote(&place.file), place.line.to_string(), place.column.to_string()),
        None => ("null".to_owned(), "null".to_owned(), "null".to_owned()),
    };
    let also: Vec<String> = diagnostic
        .also
        .iter()
        .map(|(pointer, label)| format!("{{\"pointer\":{},\"label\":{}}}", quote(&pointer.to_string()), quote(label)))
        .collect();
    format!(
        "{{\"code\":{},\"severity\":\"{severity}\",\"pointer\":{},\"file\":{file},\"line\":{line},\"column\":{column},\
         \"what\":{},\"why\":{},\"effect\":{},\"help\":{},\"also\":[{}]}}",
        quote(diagnostic.code.0),
        quote(&diagnostic.pointer.to_string()),
        quote(&diagnostic.what),
        quote(&diagnostic.why),
        quote(&diagnostic.effect),
        quote(&diagnostic.help),
        also.join(","),
    )
}

fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Writing into a String cannot fail.
            control if (control as u32) < 0x20 || control == '\u{7f}' => {
                let _ = write!(out, "\\u{:04x}", control as u32);
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
