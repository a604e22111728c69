//! A body as a stream of server-sent events.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;

use super::{EventParser, StreamError};
use crate::body::Body;
use crate::json::{ReadError, ReadJson, from_json};

/// One server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its type: `message` unless the server says otherwise.
    pub kind: String,
    /// The id that was in force; empty if there was none yet.
    pub id: String,
    /// What it says.
    pub data: T,
}

/// A stream of server-sent events; read it with [`EventStream::next_event`]
/// or as a [`Stream`].
///
/// It ends with the body, or with an event whose data is `[DONE]`, the
/// customary last one of APIs that stream JSON.
pub struct EventStream<T> {
    body: Option<Body>,
    parser: EventParser,
    is_done: bool,
    read: fn(&str) -> Result<T, ReadError>,
}

impl<T: ReadJson> EventStream<T> {
    pub(crate) fn new(body: Body) -> Self {
        Self::reading(body, |data| from_json(data.as_bytes()))
    }
}

impl EventStream<String> {
    pub(crate) fn of_text(body: Body) -> Self {
        Self::reading(body, |data| Ok(data.to_owned()))
    }
}

impl<T> EventStream<T> {
    fn reading(body: Body, read: fn(&str) -> Result<T, ReadError>) -> Self {
        Self { body: Some(body), parser: EventParser::new(), is_done: false, read }
    }

    /// Sets the size of the largest event (default: 16 MiB).
    pub fn max_event_bytes(mut self, bytes: usize) -> Self {
        self.parser.set_limit(bytes);
        self
    }

    /// The id of the last event, which a new connection would continue from
    /// (`Last-Event-ID`).
    pub fn last_id(&self) -> &str {
        self.parser.last_id()
    }

    /// How long the server asks to wait before a new connection.
    pub fn retry(&self) -> Option<Duration> {
        self.parser.retry()
    }

    /// Whether the last event, `[DONE]`, has come.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// The next event, or `None` at the end.
    ///
    /// # Errors
    /// When the body breaks off, or an event is too large or of another shape.
    pub async fn next_event(&mut self) -> Option<Result<Event<T>, StreamError>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, StreamError>>> {
        loop {
            if let Some(event) = self.parser.next_event() {
                if event.data == "[DONE]" {
                    self.is_done = true;
                    self.body = None;
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(self.convert(event)));
            }
            let Some(body) = &mut self.body else {
                return Poll::Ready(None);
            };
            let outcome = match std::task::ready!(Pin::new(body).poll_next(context)) {
                Some(Ok(bytes)) => self.parser.push(&bytes),
                Some(Err(error)) => Err(error.into()),
                None => {
                    self.body = None;
                    return Poll::Ready(None);
                }
            };
            if let Err(error) = outcome {
                self.body = None;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn convert(&self, event: Event<String>) -> Result<Event<T>, StreamError> {
        let data = (self.read)(&event.data)?;
        Ok(Event { kind: event.kind, id: event.id, data })
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("open", &self.body.is_some())
            .field("last_id", &self.last_id())
            .finish_non_exhaustive()
    }
}
