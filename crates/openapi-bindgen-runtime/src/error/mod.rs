//! What a call fails with: one type whose kinds are plain to match on.

mod context;
mod detail;
pub(crate) mod echo;
mod failure;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::HeaderMap;

use crate::auth::AuthError;
use crate::client::Failed;
use crate::json::ReadError;
use crate::reply::Response;
use crate::request::{Operation, RequestError};
use crate::transport::TransportError;
pub(crate) use context::{Context, bare_url};
pub use detail::{Detail, FieldError};
pub(crate) use failure::Failure;
pub use failure::{RedirectError, RedirectProblem, Timeout, TimeoutKind};

/// Why a call failed, with all that is known of the request and the answer.
///
/// `E` is the operation's own error type: its documented error answers.
pub struct Error<E>(Box<Inner<E>>);

struct Inner<E> {
    kind: ErrorKind<E>,
    context: Context,
}

/// In which way a call failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind<E> {
    /// The server answered with an error that the document describes.
    Api(E),
    /// The server answered with a status that the document does not describe.
    #[non_exhaustive]
    Unexpected {
        /// The status.
        status: u16,
    },
    /// The answer does not have the documented shape.
    #[non_exhaustive]
    Decode {
        /// What is wrong with it, and where.
        error: ReadError,
    },
    /// The transport failed.
    Transport(TransportError),
    /// The time was up.
    Timeout(Timeout),
    /// The request was refused before anything of it was sent.
    Request(RequestError),
    /// The request could not be authenticated.
    Auth(AuthError),
    /// A successful answer is larger than allowed; see
    /// [`ClientBuilder::max_response_bytes`](crate::ClientBuilder::max_response_bytes).
    #[non_exhaustive]
    BodyTooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The server redirects in a way that is not followed.
    Redirect(RedirectError),
}

/// The error type of operations that document no error: it has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoError {}

impl NoError {
    /// Reads no error: all error answers are [`ErrorKind::Unexpected`].
    pub fn read(_: &Response) -> Option<Result<Self, ReadError>> {
        None
    }
}

impl fmt::Display for NoError {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl StdError for NoError {}

impl<E> Error<E> {
    pub(crate) fn new(kind: ErrorKind<E>, context: Context) -> Self {
        Self(Box::new(Inner { kind, context }))
    }

    pub(crate) fn failed(mut failed: Box<Failed>, operation: &'static Operation) -> Self {
        let context = Context::of_failure(&mut failed, operation);
        let mut kind = failed.failure.into();
        if let ErrorKind::Redirect(error) = &mut kind {
            // It is shown without its context too, as the source of this error.
            error.scrub(&context);
        }
        Self::new(kind, context)
    }

    pub(crate) fn unsent(error: RequestError, operation: &'static Operation) -> Self {
        Self::failed(Failed::new(Failure::Request(error), operation.path.to_owned()), operation)
    }

    /// In which way the call failed.
    pub fn kind(&self) -> &ErrorKind<E> {
        &self.0.kind
    }

    /// In which way the call failed, to take values out of it.
    pub fn into_kind(self) -> ErrorKind<E> {
        self.0.kind
    }

    /// The documented error, if it is one.
    pub fn api(&self) -> Option<&E> {
        match &self.0.kind {
            ErrorKind::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The operation's name.
    pub fn operation(&self) -> &'static str {
        self.0.context.operation.id
    }

    /// The HTTP method.
    pub fn method(&self) -> &'static str {
        self.0.context.operation.method
    }

    /// The URL without its query, which may carry secrets.
    pub fn url(&self) -> &str {
        &self.0.context.url
    }

    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<u16> {
        self.0.context.status
    }

    /// The headers of the answer; none if no answer came.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.context.headers
    }

    /// The body of the answer, as far as it was read; see
    /// [`Error::body_is_cut`].
    pub fn body(&self) -> &[u8] {
        &self.0.context.body
    }

    /// Whether [`Error::body`] is only the beginning.
    pub fn body_is_cut(&self) -> bool {
        self.0.context.is_cut
    }

