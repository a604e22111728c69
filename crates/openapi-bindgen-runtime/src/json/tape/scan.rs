//! The ends of strings and numbers, found and checked.

use crate::json::error::{ReadError, ReadErrorKind};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Marks the bytes of a word that end a plain run in a string: a quote, a backslash, a control
/// character. The lowest mark is exact; marks above it may be false.
#[inline]
fn specials(word: u64) -> u64 {
    let quote = word ^ (ONES * b'"' as u64);
    let slash = word ^ (ONES * b'\\' as u64);
    let quotes = quote.wrapping_sub(ONES) & !quote;
    let slashes = slash.wrapping_sub(ONES) & !slash;
    let controls = word.wrapping_sub(ONES * 0x20) & !word;
    (quotes | slashes | controls) & HIGHS
}

/// The first byte from `start` on that cannot stand plainly in a string, or the end.
#[inline(always)]
pub(crate) fn plain_run(bytes: &[u8], start: usize) -> usize {
    let mut rest = bytes.get(start..).unwrap_or_default();
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let marks = specials(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return bytes.len() - rest.len() + (marks.trailing_zeros() / 8) as usize;
        }
        rest = tail;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    bytes.len() - rest.len() + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// The content of the string that the text starts with, its escapes not resolved.
pub(crate) fn string_prefix(bytes: &[u8]) -> Option<&str> {
    let end = escaped_string(bytes, 1, plain_run(bytes, 1)).ok()?;
    std::str::from_utf8(bytes.get(1..end)?).ok()
}

/// The closing quote of the string whose content starts at `start`; `at` is the first byte that
/// is not plain.
#[inline(never)]
pub(super) fn escaped_string(bytes: &[u8], start: usize, mut at: usize) -> Result<usize, ReadError> {
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok(at),
            Some(b'\\') => at = plain_run(bytes, escape(bytes, at)?),
            Some(_) => return Err(syntax("a control character in a string", at)),
            None => return Err(syntax("a string without an end", start.saturating_sub(1))),
        }
    }
}

/// The byte after the escape at `at`. A pair of surrogates is one escape.
fn escape(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => unicode_escape(bytes, at),
        Some(_) => Err(syntax("an unknown escape in a string", at)),
        None => Err(syntax("a string without an end", at)),
    }
}

fn unicode_escape(bytes: &[u8], at: usize) -> Result<usize, ReadError> {
    let unit = hex4(bytes, at + 2).ok_or_else(|| syntax("`\\u` without four digits", at))?;
    match unit {
        0xd800..=0xdbff => {
            let low = match bytes.get(at + 6..at + 8) {
                Some(b"\\u") => hex4(bytes, at + 8),
                _ => None,
            };
            match low {
                Some(0xdc00..=0xdfff) => Ok(at + 12),
                _ => Err(syntax("half of a surrogate pair in a string", at)),
            }
        }
        0xdc00..=0xdfff => Err(syntax("half of a surrogate pair in a string", at)),
        _ => Ok(at + 6),
    }
}

pub(super) fn hex4(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + (*digit as char).to_digit(16)?))
}

/// The byte after the number at `at`, and whether it has neither fraction nor exponent.
#[inline]
pub(super) fn number(bytes: &[u8], start: usize) -> Result<(usize, bool), ReadError> {
    let first = if bytes.get(start) == Some(&b'-') { start + 1 } else { start };
    let mut at = digits(bytes, first);
    if at == first {
        return Err(syntax("a number without digits", start));
    }
    if bytes.get(first) == Some(&b'0') && at > first + 1 {
        return Err(syntax("a number with a leading zero", start));
    }
    let mut integer = true;
    if bytes.get(at) == Some(&b'.') {
        integer = false;
        let fraction = at + 1;
        at = digits(bytes, fraction);
        if at == fraction {
            return Err(syntax("a number without digits after the point", start));
        }
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        integer = false;
        let signed = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        let exponent = at + 1 + usize::from(signed);
        at = digits(bytes, exponent);
        if at == exponent {
            return Err(syntax("a number without digits in its exponent", start));
        }
    }
    Ok((at, integer))
}

#[inline]
fn digits(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    at
}

#[cold]
fn syntax(message: &'static str, at: usize) -> ReadError {
    ReadError::new(ReadErrorKind::Syntax, message).at_offset(at)
}
