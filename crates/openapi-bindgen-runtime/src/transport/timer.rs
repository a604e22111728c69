//! Waiting without a runtime: one thread wakes whoever is due.
//!
//! Timeouts must hold under any executor and never panic where a runtime was
//! built without its timer, so they do not lean on one.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::BoxFuture;

// Far enough to mean "never", near enough to never overflow.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

pub(super) fn sleep(duration: Duration) -> BoxFuture<()> {
    Box::pin(Sleep { due: Instant::now() + duration.min(LONGEST), ticket: None })
}

struct Sleep {
    due: Instant,
    ticket: Option<u64>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.due {
            return Poll::Ready(());
        }
        let clock = Clock::get();
        if !clock.running {
            return Poll::Ready(());
        }
        let ticket = clock.enter(self.due, self.ticket, context.waker());
        self.ticket = Some(ticket);
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(ticket) = self.ticket {
            Clock::get().queue().waiting.remove(&(self.due, ticket));
        }
    }
}

struct Clock {
    queue: Mutex<Queue>,
    changed: Condvar,
    running: bool,
}

#[derive(Default)]
struct Queue {
    waiting: BTreeMap<(Instant, u64), Waker>,
    next_ticket: u64,
}

impl Clock {
    fn get() -> &'static Self {
        static CLOCK: OnceLock<Clock> = OnceLock::new();
        CLOCK.get_or_init(|| Self {
            queue: Mutex::default(),
            changed: Condvar::new(),
            running: std::thread::Builder::new()
                .name("openapi-bindgen-timer".to_owned())
                .spawn(|| Self::get().run())
                .is_ok(),
        })
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, due: Instant, ticket: Option<u64>, waker: &Waker) -> u64 {
        let mut queue = self.queue();
        let ticket = ticket.unwrap_or_else(|| {
            queue.next_ticket += 1;
            queue.next_ticket
        });
        queue.waiting.insert((due, ticket), waker.clone());
        let is_first = queue.waiting.keys().next() == Some(&(due, ticket));
        drop(queue);
        if is_first {
            self.changed.notify_one();
        }
        ticket
    }

    fn run(&self) {
        let mut queue = self.queue();
        loop {
            let now = Instant::now();
            let later = queue.waiting.split_off(&(now, u64::MAX));
            let due = std::mem::replace(&mut queue.waiting, later);
            if !due.is_empty() {
                drop(queue);
                due.into_values().for_each(Waker::wake);
                queue = self.queue();
                continue;
            }
            let next = queue.waiting.keys().next().map(|(due, _)| *due);
            queue = match next {
                None => self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner),
                Some(due) => {
                    let pause = due.saturating_duration_since(now);
                    self.changed.wait_timeout(queue, pause).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}
