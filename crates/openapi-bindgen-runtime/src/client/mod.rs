//! The client that all APIs share, and the engine that sends requests.

mod api;
mod builder;
mod clock;
mod config;
mod deadline;
mod engine;
mod exchange;
mod gate;
mod macros;
mod redirect;
#[cfg(test)]
mod tests;
mod trace;
mod url;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::Uri;

pub(crate) use api::SchemeKind;
pub use api::{Api, Scheme};
pub use builder::{BuildError, ClientBuilder};
pub(crate) use clock::{Moment, random, wall_clock};
pub(crate) use config::Config;
#[cfg(all(any(feature = "reqwest", feature = "hyper"), not(target_arch = "wasm32")))]
pub(crate) use config::DEFAULT_CONNECT_TIMEOUT;
pub use config::Redirects;
pub(crate) use engine::{Failed, Outcome, Sending};
pub use url::UrlError;
pub(crate) use url::{BaseUrl, Origin, resolve};

use crate::auth::Given;
use crate::request::{Operation, RequestError};
use crate::retry::Budget;
use crate::transport::Transport;

/// A client of some API: cheap to clone, safe to share between threads.
///
/// Generated clients wrap one; see [`client!`](crate::client!).
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) api: &'static Api,
    pub(crate) base: Option<BaseUrl>,
    pub(crate) credentials: Vec<Given>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) config: Config,
    pub(crate) budget: Budget,
    pub(crate) gate: gate::Gate,
}

impl Client {
    /// A builder for a client of `api`.
    pub fn builder(api: &'static Api) -> ClientBuilder {
        ClientBuilder::new(api)
    }

    /// The base URL in use.
    pub fn base_url(&self) -> Option<String> {
        let uri = self.0.base.as_ref()?.join("", &[]).ok()?;
        Some(uri.to_string())
    }
}

impl Inner {
    /// The credential for a way to authenticate.
    pub(crate) fn given(&self, scheme: &str) -> Option<&Given> {
        self.credentials.iter().find(|given| given.name() == scheme)
    }

    /// The base URL for an operation.
    pub(crate) fn base_for(&self, operation: &Operation) -> Result<Cow<'_, BaseUrl>, RequestError> {
        // A name that no machine can have (RFC 6761, section 6.4).
        let stand_in = || self.transport.stands_in().then(|| BaseUrl::parse("https://mock.invalid").ok());
        let base = self.base.as_ref().map(Cow::Borrowed).or_else(|| stand_in().flatten().map(Cow::Owned));
        match (operation.server, base) {
            (Some(server), Some(base)) => base.resolve(server).map(Cow::Owned).map_err(RequestError::Url),
            (Some(server), None) => BaseUrl::parse(server).map(Cow::Owned).map_err(RequestError::Url),
            (None, Some(base)) => Ok(base),
            (None, None) => Err(RequestError::NoBaseUrl),
        }
    }

    /// A URL that credentials may be sent to besides the API's own.
    pub(crate) fn side_url(&self, reference: &str) -> Result<Uri, RequestError> {
        let uri = match &self.base {
            Some(base) => resolve(&base.join("", &[]).map_err(RequestError::Url)?, reference),
            None => BaseUrl::parse(reference).and_then(|url| url.join("", &[])),
        };
        let uri = uri.map_err(RequestError::Url)?;
        self.check_secure(&Origin::of(&uri).map_err(RequestError::Url)?)?;
        Ok(uri)
    }

    /// Credentials go over https, or stay on this machine, unless the user decided otherwise.
    pub(crate) fn check_secure(&self, origin: &Origin) -> Result<(), RequestError> {
        match self.is_secure(origin) {
            true => Ok(()),
            false => Err(RequestError::PlainHttp),
        }
    }

    pub(crate) fn is_secure(&self, origin: &Origin) -> bool {
        origin.is_https() || origin.is_loopback() || self.config.allow_http
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials: Vec<&str> = self.0.credentials.iter().map(Given::name).collect();
        f.debug_struct("Client")
            .field("api", &self.0.api.name())
            .field("origin", &self.0.base.as_ref().map(|base| base.origin().to_string()))
            .field("credentials", &credentials)
            .finish_non_exhaustive()
    }
}
