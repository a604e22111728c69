//! Building the tree of values from events.

use std::borrow::Cow;
use std::collections::BTreeSet;

use openapi_bindgen_diagnostics::codes::reading;
use saphyr_parser::{ScalarStyle, Tag};

use super::alias::Anchors;
use crate::limits::{MAX_DEPTH, MAX_NODES};
use crate::syntax::unique::remove_repeated;
use crate::syntax::{Issue, Parsed, offset, scalar};
use crate::value::{Kind, Span, Value};

/// The key that merges other objects into its own (YAML 1.1's type repository, which real documents use).
const MERGE: &str = "<<";

pub(super) struct Builder<'t> {
    text: &'t str,
    file: u32,
    open: Vec<Open>,
    anchors: Anchors,
    nodes: usize,
    root: Option<Value>,
    issues: Vec<Issue>,
}

/// A list or an object that is not closed yet.
struct Open {
    anchor: usize,
    start: usize,
    end: u32,
    content: Content,
}

enum Content {
    List(Vec<Value>),
    Object { members: Vec<(String, Value)>, places: Vec<(u32, u32)>, key: Option<Key>, merges: Vec<usize> },
}

struct Key {
    text: String,
    place: (u32, u32),
    merges: bool,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, file: u32) -> Self {
        Self { text, file, open: Vec::new(), anchors: Anchors::default(), nodes: 0, root: None, issues: Vec::new() }
    }

    pub(super) fn finish(self) -> Result<Parsed, Issue> {
        match self.root {
            Some(value) => Ok(Parsed { value, issues: self.issues }),
            None => Err(Issue::new(reading::EMPTY, 0, 0, "the file holds comments only")),
        }
    }

    pub(super) fn open(&mut self, object: bool, anchor: usize, start: usize, end: usize) -> Result<(), Issue> {
        self.refuse_as_key(start, end)?;
        if self.open.len() >= MAX_DEPTH {
            let what = format!("values are nested more than {MAX_DEPTH} levels deep");
            return Err(Issue::new(reading::TOO_DEEP, start, end, what));
        }
        let content = if object {
            Content::Object { members: Vec::new(), places: Vec::new(), key: None, merges: Vec::new() }
        } else {
            Content::List(Vec::new())
        };
        self.open.push(Open { anchor, start, end: offset(end), content });
        Ok(())
    }

    /// Closes the innermost list or object. Block style ends where its last part ends, flow style at its bracket.
    pub(super) fn close(&mut self, start: usize, end: usize) -> Result<(), Issue> {
        let Some(Open { anchor, start: opened, end: last, content }) = self.open.pop() else { return Ok(()) };
        let bracket = matches!(self.text.as_bytes().get(start), Some(b']' | b'}')) && end == start + 1;
        let end = if bracket { offset(end) } else { last };
        let kind = match content {
            Content::List(elements) => Kind::Array(elements),
            Content::Object { mut members, mut places, merges, .. } => {
                let merged = take_merged(&mut members, &mut places, &merges);
                remove_repeated(&mut members, &places, &mut self.issues);
                merge(&mut members, merged);
                Kind::Object(members)
            }
        };
        self.add(Value { kind, span: Span { file: self.file, start: offset(opened), end } }, anchor)
    }

    pub(super) fn alias(&mut self, anchor: usize, start: usize, end: usize) -> Result<(), Issue> {
        let value = self.anchors.copy(anchor, self.open.len(), start, end)?;
        match self.wants_key() {
            true => match value.kind {
                Kind::String(text) | Kind::Number(text) => self.key(text, (offset(start), offset(end)), false),
                _ => return self.refuse_as_key(start, end),
            },
            false => self.add_at(value, offset(end)),
        }
        Ok(())
    }

    pub(super) fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        tag: Option<&Tag>,
        anchor: usize,
        start: usize,
        end: usize,
    ) -> Result<(), Issue> {
        let end = match style {
            ScalarStyle::Plain => self.trimmed(start, end),
            ScalarStyle::SingleQuoted => self.closing_quote(start, end, b'\''),
            ScalarStyle::DoubleQuoted => self.closing_quote(start, end, b'"'),
            ScalarStyle::Literal | ScalarStyle::Folded => end,
        };
        let span = Span { file: self.file, start: offset(start), end: offset(end) };
        if self.wants_key() {
            let merges = style == ScalarStyle::Plain && tag.is_none() && text == MERGE;
            if anchor != 0 {
                let kind = Kind::String(text.clone().into_owned());
                self.anchors.define(anchor, &Value { kind, span }, start)?;
            }
            self.key(text.into_owned(), (span.start, span.end), merges);
            return Ok(());
        }
        self.add(Value { kind: tagged(text, style, tag), span }, anchor)
    }

    /// Where a plain scalar really ends; the scanner may count the space behind it.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let raw = self.text.get(start..end).unwrap_or_default();
        start + raw.trim_end_matches([' ', '\t', '\n', '\r']).len()
    }

    /// The byte behind the closing quote; the scanner may count space and a comment behind it.
    fn closing_quote(&self, start: usize, end: usize, quote: u8) -> usize {
        let raw = self.text.as_bytes().get(start..end).unwrap_or_default();
        let mut bytes = raw.iter().enumerate().skip_while(|(_, byte)| **byte != quote).skip(1);
        while let Some((at, byte)) = bytes.next() {
            let doubled = quote == b'\'' && raw.get(at + 1) == Some(&quote);
            if *byte == quote && !doubled {
                return start + at + 1;
            }
            if doubled && *byte == quote || quote == b'"' && *byte == b'\\' {
                bytes.next();
            }
        }
        end
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Object { key: None, .. }, .. }))
    }

    fn refuse_as_key(&self, start: usize, end: usize) -> Result<(), Issue> {
        if !self.wants_key() {
            return Ok(());
        }
        let what = "a list or an object stands where a key is needed";
        Err(Issue::new(reading::YAML_KEY, start, end.max(start + 1), what).help("write the key as text in quotes"))
    }

    fn key(&mut self, text: String, place: (u32, u32), merges: bool) {
        if let Some(Open { content: Content::Object { key, .. }, .. }) = self.open.last_mut() {
            *key = Some(Key { text, place, merges });
        }
    }

    fn add(&mut self, value: Value, anchor: usize) -> Result<(), Issue> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let what = format!("the document has more than {MAX_NODES} values");
            let start = value.span.start as usize;
            return Err(Issue::new(reading::TOO_MANY_NODES, start, start + 1, what));
        }
        if anchor != 0 {
            self.anchors.define(anchor, &value, value.span.start as usize)?;
        }
        let end = value.span.end;
        self.add_at(value, end);
        Ok(())
    }

    /// Adds a value to the innermost open list or object, which now reaches to `end` at least.
    fn add_at(&mut self, value: Value, end: u32) {
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(value);
            return;
        };
        open.end = open.end.max(end);
        match &mut open.content {
            Content::List(elements) => elements.push(value),
            Content::Object { members, places, key, merges } => {
                if let Some(Key { text, place, merges: merging }) = key.take() {
                    if merging && mergeable(&value) {
                        merges.push(members.len());
                    }
                    members.push((text, value));
                    places.push(place);
                }
            }
        }
    }
}

