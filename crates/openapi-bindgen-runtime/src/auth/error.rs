//! Why a request could not be authenticated.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// Why a request could not be authenticated. Nothing of it was sent to the API.
#[derive(Clone)]
#[non_exhaustive]
pub enum AuthError {
    /// The operation asks for one of these ways to authenticate, and the
    /// client has no credential for any.
    Missing {
        /// The ways, as `tokenAuth or (keyAuth and appAuth)`.
        wanted: String,
    },
    /// The credential is of another kind than the scheme needs.
    #[non_exhaustive]
    Unfit {
        /// The scheme's name.
        scheme: &'static str,
        /// What is needed.
        needed: &'static str,
    },
    /// The secret has characters that cannot be sent in a header.
    #[non_exhaustive]
    Unsendable {
        /// The scheme's name.
        scheme: &'static str,
    },
    /// The server that gives access tokens gave none.
    #[non_exhaustive]
    Token {
        /// Its status, if it answered.
        status: Option<u16>,
        /// The error code of RFC 6749, section 5.2, or what else was wrong.
        reason: String,
    },
    /// The credential source failed.
    Source(Arc<dyn StdError + Send + Sync>),
}

impl AuthError {
    /// An error of a [`CredentialSource`](crate::CredentialSource).
    pub fn source(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Source(Arc::from(error.into()))
    }

    pub(super) fn token(status: Option<u16>, reason: impl Into<String>) -> Self {
        Self::Token { status, reason: reason.into() }
    }

    /// Whether another attempt could do better.
    pub(crate) fn is_transient(&self) -> bool {
        match self {
            Self::Token { status, .. } => status.is_none_or(|status| status >= 500 || status == 429),
            _ => false,
        }
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { wanted } => write!(f, "no credential was given for {wanted}"),
            Self::Unfit { scheme, needed } => {
                write!(f, "the credential for {scheme} does not fit: {needed} is needed")
            }
            Self::Unsendable { scheme } => {
                write!(f, "the secret for {scheme} has characters that cannot be sent")
            }
            Self::Token { status: Some(status), reason } => {
                write!(f, "no access token: the token server answered {status}: {reason}")
            }
            Self::Token { status: None, reason } => write!(f, "no access token: {reason}"),
            Self::Source(error) => write!(f, "the credential source failed: {error}"),
        }
    }
}

impl fmt::Debug for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AuthError({self})")
    }
}

impl StdError for AuthError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Source(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
