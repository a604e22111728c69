//! A request as a mock saw it.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use crate::encode::percent;
use crate::json::{ReadError, ReadJson, from_json};

/// A request that reached a mock.
#[derive(Clone)]
pub struct Seen {
    operation: &'static str,
    method: String,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl Seen {
    pub(super) fn new(operation: &'static str, head: &http::request::Parts, body: Bytes) -> Self {
        let query = head.uri.query().unwrap_or_default();
        let decode = |text: &str| percent::decode(&text.replace('+', " "));
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        Self {
            operation,
            method: head.method.to_string(),
            path: head.uri.path().to_owned(),
            query: pairs.collect(),
            headers: head.headers.clone(),
            body,
        }
    }

    /// The operation's name; empty for a request for an access token.
    pub fn operation(&self) -> &str {
        self.operation
    }

    /// The method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path, still percent-encoded.
    pub fn path(&self) -> &str {
        &self.path
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
}

impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seen")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body", &self.body.len())
            .finish_non_exhaustive()
    }
}
