//! The writer: one buffer, and, when it validates, the path and what was found there.

use std::cell::Cell;

use super::WriteJson;
use super::error::WriteError;
use super::float::{write_f32, write_f64};
use super::path::{Segment, path_text};
use super::tape::{Document, plain_run, string_prefix, unescape};
use super::text::write_integer;
use crate::check::{Check, Finding, Violation, Violations, evaluate};
use crate::types::File;

/// A buffer longer than this is not kept.
const SPARE_BYTES: usize = 1 << 16;

/// Room for a small value, so that its buffer is allocated once.
const FIRST_BYTES: usize = 128;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Writes JSON into a buffer.
///
/// A plain writer only writes. A [validating](Writer::validating) writer also knows the path
/// of what it writes and holds every value against its checks, so that validation costs a
/// generated crate no code of its own.
#[derive(Debug)]
pub struct Writer {
    out: Vec<u8>,
    error: Option<WriteError>,
    validation: Option<Box<Validation>>,
    files: Option<Vec<(usize, File)>>,
}

#[derive(Debug, Default)]
struct Validation {
    path: Vec<Step>,
    violations: Vec<Violation>,
}

/// A step of the path. A member is known by where its name stands in the text, so that keeping
/// the path copies nothing.
#[derive(Clone, Copy, Debug)]
enum Step {
    Member(usize),
    Item(usize),
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// A writer that only writes.
    #[must_use]
    pub fn new() -> Self {
        Self { out: Vec::with_capacity(FIRST_BYTES), error: None, validation: None, files: None }
    }

    /// A writer that also holds what it writes against the checks of its schema.
    #[must_use]
    pub fn validating() -> Self {
        Self { validation: Some(Box::default()), ..Self::new() }
    }

    /// Keeps files aside instead of refusing them: each is written as an empty string, whose
    /// offset in the text tells which file it stands for.
    #[must_use]
    pub fn with_files(mut self) -> Self {
        self.files = Some(Vec::new());
        self
    }

