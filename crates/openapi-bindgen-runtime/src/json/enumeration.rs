//! What the enums of a generated crate share.

use super::tape::Document;
use super::value::Value;
use super::writer::Writer;
use crate::check::same_value;

/// How many declared values a message lists.
const LISTED: usize = 8;

/// The place of `text` among `texts`.
#[inline(never)]
#[must_use]
pub fn position(texts: &[&str], text: &str) -> Option<usize> {
    texts.iter().position(|known| *known == text)
}

/// The place of a value among JSON texts; numbers are compared by value.
#[inline(never)]
#[must_use]
pub fn json_position(texts: &[&str], value: Value<'_>) -> Option<usize> {
    texts.iter().position(|text| Document::parse(text.as_bytes()).is_ok_and(|known| same_value(known.root(), value)))
}

/// Whether a number is written as its kind is: `1.0` is no value of an enum of integers, as OpenAPI 3.0 has it.
#[inline(never)]
#[must_use]
pub fn is_plain(value: Value<'_>, kind: &str) -> bool {
    kind != "i64" || !value.raw().contains(['.', 'e', 'E'])
}

impl Writer {
    /// Tells that the enum value in hand is none of the declared ones.
    #[cold]
    #[inline(never)]
    pub fn unknown_value(&mut self, declared: &[&str]) {
        if !self.is_validating() {
            return;
        }
        let mut rule = "must be one of the declared values ".to_owned();
        for (index, text) in declared.iter().take(LISTED).enumerate() {
            let gap = if index == 0 { "" } else { ", " };
            rule = format!("{rule}{gap}`{text}`");
        }
        if declared.len() > LISTED {
            rule = format!("{rule} and {} more", declared.len() - LISTED);
        }
        self.violation(rule);
    }

    /// Tells that the value in hand is none of the declared branches of its union.
    #[cold]
    #[inline(never)]
    pub fn unknown_variant(&mut self) {
        self.violation("must be one of the declared alternatives");
    }
}
