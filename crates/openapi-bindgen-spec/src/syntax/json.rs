//! JSON (RFC 8259), with the place of every value.

mod literal;

use openapi_bindgen_diagnostics::codes::reading;

use super::unique::remove_repeated;
use super::{Issue, Parsed, offset};
use crate::limits::{MAX_DEPTH, MAX_NODES};
use crate::value::{Kind, Span, Value};

/// Reads a whole text as one JSON value.
pub(super) fn parse(text: &str, file: u32) -> Result<Parsed, Issue> {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        file,
        nodes: 0,
        keys: Vec::new(),
        members: Vec::new(),
        elements: Vec::new(),
        issues: Vec::new(),
    };
    parser.skip_space();
    let value = parser.value(0)?;
    parser.skip_space();
    match parser.peek() {
        None => Ok(Parsed { value, issues: parser.issues }),
        Some(_) => Err(parser.unexpected("the end of the text")),
    }
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    file: u32,
    nodes: usize,
    /// Bytes of the keys of all objects that are open.
    keys: Vec<(u32, u32)>,
    /// Members and elements of all objects and lists that are open. Each gets a list of its exact size in the end,
    /// since memory is what a tree costs most.
    members: Vec<(String, Value)>,
    elements: Vec<Value>,
    issues: Vec<Issue>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        // Most space is indentation.
        while self.bytes.get(self.at..self.at + 8) == Some(b"        ") {
            self.at += 8;
        }
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Issue> {
        let start = self.at;
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let what = format!("the document has more than {MAX_NODES} values");
            return Err(Issue::new(reading::TOO_MANY_NODES, start, start + 1, what));
        }
        let kind = match self.peek() {
            Some(b'{') => self.nested(depth, Self::object)?,
            Some(b'[') => self.nested(depth, Self::array)?,
            Some(b'"') => Kind::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.number()?.to_owned()),
            _ => self.word()?,
        };
        Ok(Value { kind, span: Span { file: self.file, start: offset(start), end: offset(self.at) } })
    }

    fn nested(
        &mut self,
        depth: usize,
        read: impl FnOnce(&mut Self, usize) -> Result<Kind, Issue>,
    ) -> Result<Kind, Issue> {
        if depth >= MAX_DEPTH {
            let what = format!("values are nested more than {MAX_DEPTH} levels deep");
            return Err(Issue::new(reading::TOO_DEEP, self.at, self.at + 1, what));
        }
        self.at += 1;
        self.skip_space();
        read(self, depth + 1)
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Issue> {
        let first = self.keys.len();
        if self.take(b'}') {
            return Ok(Kind::Object(Vec::new()));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a key in double quotes"));
            }
            let start = self.at;
            let key = self.string()?;
            let place = (offset(start), offset(self.at));
            self.skip_space();
            self.demand(b':', "`:` after the key")?;
            self.skip_space();
            let value = self.value(depth)?;
            self.members.push((key, value));
            self.keys.push(place);
            self.skip_space();
            if self.take(b'}') {
                break;
            }
            self.demand(b',', "`,` or `}`")?;
            self.skip_space();
        }
        let mut members = self.members.split_off(first);
        remove_repeated(&mut members, self.keys.get(first..).unwrap_or_default(), &mut self.issues);
        self.keys.truncate(first);
        Ok(Kind::Object(members))
    }

    fn array(&mut self, depth: usize) -> Result<Kind, Issue> {
        let first = self.elements.len();
        if self.take(b']') {
            return Ok(Kind::Array(Vec::new()));
        }
        loop {
            let value = self.value(depth)?;
            self.elements.push(value);
            self.skip_space();
            if self.take(b']') {
                return Ok(Kind::Array(self.elements.split_off(first)));
            }
            self.demand(b',', "`,` or `]`")?;
            self.skip_space();
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn demand(&mut self, byte: u8, expected: &str) -> Result<(), Issue> {
        if self.take(byte) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn unexpected(&self, expected: &str) -> Issue {
        let found = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let (found, length) = match found {
            None => ("the text ends".to_owned(), 0),
            Some(c) => (format!("`{c}` stands"), c.len_utf8()),
        };
        let what = format!("{found} where JSON needs {expected}");
        Issue::new(reading::JSON_SYNTAX, self.at, self.at + length, what)
    }
}
