//! Text types: they keep the text they were read from and know its grammar.

use std::fmt;

use crate::check::Format;

/// A text that is not what its type asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidText {
    expected: &'static str,
    found: String,
}

impl InvalidText {
    pub(crate) fn new(expected: &'static str, found: &str) -> Self {
        let found = crate::json::excerpt(found.as_bytes());
        Self { expected, found }
    }
}

impl fmt::Display for InvalidText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {:?}", self.expected, self.found)
    }
}

impl std::error::Error for InvalidText {}

/// Defines a type for the texts of one format.
///
/// Reading JSON accepts any string, since servers send odd ones and a body should arrive all
/// the same; `FromStr` and validation are strict.
macro_rules! text_type {
    ($(#[doc = $doc:literal])* $name:ident, $format:expr) => {
        $(#[doc = $doc])*
        ///
        /// It keeps its text, so that reading and writing change nothing; two values are equal
        /// when their texts are.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes a text as it is, even one that the format does not allow.
            #[must_use]
            pub fn from_unchecked(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, taken out.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }

            /// Whether the text is what the format asks for.
            #[must_use]
            pub fn is_valid(&self) -> bool {
                $format.fits(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::types::InvalidText;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $format.fits(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err($crate::types::InvalidText::new($format.in_words(), text))
                }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::types::InvalidText;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::types::InvalidText;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.0)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl $crate::json::ReadJson for $name {
            fn read_json(value: $crate::json::Value<'_>) -> Result<Self, $crate::json::ReadError> {
                String::read_json(value).map(Self)
            }
        }

        impl $crate::json::WriteJson for $name {
            fn write_json(&self, writer: &mut $crate::json::Writer) {
                writer.string(&self.0);
                if writer.is_validating() && !self.is_valid() {
                    writer.violation(format!("must be {}", $format.in_words()));
                }
            }
        }
    };
}

pub(super) use text_type;

text_type! {
    /// A UUID (RFC 9562) in its usual notation: `8-4-4-4-12` hexadecimal digits.
    Uuid, Format::Uuid
}

text_type! {
    /// A decimal number that travels as a string, as `"12.50"`.
    Decimal, Format::Decimal
}
