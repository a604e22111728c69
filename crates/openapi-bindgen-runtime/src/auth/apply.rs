//! From an operation's security to headers, query and cookies.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::{AuthError, Credential, Kind, oauth};
use crate::client::{Inner, Scheme, SchemeKind};
use crate::encode::percent;
use crate::request::Operation;
use crate::transport::BoxFuture;
use crate::types::Secret;

/// What authenticates a request; shared by all requests for which it is the same.
#[derive(Clone, Default)]
pub(crate) struct Applied(Option<Arc<Parts>>);

#[derive(Clone, Default)]
struct Parts {
    headers: Vec<(HeaderName, HeaderValue)>,
    query: Secret,
    cookies: Secret,
    secrets: Vec<Secret>,
}

/// A credential that a client was given, with what it puts onto requests where that is always the same.
pub(crate) struct Given {
    pub(super) scheme: &'static Scheme,
    pub(super) credential: Credential,
    ready: Option<Applied>,
}

/// Credentials for a request: there already, or to be fetched.
pub(crate) enum Applying {
    Done(Result<Applied, AuthError>),
    Fetching(BoxFuture<Result<Applied, AuthError>>),
}

impl Applied {
    pub(crate) fn headers(&self) -> &[(HeaderName, HeaderValue)] {
        self.0.as_ref().map_or(&[], |parts| &parts.headers)
    }

    pub(crate) fn query(&self) -> &str {
        self.0.as_ref().map_or("", |parts| parts.query.expose())
    }

    pub(crate) fn cookies(&self) -> &str {
        self.0.as_ref().map_or("", |parts| parts.cookies.expose())
    }

    /// What must not appear in any text about the request.
    pub(crate) fn secrets(&self) -> &[Secret] {
        self.0.as_ref().map_or(&[], |parts| &parts.secrets)
    }

    /// Both together.
    fn and(self, other: Self) -> Self {
        let (Some(parts), Some(more)) = (&self.0, &other.0) else {
            return if self.0.is_some() { self } else { other };
        };
        let mut parts = Parts::clone(parts);
        parts.headers.extend_from_slice(&more.headers);
        parts.query = joined(&parts.query, "&", &more.query);
        parts.cookies = joined(&parts.cookies, "; ", &more.cookies);
        parts.secrets.extend_from_slice(&more.secrets);
        parts.into()
    }
}

impl From<Parts> for Applied {
    fn from(parts: Parts) -> Self {
        Self(Some(Arc::new(parts)))
    }
}

impl Given {
    pub(crate) fn new(scheme: &'static Scheme, credential: Credential) -> Self {
        // What does not fit is told by the calls that need it.
        let ready = put(scheme, &credential).and_then(Result::ok);
        Self { scheme, credential, ready }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.scheme.name
    }

    /// What it puts onto a request, as far as that can be told at once.
    fn at_once(&self) -> Option<Applied> {
        match &self.credential.0 {
            Kind::Client(secret) if !matches!(self.scheme.kind, SchemeKind::Basic) => oauth::kept(secret),
            _ => self.ready.clone(),
        }
    }

    async fn fetch(&self, client: &Inner) -> Result<Applied, AuthError> {
        match &self.credential.0 {
            Kind::Source(source) => {
                let credential = source.credential().await?;
                match (put(self.scheme, &credential), &credential.0) {
                    (Some(outcome), _) => outcome,
                    (None, Kind::Client(secret)) => oauth::token(client, self.scheme, secret).await,
                    (None, _) => {
                        Err(AuthError::Unfit { scheme: self.scheme.name, needed: "a credential, not another source" })
                    }
                }
            }
            Kind::Client(secret) if put(self.scheme, &self.credential).is_none() => {
                oauth::token(client, self.scheme, secret).await
            }
            _ => put(self.scheme, &self.credential).unwrap_or_else(|| Ok(Applied::default())),
        }
    }
}

/// Authenticates a request of the operation, in the first documented way for
/// which there are credentials.
pub(crate) fn apply(client: &Arc<Inner>, operation: &'static Operation, headers: &HeaderMap) -> Applying {
    let way = match choose(client, operation, headers) {
        Ok(way) => way,
        Err(error) => return Applying::Done(Err(error)),
    };
    let mut applied = Applied::default();
    for given in way.iter().filter_map(|name| client.given(name)) {
        match given.at_once() {
            Some(more) => applied = applied.and(more),
            None => return Applying::Fetching(Box::pin(fetch(Arc::clone(client), way))),
        }
    }
    Applying::Done(Ok(applied))
}

async fn fetch(client: Arc<Inner>, way: &'static [&'static str]) -> Result<Applied, AuthError> {
    let mut applied = Applied::default();
    for given in way.iter().filter_map(|name| client.given(name)) {
        applied = applied.and(given.fetch(&client).await?);
    }
    Ok(applied)
}