    /// The server's name for the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        crate::reply::request_id(&self.0.context.headers)
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.0.context.attempts
    }

    /// How long the server asks to wait before the next request (RFC 9110,
    /// section 10.2.3), as seconds or as a date.
    pub fn retry_after(&self) -> Option<Duration> {
        crate::retry::retry_after(&self.0.context.headers)
    }

    /// What an error body says in the shapes that are common, whether the
    /// document declares it or not.
    pub fn detail(&self) -> Detail {
        Detail::read(&self.0.context.body)
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Timeout(_))
    }

    /// Whether no connection came about, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        match &self.0.kind {
            ErrorKind::Transport(error) => error.is_connect(),
            ErrorKind::Timeout(timeout) => timeout.kind == TimeoutKind::Connect,
            _ => false,
        }
    }

    /// Whether the same call could succeed later. Whether it may be made
    /// twice is another question.
    pub fn is_retryable(&self) -> bool {
        match &self.0.kind {
            ErrorKind::Transport(error) => error.is_transient(),
            ErrorKind::Timeout(_) => true,
            ErrorKind::Auth(error) => error.is_transient(),
            _ => self.status().is_some_and(crate::retry::is_transient),
        }
    }

    /// The same error with another type for documented errors.
    pub fn map_api<F>(self, change: impl FnOnce(E) -> F) -> Error<F> {
        let Inner { kind, context } = *self.0;
        Error::new(kind.map_api(change), context)
    }
}

impl<E> ErrorKind<E> {
    fn map_api<F>(self, change: impl FnOnce(E) -> F) -> ErrorKind<F> {
        match self {
            Self::Api(error) => ErrorKind::Api(change(error)),
            Self::Unexpected { status } => ErrorKind::Unexpected { status },
            Self::Decode { error } => ErrorKind::Decode { error },
            Self::Transport(error) => ErrorKind::Transport(error),
            Self::Timeout(timeout) => ErrorKind::Timeout(timeout),
            Self::Request(error) => ErrorKind::Request(error),
            Self::Auth(error) => ErrorKind::Auth(error),
            Self::BodyTooLarge { limit } => ErrorKind::BodyTooLarge { limit },
            Self::Redirect(error) => ErrorKind::Redirect(error),
        }
    }
}

impl<E: fmt::Display> fmt::Display for ErrorKind<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => error.fmt(f),
            Self::Unexpected { .. } => f.write_str("an answer that the API's description does not have"),
            Self::Decode { error } => write!(f, "the answer does not have the described shape: {error}"),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(timeout) => timeout.fmt(f),
            Self::Request(error) => write!(f, "not sent: {error}"),
            Self::Auth(error) => write!(f, "not authenticated: {error}"),
            Self::BodyTooLarge { limit } => write!(f, "the answer is larger than {limit} bytes"),
            Self::Redirect(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = &self.0.context;
        write!(f, "{} ({} {})", context.operation.id, context.operation.method, context.url)?;
        if let Some(status) = context.status {
            write!(f, ": status {status}")?;
        }
        let line = context.scrub(&self.0.kind.to_string());
        write!(f, ": {line}")?;
        let is_answer = matches!(self.0.kind, ErrorKind::Api(_) | ErrorKind::Unexpected { .. });
        match (is_answer, context.excerpt()) {
            (true, Some(excerpt)) => write!(f, ": {excerpt}"),
            _ => Ok(()),
        }
    }
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = &self.0.context;
        let kind = context.scrub(&format!("{:?}", self.0.kind));
        f.debug_struct("Error")
            .field("operation", &context.operation.id)
            .field("url", &context.url)
            .field("status", &context.status)
            .field("kind", &format_args!("{kind}"))
            .field("body", &context.excerpt())
            .field("attempts", &context.attempts)
            .finish_non_exhaustive()
    }
}

impl<E: fmt::Debug + fmt::Display> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.kind {
            ErrorKind::Decode { error } => Some(error),
            ErrorKind::Transport(error) => Some(error),
            ErrorKind::Request(error) => Some(error),
            ErrorKind::Auth(error) => Some(error),
            ErrorKind::Redirect(error) => Some(error),
            _ => None,
        }
    }
}
