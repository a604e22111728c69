//! The texts that were read, and where a pointer stands in them.

use std::fmt;
use std::sync::OnceLock;

use crate::{Diagnostic, Pointer};

/// A stretch of text: bytes `start..end` of file number `file`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Which file of the [`SourceMap`]; 0 is the root document.
    pub file: u32,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last one.
    pub end: u32,
}

/// A place as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Finds the text that a pointer names. Implemented by whoever keeps the values of a document.
pub trait Locate: Send + Sync {
    /// The stretch of the value's key, or of the value itself where it has none; `None` if nothing is there.
    fn stretch(&self, pointer: &Pointer, files: &[SourceFile]) -> Option<Stretch>;
}

/// One text with its name.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    /// How many lines end before each block of `BLOCK` bytes: counting is cheap, and few places are asked about.
    line_ends: OnceLock<Vec<u32>>,
    /// How many characters stand before each block: documents of one line have many columns.
    characters: OnceLock<Vec<u32>>,
}

const BLOCK: usize = 1024;

impl SourceFile {
    /// A text under the name that messages show.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), line_ends: OnceLock::new(), characters: OnceLock::new() }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number (from 0) and the first byte of the line in which `offset` stands.
    fn line_at(&self, offset: u32) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let offset = (offset as usize).min(bytes.len());
        let before = self.line_ends().get(offset / BLOCK).map_or(0, |before| *before as usize);
        let line = before + line_ends(bytes, offset / BLOCK * BLOCK, offset).count();
        (line, self.line_start(line).unwrap_or_default())
    }

    /// The first byte of a line; `None` behind the last one.
    fn line_start(&self, line: usize) -> Option<usize> {
        let Some(end) = line.checked_sub(1) else { return Some(0) };
        let before = self.line_ends();
        let block = before.partition_point(|before| (*before as usize) <= end).saturating_sub(1);
        let skipped = end - *before.get(block)? as usize;
        line_ends(self.text.as_bytes(), block * BLOCK, (block + 1) * BLOCK).nth(skipped).map(|end| end + 1)
    }

    fn line_ends(&self) -> &[u32] {
        self.line_ends.get_or_init(|| counted(&self.text, count_line_ends))
    }

    /// The line (from 1), the column (from 1, in characters) and the text of the line in which `offset` stands.
    pub fn line(&self, offset: u32) -> (u32, u32, &str) {
        let (line, start) = self.line_at(offset);
        let end = self.line_start(line + 1).unwrap_or(self.text.len());
        let content = self.text.get(start..end).unwrap_or_default();
        let content = content.trim_end_matches(['\n', '\r']);
        let within = (offset as usize).clamp(start, start + content.len());
        let column = self.characters_before(within).saturating_sub(self.characters_before(start));
        (number(line), number(column), content)
    }

    /// How many bytes of its line stand before `offset`.
    pub(crate) fn bytes_before(&self, offset: u32) -> usize {
        (offset as usize).saturating_sub(self.line_at(offset).1)
    }

    fn characters_before(&self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let blocks = self.characters.get_or_init(|| counted(&self.text, first_bytes));
        let block = byte / BLOCK;
        let before = blocks.get(block).map_or(0, |before| *before as usize);
        before + first_bytes(bytes, block * BLOCK, byte)
    }
}

/// What `count` gives for all that stands before each block.
fn counted(text: &str, count: fn(&[u8], usize, usize) -> usize) -> Vec<u32> {
    let mut sum = 0_u32;
    let starts = (0..=text.len()).step_by(BLOCK);
    let counts = starts.map(|start| {
        let before = sum;
        let more = count(text.as_bytes(), start, (start + BLOCK).min(text.len()));
        sum = sum.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        before
    });
    counts.collect()
}

/// How many of these bytes are meant, counted in a way that compiles to few instructions.
fn count(bytes: &[u8], is_meant: impl Fn(u8) -> bool) -> usize {
    let few = |bytes: &[u8]| bytes.iter().fold(0_u8, |sum, byte| sum.wrapping_add(u8::from(is_meant(*byte))));
    bytes.chunks(usize::from(u8::MAX)).map(|bytes| usize::from(few(bytes))).sum()
}

/// How many characters start between two places.
fn first_bytes(bytes: &[u8], from: usize, to: usize) -> usize {
    count(bytes.get(from..to).unwrap_or_default(), |byte| byte & 0b1100_0000 != 0b1000_0000)
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

/// The last bytes of the lines that end between two places; lines end with LF, CRLF or CR.
fn line_ends(bytes: &[u8], from: usize, to: usize) -> impl Iterator<Item = usize> + '_ {
    let part = bytes.get(from..to.min(bytes.len())).unwrap_or_default();
    let is_end = |at: &usize| bytes.get(*at) != Some(&b'\r') || bytes.get(at + 1) != Some(&b'\n');
    memchr::memchr2_iter(b'\n', b'\r', part).map(move |at| from + at).filter(is_end)
}

fn count_line_ends(bytes: &[u8], from: usize, to: usize) -> usize {
    let part = bytes.get(from..to).unwrap_or_default();
    match memchr::memchr(b'\r', part) {
        None => count(part, |byte| byte == b'\n'),
        Some(_) => line_ends(bytes, from, to).count(),
    }
}

/// All texts of one run, and where their values stand.
#[derive(Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    locator: Option<Box<dyn Locate>>,
}

impl fmt::Debug for SourceMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.files.iter().map(SourceFile::name)).finish()
    }
}

impl SourceMap {
    /// The texts, the root document first, and who finds pointers in them.
    pub fn new(files: Vec<SourceFile>, locator: Option<Box<dyn Locate>>) -> Self {
        Self { files, locator }
    }

    /// Adds a text that is no part of the document, such as a config, and gives its number.
    pub fn add(&mut self, file: SourceFile) -> u32 {
        self.files.push(file);
        u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX)
    }

    /// The file with this number.
    pub fn file(&self, number: u32) -> Option<&SourceFile> {
        self.files.get(number as usize)
    }

    /// All files, the root document first.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// File, line and column of a pointer, or of its nearest ancestor that exists.
    pub fn locate(&self, pointer: &Pointer) -> Option<Place> {
        self.place(self.stretch(pointer)?)
    }

    /// File, line and column of a stretch.
    pub fn place(&self, stretch: Stretch) -> Option<Place> {
        let file = self.file(stretch.file)?;
        let (line, column, _) = file.line(stretch.start);
        Some(Place { file: file.name.clone(), line, column })
    }

    /// The stretch of a pointer, or of its nearest ancestor that exists.
    pub fn stretch(&self, pointer: &Pointer) -> Option<Stretch> {
        let locator = self.locator.as_ref()?;
        let mut at = pointer.clone();
        loop {
            if let Some(found) = locator.stretch(&at, &self.files) {
                return Some(found);
            }
            at = at.parent()?;
        }
    }

    /// Where a diagnostic points: its own bytes if it has some, else its pointer.
    pub fn stretch_of(&self, diagnostic: &Diagnostic) -> Option<Stretch> {
        match diagnostic.span {
            Some((file, start, end)) => Some(Stretch { file, start, end }),
            None => self.stretch(&diagnostic.pointer),
        }
    }
}
