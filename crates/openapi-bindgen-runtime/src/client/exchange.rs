//! One attempt: authenticate, send, follow redirects, read the answer.

use std::sync::Arc;
use std::time::Duration;

use http::header::{
    ACCEPT, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, USER_AGENT,
};
use http::{Method, StatusCode, Uri};

use super::config::EVENT_IDLE_TIMEOUT;
use super::deadline::{Progress, watch_idle};
use super::redirect::{Hop, next_hop};
use super::{Failed, Inner, Origin, Prepared};
use crate::auth::{self, Applied};
use crate::body::{Body, BodyErrorKind};
use crate::error::{Failure, RedirectError, RedirectProblem, Timeout, TimeoutKind};
use crate::reply::Response;
use crate::request::RequestError;
use crate::transport::{CallFacts, TransportError, TransportErrorKind};

/// An attempt that brought an answer, be it a good one or not.
pub(super) struct Attempt {
    pub(super) answer: Response,
    pub(super) applied: Applied,
}

pub(super) async fn attempt(call: &Prepared, body: Body, number: u32) -> Result<Attempt, Box<Failed>> {
    let client = &*call.client;
    let progress = Progress::default();
    let limit = client.config.attempt_timeout;
    let work = exchange(call, progress.watch(body), number);
    let mut seen = 0;
    let moved = || {
        let before = std::mem::replace(&mut seen, progress.pieces());
        seen != before
    };
    match client.within_while(limit, work, moved).await {
        Some(outcome) => outcome,
        None => {
            Err(Failed::new(Failure::Timeout(Timeout { kind: TimeoutKind::Attempt, after: limit.unwrap_or_default() })))
        }
    }
}

async fn exchange(call: &Prepared, body: Body, number: u32) -> Result<Attempt, Box<Failed>> {
    let client = &*call.client;
    let applied = authenticate(call).await.map_err(Failed::new)?;
    let outcome = deliver(call, body, number, &applied).await;
    match outcome {
        Ok((answer, body)) => read(client, call, answer, body, applied).await,
        Err((failure, answer)) => Err(Box::new(Failed { failure, answer, attempts: number, applied })),
    }
}

async fn authenticate(call: &Prepared) -> Result<Applied, Failure> {
    let origin = Origin::of(&call.uri).map_err(RequestError::Url);
    let origin = origin.map_err(Failure::Request)?;
    let applied = auth::apply(&call.client, call.operation, &call.headers).await;
    let applied = applied.map_err(Failure::Auth)?;
    if !applied.secrets.is_empty() {
        call.client.check_secure(&origin).map_err(Failure::Request)?;
    }
    Ok(applied)
}

type Refusal = (Failure, Option<Box<Response>>);

/// Sends the request and follows redirects.
async fn deliver(call: &Prepared, body: Body, number: u32, applied: &Applied) -> Result<(Response, Body), Refusal> {
    let client = &*call.client;
    let plain = |failure: Failure| (failure, None);
    let mut hop = Hop { method: call.method.clone(), uri: call.uri.clone(), body, same_origin: true };
    for followed in 0.. {
        let again = hop.body.try_clone();
        let request = request(call, &hop.method, &hop.uri, hop.same_origin, applied);
        let mut request = request.map_err(|error| plain(Failure::Request(error)))?;
        *request.body_mut() = std::mem::take(&mut hop.body);
        request.extensions_mut().insert(CallFacts {
            operation: Some(call.operation),
            attempt: number,
            connect_timeout: client.config.connect_timeout,
        });
        let answer = client.transport.send(request).await;
        let answer = answer.map_err(|error| plain(connect_failure(client, error)))?;
        let (head, body) = answer.into_parts();
        let answer = Response::new(head.status, head.headers, &hop.uri);
        let is_kept = call.operation.keeps_redirects || client.config.redirects.limit == 0;
        if !is_redirect(head.status) || is_kept {
            return Ok((answer, body));
        }
        match next_hop(&client.config.redirects, followed, &hop, &answer, again) {
            Ok(next) => hop = next,
            Err(error) => return Err((Failure::Redirect(error), Some(Box::new(answer)))),
        }
    }
    Err(plain(Failure::Redirect(RedirectError::new(302, RedirectProblem::TooMany))))
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

fn connect_failure(client: &Inner, error: TransportError) -> Failure {
    match (error.kind(), client.config.connect_timeout) {
        (TransportErrorKind::ConnectTimeout, Some(after)) => {
            Failure::Timeout(Timeout { kind: TimeoutKind::Connect, after })
        }
        _ => Failure::Transport(error),
    }
}

/// The request of one hop. To another origin goes nothing that could be secret.
fn request(
    call: &Prepared,
    method: &Method,
    uri: &Uri,
    same_origin: bool,
    applied: &Applied,
) -> Result<http::Request<Body>, RequestError> {
    let mut request = http::Request::new(Body::empty());
    *request.method_mut() = method.clone();
    if !same_origin {
        *request.uri_mut() = uri.clone();
        for name in [ACCEPT, USER_AGENT] {
            if let Some(value) = call.headers.get(&name) {
                request.headers_mut().insert(name, value.clone());
            }
        }
        return Ok(request);
    }
    *request.uri_mut() = with_query(uri, &applied.query)?;
    *request.headers_mut() = call.headers.clone();
    if *method != call.method {
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING] {
            request.headers_mut().remove(name);
        }
    }
    for (name, value) in &applied.headers {
        request.headers_mut().insert(name.clone(), value.clone());
    }
    add_cookies(request.headers_mut(), &applied.cookies)?;
    Ok(request)
}

