//! The usual transport: reqwest with rustls, redirects and retries switched off.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rustls_platform_verifier::Verifier;

use super::{BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::body::{Body, BodyError, ByteChunks};

// Connections belong to the runtime that opened them; a client that outlives
// its runtimes (tests, blocking calls) remembers so many of them.
const POOLS: usize = 4;

/// Sends requests with reqwest over HTTP/1.1, with rustls, ring and the
/// system's root certificates.
///
/// Needs a tokio runtime; without one a request is a typed error
/// ([`TransportErrorKind::Setup`]). Connections are kept and used again
/// within one runtime.
pub struct ReqwestTransport {
    connect_timeout: Option<Duration>,
    pools: Mutex<VecDeque<(tokio::runtime::Id, reqwest::Client)>>,
    fixed: Option<reqwest::Client>,
}

impl ReqwestTransport {
    /// A transport with the given limit for connecting.
    pub fn new(connect_timeout: Option<Duration>) -> Self {
        Self { connect_timeout, pools: Mutex::default(), fixed: None }
    }

    fn client(&self) -> Result<reqwest::Client, TransportError> {
        let runtime = tokio::runtime::Handle::try_current()
            .map_err(|error| TransportError::new(TransportErrorKind::Setup, error))?;
        if let Some(client) = &self.fixed {
            return Ok(client.clone());
        }
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, client)) = pools.iter().find(|(id, _)| *id == runtime.id()) {
            return Ok(client.clone());
        }
        let client = build(self.connect_timeout)?;
        pools.push_front((runtime.id(), client.clone()));
        pools.truncate(POOLS);
        Ok(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let client = self.client();
        Box::pin(async move {
            let request = convert_request(request)?;
            let answer = client?.execute(request).await.map_err(convert_error)?;
            let (head, body) = http::Response::<reqwest::Body>::from(answer).into_parts();
            let length = http_body::Body::size_hint(&body).exact();
            let chunks = Box::pin(AnswerChunks(body)) as ByteChunks;
            Ok(http::Response::from_parts(head, Body::running(chunks, length)))
        })
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
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .tls_backend_preconfigured(tls()?);
    if let Some(limit) = connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    builder.build().map_err(|error| TransportError::new(TransportErrorKind::Setup, error.without_url()))
}

/// The TLS set-up, made once: reading the system's certificates takes a while.
///
/// A system without any root certificate still speaks plain http; its https
/// requests fail when the server's certificate is checked.
fn tls() -> Result<rustls::ClientConfig, TransportError> {
    static TLS: OnceLock<Result<rustls::ClientConfig, rustls::Error>> = OnceLock::new();
    TLS.get_or_init(make_tls).clone().map_err(|error| TransportError::new(TransportErrorKind::Setup, error))
}

fn make_tls() -> Result<rustls::ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        rustls::ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    let mut config = match Verifier::new(provider) {
        Ok(verifier) => builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth(),
        Err(_) => builder.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth(),
    };
    config.alpn_protocols = alpn();
    Ok(config)
}

fn alpn() -> Vec<Vec<u8>> {
    match cfg!(feature = "http2") {
        true => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        false => vec![b"http/1.1".to_vec()],
    }
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

struct AnswerChunks(reqwest::Body);

impl futures_core::Stream for AnswerChunks {
    type Item = Result<bytes::Bytes, BodyError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        use http_body::Body as _;
        use std::task::Poll;
        loop {
            let frame = std::pin::Pin::new(&mut self.0).poll_frame(context);
            return match std::task::ready!(frame) {
                None => Poll::Ready(None),
                Some(Err(error)) => Poll::Ready(Some(Err(BodyError::new(error.without_url())))),
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => Poll::Ready(Some(Ok(data))),
                    Err(_trailers) => continue,
                },
            };
        }
    }
}
