//! The usual transport in a browser: reqwest over `fetch`.

use std::fmt;
use std::time::Duration;

use super::{BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::body::{Body, BodyError};

const MAX_UPLOAD: u64 = 1 << 30;

/// Sends requests with the browser's `fetch`.
///
/// The browser follows redirects itself and decides by its own rules what
/// goes to another origin; bodies are held in memory.
#[derive(Default)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport; how long connecting may take is the browser's choice.
    pub fn new(_: Option<Duration>) -> Self {
        Self::default()
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let client = self.0.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.collect(MAX_UPLOAD).await.map_err(exchange)?;
            let request = http::Request::from_parts(head, Vec::from(body));
            let request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::new(TransportErrorKind::Setup, error.without_url()))?;
            let answer = client.execute(request).await.map_err(|error| exchange(error.without_url()))?;
            let mut head = http::Response::new(Body::empty());
            *head.status_mut() = answer.status();
            *head.headers_mut() = answer.headers().clone();
            let body = answer.bytes().await;
            Ok(head.map(|_| body.map_or_else(broken, Body::from)))
        })
    }

    fn is_bare(&self) -> bool {
        true
    }
}

fn exchange(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Exchange, error)
}

/// A body whose end never came, told where the body is read.
fn broken(error: reqwest::Error) -> Body {
    let message = error.without_url().to_string();
    Body::from_maker(move || Err(BodyError::new(message.clone())), None)
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}
