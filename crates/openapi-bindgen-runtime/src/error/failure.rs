//! Failures that have nothing to do with one operation's own errors.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::Uri;

use super::ErrorKind;
use crate::auth::AuthError;
use crate::request::RequestError;
use crate::transport::TransportError;

/// An error kind without a type of its own, so that the engine compiles once.
pub(crate) enum Failure {
    Transport(TransportError),
    Timeout(Timeout),
    Request(RequestError),
    Auth(AuthError),
    BodyTooLarge { limit: u64 },
    Redirect(RedirectError),
}

impl Failure {
    /// A short name for traces.
    #[cfg(feature = "tracing")]
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Transport(_) => "transport",
            Self::Timeout(_) => "timeout",
            Self::Request(_) => "request",
            Self::Auth(_) => "auth",
            Self::BodyTooLarge { .. } => "body_too_large",
            Self::Redirect(_) => "redirect",
        }
    }

    /// Whether another attempt could do better.
    pub(crate) fn is_transient(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_transient(),
            Self::Timeout(timeout) => timeout.kind != TimeoutKind::Total,
            Self::Auth(error) => error.is_transient(),
            _ => false,
        }
    }
}

impl<E> From<Failure> for ErrorKind<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Transport(error) => Self::Transport(error),
            Failure::Timeout(timeout) => Self::Timeout(timeout),
            Failure::Request(error) => Self::Request(error),
            Failure::Auth(error) => Self::Auth(error),
            Failure::BodyTooLarge { limit } => Self::BodyTooLarge { limit },
            Failure::Redirect(error) => Self::Redirect(error),
        }
    }
}

/// The time was up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeout {
    /// Which limit it was.
    pub kind: TimeoutKind,
    /// How long the limit is.
    pub after: Duration,
}

/// The limits of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeoutKind {
    /// Connecting: nothing was sent.
    Connect,
    /// One attempt.
    Attempt,
    /// The whole call.
    Total,
    /// No byte of the answer's body came.
    Idle,
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TimeoutKind::Connect => "connecting took longer than",
            TimeoutKind::Attempt => "no answer within",
            TimeoutKind::Total => "the call took longer than",
            TimeoutKind::Idle => "the answer stalled for",
        };
        write!(f, "{what} {:?}", self.after)
    }
}

/// A redirect that is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectError {
    status: u16,
    problem: RedirectProblem,
    target: Option<String>,
}

/// Why a redirect is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectProblem {
    /// There is no Location header, or an empty one.
    NoLocation,
    /// The Location is no URL that this client would talk to.
    BadLocation,
    /// Following would turn the request into another one: a POST into a GET.
    Method,
    /// It leaves https.
    Downgrade,
    /// It leaves the origin, which the client is set not to follow.
    CrossOrigin,
    /// It would send the body to another origin.
    BodyToOtherOrigin,
    /// The body is a stream that was already sent.
    BodyGone,
    /// There were too many.
    TooMany,
}

impl RedirectError {
    pub(crate) fn new(status: u16, problem: RedirectProblem) -> Self {
        Self { status, problem, target: None }
    }

    /// With the target, less its query, which may carry secrets.
    pub(crate) fn to(mut self, target: &Uri) -> Self {
        self.target = Some(super::context::bare_url(target));
        self
    }

    /// Hides the secrets of the request in the target.
    pub(super) fn scrub(&mut self, context: &super::Context) {
        self.target = self.target.take().map(|target| context.scrub(&target));
    }

    /// The status of the answer.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Why it is not followed.
    pub fn problem(&self) -> RedirectProblem {
        self.problem
    }

    /// Where it points, without the query.
    pub fn target(&self) -> Option<&str> {
        self.target.as_deref()
    }
}

impl fmt::Display for RedirectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "redirect {}", self.status)?;
        if let Some(target) = &self.target {
            write!(f, " to {target}")?;
        }
        f.write_str(match self.problem {
            RedirectProblem::NoLocation => " has no location",
            RedirectProblem::BadLocation => " has a location that cannot be used",
            RedirectProblem::Method => " would change or repeat the request",
            RedirectProblem::Downgrade => " leaves https",
            RedirectProblem::CrossOrigin => " leaves the origin",
            RedirectProblem::BodyToOtherOrigin => " would send the body to another origin",
            RedirectProblem::BodyGone => " needs the body again, which was a stream",
            RedirectProblem::TooMany => " is one too many",
        })
    }
}

impl StdError for RedirectError {}
