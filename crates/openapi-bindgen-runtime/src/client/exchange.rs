//! One attempt: authenticate, send, follow redirects, read the answer.

use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::header::{
    ACCEPT, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, USER_AGENT,
};
use http::{StatusCode, Uri};

use super::config::{Config, EVENT_IDLE_TIMEOUT};
use super::deadline::{Limits, Progress, watch_idle};
use super::redirect::{Hop, Sent, next_hop};
use super::{Failed, Inner, Moment, Outcome};
use crate::auth::{Applied, Applying, AuthError};
use crate::body::{Body, BodyError, BodyErrorKind, Collect};
use crate::error::{Failure, Timeout, TimeoutKind};
use crate::reply::Response;
use crate::request::{Prepared, RequestError};
use crate::transport::{BoxFuture, CallFacts, TransportError, TransportErrorKind};

/// An attempt under way.
#[derive(Default)]
pub(super) struct Exchange {
    state: State,
    number: u32,
    /// To be sent next.
    body: Body,
    progress: Option<Progress>,
    /// Where it goes, once it was redirected.
    hop: Option<Box<Hop>>,
    followed: u32,
    applied: Applied,
}

#[derive(Default)]
enum State {
    #[default]
    New,
    Authenticating(BoxFuture<Result<Applied, AuthError>>),
    Sent(BoxFuture<Result<http::Response<Body>, TransportError>>),
    Reading(Reading),
}

/// What comes of a step: nothing yet, the answer, or a failure with what came of the answer.
type Step = Result<Option<Box<Response>>, (Failure, Option<Box<Response>>)>;

struct Reading {
    answer: Box<Response>,
    body: Collect,
    limit: u64,
}

impl Exchange {
    /// The next attempt.
    pub(super) fn begin(&mut self, body: Body, number: u32) {
        *self = Self { number, ..Self::default() };
        self.set_body(body);
    }

    /// What authenticates the request.
    pub(super) fn applied(&self) -> &Applied {
        &self.applied
    }

    /// Whether something of a streamed body was sent since the last time.
    pub(super) fn has_moved(&mut self) -> bool {
        self.progress.as_mut().is_some_and(Progress::has_moved)
    }

    /// Gives up, and hands over what came of the answer.
    pub(super) fn stop(&mut self) -> Option<Box<Response>> {
        match std::mem::take(&mut self.state) {
            State::Reading(reading) => Some(reading.cut()),
            _ => None,
        }
    }

    pub(super) fn poll(
        &mut self,
        call: &mut Prepared,
        limits: &mut Limits,
        context: &mut Context<'_>,
    ) -> Poll<Outcome> {
        loop {
            let step = match &mut self.state {
                State::New => self.authenticate(call),
                State::Authenticating(credentials) => {
                    let applied = ready!(credentials.as_mut().poll(context));
                    self.send(call, applied)
                }
                State::Sent(answer) => {
                    let answer = ready!(answer.as_mut().poll(context));
                    self.take_head(call, answer)
                }
                State::Reading(reading) => {
                    let outcome = ready!(reading.poll(&call.client().config, limits, context));
                    self.take_body(outcome)
                }
            };
            let outcome = match step {
                Ok(None) => continue,
                Ok(Some(answer)) => Ok(answer),
                Err((failure, answer)) => Err(Failed::under_way(failure, answer, call, &self.applied)),
            };
            self.state = State::New;
            return Poll::Ready(outcome);
        }
    }

    fn authenticate(&mut self, call: &mut Prepared) -> Step {
        match call.authenticate().map_err(|error| (Failure::Request(error), None))? {
            Applying::Done(applied) => self.send(call, applied),
            Applying::Fetching(credentials) => {
                self.state = State::Authenticating(credentials);
                Ok(None)
            }
        }
    }

    fn set_body(&mut self, body: Body) {
        self.body = match body.is_streamed() {
            true => self.progress.get_or_insert_default().watch(body),
            false => body,
        };
    }

    fn send(&mut self, call: &mut Prepared, applied: Result<Applied, AuthError>) -> Step {
        self.applied = applied.map_err(|error| (Failure::Auth(error), None))?;
        if !self.applied.secrets().is_empty() && !call.is_secure {
            return Err((Failure::Request(RequestError::PlainHttp), None));
        }
        self.send_on(call)
    }

    /// Sends the request to where it is to go now.
    fn send_on(&mut self, call: &mut Prepared) -> Step {
        let request = self.request(call).map_err(|error| (Failure::Request(error), None))?;
        self.state = State::Sent(call.client().transport.send(request));
        Ok(None)
    }

    fn sent<'r>(&'r self, call: &'r Prepared) -> Sent<'r> {
        match self.hop.as_deref() {
            None => Sent { method: &call.method, uri: &call.uri, same_origin: true },
            Some(Hop { method, uri, same_origin }) => Sent { method, uri, same_origin: *same_origin },
        }
    }

