//! Time that nobody waits for: when all that is left to do is to wait, the clock jumps to what is due next.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// A clock that all clones share.
#[derive(Clone, Default)]
pub(super) struct Clock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    now: Duration,
    /// Requests that are being read, during which no time passes.
    busy: usize,
    waiting: BTreeMap<(Duration, u64), Waker>,
    next_ticket: u64,
}

impl State {
    fn wake_first(&self) {
        if let (0, Some((_, waker))) = (self.busy, self.waiting.iter().next()) {
            waker.wake_by_ref();
        }
    }
}

impl Clock {
    /// Ends when so much time has passed.
    pub(super) fn sleep(&self, duration: Duration) -> Sleep {
        let due = self.state().now.saturating_add(duration);
        Sleep { clock: self.clone(), due, ticket: None }
    }

    /// No time passes until the guard is dropped.
    pub(super) fn stop(&self) -> Stopped {
        self.state().busy += 1;
        Stopped(self.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// While it lives, no time passes.
pub(super) struct Stopped(Clock);

impl Drop for Stopped {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.busy = state.busy.saturating_sub(1);
        state.wake_first();
    }
}

/// Waiting for the clock.
pub(super) struct Sleep {
    clock: Clock,
    due: Duration,
    ticket: Option<u64>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let clock = self.clock.clone();
        let mut state = clock.state();
        let Some(ticket) = self.ticket else {
            // Whoever else has something to do, or to wait for, comes first.
            let ticket = state.next_ticket;
            state.next_ticket += 1;
            state.waiting.insert((self.due, ticket), context.waker().clone());
            self.ticket = Some(ticket);
            context.waker().wake_by_ref();
            return Poll::Pending;
        };
        let key = (self.due, ticket);
        let is_next = state.busy == 0 && state.waiting.keys().next() == Some(&key);
        if !is_next && state.now < self.due {
            state.waiting.insert(key, context.waker().clone());
            return Poll::Pending;
        }
        state.now = state.now.max(self.due);
        Poll::Ready(())
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket else { return };
        let mut state = self.clock.state();
        let waker = state.waiting.remove(&(self.due, ticket));
        state.wake_first();
        drop(state);
        // A waker may hold a task, and that another sleep.
        drop(waker);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poll(sleep: &mut Sleep) -> bool {
        Pin::new(sleep).poll(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    #[test]
    fn what_is_due_first_comes_first() {
        let clock = Clock::default();
        let mut late = clock.sleep(Duration::from_secs(60));
        let mut soon = clock.sleep(Duration::from_secs(5));
        assert!(!poll(&mut late) && !poll(&mut soon), "others may have something to do");
        assert!(!poll(&mut late), "something is due before");
        assert!(poll(&mut soon));
        drop(soon);
        assert!(poll(&mut late));
        drop(late);
        assert_eq!(clock.state().now, Duration::from_secs(60));
        assert!(clock.state().waiting.is_empty());
    }

    #[test]
    fn no_time_passes_while_a_request_is_read() {
        let clock = Clock::default();
        let mut sleep = clock.sleep(Duration::from_secs(1));
        let stopped = clock.stop();
        assert!(!poll(&mut sleep) && !poll(&mut sleep) && !poll(&mut sleep));
        drop(stopped);
        assert!(poll(&mut sleep));
    }
}
