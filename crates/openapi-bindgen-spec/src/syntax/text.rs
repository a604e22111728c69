//! From bytes to text: size, encoding, byte order mark.

use openapi_bindgen_diagnostics::codes::reading;

use super::Issue;
use crate::limits::MAX_TEXT_BYTES;

/// The text of a file, without its byte order mark.
///
/// # Errors
/// A file that is too large or not UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, Issue> {
    if bytes.len() > MAX_TEXT_BYTES {
        let what = format!("the file has {} bytes; the limit is {MAX_TEXT_BYTES}", bytes.len());
        return Err(Issue::new(reading::TOO_LARGE, 0, 0, what).help("split it into files that `$ref` each other"));
    }
    if let Some(encoding) = other_unicode(bytes) {
        let what = format!("the file is written in {encoding}, not in UTF-8");
        return Err(Issue::new(reading::NOT_UTF8, 0, 0, what).help("save it as UTF-8"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let what = format!("byte 0x{byte:02X} at offset {at} is not UTF-8");
        Issue::new(reading::NOT_UTF8, at, at + 1, what).help("save the file as UTF-8")
    })
}

/// The name of another encoding of Unicode, known by its mark or by the zero bytes around the first characters.
fn other_unicode(bytes: &[u8]) -> Option<&'static str> {
    match *bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [_, 0, 0, 0, ..] | [0, 0, 0, _, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [1..=255, 0, ..] | [0, 1..=255, ..] => Some("UTF-16"),
        _ => None,
    }
}
