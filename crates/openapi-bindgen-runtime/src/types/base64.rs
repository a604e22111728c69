//! Bytes as base64 text.

use super::text::text_type;
use crate::check::Format;

text_type! {
    /// Bytes as base64 text (RFC 4648, section 4).
    Base64, Format::Byte
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl Base64 {
    /// Writes bytes as base64, with padding.
    #[must_use]
    pub fn encode(bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
        for chunk in bytes.chunks(3) {
            let mut group = [0u8; 3];
            for (place, byte) in group.iter_mut().zip(chunk) {
                *place = *byte;
            }
            let word = group.iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte));
            for position in 0..4 {
                text.push(if position <= chunk.len() { letter(word, position) } else { '=' });
            }
        }
        Self::from_unchecked(text)
    }

    /// The bytes that the text stands for; `None` when it is not base64. Line breaks are
    /// skipped, and so is missing padding; the alphabet for URLs is understood too.
    #[must_use]
    pub fn decode(&self) -> Option<Vec<u8>> {
        decode(self.as_str())
    }
}

fn letter(word: u32, position: usize) -> char {
    let index = word >> (18 - 6 * position) & 0x3f;
    ALPHABET.get(index as usize).map_or('=', |letter| char::from(*letter))
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let plain = text.trim_end_matches(['=', '\n', '\r', ' ']);
    let mut bytes = Vec::with_capacity(plain.len() / 4 * 3 + 2);
    let (mut word, mut letters) = (0u32, 0u32);
    for byte in plain.bytes().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
        word = word << 6 | sextet(byte)?;
        letters += 1;
        if letters == 4 {
            bytes.extend_from_slice(word.to_be_bytes().get(1..)?);
            (word, letters) = (0, 0);
        }
    }
    match letters {
        0 => {}
        2 => bytes.push((word >> 4) as u8),
        3 => bytes.extend_from_slice(((word >> 2) as u16).to_be_bytes().as_slice()),
        _ => return None,
    }
    Some(bytes)
}

fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self::encode(bytes)
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self::encode(&bytes)
    }
}
