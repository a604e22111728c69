//! Waiting without a runtime: one thread wakes whoever is due.
//!
//! Timeouts must hold under any executor and never panic where a runtime was
//! built without its timer, so they do not lean on one.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::BoxFuture;
use crate::client::Moment;

// Near enough for the clocks of all systems. Looking once a year more than needed does no harm.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

pub(super) fn sleep(duration: Duration) -> BoxFuture<()> {
    Box::pin(Sleep { due: Moment::now().after(duration), alarm: Alarm::default() })
}

struct Sleep {
    due: Moment,
    alarm: Alarm,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let due = self.due;
        self.alarm.poll_until(due, context)
    }
}

/// Wakes a task when a moment has come, and then perhaps at another one.
///
/// Almost no limit of time is ever reached, so that what counts is the cost of
/// setting it and of taking it back.
#[derive(Default)]
pub(crate) struct Alarm(Option<Entry>);

/// What the clock was told.
struct Entry {
    due: Moment,
    ticket: u64,
    waker: Waker,
}

impl Alarm {
    /// Whether the moment has come. If not, the task is woken at that moment; earlier, too, where it was to be woken
    /// earlier until now.
    pub(crate) fn poll_until(&mut self, due: Moment, context: &mut Context<'_>) -> Poll<()> {
        let clock = Clock::get();
        if !clock.running {
            return Poll::Ready(());
        }
        // Whoever asks for the first time is told by being woken: most ask once, and looking at the clock costs.
        if let Some(entry) = &self.0 {
            let now = Moment::now();
            if now >= due {
                return Poll::Ready(());
            }
            if entry.due > now && entry.due <= due && entry.waker.will_wake(context.waker()) {
                return Poll::Pending;
            }
        }
        self.clear();
        let waker = context.waker().clone();
        self.0 = Some(Entry { due, ticket: clock.enter(due, waker.clone()), waker });
        Poll::Pending
    }

    fn clear(&mut self) {
        if let Some(entry) = self.0.take() {
            let waker = Clock::get().queue().waiting.remove(&(entry.due, entry.ticket));
            // A waker may hold a task, and that another alarm: the queue is free again when it is dropped.
            drop(waker);
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.clear();
    }
}

struct Clock {
    queue: Mutex<Queue>,
    changed: Condvar,
    running: bool,
}

#[derive(Default)]
struct Queue {
    waiting: BTreeMap<(Moment, u64), Waker>,
    next_ticket: u64,
    /// When the thread looks by itself; never, while it has nothing to wait for.
    looks_at: Option<Moment>,
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

    /// The thread is roused only for what is due before it looks anyway: it costs more than all else here.
    fn enter(&self, due: Moment, waker: Waker) -> u64 {
        let mut queue = self.queue();
        queue.next_ticket += 1;
        let ticket = queue.next_ticket;
        queue.waiting.insert((due, ticket), waker);
        let is_early = queue.looks_at.is_none_or(|at| due < at);
        if is_early {
            queue.looks_at = Some(due);
        }
        drop(queue);
        if is_early {
            self.changed.notify_one();
        }
        ticket
    }

    fn run(&self) {
        let mut queue = self.queue();
        loop {
            let now = Moment::now();
            let next = queue.waiting.keys().next().map(|(due, _)| *due);
            if next.is_some_and(|due| due <= now) {
                let first = queue.waiting.pop_first();
                drop(queue);
                if let Some((_, waker)) = first {
                    waker.wake();
                }
                queue = self.queue();
                continue;
            }
            queue.looks_at = next;
            let pause = next.map_or(LONGEST, Moment::left).min(LONGEST);
            queue = self.changed.wait_timeout(queue, pause).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;

    use super::*;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    impl Count {
        fn comes_to(&self, expected: usize) -> bool {
            (0..500).any(|_| {
                std::thread::sleep(Duration::from_millis(10));
                self.0.load(Ordering::SeqCst) == expected
            })
        }
    }

    fn after(millis: u64) -> Moment {
        Moment::now().after(Duration::from_millis(millis))
    }

    #[test]
    fn an_alarm_wakes_whoever_asked_last_and_early_rather_than_twice() {
        let counts = [Arc::new(Count::default()), Arc::new(Count::default())];
        let wakers = counts.clone().map(Waker::from);
        let [mut one, mut other] = [0, 1].map(|at: usize| Context::from_waker(&wakers[at]));
        let mut alarm = Alarm::default();
        assert!(alarm.poll_until(after(3_600_000), &mut one).is_pending());
        // Sooner than the thread would look.
        assert!(alarm.poll_until(after(30), &mut one).is_pending());
        // Later than that, for somebody else.
        let due = after(60);
        assert!(alarm.poll_until(due, &mut other).is_pending());
        assert!(counts[1].comes_to(1));
        assert_eq!(counts[0].0.load(Ordering::SeqCst), 0);
        assert!(alarm.poll_until(due, &mut other).is_ready());
        assert!(alarm.poll_until(after(20), &mut one).is_pending());
        assert!(alarm.poll_until(after(3_600_000), &mut one).is_pending());
        assert!(counts[0].comes_to(1), "woken at the earlier of both");
        assert!(alarm.poll_until(after(3_600_000), &mut one).is_pending());
    }

    #[test]
    fn what_is_dropped_wakes_nobody() {
        let count = Arc::new(Count::default());
        let waker = Waker::from(Arc::clone(&count));
        let mut alarm = Alarm::default();
        assert!(alarm.poll_until(after(20), &mut Context::from_waker(&waker)).is_pending());
        drop(alarm);
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!((count.0.load(Ordering::SeqCst), Arc::strong_count(&count)), (0, 2));
    }
}