fn with_query(uri: &Uri, query: &str) -> Result<Uri, RequestError> {
    if query.is_empty() {
        return Ok(uri.clone());
    }
    let separator = if uri.query().is_some() { '&' } else { '?' };
    let text = format!("{uri}{separator}{query}");
    text.parse().map_err(|_| RequestError::Url(super::UrlError::Syntax))
}

fn add_cookies(headers: &mut HeaderMap, cookies: &str) -> Result<(), RequestError> {
    if cookies.is_empty() {
        return Ok(());
    }
    let mut all = headers.get(COOKIE).map(|value| value.as_bytes().to_vec()).unwrap_or_default();
    if !all.is_empty() {
        all.extend_from_slice(b"; ");
    }
    all.extend_from_slice(cookies.as_bytes());
    let mut value =
        HeaderValue::from_bytes(&all).map_err(|_| RequestError::Cookie { name: "credential".to_owned() })?;
    value.set_sensitive(true);
    headers.insert(COOKIE, value);
    Ok(())
}

/// Reads the body: whole and bounded, or handed over where the operation streams.
async fn read(
    client: &Inner,
    call: &Prepared,
    mut answer: Response,
    body: Body,
    applied: Applied,
) -> Result<Attempt, Box<Failed>> {
    let is_success = (200..300).contains(&answer.status());
    let is_quiet = client.config.idle_is_default && answer.has_content_type("text/event-stream");
    let idle = if is_quiet { Some(EVENT_IDLE_TIMEOUT) } else { client.config.idle_timeout };
    let mut body = watch_idle(body, idle, Arc::clone(&client.transport));
    if call.operation.streams && is_success && !call.raw {
        answer.set_stream(body);
        return Ok(Attempt { answer, applied });
    }
    let limit = match is_success {
        true => client.config.max_response,
        false => client.config.max_error,
    };
    let (bytes, outcome) = body.collect_up_to(limit).await;
    let whole = matches!(outcome, Ok(true));
    answer.set_bytes(bytes, !whole);
    let failure = match outcome {
        Ok(true) => return Ok(Attempt { answer, applied }),
        // The start of a page that says what went wrong is enough.
        Ok(false) if !is_success => return Ok(Attempt { answer, applied }),
        Ok(false) => Failure::BodyTooLarge { limit },
        Err(error) => match error.kind() {
            BodyErrorKind::Idle(after) => Failure::Timeout(idle_timeout(after)),
            _ => Failure::Transport(TransportError::new(TransportErrorKind::Body, error)),
        },
    };
    Err(Box::new(Failed { failure, answer: Some(Box::new(answer)), attempts: 0, applied }))
}

fn idle_timeout(after: Duration) -> Timeout {
    Timeout { kind: TimeoutKind::Idle, after }
}
