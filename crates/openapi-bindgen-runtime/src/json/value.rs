//! A value of a document: what can be asked of it without knowing a type.

use std::borrow::Cow;

use super::error::{ReadError, ReadErrorKind, excerpt};
use super::tape::{Document, Node, Tag, decoded};

/// The six kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The kind with its article, as it stands in messages.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// One value of a [`Document`], cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Value<'t> {
    document: &'t Document<'t>,
    at: u32,
}

impl<'t> Value<'t> {
    #[inline]
    pub(crate) fn new(document: &'t Document<'t>, at: u32) -> Self {
        Self { document, at }
    }

    #[inline]
    pub(crate) fn document(self) -> &'t Document<'t> {
        self.document
    }

    #[inline]
    pub(crate) fn index(self) -> u32 {
        self.at
    }

    #[inline]
    pub(crate) fn node(self) -> &'t Node {
        self.document.node(self.at)
    }

    /// What kind of value it is.
    #[inline]
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.node().tag {
            Tag::Null => Kind::Null,
            Tag::True | Tag::False => Kind::Bool,
            Tag::Integer | Tag::Number => Kind::Number,
            Tag::String | Tag::Key => Kind::String,
            Tag::Array => Kind::Array,
            Tag::Object => Kind::Object,
        }
    }

    /// Whether it is an array or an object.
    #[inline]
    pub(crate) fn is_container(self) -> bool {
        matches!(self.node().tag, Tag::Array | Tag::Object)
    }

    /// Whether it is `null`.
    #[inline]
    #[must_use]
    pub fn is_null(self) -> bool {
        self.node().tag == Tag::Null
    }

    /// The boolean, if it is one.
    #[inline]
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self.node().tag {
            Tag::True => Some(true),
            Tag::False => Some(false),
            _ => None,
        }
    }

    /// The content of the string, escapes resolved, if it is one.
    #[inline]
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'t, str>> {
        let node = self.node();
        (node.tag == Tag::String).then(|| decoded(self.document.slice(node.start, node.end), node.flags))
    }

    /// The number as it is written in the text, if it is one.
    #[inline]
    #[must_use]
    pub fn as_number(self) -> Option<&'t str> {
        let node = self.node();
        matches!(node.tag, Tag::Integer | Tag::Number).then(|| self.document.slice(node.start, node.end))
    }

    /// The text of the value, as it stands in the document.
    #[must_use]
    pub fn raw(self) -> &'t str {
        let node = self.node();
        match node.tag {
            Tag::String | Tag::Key => self.document.slice(node.start - 1, node.end + 1),
            _ => self.document.slice(node.start, node.end),
        }
    }

    /// Where the value starts in the text, in bytes.
    #[must_use]
    pub fn offset(self) -> usize {
        let node = self.node();
        match node.tag {
            Tag::String | Tag::Key => node.start as usize - 1,
            _ => node.start as usize,
        }
    }

    /// The items of the array; none for other values.
    #[must_use]
    pub fn items(self) -> Items<'t> {
        let node = self.node();
        let end = if node.tag == Tag::Array { node.next } else { self.at + 1 };
        Items { document: self.document, at: self.at + 1, end }
    }

    /// Names and values of the object, in the order of the text; none for other values.
    #[must_use]
    pub fn entries(self) -> Entries<'t> {
        let node = self.node();
        let end = if node.tag == Tag::Object { node.next } else { self.at + 1 };
        Entries { document: self.document, at: self.at + 1, end }
    }

    /// How many items or members the value has; 0 for a scalar.
    #[must_use]
    pub fn len(self) -> usize {
        let node = self.node();
        match (node.tag, node.count) {
            (Tag::Array, u16::MAX) => self.items().count(),
            (Tag::Object, u16::MAX) => self.entries().count(),
            (_, count) => count.into(),
        }
    }

    /// Whether the value has neither items nor members.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.node().count == 0
    }

    /// A length to reserve memory for; for very long arrays it is less than the length.
    #[inline]
    pub(crate) fn len_hint(self) -> usize {
        self.node().count.into()
    }

    /// The member of this name, if the value is an object and has one.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Value<'t>> {
        super::members::find(self.document, self.at, name)
    }

    /// The first name that the object uses twice, with the offsets of both.
    #[must_use]
    pub fn duplicate(self) -> Option<(Cow<'t, str>, usize, usize)> {
        if self.node().tag != Tag::Object {
            return None;
        }
        let (first, second) = self.document.twins(self.at)?;
        let node = self.document.node(first);
        let name = decoded(self.document.slice(node.start, node.end), node.flags);
        let offset = |key: u32| self.document.node(key).start as usize - 1;
        Some((name, offset(first), offset(second)))
    }

    /// An error about this value.
    #[cold]
    #[must_use]
    pub fn error(self, kind: ReadErrorKind, message: impl Into<Cow<'static, str>>) -> ReadError {
        ReadError::new(kind, message).at_offset(self.offset())
    }

    /// The error that this value is not what was `expected`; it says what was found.
    #[cold]
    #[must_use]
    pub fn expected(self, expected: &str) -> ReadError {
        let message = format!("expected {expected}, found {}", self.in_words());
        self.error(ReadErrorKind::WrongType, message)
    }

    /// The value in a few words: scalars with their text, containers by their kind.
    pub(crate) fn in_words(self) -> String {
        match self.kind() {
            Kind::Array | Kind::Object | Kind::Null => self.kind().in_words().to_owned(),
            Kind::Bool => self.raw().to_owned(),
            Kind::Number => format!("the number {}", excerpt(self.raw().as_bytes())),
            Kind::String => format!("the string {}", excerpt(self.raw().as_bytes())),
        }
    }

    /// How many members stand in the value and everything below it.
    pub(crate) fn members_below(self) -> u32 {
        if !self.is_container() {
            return 0;
        }
        let node = self.node();
        let below = (self.at + 1..node.next).filter(|at| self.document.node(*at).tag == Tag::Key);
        below.count() as u32
    }
}

/// The items of an array.
#[derive(Clone, Debug)]
pub struct Items<'t> {
    document: &'t Document<'t>,
    at: u32,
    end: u32,
}

impl<'t> Iterator for Items<'t> {
    type Item = Value<'t>;

    #[inline]
    fn next(&mut self) -> Option<Value<'t>> {
        if self.at >= self.end {
            return None;
        }
        let value = Value::new(self.document, self.at);
        self.at = value.node().next;
        Some(value)
    }
}

/// Names and values of an object.
#[derive(Clone, Debug)]
pub struct Entries<'t> {
    document: &'t Document<'t>,
    at: u32,
    end: u32,
}

impl<'t> Entries<'t> {
    /// The note of the next name, and the value after it.
    #[inline]
    pub(crate) fn next_key(&mut self) -> Option<(u32, Value<'t>)> {
        if self.at >= self.end {
            return None;
        }
        let key = self.at;
        let value = Value::new(self.document, key + 1);
        self.at = value.node().next;
        Some((key, value))
    }
}

impl<'t> Iterator for Entries<'t> {
    type Item = (Cow<'t, str>, Value<'t>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.next_key()?;
        let node = self.document.node(key);
        Some((decoded(self.document.slice(node.start, node.end), node.flags), value))
    }
}
