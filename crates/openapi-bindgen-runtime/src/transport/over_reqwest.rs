//! The usual transport: reqwest with rustls, redirects and retries switched off.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::Uri;
use reqwest::Url;

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
    origin: Origin,
}

impl ReqwestTransport {
    /// A transport with the given limit for connecting.
    pub fn new(connect_timeout: Option<Duration>) -> Self {
        Self { connect_timeout, clients: Pools::default(), origin: Origin::default() }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        // What the future would hold of the request would be moved once more.
        let sent = self.clients.client(|| build(self.connect_timeout));
        let sent = sent.and_then(|client| Ok(client.execute(self.origin.convert(request)?)));
        Box::pin(async move {
            let answer = sent?.await.map_err(convert_error)?;
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

/// The URL of where the last request went, without a path.
///
/// Most requests go where the one before went, and reading a URL as browsers do costs as much as all that the engine
/// does for a call.
#[derive(Default)]
struct Origin(Mutex<Option<Url>>);

impl Origin {
    fn convert(&self, request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
        let (head, body) = request.into_parts();
        let url = self.url(&head.uri)?;
        let mut request = reqwest::Request::new(head.method, url);
        *request.headers_mut() = head.headers;
        *request.version_mut() = head.version;
        // Bytes, unlike a stream, can be sent again by hyper when a kept
        // connection turns out to be closed before it was used.
        *request.body_mut() = Some(match body.into_bytes() {
            Ok(bytes) => reqwest::Body::from(bytes),
            Err(stream) => reqwest::Body::wrap(stream),
        });
        Ok(request)
    }

    /// The same as `Url::parse` makes of the URI's text.
    fn url(&self, uri: &Uri) -> Result<Url, TransportError> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let known = known.filter(|url| is_origin(url, uri));
        let mut url = known.map_or_else(|| self.learn(uri), Ok)?;
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok(url)
    }

    fn learn(&self, uri: &Uri) -> Result<Url, TransportError> {
        let url = Url::parse(&uri.to_string());
        let mut url = url.map_err(|error| TransportError::new(TransportErrorKind::Setup, error))?;
        url.set_path("");
        url.set_query(None);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(url.clone());
        Ok(url)
    }
}

fn is_origin(url: &Url, uri: &Uri) -> bool {
    Some(url.scheme()) == uri.scheme_str()
        && Some(url.authority()) == uri.authority().map(|authority| authority.as_str())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_what_a_browser_would_read() {
        const URIS: &[&str] = &[
            "http://127.0.0.1:8000/leads",
            "http://127.0.0.1:8000",
            "http://127.0.0.1:8000?a=1",
            "http://127.0.0.1:8000/a//b/./c/../d/%2e%2E/e?x=/../y?z",
            "http://127.0.0.1:8001/other/port",
            "https://127.0.0.1:8001/other/scheme?",
            "https://example.com/a%20b/%zz/'\"{}|^~:@!$&()*+,;=\\..\\c?q='{}|^`~\\",
            "https://EXAMPLE.com:443/default/port",
            "https://EXAMPLE.com:443/default/port/again",
            "https://[::1]:8443/six?a=[]",
            "https://xn--bcher-kva.example/",
            "https://example.com/..//../",
            "https://example.com/\u{e4}/\u{e4}?\u{e4}=\u{e4}",
        ];
        let origin = Origin::default();
        // Twice, so that each is also read where its origin is known.
        for text in URIS.iter().flat_map(|text| [text, text]) {
            let uri: Uri = text.parse().unwrap();
            assert_eq!(origin.url(&uri).ok(), Url::parse(&uri.to_string()).ok(), "{text}");
        }
        assert!(origin.url(&Uri::from_static("/relative")).is_err());
        assert!(origin.url(&Uri::from_static("https://1.2.3.256/")).is_err());
    }
}
