//! Bytes as base64 text.

use super::text::text_type;
use crate::check::Format;

text_type! {
    /// Bytes as base64 text (RFC 4648, section 4).
    Base64, Format::Byte
}
