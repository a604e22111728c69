//! The text of integers: exact in both directions.

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

const EIGHT_DIGITS: u64 = 100_000_000;

const ZEROS: u64 = 0x3030_3030_3030_3030;

/// The eight digits of a number below a hundred million, the first in the lowest byte: halves, pairs and digits are
/// split all at once.
#[inline]
fn eight(number: u64) -> u64 {
    let halves = (number / 10_000) | ((number % 10_000) << 32);
    // Dividing by 100 and by 10 is exact here: the lanes hold at most 9,999 and 99.
    let hundreds = ((halves * 10_486) >> 20) & 0x7f_0000_007f;
    let pairs = hundreds | ((halves - hundreds * 100) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | ((pairs - tens * 10) << 8)
}

/// All digits of a number, behind zeros.
#[inline]
fn padded(number: u64) -> [[u8; 8]; 3] {
    let (upper, low) = (number / EIGHT_DIGITS, number % EIGHT_DIGITS);
    [upper / EIGHT_DIGITS, upper % EIGHT_DIGITS, low].map(|part| (eight(part) | ZEROS).to_le_bytes())
}

/// Appends the text of some of eight digits.
#[inline]
fn write_some(out: &mut Vec<u8>, digits: u64, length: u32) {
    // Copying a known number of bytes costs less than copying those that count.
    let end = out.len() + length as usize;
    out.extend_from_slice(&(digits | ZEROS).to_le_bytes());
    out.truncate(end);
}

/// Appends an integer.
#[inline]
pub(super) fn write_integer(out: &mut Vec<u8>, negative: bool, magnitude: u64) {
    if negative {
        out.push(b'-');
    }
    if magnitude >= EIGHT_DIGITS {
        return write_long(out, magnitude);
    }
    let digits = eight(magnitude);
    // The last digit stands, zero or not.
    let skipped = (digits.trailing_zeros() / 8).min(7);
    write_some(out, digits >> (skipped * 8), 8 - skipped);
}

/// Appends a fraction of millionths without the zeros at its end.
#[inline]
pub(super) fn write_millionths(out: &mut Vec<u8>, fraction: u64) {
    let digits = eight(fraction * 100);
    write_some(out, digits, 8 - digits.leading_zeros() / 8);
}

#[inline(never)]
fn write_long(out: &mut Vec<u8>, magnitude: u64) {
    let padded = padded(magnitude);
    let text = padded.as_flattened();
    let start = text.iter().position(|digit| *digit != b'0').unwrap_or_default();
    out.extend_from_slice(text.get(start..).unwrap_or_default());
}

/// Appends the last `places` digits of a number, at most 24, with zeros in front.
#[inline]
pub(super) fn write_places(out: &mut Vec<u8>, number: u64, places: usize) {
    let padded = padded(number);
    let text = padded.as_flattened();
    out.extend_from_slice(text.get(text.len() - places..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn integers_of_all_lengths_are_written() {
        let powers = (0..20).map(|exponent| 10_u64.pow(exponent));
        let near = powers.flat_map(|power| [power - 1, power, power + 1, power.wrapping_mul(7) + 305]);
        for number in near.chain(0..20_000).chain([u64::MAX, 99_999_999, 12_345_678, 90_909_090]) {
            let mut out = Vec::new();
            write_integer(&mut out, false, number);
            assert_eq!(String::from_utf8(out).unwrap(), number.to_string());
            let mut out = Vec::new();
            write_integer(&mut out, true, number);
            assert_eq!(String::from_utf8(out).unwrap(), format!("-{number}"));
            let mut out = Vec::new();
            write_places(&mut out, number, 24);
            assert_eq!(String::from_utf8(out).unwrap(), format!("{number:024}"));
        }
    }
}
