//! The text of integers and numbers: exact in both directions.

use std::io::Write as _;

use super::error::{ReadError, ReadErrorKind};
use super::value::Value;
use crate::check::exact::Exact;

/// The integer that a number is, if it is one: `1`, `1.0` and `1e0` are the same.
#[inline]
pub(super) fn integer<T: std::str::FromStr>(value: Value<'_>, range: &'static str) -> Result<T, ReadError> {
    let Some(text) = value.as_number() else { return Err(value.expected("an integer")) };
    match text.parse() {
        Ok(integer) => Ok(integer),
        Err(_) => unusual(value, text).and_then(|plain| {
            plain.parse().map_err(|_| {
                let message = format!("{} is outside of {range}", value.in_words());
                value.error(ReadErrorKind::WrongValue, message)
            })
        }),
    }
}

/// The plain digits of an integer with fraction or exponent.
#[cold]
fn unusual(value: Value<'_>, text: &str) -> Result<String, ReadError> {
    let plain = Exact::parse(text).and_then(|exact| exact.integer_text(40));
    match plain {
        Some(plain) => Ok(plain),
        None if Exact::parse(text).is_some_and(|exact| exact.is_integer()) => Ok(text.to_owned()),
        None => Err(value.expected("an integer")),
    }
}

/// Appends an integer.
#[inline]
pub(super) fn write_integer(out: &mut Vec<u8>, negative: bool, mut magnitude: u64) {
    let mut digits = [0u8; 20];
    let mut used = 0;
    for place in digits.iter_mut().rev() {
        *place = b'0' + (magnitude % 10) as u8;
        magnitude /= 10;
        used += 1;
        if magnitude == 0 {
            break;
        }
    }
    if negative {
        out.push(b'-');
    }
    out.extend_from_slice(digits.get(20 - used..).unwrap_or_default());
}

/// Appends the shortest text that reads back as the same number: whole numbers without a
/// point, very large and very small ones with an exponent.
pub(super) fn write_float<F>(out: &mut Vec<u8>, number: F)
where
    F: Copy + Into<f64> + std::fmt::Display + std::fmt::LowerExp,
{
    let magnitude = number.into().abs();
    let plain = magnitude == 0.0 || (1e-5..1e16).contains(&magnitude);
    // Writing to a Vec does not fail.
    let _ = if plain { write!(out, "{number}") } else { write!(out, "{number:e}") };
}
