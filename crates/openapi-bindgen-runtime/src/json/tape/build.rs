//! One pass over the text that checks it and writes the tape.

use super::keys;
use super::scan;
use super::{ESCAPED, INDEXED_FROM, Node, Tag, Tape};
use crate::json::error::{ReadError, ReadErrorKind};

/// An array or object that is not closed yet; outermost, a frame for the text as a whole.
#[derive(Clone, Copy, Debug)]
pub(in crate::json) struct Frame {
    node: u32,
    count: u32,
    inside: Inside,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Text,
    Array,
    Object,
}

pub(super) fn build(text: &str, depth: usize, tape: &mut Tape) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    tape.nodes.reserve((bytes.len() / 8).clamp(16, super::SPARE_NODES));
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let frame = Frame { node: 0, count: 0, inside: Inside::Text };
    let mut builder = Builder { text, bytes, at, depth, frame, tape };
    builder.run()?;
    builder.tape.indexes.sort_unstable_by_key(|index| index.object);
    Ok(())
}

struct Builder<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    frame: Frame,
    tape: &'a mut Tape,
}

impl Builder<'_> {
    fn run(&mut self) -> Result<(), ReadError> {
        self.skip_space();
        loop {
            let complete = self.value()?;
            if complete && self.is_done_after_value()? {
                return Ok(());
            }
            self.skip_space();
        }
    }

    /// Reads the start of a value; true when that was all of it.
    #[inline(always)]
    fn value(&mut self) -> Result<bool, ReadError> {
        match self.peek() {
            b'"' => self.string(Tag::String)?,
            b'{' => return self.open(Tag::Object, Inside::Object, b'}'),
            b'[' => return self.open(Tag::Array, Inside::Array, b']'),
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.literal("true", Tag::True)?,
            b'f' => self.literal("false", Tag::False)?,
            b'n' => self.literal("null", Tag::Null)?,
            _ => return Err(self.unexpected("a value")),
        }
        Ok(true)
    }

    /// Reads commas and closing brackets up to the next value, or to the end of the text.
    #[inline(always)]
    fn is_done_after_value(&mut self) -> Result<bool, ReadError> {
        loop {
            self.skip_space();
            self.frame.count += 1;
            match (self.peek(), self.frame.inside) {
                (b',', Inside::Object) => {
                    self.at += 1;
                    self.skip_space();
                    self.name()?;
                    return Ok(false);
                }
                (b',', Inside::Array) => {
                    self.at += 1;
                    return Ok(false);
                }
                (b'}', Inside::Object) | (b']', Inside::Array) => self.close(),
                (_, Inside::Text) if self.at == self.bytes.len() => return Ok(true),
                (_, Inside::Text) => return Err(self.unexpected("the end")),
                (_, Inside::Object) => return Err(self.unexpected("`,` or `}`")),
                (_, Inside::Array) => return Err(self.unexpected("`,` or `]`")),
            }
        }
    }

    #[inline(always)]
    fn open(&mut self, tag: Tag, inside: Inside, closing: u8) -> Result<bool, ReadError> {
        if self.tape.frames.len() >= self.depth {
            let message = format!("the text nests deeper than the limit of {}", self.depth);
            return Err(ReadError::new(ReadErrorKind::Limit, message).at_offset(self.at));
        }
        let node = self.tape.nodes.len() as u32;
        self.push(tag, self.at, self.at, 0);
        self.at += 1;
        self.tape.frames.push(self.frame);
        self.frame = Frame { node, count: 0, inside };
        self.skip_space();
        if self.peek() == closing {
            self.close();
            return Ok(true);
        }
        if inside == Inside::Object {
            self.name()?;
        }
        Ok(false)
    }

    #[inline(always)]
    fn close(&mut self) {
        self.at += 1;
        let next = self.tape.nodes.len() as u32;
        let Frame { node, count, inside } = self.frame;
        if let Some(node) = self.tape.nodes.get_mut(node as usize) {
            node.end = self.at as u32;
            node.next = next;
            node.count = count.min(u32::from(u16::MAX)) as u16;
        }
        if inside == Inside::Object && count as usize > INDEXED_FROM {
            keys::index(self.text, self.tape, node);
        }
        if let Some(outer) = self.tape.frames.pop() {
            self.frame = outer;
        }
    }

    /// Reads a name and its colon.
    #[inline(always)]
    fn name(&mut self) -> Result<(), ReadError> {
        if self.peek() != b'"' {
            return Err(self.unexpected("the name of a member"));
        }
        self.string(Tag::Key)?;
        self.skip_space();
        if self.peek() != b':' {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    #[inline(always)]
    fn string(&mut self, tag: Tag) -> Result<(), ReadError> {
        let start = self.at + 1;
        let end = scan::plain_run(self.bytes, start);
        if self.bytes.get(end) == Some(&b'"') {
            self.push(tag, start, end, 0);
            self.at = end + 1;
            return Ok(());
        }
        let end = scan::escaped_string(self.bytes, start, end)?;
        self.push(tag, start, end, ESCAPED);
        self.at = end + 1;
        Ok(())
    }

    #[inline(always)]
    fn number(&mut self) -> Result<(), ReadError> {
        let (end, integer) = scan::number(self.bytes, self.at)?;
        self.push(if integer { Tag::Integer } else { Tag::Number }, self.at, end, 0);
        self.at = end;
        Ok(())
    }

    #[inline]
    fn literal(&mut self, word: &str, tag: Tag) -> Result<(), ReadError> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.unexpected("a value"));
        }
        self.push(tag, self.at, end, 0);
        self.at = end;
        Ok(())
    }

    #[inline]
    fn push(&mut self, tag: Tag, start: usize, end: usize, flags: u8) {
        let next = self.tape.nodes.len() as u32 + 1;
        let (start, end) = (start as u32, end as u32);
        self.tape.nodes.push(Node { start, end, next, count: 0, tag, flags });
    }

    #[inline]
    fn peek(&self) -> u8 {
        // A zero byte is no JSON outside of strings, so it can stand for the end.
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    #[cold]
    fn unexpected(&self, expected: &str) -> ReadError {
        let found = match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => format!("expected {expected}, found {found:?}"),
            None => format!("expected {expected}, but the text ends"),
        };
        ReadError::new(ReadErrorKind::Syntax, found).at_offset(self.at)
    }
}
