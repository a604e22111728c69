//! The parts of a multipart body (RFC 7578), as a test wants to look at them.

use bytes::Bytes;

/// A part of a multipart body.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The name of the member.
    pub name: String,
    /// The name of the file, if it is one.
    pub file_name: Option<String>,
    /// The content type, if one is given.
    pub content_type: Option<String>,
    /// The content.
    pub body: Bytes,
}

impl Part {
    /// The content as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// The parts of a body of this content type; none where it is not multipart. A preamble, which the runtime does not
/// write, is not looked for.
pub(super) fn read(content_type: &str, body: &Bytes) -> Vec<Part> {
    let Some((_, boundary)) = content_type.split_once("boundary=") else { return Vec::new() };
    let boundary = boundary.split(';').next().unwrap_or_default().trim().trim_matches('"');
    let (first, mark) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let mut parts = Vec::new();
    let mut rest = match body.starts_with(first.as_bytes()) {
        true => body.slice(first.len()..),
        false => return parts,
    };
    while rest.starts_with(b"\r\n") {
        let Some(length) = find(&rest, mark.as_bytes()) else { break };
        parts.extend(part(&rest.slice(2..length.max(2))));
        rest = rest.slice(length + mark.len()..);
    }
    parts
}

fn part(bytes: &Bytes) -> Option<Part> {
    let end = find(bytes, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let header = |wanted: &str| {
        head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case(wanted).then(|| value.trim().to_owned())
        })
    };
    let disposition = header("content-disposition").unwrap_or_default();
    Some(Part {
        name: parameter(&disposition, "name").unwrap_or_default(),
        file_name: parameter(&disposition, "filename"),
        content_type: header("content-type"),
        body: bytes.slice(end + 4..),
    })
}

/// A parameter in quotes, as the runtime writes it: a backslash before quotes and backslashes, line breaks encoded.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let (_, rest) = header.split_once(&format!("; {wanted}=\""))?;
    let mut value = String::new();
    let mut chars = rest.chars();
    loop {
        match chars.next()? {
            '"' => return Some(value.replace("%0D", "\r").replace("%0A", "\n")),
            '\\' => value.push(chars.next()?),
            c => value.push(c),
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(content_type: &str, body: &'static str) -> Vec<(String, Option<String>, String)> {
        let parts = read(content_type, &Bytes::from(body)).into_iter();
        parts.map(|part| (part.name.clone(), part.file_name.clone(), part.text())).collect()
    }

    #[test]
    fn parts_are_taken_apart() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n--x\r\n\
                    content-disposition: form-data; name=\"b\"; filename=\"c\\\".txt\"\r\nContent-Type: text/plain\r\n\r\n\
                    \r\n--x--\r\n";
        let a = ("a".to_owned(), None, "1\r\n2".to_owned());
        let b = ("b".to_owned(), Some("c\".txt".to_owned()), String::new());
        assert_eq!(texts("multipart/form-data; boundary=x", body), [a, b]);
    }

    #[test]
    fn other_bodies_have_no_parts() {
        for (content_type, body) in [
            ("application/json", "{}"),
            ("multipart/form-data", "--x\r\n"),
            ("multipart/form-data; boundary=x", ""),
            ("multipart/form-data; boundary=x", "--x--\r\n"),
            ("multipart/form-data; boundary=\"x\"", "--x\r\nno head"),
        ] {
            assert!(texts(content_type, body).is_empty(), "{content_type} {body}");
        }
    }
}
