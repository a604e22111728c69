//! Between transports and tower's services, so that tower's layers can stand around either.
//!
//! ```
//! # use openapi_bindgen_runtime as rt;
//! # #[derive(Clone)]
//! # struct Identity;
//! # impl Identity { fn layer<S>(&self, service: S) -> S { service } }
//! # static API: rt::Api = rt::Api::new("test", "test").server("https://example.com");
//! # let layer = Identity;
//! let builder = rt::Client::builder(&API)
//!     .wrap(move |inner| rt::transport::from_service(layer.layer(rt::transport::into_service(inner))));
//! # let _ = builder;
//! ```

use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use tower_service::Service;

use super::{BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::body::Body;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A transport as a service; made by [`into_service`].
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

/// A service as a transport; made by [`from_service`].
pub struct ServiceTransport<S>(S);

/// A transport as a service, for layers to stand around.
pub fn into_service(transport: Arc<dyn Transport>) -> TransportService {
    TransportService(transport)
}

/// A service as a transport. It is cloned for each request, as tower's own clients do.
///
/// Errors that are a [`TransportError`] stay what they are; others are failures of the exchange.
pub fn from_service<S>(service: S) -> ServiceTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
{
    ServiceTransport(service)
}

impl Service<http::Request<Body>> for TransportService {
    type Response = http::Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<Result<http::Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        self.0.send(request)
    }
}

impl<S> Transport for ServiceTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let mut service = self.0.clone();
        Box::pin(async move {
            std::future::poll_fn(|context| service.poll_ready(context)).await.map_err(convert_error)?;
            service.call(request).await.map_err(convert_error)
        })
    }
}

fn convert_error(error: impl Into<BoxError>) -> TransportError {
    match error.into().downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Exchange, error),
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportService")
    }
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServiceTransport")
    }
}