/// Tells the credentials that the server refused them; says whether asking
/// again could give others.
pub(crate) fn was_refused(client: &Inner, operation: &Operation, applied: &Applied) -> bool {
    let mut can_change = false;
    for name in operation.security.iter().copied().flatten() {
        match client.given(name).map(|given| &given.credential.0) {
            Some(Kind::Source(source)) => can_change |= source.refused(),
            Some(Kind::Client(secret)) => can_change |= secret.forget(applied.secrets()),
            _ => {}
        }
    }
    can_change
}

fn choose(
    client: &Inner,
    operation: &'static Operation,
    headers: &HeaderMap,
) -> Result<&'static [&'static str], AuthError> {
    let by_hand = |name| client.api.find_scheme(name).is_some_and(|scheme| is_in_headers(scheme, headers));
    let usable = |name: &&'static str| client.given(name).is_some() || by_hand(name);
    let is_optional = operation.security.iter().any(|way| way.is_empty());
    let mut ways = operation.security.iter().filter(|way| !way.is_empty());
    match ways.find(|way| way.iter().all(&usable)) {
        Some(way) => Ok(way),
        None if is_optional || operation.security.is_empty() || client.transport.stands_in() => Ok(&[]),
        None => Err(AuthError::Missing { wanted: wanted(operation) }),
    }
}

/// A user who sets the header by hand has authenticated the request.
fn is_in_headers(scheme: &Scheme, headers: &HeaderMap) -> bool {
    match scheme.kind {
        SchemeKind::KeyInHeader { header, .. } => headers.contains_key(header),
        SchemeKind::KeyInCookie { .. } => headers.contains_key(COOKIE),
        SchemeKind::KeyInQuery { .. } => false,
        _ => headers.contains_key(AUTHORIZATION),
    }
}

fn wanted(operation: &Operation) -> String {
    let ways: Vec<String> = operation
        .security
        .iter()
        .map(|way| match way {
            [only] => (*only).to_owned(),
            several => format!("({})", several.join(" and ")),
        })
        .collect();
    ways.join(" or ")
}

/// What a credential puts onto every request; `None` where something is to be fetched first.
fn put(scheme: &Scheme, credential: &Credential) -> Option<Result<Applied, AuthError>> {
    let unfit = |needed| Err(AuthError::Unfit { scheme: scheme.name, needed });
    Some(match (&scheme.kind, &credential.0) {
        (_, Kind::Source(_)) => return None,
        (SchemeKind::Basic, Kind::Basic { user, password }) => {
            let pair = Secret::from(format!("{user}:{}", password.expose()));
            let encoded = Secret::from(crate::encode::base64(pair.expose().as_bytes()));
            header(scheme, AUTHORIZATION, "Basic ", encoded.expose(), vec![encoded.clone(), password.clone()])
        }
        (SchemeKind::Basic, _) => unfit("a user name and a password"),
        (_, Kind::Basic { .. }) => unfit("a key or token"),
        (SchemeKind::KeyInHeader { header: name, prefix }, Kind::Key(key)) => {
            match HeaderName::from_bytes(name.as_bytes()) {
                Ok(name) => header(scheme, name, prefix, key.expose(), vec![key.clone()]),
                Err(_) => Err(AuthError::Unsendable { scheme: scheme.name }),
            }
        }
        (SchemeKind::KeyInQuery { parameter }, Kind::Key(key)) => {
            let value = Secret::from(percent::component(key.expose()));
            let query = Secret::from([&percent::component(parameter), "=", value.expose()].concat());
            Ok(Parts { query, secrets: vec![key.clone()], ..Parts::default() }.into())
        }
        (SchemeKind::KeyInCookie { cookie }, Kind::Key(key)) => {
            let value = Secret::from(percent::component(key.expose()));
            let cookies = Secret::from([cookie, "=", value.expose()].concat());
            Ok(Parts { cookies, secrets: vec![key.clone()], ..Parts::default() }.into())
        }
        (SchemeKind::Bearer | SchemeKind::ClientCredentials { .. }, Kind::Key(token)) => bearer(scheme, token),
        (_, Kind::Client(_)) => return None,
    })
}

/// A token in the header that is meant for it.
pub(super) fn bearer(scheme: &Scheme, token: &Secret) -> Result<Applied, AuthError> {
    header(scheme, AUTHORIZATION, "Bearer ", token.expose(), vec![token.clone()])
}

fn header(
    scheme: &Scheme,
    name: HeaderName,
    prefix: &str,
    text: &str,
    secrets: Vec<Secret>,
) -> Result<Applied, AuthError> {
    // Requests share the text, and whoever lets go of it last overwrites it.
    let text = Bytes::from_owner(Shared(Secret::from([prefix, text].concat())));
    let value = HeaderValue::from_maybe_shared(text);
    let mut value = value.map_err(|_| AuthError::Unsendable { scheme: scheme.name })?;
    value.set_sensitive(true);
    Ok(Parts { headers: vec![(name, value)], secrets, ..Parts::default() }.into())
}

struct Shared(Secret);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }
}

fn joined(list: &Secret, separator: &str, entry: &Secret) -> Secret {
    match (list.expose(), entry.expose()) {
        (list, "") => list.into(),
        ("", entry) => entry.into(),
        (list, entry) => [list, separator, entry].concat().into(),
    }
}
