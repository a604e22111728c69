//! A transport made of a function: for tests, and for servers in the same process.

use std::fmt;

use super::{BoxFuture, Transport, TransportError};
use crate::body::Body;

/// A transport that asks a function; made by [`from_fn`].
pub struct FnTransport<F>(F);

/// A transport that answers without a network.
///
/// ```
/// use openapi_bindgen_runtime::{Body, transport};
///
/// let echo = transport::from_fn(|request| async move {
///     Ok(http::Response::new(request.into_body()))
/// });
/// # let _ = echo;
/// ```
pub fn from_fn<F, A>(answer: F) -> FnTransport<F>
where
    F: Fn(http::Request<Body>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'static,
{
    FnTransport(answer)
}

impl<F, A> Transport for FnTransport<F>
where
    F: Fn(http::Request<Body>) -> A + Send + Sync + 'static,
    A: Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        Box::pin((self.0)(request))
    }
}

impl<F> fmt::Debug for FnTransport<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FnTransport")
    }
}
