//! How many requests are under way at the same time.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// Lets so many through and holds the others.
pub(crate) struct Gate(Option<Mutex<Queue>>);

struct Queue {
    free: usize,
    waiting: VecDeque<Waker>,
}

/// The right to be under way; dropping it lets the next one through.
pub(crate) struct Pass<'g>(&'g Gate);

impl Gate {
    pub(crate) fn new(limit: Option<usize>) -> Self {
        Self(limit.map(|limit| Mutex::new(Queue { free: limit.max(1), waiting: VecDeque::new() })))
    }

    fn queue(&self) -> Option<MutexGuard<'_, Queue>> {
        let queue = self.0.as_ref()?;
        Some(queue.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) async fn enter(&self) -> Pass<'_> {
        std::future::poll_fn(|context| match self.queue() {
            None => Poll::Ready(Pass(self)),
            Some(mut queue) if queue.free > 0 => {
                queue.free -= 1;
                Poll::Ready(Pass(self))
            }
            Some(mut queue) => {
                queue.waiting.push_back(context.waker().clone());
                Poll::Pending
            }
        })
        .await
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let Some(mut queue) = self.0.queue() else {
            return;
        };
        queue.free += 1;
        // All are woken: one of them may have given up waiting.
        let waiting = std::mem::take(&mut queue.waiting);
        drop(queue);
        waiting.into_iter().for_each(Waker::wake);
    }
}
