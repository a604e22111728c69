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
    line_starts: OnceLock<Vec<u32>>,
    /// How many characters stand before each block of `BLOCK` bytes: documents of one line have many columns.
    characters: OnceLock<Vec<u32>>,
}

const BLOCK: usize = 1024;

impl SourceFile {
    /// A text under the name that messages show.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), line_starts: OnceLock::new(), characters: OnceLock::new() }
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
        let starts = self.line_starts.get_or_init(|| line_starts(&self.text));
        let line = starts.partition_point(|start| *start <= offset).saturating_sub(1);
        (line, starts.get(line).map_or(0, |start| *start as usize))
    }

    /// The line (from 1), the column (from 1, in characters) and the text of the line in which `offset` stands.
    pub fn line(&self, offset: u32) -> (u32, u32, &str) {
        let (line, start) = self.line_at(offset);
        let end = self.line_starts.get().and_then(|starts| starts.get(line + 1)).map(|end| *end as usize);
        let content = self.text.get(start..end.unwrap_or(self.text.len())).unwrap_or_default();
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
        let blocks = self.characters.get_or_init(|| {
            let mut sum = 0_u32;
            let counted = self.text.as_bytes().chunks(BLOCK).map(|block| {
                let before = sum;
                sum = sum.saturating_add(u32::try_from(first_bytes(block)).unwrap_or(u32::MAX));
                before
            });
            counted.collect()
        });
        let block = byte / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..byte).unwrap_or_default();
        blocks
            .get(block)
            .map_or_else(|| first_bytes(self.text.as_bytes()), |before| *before as usize + first_bytes(rest))
    }
}

/// How many characters start in these bytes.
fn first_bytes(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

/// The first byte of each line; lines end with LF, CRLF or CR.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| bytes.get(*at) != Some(&b'\r') || bytes.get(at + 1) != Some(&b'\n');
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(is_end);
    std::iter::once(0).chain(ends.filter_map(|at| u32::try_from(at + 1).ok())).collect()
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
