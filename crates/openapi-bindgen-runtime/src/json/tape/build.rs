//! One pass over the text that checks it and writes the tape.

use super::keys::{self, hash_key};
use super::scan;
use super::{ESCAPED, INDEXED_FROM, Node, Tag, Tape};
use crate::json::error::{ReadError, ReadErrorKind};

/// An array or object that is not closed yet.
#[derive(Clone, Copy, Debug)]
pub(in crate::json) struct Frame {
    pub(super) node: u32,
    pub(super) count: u32,
    /// Which hashes its names had: a bit that is set already asks for a closer look.
    pub(super) seen: u64,
    pub(super) is_object: bool,
}

pub(super) fn build(text: &str, depth: usize, tape: &mut Tape) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    tape.nodes.reserve((bytes.len() / 8).clamp(16, super::SPARE_NODES));
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut builder = Builder { text, bytes, at, depth, tape };
    builder.run()?;
    builder.tape.indexes.sort_unstable_by_key(|index| index.object);
    Ok(())
}

struct Builder<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
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
    #[inline]
    fn value(&mut self) -> Result<bool, ReadError> {
        match self.peek() {
            b'"' => self.string(Tag::String)?,
            b'{' => return self.open(true),
            b'[' => return self.open(false),
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.literal("true", Tag::True)?,
            b'f' => self.literal("false", Tag::False)?,
            b'n' => self.literal("null", Tag::Null)?,
            _ => return Err(self.unexpected("a value")),
        }
        Ok(true)
    }

    /// Reads commas and closing brackets up to the next value, or to the end of the text.
    #[inline]
    fn is_done_after_value(&mut self) -> Result<bool, ReadError> {
        loop {
            self.skip_space();
            let Some(frame) = self.tape.frames.last_mut() else {
                return self.end().map(|()| true);
            };
            frame.count += 1;
            let is_object = frame.is_object;
            match self.peek() {
                b',' if is_object => {
                    self.at += 1;
                    self.skip_space();
                    self.key()?;
                    return Ok(false);
                }
                b',' => {
                    self.at += 1;
                    return Ok(false);
                }
                b'}' if is_object => self.close(),
                b']' if !is_object => self.close(),
                _ if is_object => return Err(self.unexpected("`,` or `}`")),
                _ => return Err(self.unexpected("`,` or `]`")),
            }
        }
    }

    fn end(&self) -> Result<(), ReadError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.unexpected("the end")) }
    }

    #[inline]
    fn open(&mut self, is_object: bool) -> Result<bool, ReadError> {
        if self.tape.frames.len() >= self.depth {
            let message = format!("the text nests deeper than the limit of {}", self.depth);
            return Err(ReadError::new(ReadErrorKind::Limit, message).at_offset(self.at));
        }
        let node = self.tape.nodes.len() as u32;
        let tag = if is_object { Tag::Object } else { Tag::Array };
        self.push(tag, self.at, self.at, 0);
        self.at += 1;
        self.tape.frames.push(Frame { node, count: 0, seen: 0, is_object });
        self.skip_space();
        match self.peek() {
            b'}' if is_object => self.close(),
            b']' if !is_object => self.close(),
            _ if is_object => {
                self.key()?;
                return Ok(false);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    #[inline]
    fn close(&mut self) {
        self.at += 1;
        let next = self.tape.nodes.len() as u32;
        let Some(frame) = self.tape.frames.pop() else { return };
        if let Some(node) = self.tape.nodes.get_mut(frame.node as usize) {
            node.end = self.at as u32;
            node.next = next;
            node.count = frame.count.min(u32::from(u16::MAX)) as u16;
        }
        if frame.is_object && frame.count as usize > INDEXED_FROM {
            keys::index(self.text, self.tape, frame);
        }
    }

    /// Reads a name and its colon.
    #[inline]
    fn key(&mut self) -> Result<(), ReadError> {
        if self.peek() != b'"' {
            return Err(self.unexpected("the name of a member"));
        }
        self.string(Tag::Key)?;
        self.note_key();
        self.skip_space();
        if self.peek() != b':' {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    #[inline]
    fn note_key(&mut self) {
        let at = self.tape.nodes.len() as u32 - 1;
        let Some(node) = self.tape.nodes.last_mut() else { return };
        let hash = if node.flags & ESCAPED == 0 {
            hash_key(self.bytes, node.start as usize, node.end as usize)
        } else {
            keys::hash_escaped(self.text, *node)
        };
        node.next = hash;
        let Some(frame) = self.tape.frames.last_mut() else { return };
        let bit = 1u64 << (hash & 63);
        let seen = frame.seen;
        frame.seen |= bit;
        if seen & bit != 0 && (frame.count as usize) < INDEXED_FROM {
            let frame = *frame;
            keys::find_twin(self.text, self.tape, frame, at);
        }
    }

    #[inline]
    fn string(&mut self, tag: Tag) -> Result<(), ReadError> {
        let start = self.at + 1;
        let (end, escaped) = scan::string(self.bytes, start)?;
        self.push(tag, start, end, if escaped { ESCAPED } else { 0 });
        self.at = end + 1;
        Ok(())
    }

    #[inline]
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