/// Adds the members of merged objects whose keys are not there yet; earlier objects win.
fn merge(members: &mut Vec<(String, Value)>, merged: Vec<Value>) {
    if merged.is_empty() {
        return;
    }
    let mut known: BTreeSet<String> = members.iter().map(|(key, _)| key.clone()).collect();
    for object in merged.into_iter().flat_map(objects) {
        if let Kind::Object(more) = object.kind {
            members.extend(more.into_iter().filter(|(key, _)| known.insert(key.clone())));
        }
    }
}

/// An object, or a list of nothing but objects.
fn mergeable(value: &Value) -> bool {
    value.is_object() || (value.is_array() && value.elements().iter().all(Value::is_object))
}

fn objects(value: Value) -> Vec<Value> {
    match value.kind {
        Kind::Array(elements) => elements,
        _ => vec![value],
    }
}

/// Takes the members behind merge keys out of the list.
fn take_merged(members: &mut Vec<(String, Value)>, places: &mut Vec<(u32, u32)>, merges: &[usize]) -> Vec<Value> {
    if merges.is_empty() {
        return Vec::new();
    }
    let mut taken = Vec::new();
    let all = std::mem::take(members).into_iter().zip(std::mem::take(places)).enumerate();
    for (at, (member, place)) in all {
        if merges.binary_search(&at).is_ok() {
            taken.push(member.1);
        } else {
            members.push(member);
            places.push(place);
        }
    }
    taken
}

/// A scalar by its tag (YAML 1.2.2 section 10.3), else by its style and text.
fn tagged(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>) -> Kind {
    let by_text = |text: Cow<'_, str>| {
        if style == ScalarStyle::Plain { scalar::plain(&text) } else { Kind::String(text.into_owned()) }
    };
    match tag {
        None => by_text(text),
        Some(tag) if tag.is_yaml_core_schema() => match tag.suffix.as_str() {
            "int" | "float" | "bool" | "null" => scalar::plain(&text),
            _ => Kind::String(text.into_owned()),
        },
        Some(_) => Kind::String(text.into_owned()),
    }
}
