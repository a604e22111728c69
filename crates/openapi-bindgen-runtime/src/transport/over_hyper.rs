//! The lean transport: hyper without a library on top.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::frames::body_of;
use super::pools::Pools;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind, tls};
use crate::body::Body;

/// Sends requests with hyper over HTTP/1.1, with rustls, ring and the
/// system's root certificates: half the dependencies of
/// [`ReqwestTransport`](super::ReqwestTransport), and less work per request.
/// It knows neither proxies nor compressed answers, and host names must be
/// ASCII.
///
/// Needs a tokio runtime; without one a request is a typed error
/// ([`TransportErrorKind::Setup`]). Connections are kept and used again
/// within one runtime.
pub struct HyperTransport {
    connect_timeout: Option<Duration>,
    clients: Pools<Arc<HyperClient>>,
}

type HyperClient = Client<HttpsConnector<HttpConnector>, Body>;

impl HyperTransport {
    /// A transport with the given limit for connecting.
    pub fn new(connect_timeout: Option<Duration>) -> Self {
        Self { connect_timeout, clients: Pools::default() }
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        // What the future would hold of the request would be moved once more.
        let sent = self.clients.client(|| build(self.connect_timeout)).map(|client| client.request(request));
        Box::pin(async move {
            let answer = sent?.await.map_err(convert_error)?;
            Ok(answer.map(|body| body_of(body, Into::into)))
        })
    }

    fn is_bare(&self) -> bool {
        true
    }
}

impl Default for HyperTransport {
    fn default() -> Self {
        Self::new(Some(crate::client::DEFAULT_CONNECT_TIMEOUT))
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}

fn build(connect_timeout: Option<Duration>) -> Result<Arc<HyperClient>, TransportError> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_connect_timeout(connect_timeout);
    tcp.set_nodelay(true);
    let connector = HttpsConnectorBuilder::new().with_tls_config(tls::config()?).https_or_http().enable_http1();
    #[cfg(feature = "http2")]
    let connector = connector.enable_http2();
    let connector = connector.wrap_connector(tcp);
    Ok(Arc::new(
        Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(Duration::from_secs(90))
            .build(connector),
    ))
}

fn convert_error(error: Error) -> TransportError {
    let kind = match (error.is_connect(), is_timeout(&error)) {
        (true, true) => TransportErrorKind::ConnectTimeout,
        (true, false) => TransportErrorKind::Connect,
        _ => TransportErrorKind::Exchange,
    };
    TransportError::new(kind, error)
}

fn is_timeout(error: &Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let io = error.downcast_ref::<std::io::Error>();
        if io.is_some_and(|error| error.kind() == std::io::ErrorKind::TimedOut) {
            return true;
        }
        cause = error.source();
    }
    false
}
