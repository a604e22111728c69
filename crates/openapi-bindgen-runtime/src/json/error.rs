//! Errors of reading and writing JSON.

use std::borrow::Cow;
use std::fmt;

use super::path::{Segment, path_text, write_path};

/// How many bytes of the text an error quotes.
const EXCERPT_BYTES: usize = 60;

/// What was wrong with a text or a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The text is not JSON (RFC 8259) or not UTF-8.
    Syntax,
    /// The text is larger or deeper than the limits allow.
    Limit,
    /// An object has two members of one name.
    DuplicateMember,
    /// A required member is missing.
    MissingMember,
    /// A closed object has a member that its schema does not declare.
    UnknownMember,
    /// The value is of another type than expected.
    WrongType,
    /// The value has the right type, but is not one that can be held: out of range, for one.
    WrongValue,
    /// No branch of a union fits.
    NoBranch,
    /// The content was wrong in another way, told by whoever read it.
    Other,
}

/// Why a text could not be read: what, and where.
#[derive(Clone, PartialEq)]
pub struct ReadError(Box<Inner>);

#[derive(Clone, PartialEq)]
struct Inner {
    kind: ReadErrorKind,
    message: Cow<'static, str>,
    // Innermost step first: the path grows while the error travels up.
    path: Vec<Segment>,
    offset: Option<usize>,
    place: Option<Place>,
}

#[derive(Clone, PartialEq)]
struct Place {
    line: usize,
    column: usize,
    excerpt: String,
}

impl ReadError {
    /// An error without a place yet.
    #[must_use]
    pub fn new(kind: ReadErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        let message = message.into();
        Self(Box::new(Inner { kind, message, path: Vec::new(), offset: None, place: None }))
    }

    pub(crate) fn at_offset(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// The same error, seen from the object whose member failed.
    #[must_use]
    pub fn at_member(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.path.push(Segment::Member(name.into()));
        self
    }

    /// The same error, seen from the array whose item failed.
    #[must_use]
    pub fn at_item(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Item(index));
        self
    }

    /// The same error with line, column and excerpt, found in the text that was read.
    #[must_use]
    pub fn located(mut self, text: &[u8]) -> Self {
        if let (Some(offset), None) = (self.0.offset, &self.0.place) {
            self.0.place = Some(locate(text, offset));
        }
        self
    }

    /// The same error with other texts; without an excerpt where that may show what is hidden.
    #[cfg(feature = "client")]
    pub(crate) fn hiding(mut self, hide: &dyn Fn(&str) -> String, in_text: bool) -> Self {
        self.0.message = hide(&self.0.message).into();
        for segment in &mut self.0.path {
            if let Segment::Member(name) = segment {
                *name = hide(name).into();
            }
        }
        // A part of a secret cannot be recognised.
        if let (true, Some(place)) = (in_text, &mut self.0.place) {
            "***".clone_into(&mut place.excerpt);
        }
        self
    }

    /// What was wrong.
    #[must_use]
    pub fn kind(&self) -> ReadErrorKind {
        self.0.kind
    }

    /// What was wrong, in words, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The place in the value, as `results[1].action`; empty for the value as a whole.
    #[must_use]
    pub fn path(&self) -> String {
        path_text(self.0.path.iter().rev())
    }

    /// The steps of the path, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.0.path.iter().rev()
    }

    /// The byte of the text at which the faulty value starts.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// The line of the text, from 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.0.place.as_ref().map(|place| place.line)
    }

    /// The column in the line, from 1, counted in characters.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.0.place.as_ref().map(|place| place.column)
    }

    /// A short piece of the text from the faulty place on.
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.0.place.as_ref().map(|place| place.excerpt.as_str())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write_path(f, self.0.path.iter().rev())?;
            f.write_str(": ")?;
        }
        f.write_str(&self.0.message)?;
        match (&self.0.place, self.0.offset) {
            (Some(place), Some(offset)) => {
                write!(f, " at line {}, column {} (byte {offset}), near `{}`", place.line, place.column, place.excerpt)
            }
            (None, Some(offset)) => write!(f, " at byte {offset}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReadError({:?}: {self})", self.0.kind)
    }
}

impl std::error::Error for ReadError {}

fn locate(text: &[u8], offset: usize) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let after = text.get(offset..).unwrap_or_default();
    let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let in_line = before.get(line_start..).unwrap_or_default();
    Place {
        line: before.iter().filter(|b| **b == b'\n').count() + 1,
        column: String::from_utf8_lossy(in_line).chars().count() + 1,
        excerpt: excerpt(after),
    }
}

/// The start of `text` on one line, cut between characters, with control characters replaced.
pub(crate) fn excerpt(text: &[u8]) -> String {
    let head = text.get(..EXCERPT_BYTES).unwrap_or(text);
    let cut = head.len() < text.len();
    let lossy = String::from_utf8_lossy(head);
    let shown = if cut { lossy.trim_end_matches('\u{fffd}') } else { &lossy };
    let mut line: String = shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if cut {
        line.push('…');
    }
    line
}

/// Why a value could not be written.
#[derive(Clone, PartialEq)]
pub struct WriteError {
    message: Cow<'static, str>,
    path: String,
}

impl WriteError {
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), path: String::new() }
    }

    pub(crate) fn at(mut self, path: String) -> Self {
        self.path = path;
        self
    }

    /// What could not be written, in words, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The place in the value, as `leads[0].score`; empty for the value as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

impl fmt::Debug for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WriteError({self})")
    }
}

impl std::error::Error for WriteError {}
