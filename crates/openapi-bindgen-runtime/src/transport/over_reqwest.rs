//! The usual transport: reqwest with rustls, redirects and retries switched off.

use std::fmt;
use std::time::Duration;

use super::frames::body_of;
use super::pools::Pools;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind, tls};
use crate::body::Body;

/// Sends requests with reqwest over HTTP/1.1, with rustls, ring and the
/// system's root certificates. Proxies are taken from the environment.
///
/// Needs a tokio runtime; without one a request is a typed error
/// ([`TransportErrorKind::Setup`]). Connections are kept and used again
/// within one runtime.
pub struct ReqwestTransport {
    connect_timeout: Option<Duration>,
    clients: Pools<reqwest::Client>,
}

impl ReqwestTransport {
    /// A transport with the given limit for connecting.
    pub fn new(connect_timeout: Option<Duration>) -> Self {
        Self { connect_timeout, clients: Pools::default() }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let client = self.clients.client(|| build(self.connect_timeout));
        Box::pin(async move {
            let request = convert_request(request)?;
            let answer = client?.execute(request).await.map_err(convert_error)?;
            let answer = http::Response::<reqwest::Body>::from(answer);
            Ok(answer.map(|body| body_of(body, |error| error.without_url().into())))
        })
    }

    fn is_bare(&self) -> bool {
        true
    }
}

impl Default for ReqwestTransport {
    fn default() -> Self {
        Self::new(Some(crate::client::DEFAULT_CONNECT_TIMEOUT))
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

fn build(connect_timeout: Option<Duration>) -> Result<reqwest::Client, TransportError> {
    let mut tls = tls::config()?;
    tls.alpn_protocols = match cfg!(feature = "http2") {
        true => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        false => vec![b"http/1.1".to_vec()],
    };
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .tls_backend_preconfigured(tls);
    if let Some(limit) = connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    builder.build().map_err(|error| TransportError::new(TransportErrorKind::Setup, error.without_url()))
}

/// A request of bytes, unlike a stream, can be sent again by hyper when a
/// kept connection turns out to be closed before it was used.
fn convert_request(request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
    let request = request.map(|body| match body.into_bytes() {
        Ok(bytes) => reqwest::Body::from(bytes),
        Err(stream) => reqwest::Body::wrap(stream),
    });
    reqwest::Request::try_from(request)
        .map_err(|error| TransportError::new(TransportErrorKind::Setup, error.without_url()))
}

fn convert_error(error: reqwest::Error) -> TransportError {
    let kind = match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportErrorKind::ConnectTimeout,
        (true, false) => TransportErrorKind::Connect,
        _ if error.is_builder() => TransportErrorKind::Setup,
        _ => TransportErrorKind::Exchange,
    };
    TransportError::new(kind, error.without_url())
}
