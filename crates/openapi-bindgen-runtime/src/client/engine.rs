//! Sending a request: attempts, and the pauses between them.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use super::Moment;
use super::deadline::Limits;
use super::exchange::Exchange;
use super::gate::Pass;
use super::trace::Span;
use crate::auth::{self, Applied};
use crate::error::{Failure, Timeout, TimeoutKind, bare_url};
use crate::reply::Response;
use crate::request::Prepared;
use crate::retry;
use crate::transport::BoxFuture;

/// What comes of a call, or of one attempt.
pub(crate) type Outcome = Result<Box<Response>, Box<Failed>>;

/// A call without an answer that could be handed over.
pub(crate) struct Failed {
    pub(crate) failure: Failure,
    /// The URL of the request, without its query.
    pub(crate) url: String,
    /// What came of the answer before it failed.
    pub(crate) answer: Option<Box<Response>>,
    pub(crate) attempts: u32,
    /// The texts that no message may show.
    pub(crate) applied: Applied,
}

impl Failed {
    pub(crate) fn new(failure: Failure, url: String) -> Box<Self> {
        Box::new(Self { failure, url, answer: None, attempts: 0, applied: Applied::default() })
    }

    /// What a call failed with that was under way.
    #[cold]
    pub(super) fn under_way(
        failure: Failure,
        answer: Option<Box<Response>>,
        call: &Prepared,
        applied: &Applied,
    ) -> Box<Self> {
        Box::new(Self { failure, url: bare_url(&call.uri), answer, attempts: 0, applied: applied.clone() })
    }

    /// How long the server asked to wait.
    fn retry_after(&self) -> Option<Duration> {
        let answer = self.answer.as_ref()?;
        retry::retry_after(answer.headers())
    }
}

/// Sends a request as often as the policy and the time allow.
///
/// It is one flat state that is polled, and not futures within futures: those hold each other's arguments and states
/// several times over, and a call of ours spent most of its time copying them.
pub(crate) struct Sending {
    // What is under way is dropped before the right to be so.
    exchange: Exchange,
    step: Step,
    call: Prepared,
    limits: Limits,
    span: Span,
    attempts: u32,
    renewed: bool,
    pass: Pass,
}

enum Step {
    New,
    /// At the gate; with the moment of the call's begin, as long as it has not waited.
    Entering(Option<Moment>),
    Trying,
    Pausing(BoxFuture<()>),
    Over,
}

impl Sending {
    pub(crate) fn new(call: Prepared) -> Self {
        Self {
            exchange: Exchange::default(),
            step: Step::New,
            call,
            limits: Limits::default(),
            span: Span::default(),
            attempts: 0,
            renewed: false,
            pass: Pass::default(),
        }
    }

    /// Goes on as far as it gets without waiting.
    fn advance(&mut self, context: &mut Context<'_>) -> Poll<Outcome> {
        loop {
            match &mut self.step {
                Step::New => {
                    let now = Moment::now();
                    self.limits.total.set(self.limit(), now);
                    self.pass = self.call.client().gate.pass();
                    self.step = Step::Entering(Some(now));
                }
                Step::Entering(now) => {
                    if self.pass.poll(context).is_pending() {
                        *now = None;
                        return Poll::Pending;
                    }
                    let now = now.unwrap_or_else(Moment::now);
                    self.begin(now);
                }
                Step::Trying => {
                    let Self { exchange, call, limits, span, .. } = self;
                    let outcome = ready!(span.within(|| exchange.poll(call, limits, context)));
                    if let Some(outcome) = self.settle(outcome) {
                        return Poll::Ready(outcome);
                    }
                }
                Step::Pausing(pause) => {
                    ready!(pause.as_mut().poll(context));
                    self.begin(Moment::now());
                }
                Step::Over => return Poll::Pending,
            }
        }
    }

    /// The longest time for the whole. One that nobody chose must not cut a long upload.
    fn limit(&self) -> Option<Duration> {
        let config = &self.call.client().config;
        let own = self.call.timeout();
        let is_chosen = own.is_some() || !config.timeout_is_default;
        own.or(config.timeout).filter(|_| is_chosen || !self.call.streams_body())
    }

    fn begin(&mut self, now: Moment) {
        self.attempts += 1;
        self.span = Span::begin(&self.call, self.attempts);
        self.limits.attempt.set(self.call.client().config.attempt_timeout, now);
        let body = self.call.take_body();
        self.exchange.begin(body.unwrap_or_default(), self.attempts);
        self.step = Step::Trying;
    }

