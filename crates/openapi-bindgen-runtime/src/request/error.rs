//! Why a request was not sent.

use std::error::Error as StdError;
use std::fmt;

use crate::check::Violations;
use crate::client::UrlError;
use crate::json::WriteError;

/// Why a request was refused before anything of it was sent.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RequestError {
    /// A path value that would change the path: empty, or with a `.` or `..`
    /// between slashes, in any spelling. No encoding protects such values.
    #[non_exhaustive]
    Path {
        /// The parameter.
        name: String,
        /// What is wrong with its value.
        why: PathProblem,
    },
    /// A header that cannot be sent: line breaks or control characters in
    /// its value, or a name that belongs to the transport.
    #[non_exhaustive]
    Header {
        /// The header.
        name: String,
    },
    /// A query value with a carriage return, as a line break of HTTP has it. Encoded it would be harmless on the way,
    /// but some servers put decoded values into headers and logs. A text of several lines has `\n` alone.
    #[non_exhaustive]
    Query {
        /// The parameter.
        name: String,
    },
    /// A cookie value with characters that end or split it, or with a carriage return.
    #[non_exhaustive]
    Cookie {
        /// The cookie.
        name: String,
    },
    /// A value that cannot be written as JSON.
    #[non_exhaustive]
    Write {
        /// The parameter, or `body`.
        name: String,
        /// What is wrong with it.
        error: WriteError,
    },
    /// The body or a parameter breaks rules of its schema; see
    /// [`ClientBuilder::validate_requests`](crate::ClientBuilder::validate_requests).
    Invalid(Violations),
    /// The body cannot be written in its content type.
    #[non_exhaustive]
    Body {
        /// What is wrong.
        why: &'static str,
    },
    /// The operation does not declare this content type, or the body cannot
    /// be rewritten to it.
    #[non_exhaustive]
    ContentType {
        /// What was asked for.
        wanted: String,
    },
    /// A URL from an answer leads to another origin, which is given neither
    /// credentials nor requests.
    OtherOrigin,
    /// The pages of a list do not come to an end.
    #[non_exhaustive]
    Paging {
        /// What is wrong.
        why: &'static str,
    },
    /// The URL cannot be used.
    Url(UrlError),
    /// Credentials would go over plain http to another machine; see
    /// [`ClientBuilder::allow_http`](crate::ClientBuilder::allow_http).
    PlainHttp,
    /// The base URL is known only as a path: the document gives no host, and
    /// neither did the user.
    NoBaseUrl,
}

/// What is wrong with a path value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathProblem {
    /// It is empty, null, or an empty list or map.
    Empty,
    /// It is, or holds between slashes, a `.` or `..`.
    Dots,
    /// It was not given.
    Missing,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path { name, why } => {
                let why = match why {
                    PathProblem::Empty => "is empty",
                    PathProblem::Dots => "has a dot segment",
                    PathProblem::Missing => "is missing",
                };
                write!(f, "the path parameter `{name}` {why}")
            }
            Self::Header { name } => write!(f, "the header `{}` cannot be sent", name.escape_debug()),
            Self::Query { name } => {
                write!(f, "the query parameter `{}` has a carriage return", name.escape_debug())
            }
            Self::Cookie { name } => write!(f, "the cookie `{}` cannot be sent", name.escape_debug()),
            Self::Write { name, error } => write!(f, "`{name}` cannot be written: {error}"),
            Self::Invalid(violations) => write!(f, "the request is not valid: {violations}"),
            Self::Body { why } | Self::Paging { why } => f.write_str(why),
            Self::OtherOrigin => f.write_str("the URL leads to another origin"),
            Self::ContentType { wanted } => {
                write!(f, "the body cannot be sent as `{}`", wanted.escape_debug())
            }
            Self::Url(error) => write!(f, "the URL cannot be used: {error}"),
            Self::PlainHttp => f.write_str("credentials are not sent over plain http to another machine"),
            Self::NoBaseUrl => f.write_str("no base URL was given"),
        }
    }
}

impl StdError for RequestError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Write { error, .. } => Some(error),
            Self::Url(error) => Some(error),
            _ => None,
        }
    }
}
