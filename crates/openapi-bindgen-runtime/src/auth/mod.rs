//! Credentials: what a user gives, and what goes onto the wire for it.
//!
//! A secret is held in a [`Secret`], which shows nothing in `Debug` and is
//! wiped when dropped. It is put onto a request only at the moment of sending
//! and only for the API's own origin.

mod apply;
mod error;
mod oauth;

use std::fmt;
use std::sync::Arc;

use crate::transport::BoxFuture;
use crate::types::Secret;

pub(crate) use apply::{Applied, Applying, Given, apply, was_refused};
pub use error::AuthError;
use oauth::TokenCache;

/// What a user gives for one of an API's ways to authenticate.
///
/// A text converts into [`Credential::key`].
#[derive(Clone)]
pub struct Credential(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Key(Secret),
    Basic { user: String, password: Secret },
    Client(Arc<ClientSecret>),
    Source(Arc<dyn CredentialSource>),
}

pub(crate) struct ClientSecret {
    id: String,
    secret: Secret,
    token_url: Option<String>,
    scopes: Option<Vec<String>>,
    in_body: bool,
    cache: TokenCache,
}

impl Credential {
    /// A key or a ready access token, without the prefix that the document asks for.
    pub fn key(secret: impl Into<Secret>) -> Self {
        Self(Kind::Key(secret.into()))
    }

    /// A user name and a password.
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic { user: user.into(), password: password.into() })
    }

    /// A client id and its secret: the client fetches an access token with
    /// them, keeps it until shortly before it expires, and fetches it once
    /// however many calls wait for it (RFC 6749, section 4.4).
    pub fn oauth2_client(id: impl Into<String>, secret: impl Into<Secret>) -> OAuth2Client {
        OAuth2Client(ClientSecret {
            id: id.into(),
            secret: secret.into(),
            token_url: None,
            scopes: None,
            in_body: false,
            cache: TokenCache::default(),
        })
    }

    /// The key in an environment variable, which is read at every attempt.
    pub fn from_env(variable: impl Into<String>) -> Self {
        Self::source(Variable(variable.into()))
    }

    /// A source that is asked for a credential at every attempt: for secrets that rotate.
    pub fn source(source: impl CredentialSource) -> Self {
        Self(Kind::Source(Arc::new(source)))
    }
}

/// A source of credentials that change: a vault, a file, a token service.
pub trait CredentialSource: Send + Sync + 'static {
    /// The credential for the next attempt. Called often: keep what is still good.
    fn credential(&self) -> BoxFuture<Result<Credential, AuthError>>;

    /// Told when the server answered 401 to the last credential; says
    /// whether asking again could give another one.
    fn refused(&self) -> bool {
        false
    }
}

struct Variable(String);

impl CredentialSource for Variable {
    fn credential(&self) -> BoxFuture<Result<Credential, AuthError>> {
        let value = std::env::var(&self.0).map_err(|_| {
            let message = format!("the environment variable {} is not set", self.0);
            AuthError::source(message)
        });
        Box::pin(std::future::ready(value.map(Credential::key)))
    }
}

/// OAuth2 client credentials with what differs from the document.
pub struct OAuth2Client(ClientSecret);

impl OAuth2Client {
    /// The URL that gives tokens, instead of the document's.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.0.token_url = Some(url.into());
        self
    }

    /// The scopes to ask for, instead of the document's.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.0.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Sends id and secret in the request's body instead of a Basic header,
    /// for servers that read nothing else (RFC 6749, section 2.3.1).
    pub fn in_body(mut self) -> Self {
        self.0.in_body = true;
        self
    }
}

impl From<OAuth2Client> for Credential {
    fn from(client: OAuth2Client) -> Self {
        Self(Kind::Client(Arc::new(client.0)))
    }
}

impl From<Secret> for Credential {
    fn from(secret: Secret) -> Self {
        Self::key(secret)
    }
}

impl From<&str> for Credential {
    fn from(secret: &str) -> Self {
        Self::key(secret)
    }
}

impl From<String> for Credential {
    fn from(secret: String) -> Self {
        Self::key(secret)
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0 {
            Kind::Key(_) => "key",
            Kind::Basic { .. } => "basic",
            Kind::Client(_) => "oauth2 client",
            Kind::Source(_) => "source",
        };
        write!(f, "Credential({kind}, ***)")
    }
}

impl fmt::Debug for OAuth2Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OAuth2Client(***)")
    }
}
