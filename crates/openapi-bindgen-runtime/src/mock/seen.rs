//! A request as a mock saw it.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use super::parts::{self, Part};
use crate::encode::percent;
use crate::json::{ReadError, ReadJson, from_json};
use crate::request::Operation;

/// A request that reached a mock.
#[derive(Clone)]
pub struct Seen {
    pub(super) facts: Option<&'static Operation>,
    method: String,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl Seen {
    pub(super) fn new(facts: Option<&'static Operation>, head: &http::request::Parts, body: Bytes) -> Self {
        Self {
            facts,
            method: head.method.to_string(),
            path: head.uri.path().to_owned(),
            query: pairs(head.uri.query().unwrap_or_default()),
            headers: head.headers.clone(),
            body,
        }
    }

    /// The operation's name; empty for a request for an access token.
    pub fn operation(&self) -> &str {
        self.facts.map_or("", |operation| operation.id)
    }

    /// The method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path, still percent-encoded.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The value of a parameter of the path, decoded.
    pub fn path_value(&self, name: &str) -> Option<String> {
        let template = self.facts?.path.split('/').rev();
        let mut segments = template.zip(self.path.split('/').rev());
        segments.find_map(|(template, segment)| value_in(template, segment, name)).map(percent::decode)
    }

    /// The query's pairs, decoded.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The first query parameter of this name, decoded.
    pub fn query_value(&self, name: &str) -> Option<&str> {
        let mut pairs = self.query.iter();
        pairs.find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as a value.
    ///
    /// # Errors
    /// When it is not the JSON of one.
    pub fn json<T: ReadJson>(&self) -> Result<T, ReadError> {
        from_json(&self.body)
    }

    /// The pairs of a URL-encoded form, decoded.
    pub fn form(&self) -> Vec<(String, String)> {
        pairs(&String::from_utf8_lossy(&self.body))
    }

    /// The parts of a multipart body; none where it is something else.
    pub fn parts(&self) -> Vec<Part> {
        parts::read(self.header("content-type").unwrap_or_default(), &self.body)
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent::decode(&text.replace('+', " "));
    let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    });
    pairs.collect()
}

/// What stands in a segment of a path where its template has `{name}`.
fn value_in<'s>(mut template: &str, mut segment: &'s str, name: &str) -> Option<&'s str> {
    while let Some((before, rest)) = template.split_once('{') {
        let (found, after) = rest.split_once('}')?;
        segment = segment.strip_prefix(before)?;
        let literal = after.split('{').next().unwrap_or_default();
        let end = match (literal, literal.len() == after.len()) {
            ("", _) => segment.len(),
            (literal, true) => segment.rfind(literal)?,
            (literal, false) => segment.find(literal)?,
        };
        let (value, tail) = segment.split_at_checked(end)?;
        if found == name {
            return Some(value);
        }
        (template, segment) = (after, tail);
    }
    None
}

impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seen")
            .field("operation", &self.operation())
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_in_segments() {
        let table = [
            ("{id}", "7", "id", Some("7")),
            ("{id}", "7", "name", None),
            ("v{major}.{minor}", "v1.20", "major", Some("1")),
            ("v{major}.{minor}", "v1.20", "minor", Some("20")),
            ("{name}.json", "a.json.json", "name", Some("a.json")),
            ("{name}.json", "a.xml", "name", None),
            ("x{id", "x7", "id", None),
            ("leads", "leads", "leads", None),
        ];
        for (template, segment, name, value) in table {
            assert_eq!(value_in(template, segment, name), value, "{template} {segment}");
        }
    }
}
