//! A JSON number that keeps its text.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::InvalidText;
use crate::check::exact::Exact;
use crate::json::{Document, ReadError, ReadJson, Value, WriteJson, Writer};

/// Texts up to this length are held in place.
const SHORT: usize = 22;

/// A number of any size and precision, as it was written. Numbers are equal by value: `1` and
/// `1.0` are one number.
#[derive(Clone)]
pub struct Number(Text);

#[derive(Clone)]
enum Text {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<str>),
}

impl Number {
    /// Keeps a text that is known to be a JSON number.
    pub(crate) fn from_json_text(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match bytes.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                Self(Text::Short { length: text.len() as u8, bytes })
            }
            None => Self(Text::Long(text.into())),
        }
    }

    /// The text of the number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Short { length, bytes } => {
                let used = bytes.get(..usize::from(*length)).unwrap_or_default();
                std::str::from_utf8(used).unwrap_or_default()
            }
            Text::Long(text) => text,
        }
    }

    /// The number as an `i64`, if it is a whole number in range, however it is written.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.integer()
    }

    /// The number as a `u64`, if it is a whole number in range, however it is written.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.integer()
    }

    /// The number as an `i128`, if it is a whole number in range, however it is written.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        self.integer()
    }

    /// The nearest `f64`, if the number is in range.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_str().parse().ok().filter(|number: &f64| number.is_finite())
    }

    fn integer<T: FromStr>(&self) -> Option<T> {
        let text = self.as_str();
        text.parse().ok().or_else(|| Exact::parse(text)?.integer_text(40)?.parse().ok())
    }

    /// A float as a number; `None` unless it is finite.
    #[must_use]
    pub fn from_f64(number: f64) -> Option<Self> {
        let mut writer = Writer::new();
        writer.f64(number);
        let text = writer.finish().ok()?;
        Some(Self::from_json_text(std::str::from_utf8(&text).ok()?))
    }
}

impl FromStr for Number {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, InvalidText> {
        let document = Document::parse(text.as_bytes()).ok();
        let whole = document.as_ref().and_then(|document| document.root().as_number());
        match whole {
            Some(number) if number.len() == text.len() => Ok(Self::from_json_text(text)),
            _ => Err(InvalidText::new("a number", text)),
        }
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => { $(
        impl From<$integer> for Number {
            fn from(number: $integer) -> Self {
                Self::from_json_text(&number.to_string())
            }
        }
    )* };
}

from_integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        crate::check::exact::same_number(self.as_str(), other.as_str())
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Exact::parse(self.as_str()).hash(state);
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ReadJson for Number {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        value.as_number().map(Self::from_json_text).ok_or_else(|| value.expected("a number"))
    }
}

impl WriteJson for Number {
    fn write_json(&self, writer: &mut Writer) {
        writer.raw(self.as_str());
    }
}