    /// Whether everything so far could be written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.error.is_none()
    }

    /// Whether this writer validates.
    #[inline]
    #[must_use]
    pub fn is_validating(&self) -> bool {
        self.validation.is_some()
    }

    /// What was found so far by a validating writer.
    #[must_use]
    pub fn take_violations(&mut self) -> Violations {
        let found = self.validation.as_mut().map(|v| std::mem::take(&mut v.violations));
        Violations::new(found.unwrap_or_default())
    }

    /// The verdict of a validating writer: what broke a rule, and what cannot be written at all.
    ///
    /// # Errors
    /// When there is anything of either.
    pub fn into_violations(mut self) -> Result<(), Violations> {
        if let Some(error) = self.error.take() {
            let violation = Violation::new(error.path().to_owned(), error.message().to_owned());
            if let Some(validation) = &mut self.validation {
                validation.violations.push(violation);
            }
        }
        let violations = self.take_violations();
        if violations.is_empty() { Ok(()) } else { Err(violations) }
    }

    /// How many rules a value breaks. The memory of the writer serves the next question of the
    /// thread, since unions ask often.
    pub(super) fn count_violations(value: &dyn WriteJson) -> usize {
        thread_local! {
            static SPARE: Cell<Option<Writer>> = const { Cell::new(None) };
        }
        let spare = SPARE.try_with(Cell::take).ok().flatten();
        let mut writer = spare.unwrap_or_else(Self::validating);
        value.write_json(&mut writer);
        let unsound = usize::from(writer.error.take().is_some());
        let broken = writer.take_violations().len();
        writer.out.clear();
        if writer.out.capacity() <= SPARE_BYTES {
            // A thread that is ending has no place to keep it.
            let _ = SPARE.try_with(|spare| spare.set(Some(writer)));
        }
        unsound + broken
    }

    /// The files kept aside, with the offsets of their places in the text.
    #[must_use]
    pub fn take_files(&mut self) -> Vec<(usize, File)> {
        self.files.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// The text.
    ///
    /// # Errors
    /// The first thing that could not be written.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.out),
        }
    }

    /// The text so far.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.out
    }

    /// Remembers that something cannot be written, and writes `null` in its place.
    #[cold]
    pub fn fail(&mut self, message: impl Into<std::borrow::Cow<'static, str>>) {
        self.null();
        if self.error.is_none() {
            self.error = Some(WriteError::new(message).at(self.path()));
        }
    }

    fn path(&self) -> String {
        path_text(self.segments().iter())
    }

    fn segments(&self) -> Vec<Segment> {
        let steps = self.validation.iter().flat_map(|validation| &validation.path);
        steps
            .map(|step| match step {
                Step::Item(index) => Segment::Item(*index),
                Step::Member(at) => Segment::Member(self.name_at(*at).into()),
            })
            .collect()
    }

    /// The name that was written at this place.
    fn name_at(&self, at: usize) -> String {
        let bytes = self.out.get(at..).unwrap_or_default();
        string_prefix(bytes).map(unescape).unwrap_or_default()
    }

    /// Remembers that the value in hand breaks a rule, when this writer validates.
    #[cold]
    pub fn violation(&mut self, rule: impl Into<String>) {
        let path = self.path();
        if let Some(validation) = &mut self.validation {
            validation.violations.push(Violation::new(path, rule.into()));
        }
    }

    /// Writes `null`.
    #[inline]
    pub fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    /// Writes a boolean.
    #[inline]
    pub fn bool(&mut self, value: bool) {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Writes an integer.
    #[inline]
    pub fn i64(&mut self, value: i64) {
        write_integer(&mut self.out, value < 0, value.unsigned_abs());
    }

    /// Writes an integer.
    #[inline]
    pub fn u64(&mut self, value: u64) {
        write_integer(&mut self.out, false, value);
    }

    /// Writes a float with the fewest digits that read back as the same number; one that is
    /// not finite cannot stand in JSON and [fails](Writer::fail).
    pub fn f64(&mut self, value: f64) {
        if value.is_finite() {
            write_f64(&mut self.out, value);
        } else {
            self.fail("a number that is not finite cannot stand in JSON");
        }
    }

    /// Writes a float of single precision, as [`Writer::f64`] does.
    pub fn f32(&mut self, value: f32) {
        if value.is_finite() {
            write_f32(&mut self.out, value);
        } else {
            self.fail("a number that is not finite cannot stand in JSON");
        }
    }

    /// Writes a string.
    #[inline]
    pub fn string(&mut self, text: &str) {
        self.out.push(b'"');
        let end = plain_run(text.as_bytes(), 0);
        if end == text.len() {
            self.out.extend_from_slice(text.as_bytes());
        } else {
            self.escaped(text.as_bytes(), end);
        }
        self.out.push(b'"');
    }

    #[inline(never)]
    fn escaped(&mut self, bytes: &[u8], mut end: usize) {
        let mut start = 0;
        while let Some(byte) = bytes.get(end) {
            self.out.extend_from_slice(bytes.get(start..end).unwrap_or_default());
            self.escape(*byte);
            start = end + 1;
            end = plain_run(bytes, start);
        }
        self.out.extend_from_slice(bytes.get(start..).unwrap_or_default());
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' => b'"',
            b'\\' => b'\\',
            0x08 => b'b',
            0x0c => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                let digits = [byte >> 4, byte & 0xf].map(|nibble| HEX.get(usize::from(nibble)));
                self.out.extend_from_slice(b"\\u00");
                self.out.extend(digits.into_iter().flatten());
                return;
            }
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }

    /// Appends a text that is JSON already. The caller answers for that.
    #[inline]
    pub fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    /// Writes a file: kept aside, as [`Writer::with_files`] says, or as text.
    pub fn file(&mut self, file: &File) {
        if let Some(files) = &mut self.files {
            files.push((self.out.len(), file.clone()));
            self.out.extend_from_slice(b"\"\"");
        } else if let Some(text) = file.text() {
            self.string(text);
        } else {
            self.fail("the content of a file that is not UTF-8 cannot stand in JSON");
        }
    }

    /// Opens an array.
    #[inline]
    pub fn start_array(&mut self) {
        self.out.push(b'[');
    }

    /// Makes room for the item at `index`: a comma where one is due.
    #[inline]
    pub fn start_item(&mut self, index: usize) {
        if index > 0 {
            self.out.push(b',');
        }
        if let Some(validation) = &mut self.validation {
            validation.path.push(Step::Item(index));
        }
    }

    /// Ends the item in hand.
    #[inline]
    pub fn end_item(&mut self) {
        if let Some(validation) = &mut self.validation {
            validation.path.pop();
        }
    }

    /// Closes an array.
    #[inline]
    pub fn end_array(&mut self) {
        self.out.push(b']');
    }

    /// Opens an object.
    #[inline]
    pub fn start_object(&mut self) {
        self.out.push(b'{');
    }

    /// Writes the name of a member and makes room for its value.
    #[inline]
    pub fn start_member(&mut self, name: &str) {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        if let Some(validation) = &mut self.validation {
            validation.path.push(Step::Member(self.out.len()));
        }
        self.string(name);
        self.out.push(b':');
    }

    /// Ends the member in hand.
    #[inline]
    pub fn end_member(&mut self) {
        self.end_item();
    }

    /// Closes an object.
    #[inline]
    pub fn end_object(&mut self) {
        self.out.push(b'}');
    }

    /// Where the text ends now: the start of what is written next.
    #[inline]
    #[must_use]
    pub fn mark(&self) -> usize {
        self.out.len()
    }

    /// Takes back what was written since `mark`.
    #[cfg(feature = "serde")]
    pub(crate) fn truncate(&mut self, mark: usize) {
        self.out.truncate(mark);
    }

    /// Holds what was written since `mark` against `checks`, when this writer validates.
    #[inline]
    pub fn check(&mut self, mark: usize, checks: &'static [Check]) {
        if self.validation.is_some() && !checks.is_empty() {
            self.check_now(mark, checks);
        }
    }

    #[inline(never)]
    fn check_now(&mut self, mark: usize, checks: &'static [Check]) {
        let written = self.out.get(mark..).unwrap_or_default();
        // What cannot be parsed is no JSON, and `finish` or the receiver says so.
        let findings = match Document::parse(written) {
            Ok(document) => evaluate(document.root(), checks),
            Err(_) => Vec::new(),
        };
        if !findings.is_empty() {
            self.note(findings);
        }
    }

    #[cold]
    fn note(&mut self, findings: Vec<Finding>) {
        let above = self.segments();
        let Some(validation) = &mut self.validation else { return };
        for Finding { steps, rule } in findings {
            let path = path_text(above.iter().chain(&steps));
            validation.violations.push(Violation::new(path, rule));
        }
    }

    /// Holds a value that does not stand in the text as one piece against `checks`.
    pub(super) fn check_apart(&mut self, value: &dyn WriteJson, checks: &'static [Check]) {
        let mut apart = Self::new();
        value.write_json(&mut apart);
        let mark = self.out.len();
        self.out.append(&mut apart.out);
        self.check(mark, checks);
        self.out.truncate(mark);
    }

    /// Whether the object opened at `mark` has a member of this name already.
    pub(super) fn has_member(&self, mark: usize, name: &str) -> bool {
        let mut object = self.out.get(mark..).unwrap_or_default().to_vec();
        object.push(b'}');
        Document::parse(&object).is_ok_and(|document| document.root().get(name).is_some())
    }
}
