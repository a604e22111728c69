//! Setting a client up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

use super::gate::Gate;
use super::{Api, BaseUrl, Client, Config, Inner, Redirects, UrlError};
use crate::auth::{Credential, Given};
use crate::retry::{Budget, RetryPolicy};
use crate::transport::Transport;

/// Sets a [`Client`] up. All mistakes are told by [`ClientBuilder::build`].
#[derive(Clone)]
pub struct ClientBuilder {
    api: &'static Api,
    base_url: Option<String>,
    server: usize,
    variables: Vec<(String, String)>,
    credentials: Vec<(String, Credential)>,
    transport: Option<Arc<dyn Transport>>,
    wraps: Vec<Wrap>,
    config: Config,
    error: Option<BuildError>,
}

type Wrap = Arc<dyn Fn(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

impl ClientBuilder {
    /// A builder with the API's first server and the default limits.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            server: 0,
            variables: Vec::new(),
            credentials: Vec::new(),
            transport: None,
            wraps: Vec::new(),
            config: Config::default(),
            error: None,
        }
    }

    /// Sets the URL below which the API lives, instead of the document's
    /// first server. A path is kept as a prefix of every operation's path.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Takes another of the document's servers, by its place (default: 0, the first).
    pub fn server(mut self, place: usize) -> Self {
        self.server = place;
        self
    }

    /// Sets a variable of the document's server URL: `region` of
    /// `https://{region}.example.com`.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Sets the credential for one of the API's ways to authenticate, by the
    /// name of the scheme in the document.
    pub fn credential(mut self, scheme: impl Into<String>, credential: impl Into<Credential>) -> Self {
        let scheme = scheme.into();
        if self.api.find_scheme(&scheme).is_none() {
            self.error.get_or_insert(BuildError::UnknownScheme(scheme));
            return self;
        }
        self.credentials.retain(|(known, _)| *known != scheme);
        self.credentials.push((scheme, credential.into()));
        self
    }

    /// Sets the longest time of a whole call, with all attempts (default: 5
    /// minutes, unless the body is a stream).
    ///
    /// Where an answer is read piece by piece, it ends with its head.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.config.timeout = limit.into();
        self.config.timeout_is_default = false;
        self
    }

    /// Sets the longest time for connecting (default: 10 seconds).
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.config.connect_timeout = limit.into();
        self
    }

    /// Sets the longest time of one attempt (default: 60 seconds). While a
    /// streamed body is being sent, it counts from the last piece.
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.config.attempt_timeout = limit.into();
        self
    }

    /// Sets the longest time without a byte of an answer's body (default: 30
    /// seconds, and 5 minutes for server-sent events).
    pub fn idle_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.config.idle_is_default = false;
        self.config.idle_timeout = limit.into();
        self
    }

    /// Sends a header with every request to the API.
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        let parsed = (HeaderName::try_from(name), HeaderValue::try_from(value));
        match parsed {
            (Ok(header), Ok(mut value)) if !crate::request::is_reserved_header(&header) => {
                value.set_sensitive(true);
                self.config.headers.insert(header, value);
            }
            _ => {
                self.error.get_or_insert_with(|| BuildError::Header(name.to_owned()));
            }
        }
        self
    }

    /// Sets what sends the requests.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Puts a transport around the one that is there: a middleware. The last
    /// one added is the outermost.
    pub fn wrap<W, T>(mut self, wrap: W) -> Self
    where
        W: Fn(Arc<dyn Transport>) -> T + Send + Sync + 'static,
        T: Transport,
    {
        self.wraps.push(Arc::new(move |inner| Arc::new(wrap(inner))));
        self
    }

    /// Sets how failed attempts are repeated.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.config.retry = policy;
        self
    }

    /// Sets which redirects are followed.
    pub fn follow_redirects(mut self, redirects: Redirects) -> Self {
        self.config.redirects = redirects;
        self
    }

    /// Sets the largest answer that is read into memory (default: 64 MiB,
    /// counted after decompression).
    pub fn max_response_bytes(mut self, limit: u64) -> Self {
        self.config.max_response = limit;
        self
    }

    /// Sets how much of an error's body is kept (default: 1 MiB).
    pub fn max_error_bytes(mut self, limit: u64) -> Self {
        self.config.max_error = limit;
        self
    }

    /// Sets how many requests are under way at the same time; others wait.
    pub fn max_concurrency(mut self, limit: impl Into<Option<usize>>) -> Self {
        self.config.max_concurrency = limit.into();
        self
    }

    /// Sets whether a body that breaks its schema's rules is refused before
    /// it is sent (default: yes).
    pub fn validate_requests(mut self, validate: bool) -> Self {
        self.config.validate = validate;
        self
    }

    /// Allows credentials over plain http to other machines.
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.config.allow_http = allow;
        self
    }

    /// The URL that was given, or the document's, which may be relative or
    /// unfinished: then the user has to give one, and is told so at the first call.
    fn base(&self) -> Result<Option<BaseUrl>, BuildError> {
        if let Some(url) = &self.base_url {
            return BaseUrl::parse(url).map(Some).map_err(BuildError::BaseUrl);
        }
        let documented = self.api.find_server(self.server);
        let is_chosen = self.server > 0 || !self.variables.is_empty();
        let mut url = match documented {
            Some(url) => url.to_owned(),
            None if is_chosen => return Err(BuildError::BaseUrl(UrlError::Syntax)),
            None => return Ok(None),
        };
        for (name, value) in &self.variables {
            let changes_host = |c: char| c.is_whitespace() || c.is_control() || "@#?\\{}".contains(c);
            if value.contains(changes_host) {
                return Err(BuildError::BaseUrl(UrlError::Variable));
            }
            url = url.replace(&format!("{{{name}}}"), value);
        }
        for (name, default) in self.api.default_variables() {
            url = url.replace(&format!("{{{name}}}"), default);
        }
        match BaseUrl::parse(&url) {
            Err(error) if is_chosen => Err(BuildError::BaseUrl(error)),
            parsed => Ok(parsed.ok()),
        }
    }

    /// The client.
    ///
    /// # Errors
    /// The first mistake made while building: a base URL that cannot be
    /// used, an unknown scheme, a header that cannot be sent, credentials
    /// for plain http.
    pub fn build(self) -> Result<Client, BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let base = self.base()?;
        let mut transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(&self.config)?,
        };
        for wrap in &self.wraps {
            transport = wrap(transport);
        }
        let given = |(name, credential): (String, Credential)| {
            self.api.find_scheme(&name).map(|scheme| Given::new(scheme, credential))
        };
        let inner = Inner {
            api: self.api,
            base,
            credentials: self.credentials.into_iter().filter_map(given).collect(),
            transport,
            gate: Gate::new(self.config.max_concurrency),
            config: self.config,
            budget: Budget::default(),
        };
        if let Some(base) = inner.base.as_ref().filter(|_| !inner.credentials.is_empty()) {
            inner.check_secure(base.origin()).map_err(|_| BuildError::PlainHttp)?;
        }
        Ok(Client(Arc::new(inner)))
    }
}

