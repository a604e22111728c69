//! The tape: one flat note per value, made in one pass over the text.
//!
//! A container's note says where its subtree ends, so a walk steps over a member in one move.
//! The name of a member is a note of its own, just before the note of the member's value.
//! Nothing here recurses: depth costs a frame in a list, and is limited.

mod build;
mod keys;
mod scan;

use std::cell::{Cell, RefCell};

use super::error::{ReadError, ReadErrorKind};
use super::value::Value;

pub(crate) use keys::{decoded, hash, is_same, unescape};
pub(crate) use scan::{plain_run, string_prefix};

/// How deep arrays and objects may nest: enough for any message, and small enough that the
/// decoders of a recursive type stay far from the end of a thread's stack.
pub const MAX_DEPTH: usize = 128;

/// How long a text may be by default. A tape needs up to eight times the memory of its text.
pub const MAX_BYTES: usize = 256 << 20;

/// A tape that is longer than this is not kept for the next document of its thread.
const SPARE_NODES: usize = 1 << 16;

/// An object with more members than this gets an index, so that no lookup is a long walk.
pub(crate) const INDEXED_FROM: usize = 32;

/// How often trials of union branches may visit the notes of a document, on average and at
/// least. Nested unions multiply their trials, which a hostile text could use.
const TRIALS_PER_NODE: u64 = 64;
const LEAST_TRIALS: u64 = 1 << 18;

/// What a text may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest text, in bytes. Texts above 4 GiB are refused in any case.
    pub bytes: usize,
    /// The deepest nesting of arrays and objects.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: MAX_BYTES, depth: MAX_DEPTH }
    }
}

impl Limits {
    /// The same limits with another longest text.
    #[must_use]
    pub fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The same limits with another deepest nesting.
    #[must_use]
    pub fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Null,
    True,
    False,
    /// A number without fraction and exponent.
    Integer,
    Number,
    String,
    Array,
    Object,
    /// The name of the member whose value comes next.
    Key,
}

/// One note. For strings and names, `start..end` leaves the quotes out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The note after the subtree; for a name in a large object, its hash.
    pub(crate) next: u32,
    /// Items or members, as far as they can be counted here.
    pub(crate) count: u16,
    pub(crate) tag: Tag,
    pub(crate) flags: u8,
}

/// The string or name has escapes.
pub(crate) const ESCAPED: u8 = 1;
/// The object has an entry in the table of indexes.
pub(crate) const INDEXED: u8 = 2;

/// What stands where a note is missing; the builder leaves no such place.
const NO_NODE: Node = Node { start: 0, end: 0, next: u32::MAX, count: 0, tag: Tag::Null, flags: 0 };

/// The members of a large object in the order of their hashes.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyIndex {
    pub(super) object: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// Two members of one name, by their notes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Twins {
    pub(super) object: u32,
    pub(super) first: u32,
    pub(super) second: u32,
}

#[derive(Debug, Default)]
pub(super) struct Tape {
    pub(super) nodes: Vec<Node>,
    pub(super) frames: Vec<build::Frame>,
    pub(super) indexes: Vec<KeyIndex>,
    pub(super) sorted: Vec<u32>,
    pub(super) twins: Vec<Twins>,
}

thread_local! {
    /// The memory of the last tape, so that a client in steady work allocates none.
    static SPARE: RefCell<Option<Tape>> = const { RefCell::new(None) };
}

impl Tape {
    fn take() -> Self {
        let spare = SPARE.try_with(|spare| spare.try_borrow_mut().ok()?.take());
        spare.ok().flatten().unwrap_or_default()
    }

    fn give_back(mut self) {
        if self.nodes.capacity() > SPARE_NODES || self.sorted.capacity() > SPARE_NODES {
            return;
        }
        self.nodes.clear();
        self.frames.clear();
        self.indexes.clear();
        self.sorted.clear();
        self.twins.clear();
        // A thread that is ending has no place to keep it.
        let _ = SPARE.try_with(|spare| {
            if let Ok(mut spare) = spare.try_borrow_mut() {
                *spare = Some(self);
            }
        });
    }
}

/// A JSON text and its tape.
///
/// Every value of the text has been checked, so walking it cannot fail: only the question
/// whether a value is what a type expects is left.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    tape: Tape,
    // How many members typed reading has taken up: a union keeps the branch that loses none.
    kept: Cell<u32>,
    // How many of them have no place of their own, but are kept beside those that have one.
    spare: Cell<u32>,
    // How many notes trials of union branches may still visit.
    trials: Cell<u64>,
}

impl<'a> Document<'a> {
    /// Checks a text and notes its values, within the default limits.
    ///
    /// # Errors
    /// When the text is not UTF-8, is not JSON (RFC 8259), or is too long or too deep. A
    /// leading byte order mark is skipped, as section 8.1 allows. Two members of one name are
    /// no error here: a typed object refuses them with both places, and [`crate::Json`],
    /// which promises to keep what it was given, keeps both.
    pub fn parse(text: &'a [u8]) -> Result<Self, ReadError> {
        Self::parse_within(text, Limits::default())
    }

