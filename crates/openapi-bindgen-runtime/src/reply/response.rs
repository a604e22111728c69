//! An answer before it is a value.

use std::fmt;
use std::sync::OnceLock;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap};
use http::{StatusCode, Uri};

use crate::auth::Applied;
use crate::body::Body;
use crate::error::bare_url;
use crate::error::echo;
use crate::types::Secret;

/// An answer: status, headers, and a body that was read or is still to be read.
pub struct Response {
    status: StatusCode,
    headers: HeaderMap,
    uri: Uri,
    /// Written when somebody asks.
    url: OnceLock<String>,
    content: Content,
    attempts: u32,
    applied: Applied,
}

enum Content {
    Bytes { bytes: Bytes, is_cut: bool },
    Stream(Body),
}

impl Response {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, uri: Uri) -> Self {
        let content = Content::Bytes { bytes: Bytes::new(), is_cut: false };
        Self { status, headers, uri, url: OnceLock::new(), content, attempts: 1, applied: Applied::default() }
    }

    pub(crate) fn set_bytes(&mut self, bytes: Bytes, is_cut: bool) {
        self.content = Content::Bytes { bytes, is_cut };
    }

    pub(crate) fn set_stream(&mut self, body: Body) {
        self.content = Content::Stream(body);
    }

    pub(crate) fn set_call(&mut self, attempts: u32, applied: Applied) {
        self.attempts = attempts;
        self.applied = applied;
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(crate) fn into_headers(self) -> HeaderMap {
        self.headers
    }

    /// The URL that answered, without its query.
    pub fn url(&self) -> &str {
        self.url.get_or_init(|| bare_url(&self.uri))
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The server's name for the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The Content-Type, as it is.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// Whether the content is of this type, parameters aside.
    pub fn has_content_type(&self, wanted: &str) -> bool {
        let essence = self.content_type().and_then(|found| found.split(';').next());
        essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case(wanted))
    }

    /// The body, as far as it was read; nothing when it is a stream.
    pub fn body(&self) -> &[u8] {
        match &self.content {
            Content::Bytes { bytes, .. } => bytes,
            Content::Stream(_) => &[],
        }
    }

    /// The body as shared bytes.
    pub fn bytes(&self) -> Bytes {
        match &self.content {
            Content::Bytes { bytes, .. } => bytes.clone(),
            Content::Stream(_) => Bytes::new(),
        }
    }

    /// Whether the body is longer than what was kept of it.
    pub fn is_cut(&self) -> bool {
        matches!(self.content, Content::Bytes { is_cut: true, .. })
    }

    /// The body as a stream; of a body that was read, all at once.
    pub fn take_body(&mut self) -> Body {
        let nothing = Content::Bytes { bytes: Bytes::new(), is_cut: false };
        match std::mem::replace(&mut self.content, nothing) {
            Content::Stream(body) => body,
            Content::Bytes { bytes, is_cut } => {
                self.content = Content::Bytes { bytes: bytes.clone(), is_cut };
                bytes.into()
            }
        }
    }

    pub(crate) fn secrets(&self) -> &[Secret] {
        self.applied.secrets()
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("url", &echo::without(self.url().to_owned(), self.secrets()))
            .field("content_type", &self.content_type())
            .field("bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

/// The headers in which servers name requests.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    const NAMES: [&str; 7] = [
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-amzn-requestid",
        "x-amz-request-id",
        "x-ms-request-id",
        "cf-ray",
    ];
    NAMES.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}
