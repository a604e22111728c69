//! Limits of time.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::Inner;
use crate::body::{Body, BodyError, ByteChunks};
use crate::transport::{BoxFuture, Transport};

impl Inner {
    /// The outcome, or `None` when it takes longer than the limit.
    pub(crate) async fn within<T>(&self, limit: Option<Duration>, work: impl Future<Output = T>) -> Option<T> {
        self.within_while(limit, work, || false).await
    }

    /// As `within`; when the time is up and there was progress, it starts again.
    pub(super) async fn within_while<T>(
        &self,
        limit: Option<Duration>,
        work: impl Future<Output = T>,
        mut progress: impl FnMut() -> bool,
    ) -> Option<T> {
        let mut work = pin!(work);
        let Some(limit) = limit else {
            return Some(work.await);
        };
        let mut alarm = self.transport.sleep(limit);
        std::future::poll_fn(|context| {
            if let Poll::Ready(outcome) = work.as_mut().poll(context) {
                return Poll::Ready(Some(outcome));
            }
            while alarm.as_mut().poll(context).is_ready() {
                if !progress() {
                    return Poll::Ready(None);
                }
                alarm = self.transport.sleep(limit);
            }
            Poll::Pending
        })
        .await
    }
}

/// Counts the pieces of a body that were handed to the transport.
#[derive(Clone, Default)]
pub(super) struct Progress(Arc<AtomicU64>);

impl Progress {
    pub(super) fn pieces(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// A streamed body that is counted; others are left as they are.
    pub(super) fn watch(&self, body: Body) -> Body {
        if !body.is_streamed() {
            return body;
        }
        let length = body.length();
        let counted = Counted { body, pieces: self.clone() };
        Body::running(Box::pin(counted) as ByteChunks, length)
    }
}

struct Counted {
    body: Body,
    pieces: Progress,
}

impl Stream for Counted {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = std::task::ready!(std::pin::Pin::new(&mut self.body).poll_next(context));
        self.pieces.0.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(next)
    }
}

/// An answer's body that fails when no byte comes for too long.
pub(super) fn watch_idle(body: Body, limit: Option<Duration>, clock: Arc<dyn Transport>) -> Body {
    let Some(limit) = limit.filter(|_| body.as_bytes().is_none()) else {
        return body;
    };
    let length = body.length();
    let watched = Watched { body, limit, clock, alarm: None };
    Body::running(Box::pin(watched) as ByteChunks, length)
}

struct Watched {
    body: Body,
    limit: Duration,
    clock: Arc<dyn Transport>,
    alarm: Option<BoxFuture<()>>,
}

impl Stream for Watched {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Poll::Ready(next) = std::pin::Pin::new(&mut this.body).poll_next(context) {
            this.alarm = None;
            return Poll::Ready(next);
        }
        let clock = &this.clock;
        let limit = this.limit;
        let alarm = this.alarm.get_or_insert_with(|| clock.sleep(limit));
        std::task::ready!(alarm.as_mut().poll(context));
        Poll::Ready(Some(Err(BodyError::idle(limit))))
    }
}