    /// Checks a text and notes its values.
    ///
    /// # Errors
    /// As [`Document::parse`].
    pub fn parse_within(bytes: &'a [u8], limits: Limits) -> Result<Self, ReadError> {
        let longest = limits.bytes.min(u32::MAX as usize - 1);
        if bytes.len() > longest {
            let message = format!("the text has {} bytes, the limit is {longest}", bytes.len());
            return Err(ReadError::new(ReadErrorKind::Limit, message));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            ReadError::new(ReadErrorKind::Syntax, "the text is not UTF-8").at_offset(error.valid_up_to()).located(bytes)
        })?;
        let mut tape = Tape::take();
        match build::build(text, limits.depth, &mut tape) {
            Ok(()) => {
                let trials = LEAST_TRIALS.max(TRIALS_PER_NODE * tape.nodes.len() as u64);
                Ok(Self { text, tape, kept: Cell::new(0), spare: Cell::new(0), trials: Cell::new(trials) })
            }
            Err(error) => {
                tape.give_back();
                Err(error.located(bytes))
            }
        }
    }

    /// The value that the text is.
    #[must_use]
    pub fn root(&self) -> Value<'_> {
        Value::new(self, 0)
    }

    /// The text that was read.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    #[inline]
    pub(crate) fn node(&self, at: u32) -> &Node {
        self.tape.nodes.get(at as usize).unwrap_or(&NO_NODE)
    }

    #[inline]
    pub(crate) fn slice(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn bytes(&self, start: u32, end: u32) -> &'a [u8] {
        self.text.as_bytes().get(start as usize..end as usize).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn byte(&self, at: u32) -> u8 {
        self.text.as_bytes().get(at as usize).copied().unwrap_or_default()
    }

    /// The name that the note at `key` stands for, as written in the text.
    #[inline]
    pub(crate) fn raw_key(&self, key: u32) -> &'a str {
        let node = self.node(key);
        self.slice(node.start, node.end)
    }

    #[inline]
    pub(crate) fn key_is(&self, key: u32, name: &str) -> bool {
        self.is_named(self.node(key), name)
    }

    #[inline]
    pub(crate) fn is_named(&self, key: &Node, name: &str) -> bool {
        if key.flags & ESCAPED != 0 {
            return self.is_named_with_escapes(key, name);
        }
        // Most names differ in their length.
        key.end.wrapping_sub(key.start) as usize == name.len()
            && is_same(self.bytes(key.start, key.end), name.as_bytes())
    }

    #[cold]
    fn is_named_with_escapes(&self, key: &Node, name: &str) -> bool {
        unescape(self.slice(key.start, key.end)) == name
    }

    /// The first note of a name between two places that is the one meant.
    #[inline]
    pub(crate) fn find_key(&self, from: u32, to: u32, mut is_meant: impl FnMut(&Node) -> bool) -> Option<u32> {
        let nodes = self.tape.nodes.get(from as usize..to as usize)?;
        let mut at = 0;
        while let Some([key, value]) = nodes.get(at..).and_then(<[Node]>::first_chunk) {
            if is_meant(key) {
                return Some(from + at as u32);
            }
            at = value.next.wrapping_sub(from) as usize;
        }
        None
    }

    /// The names of a large object in the order of their hashes.
    pub(super) fn sorted_keys(&self, object: u32) -> &[u32] {
        let found = self.tape.indexes.binary_search_by_key(&object, |index| index.object);
        let index = found.ok().and_then(|at| self.tape.indexes.get(at));
        index.and_then(|index| self.tape.sorted.get(index.from as usize..index.to as usize)).unwrap_or_default()
    }

    /// The first two members of one name, as notes of their names.
    pub(super) fn twins(&self, object: u32) -> Option<(u32, u32)> {
        let node = self.node(object);
        if node.flags & INDEXED != 0 {
            let twins = self.tape.twins.iter().find(|twins| twins.object == object)?;
            return Some((twins.first, twins.second));
        }
        let mut second = object + 1;
        while second < node.next {
            let mut first = object + 1;
            while first < second {
                if self.same_key(first, second) {
                    return Some((first, second));
                }
                first = self.node(first + 1).next;
            }
            second = self.node(second + 1).next;
        }
        None
    }

    fn same_key(&self, first: u32, second: u32) -> bool {
        let (a, b) = (self.node(first), self.node(second));
        if (a.flags | b.flags) & ESCAPED == 0 {
            a.end - a.start == b.end - b.start && self.raw_key(first) == self.raw_key(second)
        } else {
            decoded(self.raw_key(first), a.flags) == decoded(self.raw_key(second), b.flags)
        }
    }

    #[inline]
    pub(crate) fn keep(&self, members: u32) {
        self.kept.set(self.kept.get().wrapping_add(members));
    }

    /// Pays for one reading of a value on trial; false when the budget is used up.
    pub(crate) fn spend_trial(&self, value: Value<'_>) -> bool {
        let notes = u64::from(value.node().next.saturating_sub(value.index()));
        let left = self.trials.get().checked_sub(notes);
        self.trials.set(left.unwrap_or(0));
        left.is_some()
    }

    /// Notes that members are kept beside those that have a place of their own.
    pub(crate) fn spare(&self, members: u32) {
        self.spare.set(self.spare.get().wrapping_add(members));
    }

    /// How many members typed reading has taken up, and how many of them have no place of their own.
    pub(crate) fn kept(&self) -> (u32, u32) {
        (self.kept.get(), self.spare.get())
    }

    pub(crate) fn set_kept(&self, (kept, spare): (u32, u32)) {
        self.kept.set(kept);
        self.spare.set(spare);
    }
}

impl Drop for Document<'_> {
    fn drop(&mut self) {
        std::mem::take(&mut self.tape).give_back();
    }
}
