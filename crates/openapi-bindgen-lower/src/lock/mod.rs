//! The lock: which Rust name each item of the document has, so that names in use stay when the document changes.
//!
//! One line an item, `pointer = Rust path`, sorted. Members are found by their key (`/properties/email`), enum values
//! and branches of unions by their own text instead of their index, which would change with their neighbours.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};

const HEADER: &str = "\
# The Rust names in use, one line an item: JSON pointer = Rust path.
# Written by the generator; commit it. A name here stays as it is until its line is removed.
";

/// The names in use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The file's name for messages, such as `spec/sela.lock`.
    pub label: String,
    entries: BTreeMap<String, String>,
}

impl Lock {
    /// Reads a lock's text. `label` names the file in messages, `file` is its number among the texts that messages
    /// quote. Lines that are malformed or say a second time what another says are errors.
    pub fn parse(label: &str, text: &str, file: u32) -> (Self, Vec<Diagnostic>) {
        let mut lock = Self { label: label.to_owned(), entries: BTreeMap::new() };
        let mut mistakes = Vec::new();
        let mut start = 0;
        for (number, line) in text.split('\n').enumerate() {
            let content = line.trim_end_matches('\r').trim();
            if !content.is_empty()
                && !content.starts_with('#')
                && let Err(what) = lock.take(content)
            {
                let [from, to] = [start, start + line.len()].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
                let pointer = Pointer::parse(&format!("{label}#/{}", number + 1));
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
        if !pointer.starts_with('/') {
            return Err(format!("`{pointer}` is no JSON pointer: it starts with `/`"));
        }
        if !is_rust_path(path) {
            return Err(format!("`{path}` is no path of the generated crate, such as `types::Lead`"));
        }
        match self.entries.insert(unescape(pointer), path.to_owned()) {
            Some(_) => Err(format!("`{pointer}` stands here a second time")),
            None => Ok(()),
        }
    }

    /// The lock as text: header, then one line an item, sorted by pointer.
    pub fn to_text(&self) -> String {
        let mut text = HEADER.to_owned();
        for (pointer, path) in &self.entries {
            // Writing to a String does not fail.
            let _ = writeln!(text, "{} = {path}", escape(pointer));
        }
        text
    }

    /// All items: JSON pointer and Rust path, sorted by pointer.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(pointer, path)| (pointer.as_str(), path.as_str()))
    }

    /// The name that an item has, without its path.
    pub(crate) fn name(&self, key: &str) -> Option<&str> {
        self.entries.get(key)?.rsplit("::").next()
    }

    /// Module and method of an operation.
    pub(crate) fn operation(&self, key: &str) -> Option<(String, String)> {
        let rest = self.entries.get(key)?.strip_prefix("operations::")?;
        let (module, method) = rest.split_once("::")?;
        (!method.contains("::")).then(|| (module.to_owned(), method.to_owned()))
    }

    /// Remembers a name.
    pub(crate) fn insert(&mut self, key: String, path: String) {
        self.entries.insert(key, path);
    }

    /// The same lock under the name of its file.
    pub(crate) fn with_label(mut self, label: &str) -> Self {
        label.clone_into(&mut self.label);
        self
    }

    /// Says what became of names that are no longer used: `self` is the new lock.
    pub(crate) fn report_changes(&self, before: &Lock, sink: &mut Sink) {
        let gone: Vec<&str> =
            before.entries.keys().filter(|key| !self.entries.contains_key(*key)).map(String::as_str).collect();
        if gone.is_empty() {
            return;
        }
        let new: BTreeSet<&str> =
            self.entries.keys().filter(|key| !before.entries.contains_key(*key)).map(String::as_str).collect();
        let items: Vec<&str> = gone.iter().copied().filter(|key| before.is_item(key)).collect();
        for key in &items {
            let shape = before.shape(key);
            let alike: Vec<&str> = new
                .iter()
                .copied()
                .filter(|other| self.is_item(other) && !shape.is_empty() && self.shape(other) == shape)
                .collect();
            let old_path = before.entries.get(*key).map(String::as_str).unwrap_or_default();
            match alike.as_slice() {
                [only] => sink.push(renamed(&before.label, key, old_path, only, self.entries.get(*only))),
                _ => sink.push(vanished(&before.label, key, old_path)),
            }
        }
        let members = gone.iter().filter(|key| !items.iter().any(|item| is_below(key, item)) && !items.contains(key));
        for key in members {
            sink.push(vanished(&before.label, key, before.entries.get(*key).map(String::as_str).unwrap_or_default()));
        }
    }

    /// Whether a key is a type's or an operation's, not a member's.
    fn is_item(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|path| {
            let parts = path.split("::").count();
            parts == if path.starts_with("types::") { 2 } else { 3 }
        })
    }

    /// The members of an item, as the tails of their keys.
    fn shape(&self, key: &str) -> Vec<&str> {
        let from = format!("{key}/");
        let tails = self.entries.range(from.clone()..).map(|(other, _)| other.as_str());
        tails.map_while(|other| other.strip_prefix(from.as_str())).collect()
    }
}

fn is_below(key: &str, item: &str) -> bool {
    key.strip_prefix(item).is_some_and(|rest| rest.starts_with('/'))
}

fn renamed(label: &str, key: &str, old: &str, new_key: &str, new: Option<&String>) -> Diagnostic {
    let what = format!("`{key}` is gone, and `{new_key}` has the same members: it seems to be renamed");
    let new = new.map(String::as_str).unwrap_or_default();
    let name = old.rsplit("::").next().unwrap_or_default();
    Diagnostic::note(codes::names::LOCK_RENAMED, Pointer::parse(new_key), what)
        .effect(format!("`{old}` becomes `{new}` for users of the crate"))
        .help(format!("to keep the name, write `[at.\"{new_key}\"] rename = \"{name}\"` or edit {label}"))
}

fn vanished(label: &str, key: &str, path: &str) -> Diagnostic {
    let what = format!("`{key}` of {} is no longer in the document", if label.is_empty() { "the lock" } else { label });
    Diagnostic::note(codes::names::LOCK_VANISHED, Pointer::parse(key), what).effect(format!("`{path}` is gone"))
}

fn is_rust_path(path: &str) -> bool {
    let mut parts = path.split("::");
    matches!(parts.next(), Some("types" | "operations"))
        && path.contains("::")
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
