//! What a client is set to.

use std::time::Duration;

use http::header::HeaderMap;

use crate::retry::RetryPolicy;

/// How long connecting may take, unless set otherwise.
pub(crate) const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const DEFAULT_ATTEMPT_TIMEOUT: Duration = Duration::from_secs(60);
const DEFAULT_IDLE_TIMEOUT: Duration = Duration::from_secs(30);
/// Events come when they come; a connection without any for so long is dead.
pub(crate) const EVENT_IDLE_TIMEOUT: Duration = Duration::from_secs(300);
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(300);
const DEFAULT_MAX_RESPONSE: u64 = 64 << 20;
const DEFAULT_MAX_ERROR: u64 = 1 << 20;

#[derive(Clone)]
pub(crate) struct Config {
    pub(crate) timeout: Option<Duration>,
    pub(crate) timeout_is_default: bool,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) idle_is_default: bool,
    pub(crate) headers: HeaderMap,
    pub(crate) retry: RetryPolicy,
    pub(crate) redirects: Redirects,
    pub(crate) max_response: u64,
    pub(crate) max_error: u64,
    pub(crate) validate: bool,
    pub(crate) allow_http: bool,
    pub(crate) max_concurrency: Option<usize>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            timeout: Some(DEFAULT_TIMEOUT),
            timeout_is_default: true,
            connect_timeout: Some(DEFAULT_CONNECT_TIMEOUT),
            attempt_timeout: Some(DEFAULT_ATTEMPT_TIMEOUT),
            idle_timeout: Some(DEFAULT_IDLE_TIMEOUT),
            idle_is_default: true,
            headers: HeaderMap::new(),
            retry: RetryPolicy::default(),
            redirects: Redirects::default(),
            max_response: DEFAULT_MAX_RESPONSE,
            max_error: DEFAULT_MAX_ERROR,
            validate: true,
            allow_http: false,
            max_concurrency: None,
        }
    }
}

/// Which redirects are followed (RFC 9110, section 15.4).
///
/// Whatever is allowed here: a method never changes, but for a 303 that is
/// allowed explicitly; nothing but Accept and User-Agent goes to another
/// origin; a body goes to no other origin; https never becomes http.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Redirects {
    /// How many redirects of one request are followed; 0 means none, and the
    /// 3xx answer is returned as it is.
    pub limit: u32,
    /// Whether redirects to another scheme, host or port are followed.
    pub cross_origin: bool,
    /// Whether a 303 after a request that is neither GET nor HEAD is
    /// followed with a GET, which drops the body.
    pub see_other: bool,
}

impl Default for Redirects {
    fn default() -> Self {
        Self { limit: 5, cross_origin: true, see_other: false }
    }
}

impl Redirects {
    /// Redirects are returned as they are.
    pub fn none() -> Self {
        Self { limit: 0, ..Self::default() }
    }

    /// Only redirects within the origin are followed.
    pub fn same_origin() -> Self {
        Self { cross_origin: false, ..Self::default() }
    }

    /// Sets how many redirects of one request are followed.
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = limit;
        self
    }

    /// Follows a 303 after any method with a GET.
    pub fn see_other(mut self) -> Self {
        self.see_other = true;
        self
    }
}
