//! Reading the root document and all files that its `$ref`s name.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Severity, Sink};

use super::locate::pointer_at;
use super::uri::{Target, split_fragment, target};
use super::{File, Files, Ids};
use crate::limits::MAX_FILES;
use crate::sources::Sources;
use crate::syntax::{Issue, Parsed, decode, parse};
use crate::value::{Kind, Span, Value};

/// Follows the `$ref`s of `root` into other files until all are read or known to be unreadable.
///
/// Where a `$ref` stands in plain data (an example), its file may be read in vain; that is reported nowhere.
pub(crate) fn load(sources: &mut dyn Sources, label: &str, root: File, extra: Vec<File>, sink: &mut Sink) -> Files {
    let mut files = Files { all: vec![root], by_path: BTreeMap::new(), ids: Ids::default() };
    files.all.extend(extra);
    // Other files may name the root document by its own name.
    files.by_path.insert(label.rsplit('/').next().unwrap_or(label).to_owned(), Ok(0));
    let mut next = 0;
    while let Some(file) = files.all.get(next) {
        let number = u32::try_from(next).unwrap_or(u32::MAX);
        let mut found = Vec::new();
        scan(&mut files.ids, &mut found, number, &file.value, file.base(), &file.root(number));
        for path in found {
            if !files.by_path.contains_key(&path) {
                let result = read_file(sources, label, &path, &mut files.all, sink);
                files.by_path.insert(path, result);
            }
        }
        next += 1;
    }
    files
}

fn read_file(
    sources: &mut dyn Sources,
    label: &str,
    path: &str,
    all: &mut Vec<File>,
    sink: &mut Sink,
) -> Result<u32, String> {
    if all.len() >= MAX_FILES {
        return Err(format!("the document already consists of {MAX_FILES} files"));
    }
    let number = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let bytes = sources.load(path)?;
    let describe = |issue: Issue| format!("{} (offset {})", issue.what, issue.start);
    let text = decode(bytes.into()).map_err(|refused| describe(refused.issue))?;
    let name = super::join(label, path);
    let parsed = if is_prose(path) { Ok(prose(&text, number)) } else { parse(&text, number, &name) };
    let parsed = parsed.map_err(|issue| {
        let (line, column) = line_column(&text, issue.start);
        format!("{} at {name}:{line}:{column}", issue.what)
    })?;
    let file = File { name, path: path.to_owned(), is_root: false, text, value: parsed.value };
    report_issues(&file, number, &parsed.issues, sink);
    all.push(file);
    Ok(number)
}

/// Whether a file holds a text and not values, as descriptions in files of their own do.
fn is_prose(path: &str) -> bool {
    [".md", ".markdown", ".txt", ".html"].iter().any(|ending| path.ends_with(ending))
}

fn prose(text: &str, file: u32) -> Parsed {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    Parsed {
        value: Value { kind: Kind::String(text.to_owned()), span: Span { file, start: 0, end } },
        issues: Vec::new(),
    }
}

/// Makes diagnostics of what was wrong with a text that could be read all the same.
pub(crate) fn report_issues(file: &File, number: u32, issues: &[Issue], sink: &mut Sink) {
    for issue in issues {
        let mut pointer = pointer_at(&file.value, file.root(number), issue.start);
        if let Some((key, _)) = &issue.repeated {
            pointer = pointer.child(key);
        }
        let mut diagnostic = Diagnostic::error(issue.code, pointer.clone(), issue.what.clone())
            .help(issue.help.clone())
            .span(number, issue.start, issue.end);
        if issue.harmless {
            diagnostic.severity = Severity::Warning;
        }
        if let Some((_, first)) = issue.repeated {
            let (line, column) = line_column(&file.text, first);
            diagnostic = diagnostic.also(pointer, format!("the first one stands in line {line}, column {column}"));
        }
        sink.push(diagnostic);
    }
}

/// Line and column (both from 1, the column in characters) of a byte.
fn line_column(text: &str, at: u32) -> (usize, usize) {
    let before = text.get(..at as usize).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before.get(line_start..).unwrap_or_default().chars().count() + 1)
}

/// Goes through all values once: notes the names that schemas give themselves, and collects the paths of files.
fn scan(ids: &mut Ids, found: &mut Vec<String>, file: u32, value: &Value, path: &str, root: &Pointer) {
    Scan { ids, found, file, path, root, at: Vec::new() }.value(value, "");
}

/// A step from a value to one below it.
enum Step<'v> {
    Key(&'v str),
    Index(usize),
}

struct Scan<'a, 'v> {
    ids: &'a mut Ids,
    found: &'a mut Vec<String>,
    file: u32,
    path: &'a str,
    root: &'a Pointer,
    /// The way to the value at hand.
    at: Vec<Step<'v>>,
}

impl<'v> Scan<'_, 'v> {
    /// Recursion is bounded, since no value is deeper than [`crate::limits::MAX_DEPTH`].
    fn value(&mut self, value: &'v Value, base: &str) {
        match &value.kind {
            Kind::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.below(element, Step::Index(index), base);
                }
            }
            Kind::Object(members) => self.object(members, base),
            _ => {}
        }
    }

    fn object(&mut self, members: &'v [(String, Value)], base: &str) {
        let mut own = None;
        for (key, value) in members.iter().filter(|(key, _)| key.starts_with('$')) {
            if key == "$ref" {
                self.note_file(value);
            } else if key == "$dynamicRef" {
                self.ids.is_asked = true;
            } else if Ids::is_name(key) && own.is_none() {
                let pointer = self.pointer();
                own = self.ids.note(self.file, &pointer, base, members);
            }
        }
        let base = own.as_deref().unwrap_or(base);
        for (key, member) in members {
            self.below(member, Step::Key(key), base);
        }
    }

    fn note_file(&mut self, value: &Value) {
        if let Kind::String(reference) = &value.kind
            && !reference.starts_with('#')
            && let Target::File(path) = target(split_fragment(reference).0, self.path)
        {
            self.found.push(path);
        }
    }

    fn below(&mut self, value: &'v Value, step: Step<'v>, base: &str) {
        if value.is_object() || value.is_array() {
            self.at.push(step);
            self.value(value, base);
            self.at.pop();
        }
    }

    fn pointer(&self) -> Pointer {
        self.at.iter().fold(self.root.clone(), |pointer, step| match step {
            Step::Key(key) => pointer.child(key),
            Step::Index(index) => pointer.index(*index),
        })
    }
}
