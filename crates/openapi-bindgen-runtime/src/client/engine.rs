//! Sending a request: attempts, and the pauses between them.

use std::time::Duration;

use http::header::HeaderMap;
use http::{Method, Uri};

use super::exchange::{Attempt, attempt};
use super::trace::traced;
use super::{Inner, Moment};
use crate::auth::{self, Applied};
use crate::body::Body;
use crate::error::{Failure, Timeout, TimeoutKind};
use crate::reply::Response;
use crate::request::Operation;
use crate::retry::{self, RetryPolicy};
use std::sync::Arc;

/// A request that is ready to be sent.
pub(crate) struct Prepared {
    pub(crate) client: Arc<Inner>,
    pub(crate) operation: &'static Operation,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) repeatable: bool,
    pub(crate) raw: bool,
}

/// A call without an answer that could be handed over.
pub(crate) struct Failed {
    pub(crate) failure: Failure,
    /// What came of the answer before it failed.
    pub(crate) answer: Option<Box<Response>>,
    pub(crate) attempts: u32,
    /// The texts that no message may show.
    pub(crate) applied: Applied,
}

impl Failed {
    pub(crate) fn new(failure: Failure) -> Box<Self> {
        Box::new(Self { failure, answer: None, attempts: 0, applied: Applied::default() })
    }

    /// How long the server asked to wait.
    fn retry_after(&self) -> Option<Duration> {
        let answer = self.answer.as_ref()?;
        retry::retry_after(answer.headers())
    }
}

/// Sends a request as often as the policy and the time allow.
pub(crate) async fn run(prepared: Prepared) -> Result<Response, Box<Failed>> {
    let client = Arc::clone(&prepared.client);
    let config = &client.config;
    // A limit that nobody chose must not cut a long upload.
    let is_chosen = prepared.timeout.is_some() || !config.timeout_is_default;
    let limit = match is_chosen || !prepared.body.is_streamed() {
        true => prepared.timeout.or(config.timeout),
        false => None,
    };
    let deadline = limit.map(|limit| Moment::now().after(limit));
    match client.within(limit, attempts(prepared, deadline)).await {
        Some(outcome) => outcome,
        None => {
            Err(Failed::new(Failure::Timeout(Timeout { kind: TimeoutKind::Total, after: limit.unwrap_or_default() })))
        }
    }
}

async fn attempts(mut prepared: Prepared, deadline: Option<Moment>) -> Result<Response, Box<Failed>> {
    let client = Arc::clone(&prepared.client);
    let _pass = client.gate.enter().await;
    let policy = prepared.retry.clone().unwrap_or_else(|| client.config.retry.clone());
    let may_repeat = policy.also_unsafe || prepared.repeatable;
    let mut renewed = false;
    for number in 1.. {
        let mut again = prepared.body.try_clone();
        let body = std::mem::take(&mut prepared.body);
        let outcome = traced(&prepared, number, attempt(&prepared, body, number)).await;
        let pause = match &outcome {
            Ok(done) if is_refused(done) && !renewed && again.is_some() => {
                // A 401 says that nothing was done, so that even a POST may
                // be sent again with a credential that is new.
                renewed = auth::was_refused(&client, prepared.operation, &done.applied);
                renewed.then_some(Duration::ZERO)
            }
            _ if !may_repeat || number >= policy.max_attempts || again.is_none() => None,
            Ok(done) => match retry::is_transient(done.answer.status()) {
                true => policy.pause(number, retry::retry_after(done.answer.headers())),
                false => None,
            },
            Err(failed) if failed.failure.is_transient() => policy.pause(number, failed.retry_after()),
            Err(_) => None,
        };
        let fits = |pause: &Duration| deadline.is_none_or(|deadline| *pause < deadline.left());
        let pause = pause.filter(fits).filter(|_| renewed || client.budget.take());
        let Some(pause) = pause else {
            return finish(&client, outcome, number);
        };
        drop(outcome);
        if !pause.is_zero() {
            client.transport.sleep(pause).await;
        }
        prepared.body = again.take().unwrap_or_default();
    }
    // The loop counts beyond any policy; this line is never reached.
    Err(Failed::new(Failure::Timeout(Timeout { kind: TimeoutKind::Total, after: Duration::ZERO })))
}

fn is_refused(done: &Attempt) -> bool {
    done.answer.status() == 401
}

fn finish(client: &Inner, outcome: Result<Attempt, Box<Failed>>, attempts: u32) -> Result<Response, Box<Failed>> {
    match outcome {
        Ok(done) => {
            if !retry::is_transient(done.answer.status()) {
                client.budget.give();
            }
            let mut answer = done.answer;
            answer.set_call(attempts, done.applied.secrets);
            Ok(answer)
        }
        Err(mut failed) => {
            failed.attempts = attempts;
            Err(failed)
        }
    }
}
