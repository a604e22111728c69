//! A value of a document: YAML or JSON, with exact scalars and the place of every node.

/// A value with the place where it stands in its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is.
    pub kind: Kind,
    /// Where it starts and ends.
    pub span: Span,
}

/// Byte offsets into the text of file number `file` (0 is the root document).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Which of the files that were read.
    pub file: u32,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last one.
    pub end: u32,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number as written in JSON syntax (`0o17` and the like are rewritten, big and exact ones kept).
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Members in document order, keys unique.
    Object(Vec<(String, Value)>),
}
