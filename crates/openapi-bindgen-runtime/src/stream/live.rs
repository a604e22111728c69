//! Server-sent events over as many connections as it takes.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;

use super::{Event, EventStream, StreamError};
use crate::error::Error;
use crate::reply::Reply;
use crate::request::{Call, CallFuture};
use crate::transport::BoxFuture;

const FIRST_PAUSE: Duration = Duration::from_secs(3);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
const MAX_FAILURES: u32 = 5;

/// A stream of events that connects again when the connection ends, from the
/// last event on (HTML, section 9.2.3).
///
/// It is over with `[DONE]`, with an answer of 204, after an error that
/// another attempt would not change, and after five attempts without an event.
///
/// ```ignore
/// let mut events = LiveEvents::new(move |last_id| match last_id {
///     Some(id) => client.feed().watch().header("Last-Event-ID", id),
///     None => client.feed().watch(),
/// });
/// ```
pub struct LiveEvents<T, E> {
    make: Make<T, E>,
    state: State<T, E>,
    last_id: String,
    pause: Duration,
    failures: u32,
}

type Make<T, E> = Box<dyn Fn(Option<&str>) -> Call<EventStream<T>, E> + Send>;

enum State<T, E> {
    Closed,
    Waiting(BoxFuture<()>, CallFuture<EventStream<T>, E>),
    Opening(CallFuture<EventStream<T>, E>),
    Open(EventStream<T>),
    Over,
}

/// Why a stream of events over many connections gave no event.
#[derive(Debug)]
#[non_exhaustive]
pub enum LiveError<E> {
    /// No connection came about. The stream is over.
    Call(Error<E>),
    /// An event could not be read.
    Stream(StreamError),
}

impl<E: fmt::Display> fmt::Display for LiveError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Stream(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display + 'static> std::error::Error for LiveError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => Some(error),
            Self::Stream(error) => Some(error),
        }
    }
}

impl<T, E> LiveEvents<T, E> {
    /// A stream over the calls that `make` makes; it is given the id of the
    /// last event, to be sent as `Last-Event-ID`.
    pub fn new(make: impl Fn(Option<&str>) -> Call<EventStream<T>, E> + Send + 'static) -> Self {
        Self { make: Box::new(make), state: State::Closed, last_id: String::new(), pause: FIRST_PAUSE, failures: 0 }
    }

    /// Begins after the event of this id.
    pub fn after(mut self, last_id: impl Into<String>) -> Self {
        self.last_id = last_id.into();
        self
    }

    /// Sets the pause before a new connection, until the server sets it (default: 3 seconds).
    pub fn pause(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// The id of the last event.
    pub fn last_id(&self) -> &str {
        &self.last_id
    }

    /// The next event, or `None` when the stream is over.
    ///
    /// # Errors
    /// When no connection comes about, or an event cannot be read.
    pub async fn next_event(&mut self) -> Option<Result<Event<T>, LiveError<E>>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    fn call(&self) -> Call<EventStream<T>, E> {
        let last_id = (!self.last_id.is_empty()).then_some(self.last_id.as_str());
        (self.make)(last_id)
    }

    /// Waits before the next connection, longer after each failure in a row.
    fn reconnect(&mut self) {
        let call = self.call();
        let factor = 2_u32.saturating_pow(self.failures.saturating_sub(1));
        let longest = LONGEST_PAUSE.max(self.pause);
        let pause = self.pause.saturating_mul(factor).min(longest);
        self.state = State::Waiting(call.wait(pause), call.send());
    }

    fn opened(&mut self, outcome: Result<Reply<EventStream<T>>, Error<E>>) -> Option<Error<E>> {
        match outcome {
            Ok(reply) if reply.status() == 204 => self.state = State::Over,
            Ok(reply) => self.state = State::Open(reply.into_inner()),
            // HTML: an answer of 204 means that there is nothing more to come.
            Err(error) if error.status() == Some(204) => self.state = State::Over,
            Err(error) if error.is_retryable() && self.failures < MAX_FAILURES => {
                self.failures += 1;
                self.reconnect();
            }
            Err(error) => {
                self.state = State::Over;
                return Some(error);
            }
        }
        None
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, LiveError<E>>>> {
        loop {
            match &mut self.state {
                State::Over => return Poll::Ready(None),
                State::Closed => self.state = State::Opening(self.call().send()),
                State::Waiting(pause, _) => {
                    std::task::ready!(pause.as_mut().poll(context));
                    if let State::Waiting(_, call) = std::mem::replace(&mut self.state, State::Over) {
                        self.state = State::Opening(call);
                    }
                }
                State::Opening(call) => {
                    let outcome = std::task::ready!(Pin::new(call).poll(context));
                    if let Some(error) = self.opened(outcome) {
                        return Poll::Ready(Some(Err(LiveError::Call(error))));
                    }
                }
                State::Open(stream) => {
                    let next = std::task::ready!(Pin::new(&mut *stream).poll_next(context));
                    stream.last_id().clone_into(&mut self.last_id);
                    self.pause = stream.retry().unwrap_or(self.pause);
                    match next {
                        Some(Ok(event)) => {
                            self.failures = 0;
                            return Poll::Ready(Some(Ok(event)));
                        }
                        Some(Err(StreamError::Body(_))) => self.ended(),
                        Some(Err(error)) => return Poll::Ready(Some(Err(LiveError::Stream(error)))),
                        None if stream.is_done() => self.state = State::Over,
                        None => self.ended(),
                    }
                }
            }
        }
    }

    fn ended(&mut self) {
        self.failures += 1;
        match self.failures > MAX_FAILURES {
            true => self.state = State::Over,
            false => self.reconnect(),
        }
    }
}

impl<T, E> Stream for LiveEvents<T, E> {
    type Item = Result<Event<T>, LiveError<E>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T, E> fmt::Debug for LiveEvents<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveEvents").field("last_id", &self.last_id).finish_non_exhaustive()
    }
}
