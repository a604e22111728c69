//! OAuth2 client credentials (RFC 6749, section 4.4): one fetch at a time,
//! whose outcome all waiting calls share.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};

use super::apply::{Applied, bearer};
use super::{AuthError, ClientSecret};
use crate::body::Body;
use crate::client::{Inner, Moment, Scheme, SchemeKind};
use crate::encode::{base64, percent};
use crate::json::Document;
use crate::transport::CallFacts;
use crate::types::Secret;

const MAX_ANSWER: u64 = 64 * 1024;
/// A token is renewed so long before it expires.
const MARGIN: Duration = Duration::from_secs(30);
/// A token without a stated life is fetched again after this long.
const UNSTATED_LIFE: Duration = Duration::from_secs(3600);

#[derive(Default)]
pub(super) struct TokenCache(Mutex<State>);

#[derive(Default)]
struct State {
    token: Option<Token>,
    busy: bool,
    waiting: Vec<Waker>,
    failures: u64,
    last_failure: Option<AuthError>,
}

#[derive(Clone)]
struct Token {
    applied: Applied,
    renew_at: Moment,
}

/// The right to fetch; whoever holds it and gives up wakes the others.
struct Turn<'c>(&'c TokenCache);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.busy = false;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}

enum Next<'c> {
    Use(Applied),
    Fetch(Turn<'c>),
}

impl State {
    /// What the token puts onto a request, while it is good.
    fn kept(&self) -> Option<Applied> {
        let token = self.token.as_ref().filter(|token| token.renew_at > Moment::now());
        token.map(|token| token.applied.clone())
    }
}

impl TokenCache {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn next(&self) -> Result<Next<'_>, AuthError> {
        let failures = self.state().failures;
        std::future::poll_fn(|context| {
            let mut state = self.state();
            if let Some(applied) = state.kept() {
                return Poll::Ready(Ok(Next::Use(applied)));
            }
            let failure = state.last_failure.as_ref().filter(|_| state.failures != failures);
            if let Some(error) = failure {
                return Poll::Ready(Err(error.clone()));
            }
            if state.busy {
                state.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            state.busy = true;
            Poll::Ready(Ok(Next::Fetch(Turn(self))))
        })
        .await
    }
}

impl ClientSecret {
    /// Forgets the token if it is one of those that were refused.
    pub(super) fn forget(&self, refused: &[Secret]) -> bool {
        let mut state = self.cache.state();
        let is_refused = match &state.token {
            Some(token) => refused.iter().any(|secret| token.applied.secrets().contains(secret)),
            None => true,
        };
        if is_refused {
            state.token = None;
        }
        is_refused || state.token.is_some()
    }
}

/// What a token that is there already puts onto a request.
pub(super) fn kept(secret: &ClientSecret) -> Option<Applied> {
    secret.cache.state().kept()
}

pub(super) async fn token(client: &Inner, scheme: &Scheme, secret: &ClientSecret) -> Result<Applied, AuthError> {
    let turn = match secret.cache.next().await? {
        Next::Use(applied) => return Ok(applied),
        Next::Fetch(turn) => turn,
    };
    let outcome = fetch(client, scheme, secret).await;
    let mut state = turn.0.state();
    match &outcome {
        Ok(token) => state.token = Some(token.clone()),
        Err(error) => {
            state.failures += 1;
            state.last_failure = Some(error.clone());
        }
    }
    drop(state);
    outcome.map(|token| token.applied)
}

async fn fetch(client: &Inner, scheme: &Scheme, secret: &ClientSecret) -> Result<Token, AuthError> {
    let request = request(client, &scheme.kind, secret)?;
    let limit = client.config.attempt_timeout;
    let exchange = client.within(limit, async {
        let answer = client.transport.send(request).await;
        let (head, body) = answer.map_err(|error| AuthError::token(None, error.to_string()))?.into_parts();
        let text = body
            .collect(MAX_ANSWER)
            .await
            .map_err(|error| AuthError::token(Some(head.status.as_u16()), error.to_string()))?;
        read(scheme, head.status, &text)
    });
    match exchange.await {
        Some(outcome) => outcome,
        None => Err(AuthError::token(None, "the token server took too long")),
    }
}

fn request(client: &Inner, scheme: &SchemeKind, secret: &ClientSecret) -> Result<http::Request<Body>, AuthError> {
    let (url, scopes) = match scheme {
        SchemeKind::ClientCredentials { token_url, scopes } => (*token_url, *scopes),
        _ => ("", &[][..]),
    };
    let url = secret.token_url.as_deref().unwrap_or(url);
    let uri =
        client.side_url(url).map_err(|why| AuthError::token(None, format!("the token URL cannot be used: {why}")))?;
    let scopes = match &secret.scopes {
        Some(scopes) => scopes.join(" "),
        None => scopes.join(" "),
    };
    let mut form = "grant_type=client_credentials".to_owned();
    if !scopes.is_empty() {
        form.push_str("&scope=");
        form.push_str(&percent::form(&scopes));
    }
    let id = percent::form(&secret.id);
    let password = Secret::from(percent::form(secret.secret.expose()));
    let mut builder = http::Request::post(uri)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(ACCEPT, "application/json");
    if secret.in_body {
        form.push_str(&format!("&client_id={id}&client_secret={}", password.expose()));
    } else {
        let pair = Secret::from(format!("{id}:{}", password.expose()));
        let value = Secret::from(format!("Basic {}", base64(pair.expose().as_bytes())));
        let mut value =
            HeaderValue::from_str(value.expose()).map_err(|error| AuthError::token(None, error.to_string()))?;
        value.set_sensitive(true);
        builder = builder.header(AUTHORIZATION, value);
    }
    let mut request = builder.body(Body::from(form)).map_err(|error| AuthError::token(None, error.to_string()))?;
    request.extensions_mut().insert(CallFacts {
        operation: None,
        attempt: 1,
        connect_timeout: client.config.connect_timeout,
    });
    Ok(request)
}

fn read(scheme: &Scheme, status: http::StatusCode, text: &[u8]) -> Result<Token, AuthError> {
    let code = status.as_u16();
    let wrong = |reason: &str| AuthError::token(Some(code), reason);
    let document = Document::parse(text).map_err(|_| wrong("the answer is not JSON"))?;
    let root = document.root();
    let text_of = |name: &str| root.get(name).and_then(|value| value.as_str().map(String::from));
    if !status.is_success() {
        let reason = text_of("error").unwrap_or_else(|| "without a reason".to_owned());
        let reason: String = reason.chars().filter(|c| !c.is_control()).take(200).collect();
        return Err(wrong(&reason));
    }
    let secret = text_of("access_token").ok_or_else(|| wrong("the answer has no access_token"))?;
    let life = root
        .get("expires_in")
        .and_then(|value| value.raw().trim_matches('"').parse::<f64>().ok())
        .filter(|seconds| seconds.is_finite() && *seconds >= 0.0)
        .map_or(UNSTATED_LIFE, |seconds| Duration::from_secs_f64(seconds.min(1e9)));
    // A short life is used for at least half of it.
    let usable = life.saturating_sub(MARGIN).max(life / 2);
    Ok(Token { applied: bearer(scheme, &Secret::from(secret))?, renew_at: Moment::now().after(usable) })
}
