//! How a request leaves: one trait, and the transports that come with the runtime.

#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
mod blocking;
mod error;
#[cfg(all(any(feature = "reqwest", feature = "hyper"), not(target_arch = "wasm32")))]
mod frames;
mod memory;
#[cfg(all(feature = "reqwest", target_arch = "wasm32"))]
mod over_fetch;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
mod over_hyper;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
mod over_reqwest;
#[cfg(all(any(feature = "reqwest", feature = "hyper"), not(target_arch = "wasm32")))]
mod pools;
#[cfg_attr(target_arch = "wasm32", path = "timer_of_browser.rs")]
mod timer;
#[cfg(all(any(feature = "reqwest", feature = "hyper"), not(target_arch = "wasm32")))]
mod tls;

#[cfg(all(feature = "tower", not(target_arch = "wasm32")))]
mod tower;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::body::Body;
use crate::request::Operation;

#[cfg(all(feature = "tower", not(target_arch = "wasm32")))]
pub use self::tower::{ServiceTransport, TransportService, from_service, into_service};
#[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
pub(crate) use blocking::block_on;
pub use error::{TransportError, TransportErrorKind};
pub use memory::{FnTransport, from_fn};
#[cfg(all(feature = "reqwest", target_arch = "wasm32"))]
pub use over_fetch::ReqwestTransport;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
pub use over_hyper::HyperTransport;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
pub use over_reqwest::ReqwestTransport;
pub(crate) use timer::Alarm;

/// A boxed future; `Send` everywhere but in a browser.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
/// A boxed future; `Send` everywhere but in a browser.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Sends one HTTP request and returns the head of the answer with its body
/// still to be read.
///
/// The engine above does the rest, so that a transport must **not** follow
/// redirects, retry, keep cookies or add credentials. The request's URI is
/// absolute. Dropping the future abandons the request.
///
/// A [`CallFacts`] stands in the request's extensions for those who want to
/// know which operation it is. A transport around another one is a
/// middleware: see [`ClientBuilder::wrap`](crate::ClientBuilder::wrap).
pub trait Transport: Send + Sync + 'static {
    /// Sends the request.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>>;

    /// Waits; timeouts and pauses between attempts are made of it.
    fn sleep(&self, duration: Duration) -> BoxFuture<()> {
        timer::sleep(duration)
    }

    /// Whether there is no server behind it, so that credentials and the base URL may be missing: a mock says yes, and
    /// what stands around one may say so too.
    fn stands_in(&self) -> bool {
        false
    }

    /// Whether it is one of the runtime's own with nothing around it, which keeps the time of the process, reads no
    /// [`CallFacts`] and tells the length of a body by itself: then none of these has to be made for it.
    #[doc(hidden)]
    fn is_bare(&self) -> bool {
        false
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<()> {
        (**self).sleep(duration)
    }

    fn stands_in(&self) -> bool {
        (**self).stands_in()
    }

    fn is_bare(&self) -> bool {
        (**self).is_bare()
    }
}

/// What a transport may want to know of a request besides its bytes.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallFacts {
    /// The operation, unless the request is one of the runtime's own (a
    /// request for an access token).
    pub operation: Option<&'static Operation>,
    /// 1 for the first time that the request is sent.
    pub attempt: u32,
    /// How long connecting may take.
    pub connect_timeout: Option<Duration>,
}
