//! What a mock answers.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use crate::body::{Body, BodyError, ByteChunks};
use crate::json::{WriteJson, to_json};
use crate::transport::{TransportError, TransportErrorKind};

/// An answer of a mock, or what a bad network gives in its place.
#[derive(Clone, Debug)]
pub struct Answer {
    kind: Kind,
    delay: Duration,
}

#[derive(Clone, Debug)]
enum Kind {
    Response { status: u16, headers: Vec<(String, String)>, body: Bytes, is_broken: bool },
    Failure(TransportErrorKind, String),
    Never,
}

impl Answer {
    /// An answer of a status, content type and body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::response(status, content_type, Bytes::from(body.into()))
    }

    pub(super) fn response(status: u16, content_type: &str, body: Bytes) -> Self {
        let headers = match content_type {
            "" => Vec::new(),
            _ => vec![("content-type".to_owned(), content_type.to_owned())],
        };
        Self::of(Kind::Response { status, headers, body, is_broken: false })
    }

    fn of(kind: Kind) -> Self {
        Self { kind, delay: Duration::ZERO }
    }

    /// A JSON answer.
    pub fn json<T: WriteJson + ?Sized>(status: u16, value: &T) -> Self {
        match to_json(value) {
            Ok(body) => Self::new(status, "application/json", body),
            Err(error) => Self::failure(TransportErrorKind::Unprepared, error.to_string()),
        }
    }

    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::new(status, "", "")
    }

    /// No answer, but a failure of the transport.
    pub fn failure(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self::of(Kind::Failure(kind, message.into()))
    }

    /// No answer: the server takes no connection.
    pub fn refused() -> Self {
        Self::failure(TransportErrorKind::Connect, "connection refused")
    }

    /// No answer: the connection is reset once the request was sent.
    pub fn reset() -> Self {
        Self::failure(TransportErrorKind::Exchange, "connection reset by peer")
    }

    /// No answer at all, until the time of the attempt or of the call is up. Nobody waits for that: a mock's clock
    /// jumps.
    pub fn timeout() -> Self {
        Self::of(Kind::Never)
    }

    /// The same answer with another status.
    pub fn status(mut self, code: u16) -> Self {
        if let Kind::Response { status, .. } = &mut self.kind {
            *status = code;
        }
        self
    }

    /// Adds a header; a content type takes the place of the one that is there.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Kind::Response { headers, .. } = &mut self.kind {
            if name.eq_ignore_ascii_case("content-type") {
                headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
            }
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Adds a Retry-After header.
    pub fn retry_after(self, pause: Duration) -> Self {
        self.header("retry-after", &pause.as_secs().to_string())
    }

    /// Lets so much time of the mock's clock pass before the answer.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Breaks the connection off behind the body, so that it never ends as it should.
    pub fn breaking_off(mut self) -> Self {
        if let Kind::Response { is_broken, .. } = &mut self.kind {
            *is_broken = true;
        }
        self
    }

    /// How long the answer takes; `None` for ever.
    pub(super) fn time(&self) -> Option<Duration> {
        (!matches!(self.kind, Kind::Never)).then_some(self.delay)
    }

    pub(super) fn into_response(self) -> Result<http::Response<Body>, TransportError> {
        match self.kind {
            Kind::Never => Err(TransportError::new(TransportErrorKind::Exchange, "no answer came")),
            Kind::Failure(kind, message) => Err(TransportError::new(kind, message)),
            Kind::Response { status, headers, body, is_broken } => {
                let mut answer = http::Response::builder().status(status);
                for (name, value) in headers {
                    answer = answer.header(name, value);
                }
                let body = if is_broken { Broken::body(body) } else { Body::from(body) };
                answer.body(body).map_err(|error| TransportError::new(TransportErrorKind::Unprepared, error))
            }
        }
    }
}

/// Some bytes, and then no end but an error.
struct Broken(Option<Bytes>);

impl Broken {
    fn body(bytes: Bytes) -> Body {
        Body::running(Box::pin(Self(Some(bytes))) as ByteChunks, None)
    }
}

impl Stream for Broken {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(Some(self.0.take().ok_or_else(|| BodyError::new("connection reset by peer"))))
    }
}
