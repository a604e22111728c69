//! Why a body could not be read.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// Why a body could not be read to its end.
pub struct BodyError {
    kind: BodyErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What went wrong while a body was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyErrorKind {
    /// The source of the bytes failed: a file, a stream, a connection that
    /// broke off before the announced end.
    Read,
    /// No byte came for this long.
    Idle(Duration),
    /// There are more bytes than this limit allows.
    TooLarge(u64),
    /// The stream is shorter or longer than the length it was given.
    Length(&'static str),
}

impl BodyError {
    /// An error of the source of the bytes.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let source = source.into();
        // A body error that went through a library comes back as it was.
        match source.downcast::<Self>() {
            Ok(same) => *same,
            Err(source) => Self { kind: BodyErrorKind::Read, source: Some(source) },
        }
    }

    pub(crate) fn too_large(limit: u64) -> Self {
        Self::plain(BodyErrorKind::TooLarge(limit))
    }

    pub(crate) fn idle(after: Duration) -> Self {
        Self::plain(BodyErrorKind::Idle(after))
    }

    pub(crate) fn length(word: &'static str) -> Self {
        Self::plain(BodyErrorKind::Length(word))
    }

    fn plain(kind: BodyErrorKind) -> Self {
        Self { kind, source: None }
    }

    /// What went wrong.
    pub fn kind(&self) -> BodyErrorKind {
        self.kind
    }
}

impl From<std::io::Error> for BodyError {
    fn from(error: std::io::Error) -> Self {
        Self::new(error)
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            BodyErrorKind::Read => f.write_str("the body could not be read to its end"),
            BodyErrorKind::Idle(after) => write!(f, "no byte of the body came for {after:?}"),
            BodyErrorKind::TooLarge(limit) => write!(f, "the body is larger than {limit} bytes"),
            BodyErrorKind::Length(word) => write!(f, "the body is {word} than its stated length"),
        }
    }
}

impl fmt::Debug for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyError").field("kind", &self.kind).field("source", &self.source).finish()
    }
}

impl StdError for BodyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
