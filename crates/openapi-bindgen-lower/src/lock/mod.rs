//! The lock: which Rust name each item of the document has, so that names in use stay when the document changes.
//!
//! One line an item, `pointer = Rust path`, sorted. Members are found by their key (`/properties/email`), enum values
//! and branches of unions by their own text instead of their index, which would change with their neighbours.

mod changes;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Write;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, codes};

const HEADER: &str = "\
# The Rust names in use, one line an item: JSON pointer = Rust path.
# Written by the generator; commit it. A name here stays as it is until its line is removed.
";

/// The names in use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The file's name for messages, such as `spec/sela.lock`.
    pub label: String,
    /// Types and operations.
    items: BTreeMap<String, String>,
    /// What stands in them. A member and the type that is its own have one pointer.
    members: BTreeMap<String, String>,
}

/// Names on the way to a lock: pointer and Rust path.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// Types and operations.
    pub(crate) items: Vec<(String, String)>,
    /// What stands in them.
    pub(crate) members: Vec<(String, String)>,
}

impl Lock {
    /// Reads a lock's text. `label` names the file in messages, `file` is its number among the texts that messages
    /// quote. Lines that are malformed or say a second time what another says are errors.
    pub fn parse(label: &str, text: &str, file: u32) -> (Self, Vec<Diagnostic>) {
        let mut lock = Self { label: label.to_owned(), ..Self::default() };
        let mut mistakes = Vec::new();
        let mut start = 0;
        for (number, line) in text.split('\n').enumerate() {
            let content = line.trim_end_matches('\r').trim();
            if !content.is_empty()
                && !content.starts_with('#')
                && let Err(what) = lock.take(content)
            {
                let [from, to] = [start, start + line.len()].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
                let pointer = Pointer::in_file(label, &format!("/{}", number + 1));
                let help = "write `/pointer = types::Name`, or remove the line; the next run writes what is missing";
                mistakes.push(
                    Diagnostic::error(codes::names::LOCK_MALFORMED, pointer, what).span(file, from, to).help(help),
                );
            }
            start += line.len() + 1;
        }
        (lock, mistakes)
    }

    fn take(&mut self, line: &str) -> Result<(), String> {
        let Some((pointer, path)) = line.rsplit_once(" = ") else {
            return Err("a line of the lock is `pointer = Rust path`".to_owned());
        };
        // A pointer into another file carries the file's name before a `#`.
        if !pointer.starts_with('/') && !pointer.contains('#') {
            return Err(format!("`{pointer}` is no JSON pointer: it starts with `/`"));
        }
        if !is_rust_path(path) {
            return Err(format!("`{path}` is no path of the generated crate, such as `types::Lead`"));
        }
        match self.insert(unescape(pointer), path.to_owned()) {
            Some(_) => Err(format!("`{pointer}` stands here a second time")),
            None => Ok(()),
        }
    }

    /// The lock as text: header, then one line an item, sorted by pointer.
    pub fn to_text(&self) -> String {
        let mut text = HEADER.to_owned();
        for (pointer, path) in self.entries() {
            // Writing to a String does not fail.
            let _ = writeln!(text, "{} = {path}", escape(pointer));
        }
        text
    }

    /// All names: JSON pointer and Rust path, sorted by pointer. A pointer stands twice where a member has a type of
    /// its own.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut all: Vec<(&str, &str)> =
            self.items.iter().chain(&self.members).map(|(pointer, path)| (pointer.as_str(), path.as_str())).collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// The names of both; where both name an item, the name of `other`.
    #[must_use]
    pub fn overlaid(mut self, other: &Self) -> Self {
        self.items.extend(other.items.clone());
        self.members.extend(other.members.clone());
        self
    }

    /// The name that a type has, without its path.
    pub(crate) fn type_name(&self, key: &str) -> Option<&str> {
        self.items.get(key)?.rsplit("::").next()
    }

    /// Whether it names no member of a type.
    pub(crate) fn has_no_members(&self) -> bool {
        self.members.is_empty()
    }

    /// The name that a member has, without its path.
    pub(crate) fn member_name(&self, key: &str) -> Option<&str> {
        self.members.get(key)?.rsplit("::").next()
    }

    /// Module and method of an operation.
    pub(crate) fn operation(&self, key: &str) -> Option<(String, String)> {
        let rest = self.items.get(key)?.strip_prefix("operations::")?;
        let (module, method) = rest.split_once("::")?;
        Some((module.to_owned(), method.to_owned()))
    }

    /// The lock of all names; where one is told twice, the later counts.
    pub(crate) fn of(entries: Entries) -> Self {
        // Maps are made fastest in one go.
        Self {
            label: String::new(),
            items: entries.items.into_iter().collect(),
            members: entries.members.into_iter().collect(),
        }
    }

    /// Remembers a name; gives the one that the item had.
    fn insert(&mut self, key: String, path: String) -> Option<String> {
        // One separator in `types::Lead`, two in `operations::leads::create`.
        let separators = path.bytes().filter(|byte| *byte == b':').count() / 2;
        let is_item = separators == if path.starts_with("types::") { 1 } else { 2 };
        if is_item { self.items.insert(key, path) } else { self.members.insert(key, path) }
    }

    /// The same lock under the name of its file.
    pub(crate) fn with_label(mut self, label: &str) -> Self {
        label.clone_into(&mut self.label);
        self
    }
}

fn is_rust_path(path: &str) -> bool {
    let mut parts = path.split("::");
    let deep = match parts.next() {
        Some("types") => 2..=3,
        Some("operations") => 3..=4,
        _ => return false,
    };
    deep.contains(&path.split("::").count())
        && parts.all(|part| {
            !part.is_empty()
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                && !part.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// Writes what would break a line, or look like something else, as `%XX`.
fn escape(pointer: &str) -> String {
    let plain = |c: char| c != '%' && !c.is_control() && (c.is_ascii() || c.is_alphanumeric());
    let mut out = String::with_capacity(pointer.len());
    for c in pointer.chars() {
        if plain(c) && c != '=' {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    // Spaces at the end would be lost to trimming.
    match out.strip_suffix(' ') {
        Some(rest) => format!("{rest}%20"),
        None => out,
    }
}

fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match (first, hex.and_then(|hex| u8::from_str_radix(hex, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