    /// What comes of an attempt: the outcome of the call, or another attempt.
    fn settle(&mut self, outcome: Outcome) -> Option<Outcome> {
        self.span.end(&outcome);
        self.limits.attempt.clear();
        self.limits.idle.clear();
        let Some(pause) = self.pause(&outcome) else {
            return Some(self.finish(outcome));
        };
        drop(outcome);
        match pause.is_zero() {
            true => self.begin(Moment::now()),
            false => self.step = Step::Pausing(self.call.client().transport.sleep(pause)),
        }
        None
    }

    /// How long to wait before the next attempt, if there is to be one.
    fn pause(&mut self, outcome: &Outcome) -> Option<Duration> {
        if self.renews(outcome) {
            return Some(Duration::ZERO);
        }
        let policy = self.call.retry();
        let pause = match outcome {
            _ if !(policy.also_unsafe || self.call.is_repeatable()) => None,
            _ if self.attempts >= policy.max_attempts || !self.call.has_body() => None,
            Ok(answer) => match retry::is_transient(answer.status()) {
                true => policy.pause(self.attempts, retry::retry_after(answer.headers())),
                false => None,
            },
            Err(failed) if failed.failure.is_transient() => policy.pause(self.attempts, failed.retry_after()),
            Err(_) => None,
        };
        let pause = pause.filter(|pause| self.limits.total.allows(*pause));
        pause.filter(|_| self.call.client().budget.take())
    }

    /// Whether there may be a new credential after a 401. That says that nothing was done, so that even a POST may be
    /// sent again, once.
    fn renews(&mut self, outcome: &Outcome) -> bool {
        let is_refused = outcome.as_ref().is_ok_and(|answer| answer.status() == 401);
        if !is_refused || self.renewed || !self.call.has_body() {
            return false;
        }
        self.renewed = auth::was_refused(self.call.client(), self.call.operation(), self.exchange.applied());
        self.renewed
    }

    fn finish(&mut self, outcome: Outcome) -> Outcome {
        self.step = Step::Over;
        self.pass = Pass::default();
        self.limits = Limits::default();
        match outcome {
            Ok(mut answer) => {
                if !retry::is_transient(answer.status()) {
                    self.call.client().budget.give();
                }
                answer.set_call(self.attempts, self.exchange.applied().clone());
                Ok(answer)
            }
            Err(mut failed) => {
                failed.attempts = self.attempts;
                Err(failed)
            }
        }
    }

    /// What comes of a limit that has been reached.
    fn time_out(&mut self, kind: TimeoutKind) -> Option<Outcome> {
        let limits = &mut self.limits;
        let limit = match kind {
            TimeoutKind::Attempt => &mut limits.attempt,
            TimeoutKind::Idle => &mut limits.idle,
            _ => &mut limits.total,
        };
        let after = limit.length();
        if kind == TimeoutKind::Attempt && self.exchange.has_moved() {
            limit.set(Some(after), Moment::now());
            return None;
        }
        let answer = self.span.within(|| self.exchange.stop());
        let failure = Failure::Timeout(Timeout { kind, after });
        let outcome = Err(Failed::under_way(failure, answer, &self.call, self.exchange.applied()));
        match kind {
            TimeoutKind::Attempt | TimeoutKind::Idle => self.settle(outcome),
            _ => {
                self.span.end(&outcome);
                Some(self.finish(outcome))
            }
        }
    }
}

impl Future for Sending {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Outcome> {
        let this = &mut *self;
        loop {
            if let Poll::Ready(outcome) = this.advance(context) {
                return Poll::Ready(outcome);
            }
            let kind = ready!(this.limits.poll(&*this.call.client().transport, context));
            if let Some(outcome) = this.time_out(kind) {
                return Poll::Ready(outcome);
            }
        }
    }
}

/// What the transport has to say about being stopped belongs to the attempt.
#[cfg(feature = "tracing")]
impl Drop for Sending {
    fn drop(&mut self) {
        let Self { span, exchange, .. } = self;
        span.within(|| exchange.stop());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each byte is moved into the box of the call's future once, and cleared there.
    #[test]
    fn a_call_is_small() {
        let sizes = [size_of::<Sending>(), size_of::<Prepared>(), size_of::<Exchange>(), size_of::<Limits>()];
        assert!(sizes[0] <= 1024, "{sizes:?}");
    }
}
