//! A value or the empty string.

use std::fmt;

use crate::json::{ReadError, ReadJson, Value, WriteJson, Writer};

/// A value, or the empty string that stands for none: some servers write a choice that was
/// not made as `""`, beside or instead of `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlankOr<T> {
    /// The empty string.
    #[default]
    Blank,
    /// A value.
    Value(T),
}

impl<T> BlankOr<T> {
    /// Whether it is the empty string.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Blank => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The value, if there is one.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Blank => None,
            Self::Value(value) => Some(value),
        }
    }

    /// The same state with a value made from this one.
    #[must_use]
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> BlankOr<U> {
        match self {
            Self::Blank => BlankOr::Blank,
            Self::Value(value) => BlankOr::Value(make(value)),
        }
    }
}

impl<T> From<T> for BlankOr<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for BlankOr<String> {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Value(text.to_owned()) }
    }
}

impl<T: fmt::Display> fmt::Display for BlankOr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Value(value) => value.fmt(f),
        }
    }
}

impl<T: ReadJson> ReadJson for BlankOr<T> {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        if value.as_str().is_some_and(|text| text.is_empty()) {
            Ok(Self::Blank)
        } else {
            T::read_json(value).map(Self::Value)
        }
    }
}

impl<T: WriteJson> WriteJson for BlankOr<T> {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Self::Blank => writer.string(""),
            Self::Value(value) => value.write_json(writer),
        }
    }
}
