//! Percent-encoding (RFC 3986, section 2) and its variant for forms.

/// Encodes all but the unreserved characters.
pub(crate) fn component(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_component(&mut out, text);
    out
}

/// Appends with all but the unreserved characters encoded.
pub(crate) fn push_component(out: &mut String, text: &str) {
    push(out, text, is_unreserved);
}

/// Appends for `allowReserved`: reserved characters and ready triples stay,
/// but for those that would end or split the query they stand in.
pub(crate) fn push_reserved(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    for (at, byte) in text.bytes().enumerate() {
        let stays = match byte {
            b'%' => is_triple(bytes.get(at + 1..at + 3)),
            _ => is_unreserved(byte) || b":/?@!$'()*,;=".contains(&byte),
        };
        push_byte(out, byte, stays);
    }
}

/// Encodes for `application/x-www-form-urlencoded`.
pub(crate) fn form(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_form(&mut out, text);
    out
}

/// Appends for `application/x-www-form-urlencoded`: a space is a plus, and
/// only what the URL standard's serializer leaves stays.
pub(crate) fn push_form(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            _ => push_byte(out, byte, byte.is_ascii_alphanumeric() || b"*-._".contains(&byte)),
        }
    }
}

/// Decodes all triples; what is none stays.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let triple = bytes.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let decoded = triple
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(decoded.unwrap_or(*byte));
        at += if decoded.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn is_triple(digits: Option<&[u8]>) -> bool {
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

fn push(out: &mut String, text: &str, stays: fn(u8) -> bool) {
    for byte in text.bytes() {
        push_byte(out, byte, stays(byte));
    }
}

fn push_byte(out: &mut String, byte: u8, stays: bool) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    if stays {
        out.push(char::from(byte));
        return;
    }
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        let digit = DIGITS.get(usize::from(digit)).copied().unwrap_or_default();
        out.push(char::from(digit));
    }
}
