//! Limits of time.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::{Inner, Moment};
use crate::body::{Body, BodyError, ByteChunks};
use crate::error::TimeoutKind;
use crate::transport::{Alarm, BoxFuture, Transport};

/// The limits that a call is under, asked when it has nothing to do but wait.
///
/// They are no futures around others: each of those would keep and move all that is within it once more. Whoever has
/// them polls them after the work that they limit.
#[derive(Default)]
pub(super) struct Limits {
    pub(super) idle: Limit,
    pub(super) attempt: Limit,
    pub(super) total: Limit,
    alarm: Alarm,
}

/// A limit of time, which counts from when it was set.
#[derive(Default)]
pub(super) struct Limit {
    set: Option<(Duration, Moment)>,
    /// What waits for it, where the clock is not the process's.
    sleep: Option<BoxFuture<()>>,
}

impl Limit {
    /// Sets a limit that counts from now, or none.
    pub(super) fn set(&mut self, limit: Option<Duration>, now: Moment) {
        *self = Self { set: limit.map(|limit| (limit, now.after(limit))), sleep: None };
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(super) fn is_set(&self) -> bool {
        self.set.is_some()
    }

    /// How long the limit is.
    pub(super) fn length(&self) -> Duration {
        self.set.map(|(limit, _)| limit).unwrap_or_default()
    }

    /// Whether a pause ends before the limit does.
    pub(super) fn allows(&self, pause: Duration) -> bool {
        self.set.is_none_or(|(_, due)| pause < due.left())
    }

    fn poll_by(&mut self, clock: &dyn Transport, context: &mut Context<'_>) -> Poll<()> {
        let Some((limit, _)) = self.set else {
            return Poll::Pending;
        };
        self.sleep.get_or_insert_with(|| clock.sleep(limit)).as_mut().poll(context)
    }
}

impl Limits {
    /// The limit that has been reached. The task is woken when one is.
    pub(super) fn poll(&mut self, clock: &dyn Transport, context: &mut Context<'_>) -> Poll<TimeoutKind> {
        let Self { idle, attempt, total, alarm } = self;
        let all = [(idle, TimeoutKind::Idle), (attempt, TimeoutKind::Attempt), (total, TimeoutKind::Total)];
        if clock.is_bare() {
            let dues = all.into_iter().filter_map(|(limit, kind)| limit.set.map(|(_, due)| (due, kind)));
            // The first of those that are due at the same time.
            let Some((due, kind)) = dues.reduce(|first, next| if next.0 < first.0 { next } else { first }) else {
                return Poll::Pending;
            };
            return alarm.poll_until(due, context).map(|()| kind);
        }
        for (limit, kind) in all {
            if limit.poll_by(clock, context).is_ready() {
                return Poll::Ready(kind);
            }
        }
        Poll::Pending
    }
}

impl Inner {
    /// The outcome, or `None` when it takes longer than the limit.
    pub(crate) async fn within<T>(&self, limit: Option<Duration>, work: impl Future<Output = T>) -> Option<T> {
        let mut work = std::pin::pin!(work);
        let mut limits = Limits::default();
        limits.attempt.set(limit, Moment::now());
        std::future::poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
            Poll::Pending => limits.poll(&*self.transport, context).map(|_| None),
        })
        .await
    }
}

/// Counts the pieces of a body that were handed to the transport.
#[derive(Clone, Default)]
pub(super) struct Progress {
    pieces: Arc<AtomicU64>,
    seen: u64,
}

impl Progress {
    /// A body that is counted.
    pub(super) fn watch(&self, body: Body) -> Body {
        let length = body.length();
        let counted = Counted { body, pieces: Arc::clone(&self.pieces) };
        Body::running(Box::pin(counted) as ByteChunks, length)
    }

    /// Whether there was a piece since the last time.
    pub(super) fn has_moved(&mut self) -> bool {
        let before = std::mem::replace(&mut self.seen, self.pieces.load(Ordering::Relaxed));
        self.seen != before
    }
}

struct Counted {
    body: Body,
    pieces: Arc<AtomicU64>,
}

impl Stream for Counted {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(Pin::new(&mut self.body).poll_next(context));
        self.pieces.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(next)
    }
}

/// An answer's body that fails when no byte comes for too long.
pub(super) fn watch_idle(body: Body, limit: Option<Duration>, clock: &Arc<dyn Transport>) -> Body {
    let Some(limit) = limit.filter(|_| body.as_bytes().is_none()) else {
        return body;
    };
    let length = body.length();
    let watched = Watched { body, limit, clock: Arc::clone(clock), limits: Limits::default() };
    Body::running(Box::pin(watched) as ByteChunks, length)
}

struct Watched {
    body: Body,
    limit: Duration,
    clock: Arc<dyn Transport>,
    limits: Limits,
}

impl Stream for Watched {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { body, limit, clock, limits } = &mut *self;
        if let Poll::Ready(next) = Pin::new(body).poll_next(context) {
            limits.idle.clear();
            return Poll::Ready(next);
        }
        if !limits.idle.is_set() {
            limits.idle.set(Some(*limit), Moment::now());
        }
        ready!(limits.poll(&**clock, context));
        Poll::Ready(Some(Err(BodyError::idle(*limit))))
    }
}
