//! URI references (RFC 3986), as far as `$ref` needs them.

/// What a `$ref` names, apart from its fragment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The file itself.
    Same,
    /// A file, by its path relative to the root document.
    File(String),
    /// An address with a scheme (`https:`, `urn:`) or a host.
    Remote,
}

/// A reference without its fragment, and the fragment.
pub(crate) fn split_fragment(reference: &str) -> (&str, Option<&str>) {
    match reference.split_once('#') {
        Some((uri, fragment)) => (uri, Some(fragment)),
        None => (reference, None),
    }
}

/// What the part before the fragment names when it stands in the file with the path `base`.
pub(crate) fn target(uri: &str, base: &str) -> Target {
    if uri.is_empty() {
        return Target::Same;
    }
    if has_scheme(uri) || uri.starts_with("//") {
        return Target::Remote;
    }
    let path = uri.split('?').next().unwrap_or(uri);
    Target::File(join(base, &percent_decoded(path)))
}

/// A scheme has two letters at least, so that `C:\` counts as a path (which no source will find).
pub(crate) fn has_scheme(uri: &str) -> bool {
    let Some((scheme, _)) = uri.split_once(':') else { return false };
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// The path `relative` as seen from the file `base`; both are relative to one folder.
pub(crate) fn join(base: &str, relative: &str) -> String {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = if relative.starts_with('/') { relative.to_owned() } else { format!("{folder}/{relative}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    let root = if relative.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// `%41` becomes `A`; what is no valid escape, or would not be UTF-8, stays as it is.
pub(crate) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).filter(|_| *first == b'%').and_then(hex_byte);
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A pointer's path as a fragment: what no fragment may hold is escaped (RFC 6901 section 6).
pub(crate) fn percent_encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'~' | b'-' | b'.' | b'_' => text.push(char::from(byte)),
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(digits).ok()?;
    text.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(text, 16).ok())?
}
