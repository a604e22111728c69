//! From bytes to text: size, encoding, byte order mark.

use std::borrow::Cow;

use openapi_bindgen_diagnostics::codes::reading;

use super::Issue;
use crate::limits::MAX_TEXT_BYTES;

/// The text of a file, without its byte order mark. Bytes that are handed over become the text without a copy.
///
/// # Errors
/// A file that is too large or not UTF-8.
pub(crate) fn decode(bytes: Cow<'_, [u8]>) -> Result<String, Box<Undecodable>> {
    if bytes.len() > MAX_TEXT_BYTES {
        let what = format!("the file has {} bytes; the limit is {MAX_TEXT_BYTES}", bytes.len());
        let issue = Issue::new(reading::TOO_LARGE, 0, 0, what).help("split it into files that `$ref` each other");
        return Err(Undecodable::new(issue, &bytes));
    }
    if let Some(encoding) = other_unicode(&bytes) {
        let what = format!("the file is written in {encoding}, not in UTF-8");
        let issue = Issue::new(reading::NOT_UTF8, 0, 0, what).help("save it as UTF-8");
        return Err(Undecodable::new(issue, &bytes));
    }
    let mut bytes = bytes.into_owned();
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        let what = format!("byte 0x{byte:02X} at offset {at} is not UTF-8");
        let issue = Issue::new(reading::NOT_UTF8, at, at + 1, what).help("save the file as UTF-8");
        Undecodable::new(issue, error.as_bytes())
    })
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Bytes that are no text.
pub(crate) struct Undecodable {
    pub(crate) issue: Issue,
    /// What can be shown of them.
    pub(crate) text: String,
}

impl Undecodable {
    fn new(issue: Issue, bytes: &[u8]) -> Box<Self> {
        Box::new(Self { issue, text: String::from_utf8_lossy(bytes).into_owned() })
    }
}

/// The name of another encoding of Unicode, known by its mark or by the zero bytes around the first characters.
fn other_unicode(bytes: &[u8]) -> Option<&'static str> {
    match *bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [_, 0, 0, 0, ..] | [0, 0, 0, _, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [1..=255, 0, ..] | [0, 1..=255, ..] => Some("UTF-16"),
        _ => None,
    }
}