    /// The request of one hop. To another origin goes nothing that could be secret.
    fn request(&mut self, call: &mut Prepared) -> Result<http::Request<Body>, RequestError> {
        let mut request = http::Request::new(std::mem::take(&mut self.body));
        let headers = call.headers()?;
        let Sent { method, uri, same_origin } = self.sent(call);
        *request.method_mut() = method.clone();
        if same_origin {
            *request.uri_mut() = with_query(uri, self.applied.query())?;
            *request.headers_mut() = headers;
            if *method != call.method {
                for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING] {
                    request.headers_mut().remove(name);
                }
            }
            for (name, value) in self.applied.headers() {
                request.headers_mut().insert(name.clone(), value.clone());
            }
            add_cookies(request.headers_mut(), self.applied.cookies())?;
        } else {
            *request.uri_mut() = uri.clone();
            for name in [ACCEPT, USER_AGENT] {
                if let Some(value) = headers.get(&name) {
                    request.headers_mut().insert(name, value.clone());
                }
            }
        }
        let client = call.client();
        if !client.transport.is_bare() {
            request.extensions_mut().insert(CallFacts {
                operation: Some(call.operation()),
                attempt: self.number,
                connect_timeout: client.config.connect_timeout,
            });
        }
        Ok(request)
    }

    /// Takes the answer's head: gives the answer that has no body to be read, reads it, or follows a redirect.
    fn take_head(&mut self, call: &mut Prepared, answer: Result<http::Response<Body>, TransportError>) -> Step {
        let answer = answer.map_err(|error| (connect_failure(call.client(), error), None))?;
        let (head, body) = answer.into_parts();
        let uri = self.sent(call).uri.clone();
        let mut answer = Box::new(Response::new(head.status, head.headers, uri));
        let config = &call.client().config;
        let is_kept = call.operation().keeps_redirects || config.redirects.limit == 0;
        if is_redirect(head.status) && !is_kept {
            return self.follow(call, answer);
        }
        let is_success = head.status.is_success();
        if call.operation().streams && is_success && !call.raw {
            let idle = idle_limit(config, &answer);
            answer.set_stream(watch_idle(body, idle, &call.client().transport));
            return Ok(Some(answer));
        }
        let limit = match is_success {
            true => config.max_response,
            false => config.max_error,
        };
        self.state = State::Reading(Reading { answer, body: Collect::new(body, limit), limit });
        Ok(None)
    }

    fn follow(&mut self, call: &mut Prepared, answer: Box<Response>) -> Step {
        let body = match &self.hop {
            // A method that changed left the body behind.
            Some(hop) if hop.method != call.method => Some(Body::empty()),
            _ => call.take_body(),
        };
        let rules = &call.client().config.redirects;
        let next = next_hop(rules, self.followed, self.sent(call), &answer, body);
        let (hop, body) = next.map_err(|error| (Failure::Redirect(error), Some(answer)))?;
        self.hop = Some(Box::new(hop));
        self.followed += 1;
        self.set_body(body);
        self.send_on(call)
    }

    /// Hands over an answer whose body was read.
    fn take_body(&mut self, outcome: Result<bool, BodyError>) -> Step {
        let State::Reading(mut reading) = std::mem::take(&mut self.state) else {
            return Err((Failure::Transport(TransportError::new(TransportErrorKind::Body, "no body was read")), None));
        };
        let failure = match outcome {
            Ok(true) => {
                let bytes = reading.body.take();
                reading.answer.set_bytes(bytes, false);
                return Ok(Some(reading.answer));
            }
            // The start of a page that says what went wrong is enough.
            Ok(false) if !(200..300).contains(&reading.answer.status()) => return Ok(Some(reading.cut())),
            Ok(false) => Failure::BodyTooLarge { limit: reading.limit },
            Err(error) => match error.kind() {
                BodyErrorKind::Idle(after) => Failure::Timeout(Timeout { kind: TimeoutKind::Idle, after }),
                _ => Failure::Transport(TransportError::new(TransportErrorKind::Body, error)),
            },
        };
        Err((failure, Some(reading.cut())))
    }
}

impl Reading {
    fn poll(
        &mut self,
        config: &Config,
        limits: &mut Limits,
        context: &mut Context<'_>,
    ) -> Poll<Result<bool, BodyError>> {
        let before = self.body.len();
        let outcome = self.body.poll(context);
        if self.body.len() != before {
            limits.idle.clear();
        }
        if outcome.is_pending() && !limits.idle.is_set() {
            limits.idle.set(idle_limit(config, &self.answer), Moment::now());
        }
        outcome
    }

    /// The answer with as much as there is of its body.
    fn cut(mut self) -> Box<Response> {
        let bytes = self.body.take();
        self.answer.set_bytes(bytes, true);
        self.answer
    }
}

/// How long an answer's body may bring nothing.
fn idle_limit(config: &Config, answer: &Response) -> Option<Duration> {
    let is_quiet = config.idle_is_default && answer.has_content_type("text/event-stream");
    if is_quiet { Some(EVENT_IDLE_TIMEOUT) } else { config.idle_timeout }
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
