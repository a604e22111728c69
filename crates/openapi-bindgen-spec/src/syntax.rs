//! From bytes to a value: which syntax it is, and what is wrong with it.

mod json;
mod scalar;
mod text;
mod unique;
mod yaml;

use openapi_bindgen_diagnostics::{Code, codes::reading};

use crate::value::Value;

/// Something wrong with a text, at bytes `start..end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Issue {
    pub(crate) code: Code,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) what: String,
    pub(crate) help: String,
    /// Whether the value is still right, so that this is a warning only.
    pub(crate) harmless: bool,
    /// For a repeated key: the key, and where the first one stands.
    pub(crate) repeated: Option<(String, u32)>,
}

impl Issue {
    pub(crate) fn new(code: Code, start: usize, end: usize, what: impl Into<String>) -> Self {
        Self {
            code,
            start: offset(start),
            end: offset(end),
            what: what.into(),
            help: String::new(),
            harmless: false,
            repeated: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// Offsets fit, since no text is larger than [`crate::limits::MAX_TEXT_BYTES`].
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A text that was read: its value, and what is wrong without standing in the way of reading on.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) value: Value,
    pub(crate) issues: Vec<Issue>,
}

pub(crate) use text::decode;

/// Reads a text as JSON or YAML, by what it looks like; `name` decides only where both are possible.
///
/// A text that begins with `{` or `[` is read as JSON, since a YAML reader takes several times as long. Where that
/// fails it may still be YAML in flow style, unless the name says that it is JSON.
pub(crate) fn parse(text: &str, file: u32, name: &str) -> Result<Parsed, Issue> {
    let start = text.trim_start_matches([' ', '\t', '\r', '\n']);
    if start.is_empty() {
        return Err(Issue::new(reading::EMPTY, 0, 0, "the file is empty").help("check the path, and what wrote it"));
    }
    let named_json = name.ends_with(".json");
    if !named_json && !start.starts_with(['{', '[']) {
        return yaml::parse(text, file);
    }
    let problem = match json::parse(text, file) {
        Ok(parsed) => return Ok(parsed),
        Err(problem) => problem,
    };
    let meant_as_json = named_json || problem.code != reading::JSON_SYNTAX;
    if meant_as_json && start.starts_with(['{', '[', '"']) {
        return Err(problem);
    }
    match yaml::parse(text, file) {
        Ok(parsed) => Ok(parsed),
        Err(other) if other.start > problem.start => Err(other),
        Err(_) => Err(problem),
    }
}
