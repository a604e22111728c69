//! From an operation's security to headers, query and cookies.

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::{AuthError, Credential, Kind, oauth};
use crate::client::{Inner, Scheme, SchemeKind};
use crate::encode::percent;
use crate::request::Operation;
use crate::types::Secret;

/// What authenticates one request.
#[derive(Default)]
pub(crate) struct Applied {
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) query: String,
    pub(crate) cookies: String,
    /// What must not appear in any text about the request.
    pub(crate) secrets: Vec<Secret>,
}

/// Authenticates a request of the operation, in the first documented way for
/// which there are credentials.
pub(crate) async fn apply(client: &Inner, operation: &Operation, headers: &HeaderMap) -> Result<Applied, AuthError> {
    let mut applied = Applied::default();
    for scheme in choose(client, operation, headers)? {
        let Some(credential) = client.credential(scheme.name) else {
            continue;
        };
        let mut credential = credential.clone();
        if let Kind::Source(source) = &credential.0 {
            credential = source.credential().await?;
        }
        put(client, scheme, &credential, &mut applied).await?;
    }
    Ok(applied)
}

/// Tells the credentials that the server refused them; says whether asking
/// again could give others.
pub(crate) fn was_refused(client: &Inner, operation: &Operation, applied: &Applied) -> bool {
    let mut can_change = false;
    for name in operation.security.iter().copied().flatten() {
        match client.credential(name).map(|credential| &credential.0) {
            Some(Kind::Source(source)) => can_change |= source.refused(),
            Some(Kind::Client(secret)) => can_change |= secret.forget(&applied.secrets),
            _ => {}
        }
    }
    can_change
}

fn choose<'c>(client: &'c Inner, operation: &Operation, headers: &HeaderMap) -> Result<Vec<&'c Scheme>, AuthError> {
    let usable = |name: &&'static str| {
        let scheme = client.api.find_scheme(name)?;
        let given = client.credential(name).is_some() || is_in_headers(scheme, headers);
        given.then_some(scheme)
    };
    let is_optional = operation.security.iter().any(|way| way.is_empty());
    for way in operation.security.iter().filter(|way| !way.is_empty()) {
        if let Some(schemes) = way.iter().map(usable).collect() {
            return Ok(schemes);
        }
    }
    match is_optional || operation.security.is_empty() || client.transport.stands_in() {
        true => Ok(Vec::new()),
        false => Err(AuthError::Missing { wanted: wanted(operation) }),
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

async fn put(client: &Inner, scheme: &Scheme, credential: &Credential, applied: &mut Applied) -> Result<(), AuthError> {
    let unfit = |needed| AuthError::Unfit { scheme: scheme.name, needed };
    match (&scheme.kind, &credential.0) {
        (_, Kind::Source(_)) => return Err(unfit("a credential, not another source")),
        (SchemeKind::Basic, Kind::Basic { user, password }) => {
            let pair = Secret::from(format!("{user}:{}", password.expose()));
            let encoded = Secret::from(crate::encode::base64(pair.expose().as_bytes()));
            header(applied, scheme, AUTHORIZATION, "Basic ", &encoded)?;
            applied.secrets.push(password.clone());
        }
        (SchemeKind::Basic, _) => return Err(unfit("a user name and a password")),
        (_, Kind::Basic { .. }) => return Err(unfit("a key or token")),
        (SchemeKind::KeyInHeader { header: name, prefix }, Kind::Key(key)) => {
            let name =
                HeaderName::from_bytes(name.as_bytes()).map_err(|_| AuthError::Unsendable { scheme: scheme.name })?;
            header(applied, scheme, name, prefix, key)?;
        }
        (SchemeKind::KeyInQuery { parameter }, Kind::Key(key)) => {
            let pair = [percent::component(parameter), percent::component(key.expose())].join("=");
            push_joined(&mut applied.query, "&", &pair);
            applied.secrets.push(key.clone());
        }
        (SchemeKind::KeyInCookie { cookie }, Kind::Key(key)) => {
            let pair = format!("{cookie}={}", percent::component(key.expose()));
            push_joined(&mut applied.cookies, "; ", &pair);
            applied.secrets.push(key.clone());
        }
        (SchemeKind::Bearer | SchemeKind::ClientCredentials { .. }, Kind::Key(token)) => {
            header(applied, scheme, AUTHORIZATION, "Bearer ", token)?;
        }
        (kind, Kind::Client(secret)) => {
            let token = oauth::token(client, kind, secret).await?;
            header(applied, scheme, AUTHORIZATION, "Bearer ", &token)?;
        }
    }
    Ok(())
}

fn header(
    applied: &mut Applied,
    scheme: &Scheme,
    name: HeaderName,
    prefix: &str,
    secret: &Secret,
) -> Result<(), AuthError> {
    let text = Secret::from([prefix, secret.expose()].concat());
    let mut value = HeaderValue::from_str(text.expose()).map_err(|_| AuthError::Unsendable { scheme: scheme.name })?;
    value.set_sensitive(true);
    applied.headers.push((name, value));
    applied.secrets.push(secret.clone());
    Ok(())
}

fn push_joined(list: &mut String, separator: &str, entry: &str) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(entry);
}
