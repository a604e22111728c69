//! Why a stream of values broke, or gave a value that is none.

use std::error::Error as StdError;
use std::fmt;

use crate::body::BodyError;
use crate::json::ReadError;

/// Why a stream gave no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum StreamError {
    /// The body broke off. The stream is over.
    Body(BodyError),
    /// One value does not have the described shape. The next may have.
    Read(ReadError),
    /// One value is larger than this limit. The stream is over.
    TooLarge(usize),
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(error) => write!(f, "the stream broke off: {error}"),
            Self::Read(error) => write!(f, "a value of the stream does not have the described shape: {error}"),
            Self::TooLarge(limit) => write!(f, "a value of the stream is larger than {limit} bytes"),
        }
    }
}

impl StdError for StreamError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Body(error) => Some(error),
            Self::Read(error) => Some(error),
            Self::TooLarge(_) => None,
        }
    }
}

impl From<BodyError> for StreamError {
    fn from(error: BodyError) -> Self {
        Self::Body(error)
    }
}

impl From<ReadError> for StreamError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}