#[cfg(feature = "reqwest")]
#[allow(clippy::unnecessary_wraps)] // Without the feature there is an error to tell.
fn default_transport(config: &Config) -> Result<Arc<dyn Transport>, BuildError> {
    let transport = crate::transport::ReqwestTransport::new(config.connect_timeout);
    Ok(Arc::new(transport))
}

#[cfg(all(not(feature = "reqwest"), feature = "hyper", not(target_arch = "wasm32")))]
#[allow(clippy::unnecessary_wraps)] // Without the feature there is an error to tell.
fn default_transport(config: &Config) -> Result<Arc<dyn Transport>, BuildError> {
    let transport = crate::transport::HyperTransport::new(config.connect_timeout);
    Ok(Arc::new(transport))
}

#[cfg(not(any(feature = "reqwest", all(feature = "hyper", not(target_arch = "wasm32")))))]
fn default_transport(_: &Config) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::NoTransport)
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials: Vec<&str> = self.credentials.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name())
            .field("credentials", &credentials)
            .finish_non_exhaustive()
    }
}

/// Why a client could not be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL cannot be used.
    BaseUrl(UrlError),
    /// The API has no such way to authenticate.
    UnknownScheme(String),
    /// The header cannot be sent.
    Header(String),
    /// There are credentials, and the base URL is plain http on another
    /// machine; see [`ClientBuilder::allow_http`].
    PlainHttp,
    /// No transport was given, and neither the feature `reqwest` nor `hyper` is on.
    NoTransport,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl(error) => write!(f, "the base URL cannot be used: {error}"),
            Self::UnknownScheme(name) => write!(f, "the API has no security scheme `{name}`"),
            Self::Header(name) => write!(f, "the header `{}` cannot be sent", name.escape_debug()),
            Self::PlainHttp => f.write_str("credentials are not sent over plain http to another machine"),
            Self::NoTransport => f.write_str("no transport was given"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::BaseUrl(error) => Some(error),
            _ => None,
        }
    }
}
