//! What a mock answers.

use std::time::Duration;

use bytes::Bytes;

use crate::body::Body;
use crate::json::{WriteJson, to_json};
use crate::transport::{TransportError, TransportErrorKind};

/// An answer of a mock.
#[derive(Clone, Debug)]
pub struct Answer(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Response { status: u16, headers: Vec<(String, String)>, body: Bytes },
    Failure(TransportErrorKind, String),
}

impl Answer {
    /// An answer of a status, content type and body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = match content_type {
            "" => Vec::new(),
            _ => vec![("content-type".to_owned(), content_type.to_owned())],
        };
        Self(Kind::Response { status, headers, body: body.into().into() })
    }

    /// A JSON answer.
    pub fn json<T: WriteJson + ?Sized>(status: u16, value: &T) -> Self {
        match to_json(value) {
            Ok(body) => Self::new(status, "application/json", body),
            Err(error) => Self::failure(TransportErrorKind::Setup, error.to_string()),
        }
    }

    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::new(status, "", "")
    }

    /// No answer, but a failure of the transport.
    pub fn failure(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self(Kind::Failure(kind, message.into()))
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Kind::Response { headers, .. } = &mut self.0 {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Adds a Retry-After header.
    pub fn retry_after(self, pause: Duration) -> Self {
        self.header("retry-after", &pause.as_secs().to_string())
    }

    pub(super) fn into_response(self) -> Result<http::Response<Body>, TransportError> {
        match self.0 {
            Kind::Failure(kind, message) => Err(TransportError::new(kind, message)),
            Kind::Response { status, headers, body } => {
                let mut answer = http::Response::builder().status(status);
                for (name, value) in headers {
                    answer = answer.header(name, value);
                }
                let answer = answer.body(Body::from(body));
                answer.map_err(|error| TransportError::new(TransportErrorKind::Setup, error))
            }
        }
    }
}
