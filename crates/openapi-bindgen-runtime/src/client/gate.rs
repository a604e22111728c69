//! How many requests are under way at the same time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

/// Lets so many through and holds the others; without a limit it is always open.
pub(crate) struct Gate(Option<Arc<Mutex<Queue>>>);

struct Queue {
    free: usize,
    waiting: VecDeque<Waker>,
}

/// The right to be under way; dropping it lets the next one through.
pub(crate) struct Pass(Option<Arc<Mutex<Queue>>>);

impl Gate {
    pub(crate) fn new(limit: Option<usize>) -> Self {
        Self(limit.map(|limit| Arc::new(Mutex::new(Queue { free: limit.max(1), waiting: VecDeque::new() }))))
    }

    pub(crate) fn poll_enter(&self, context: &mut Context<'_>) -> Poll<Pass> {
        let Some(shared) = &self.0 else {
            return Poll::Ready(Pass(None));
        };
        let mut queue = shared.lock().unwrap_or_else(PoisonError::into_inner);
        match queue.free.checked_sub(1) {
            Some(free) => {
                queue.free = free;
                Poll::Ready(Pass(Some(Arc::clone(shared))))
            }
            None => {
                queue.waiting.push_back(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let Some(shared) = &self.0 else {
            return;
        };
        let mut queue = shared.lock().unwrap_or_else(PoisonError::into_inner);
        queue.free += 1;
        // All are woken: one of them may have given up waiting.
        let waiting = std::mem::take(&mut queue.waiting);
        drop(queue);
        waiting.into_iter().for_each(Waker::wake);
    }
}
