//! A call: what a generated method returns, and how it is sent.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::{Operation, Prepared, Request};
use crate::client::{Outcome, Sending};
use crate::error::{self, Error, ErrorKind, NoError};
use crate::json::ReadError;
use crate::reply::{Reply, ReplyError, Response};
use crate::retry::RetryPolicy;
use crate::transport::BoxFuture;
use crate::types::Json;

type Read<T> = fn(&mut Response) -> Result<T, ReplyError>;
type ReadFailure<E> = fn(&Response) -> Option<Result<E, ReadError>>;

/// An operation with its arguments, ready to be sent by `.await`.
///
/// Nothing happens before that. The methods change this one call.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, E> {
    request: Box<Request>,
    read: Read<T>,
    read_error: ReadFailure<E>,
}

impl<T, E> Call<T, E> {
    pub(super) fn new(request: Request, read: Read<T>, read_error: ReadFailure<E>) -> Self {
        Self { request: Box::new(request), read, read_error }
    }

    /// Limits the time of the whole call, with all attempts.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.request.options().timeout(limit);
        self
    }

    /// Sends a header, in place of one of that name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request.options().header(name, value);
        self
    }

    /// Adds a query parameter.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.request.options().query(name, value);
        self
    }

    /// Sends an `Idempotency-Key`, by which the server knows a repetition;
    /// so the call may be repeated like an idempotent one.
    pub fn idempotency_key(mut self, key: &str) -> Self {
        self.request.options().idempotency_key(key);
        self
    }

    /// Sends an `Idempotency-Key` that is made up.
    pub fn random_idempotency_key(mut self) -> Self {
        self.request.options().random_idempotency_key();
        self
    }

    /// Sets how failed attempts of this call are repeated.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.request.options().retry(policy);
        self
    }

    /// Sends the body in another of the content types that the operation
    /// declares: JSON, `application/x-www-form-urlencoded`, `multipart/form-data`.
    pub fn content_type(mut self, content_type: &str) -> Self {
        self.request.options().content_type(content_type);
        self
    }

    /// Adds a member to the body's object, in place of one of that name.
    pub fn body_member(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.request.options().body_member(name, value.into());
        self
    }

    /// Sets whether a body that breaks its schema's rules is refused before it is sent.
    pub fn validate(mut self, validate: bool) -> Self {
        self.request.options().validate(validate);
        self
    }

    /// Sends the request to another URL of the same origin, with the
    /// credentials and headers but without the parameters of the path and
    /// query: to a next link, for one. A relative URL is resolved.
    pub fn at_url(mut self, url: &str) -> Self {
        self.request.options().url = Some(url.to_owned());
        self
    }

    /// Waits with the clock of the call's transport.
    pub(crate) fn wait(&self, pause: Duration) -> BoxFuture<()> {
        self.request.client.0.transport.sleep(pause)
    }

    /// The operation's facts.
    pub fn operation(&self) -> &'static Operation {
        self.request.operation
    }

    /// Sends the request and returns the answer of whatever status, unread.
    pub fn raw(self) -> RawFuture {
        let operation = self.request.operation;
        RawFuture { outcome: start(self.request, true), operation }
    }

    /// Sends the request; the same as `.await`, with a name.
    pub fn send(self) -> CallFuture<T, E> {
        let operation = self.request.operation;
        CallFuture { outcome: start(self.request, false), read: self.read, read_error: self.read_error, operation }
    }

    /// Sends the request and waits for the answer on this thread.
    ///
    /// # Errors
    /// As the awaited call.
    #[cfg(all(feature = "blocking", not(target_arch = "wasm32")))]
    pub fn send_blocking(self) -> Result<Reply<T>, Error<E>> {
        let operation = self.request.operation;
        let (read, read_error) = (self.read, self.read_error);
        let url = self.request.shown_url();
        let outcome = crate::transport::block_on(start(self.request, false));
        let outcome = outcome.unwrap_or_else(|error| {
            let failure = error::Failure::Transport(error);
            Err(crate::client::Failed::new(failure, url))
        });
        finish(outcome, read, read_error, operation)
    }
}

impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&self.request).finish()
    }
}

#[inline(never)]
fn start(request: Box<Request>, raw: bool) -> BoxFuture<Outcome> {
    match Prepared::new(request, raw) {
        Ok(prepared) => Box::pin(Sending::new(prepared)),
        Err(failed) => Box::pin(std::future::ready(Err(failed))),
    }
}

/// A call under way.
#[must_use = "a call does nothing until it is awaited"]
pub struct CallFuture<T, E> {
    outcome: BoxFuture<Outcome>,
    read: Read<T>,
    read_error: ReadFailure<E>,
    operation: &'static Operation,
}

impl<T, E> Future for CallFuture<T, E> {
    type Output = Result<Reply<T>, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = std::task::ready!(self.outcome.as_mut().poll(context));
        Poll::Ready(finish(outcome, self.read, self.read_error, self.operation))
    }
}

impl<T, E> IntoFuture for Call<T, E> {
    type Output = Result<Reply<T>, Error<E>>;
    type IntoFuture = CallFuture<T, E>;

    fn into_future(self) -> CallFuture<T, E> {
        self.send()
    }
}

impl<T, E> fmt::Debug for CallFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallFuture({})", self.operation.id)
    }
}

/// A call under way whose answer is wanted as it is.
#[must_use = "a call does nothing until it is awaited"]
pub struct RawFuture {
    outcome: BoxFuture<Outcome>,
    operation: &'static Operation,
}

impl Future for RawFuture {
    type Output = Result<Response, Error<NoError>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = std::task::ready!(self.outcome.as_mut().poll(context));
        let operation = self.operation;
        Poll::Ready(outcome.map(|answer| *answer).map_err(|failed| Error::failed(failed, operation)))
    }
}

impl fmt::Debug for RawFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawFuture({})", self.operation.id)
    }
}

/// Decides what an answer is: a value, a documented error, or neither.
fn finish<T, E>(
    outcome: Outcome,
    read: Read<T>,
    read_error: ReadFailure<E>,
    operation: &'static Operation,
) -> Result<Reply<T>, Error<E>> {
    let mut answer = outcome.map_err(|failed| Error::failed(failed, operation))?;
    // A documented 304, for one, is an answer of its own kind: the reader
    // knows, and leaves to the error's reader what it does not know.
    match read(&mut answer) {
        Ok(value) => return Ok(Reply::new(value, answer)),
        Err(ReplyError::Read(error)) => return Err(undecoded(error, *answer, operation)),
        Err(ReplyError::Undocumented) => {}
    }
    let kind = match read_error(&answer) {
        Some(Ok(error)) => ErrorKind::Api(error),
        Some(Err(error)) => return Err(undecoded(error, *answer, operation)),
        None => ErrorKind::Unexpected { status: answer.status() },
    };
    Err(Error::new(kind, error::Context::of_answer(*answer, operation)))
}

fn undecoded<E>(error: ReadError, answer: Response, operation: &'static Operation) -> Error<E> {
    let context = error::Context::of_answer(answer, operation);
    let error = context.scrub_read(error);
    Error::new(ErrorKind::Decode { error }, context)
}
