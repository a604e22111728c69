//! How many requests are under way at the same time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

/// Lets so many through and holds the others; without a limit it is always open.
pub(crate) struct Gate(Option<Arc<Mutex<Queue>>>);

struct Queue {
    free: usize,
    /// Who came first stands first, also after having been woken in vain.
    waiting: BTreeMap<u64, Waker>,
    last_ticket: u64,
}

/// The right to be under way, or a place in the queue; dropping it lets the next one through.
#[derive(Default)]
pub(crate) struct Pass {
    queue: Option<Arc<Mutex<Queue>>>,
    ticket: Option<u64>,
    is_through: bool,
}

impl Gate {
    pub(crate) fn new(limit: Option<usize>) -> Self {
        let queue = |limit: usize| Queue { free: limit.max(1), waiting: BTreeMap::new(), last_ticket: 0 };
        Self(limit.map(|limit| Arc::new(Mutex::new(queue(limit)))))
    }

    pub(crate) fn pass(&self) -> Pass {
        Pass { queue: self.0.clone(), ..Pass::default() }
    }
}

impl Pass {
    /// Whether the way is free.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Some(shared) = self.queue.as_ref().filter(|_| !self.is_through) else {
            return Poll::Ready(());
        };
        let mut queue = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let free = queue.free.checked_sub(1);
        let before = match free {
            Some(free) => {
                queue.free = free;
                self.is_through = true;
                self.ticket.take().and_then(|ticket| queue.waiting.remove(&ticket))
            }
            None => {
                let ticket = self.ticket.unwrap_or(queue.last_ticket + 1);
                self.ticket = Some(ticket);
                queue.last_ticket = queue.last_ticket.max(ticket);
                queue.waiting.insert(ticket, context.waker().clone())
            }
        };
        // A waker may hold a task, and that another pass: the queue is free again when it is dropped.
        drop(queue);
        drop(before);
        if free.is_some() { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let Some(shared) = &self.queue else {
            return;
        };
        let mut queue = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let own = self.ticket.and_then(|ticket| queue.waiting.remove(&ticket));
        queue.free += usize::from(self.is_through);
        // Who was woken and gave up leaves the way to the next.
        let next = if queue.free > 0 { queue.waiting.pop_first() } else { None };
        drop(queue);
        drop(own);
        if let Some((_, waker)) = next {
            waker.wake();
        }
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn one_is_woken_and_whoever_gives_up_wakes_the_next() {
        let gate = Gate::new(Some(1));
        let counts: [Arc<Count>; 4] = Default::default();
        let wakers = counts.clone().map(Waker::from);
        let mut passes: Vec<Pass> = (0..4).map(|_| gate.pass()).collect();
        let poll = |passes: &mut [Pass], at: usize| passes[at].poll(&mut Context::from_waker(&wakers[at])).is_ready();
        let woken = || counts.iter().map(|count| count.0.load(Ordering::SeqCst)).collect::<Vec<_>>();
        // The second asks twice, and has one place.
        assert_eq!([0, 1, 1, 2, 3].map(|at| poll(&mut passes, at)), [true, false, false, false, false]);
        passes[0] = Pass::default();
        assert_eq!(woken(), [0, 1, 0, 0]);
        // Somebody else is quicker: the place is kept.
        let mut quick = gate.pass();
        assert!(quick.poll(&mut Context::from_waker(Waker::noop())).is_ready());
        assert!(!poll(&mut passes, 1));
        drop(quick);
        assert_eq!(woken(), [0, 2, 0, 0]);
        passes[1] = Pass::default();
        assert_eq!(woken(), [0, 2, 1, 0]);
        assert!(poll(&mut passes, 2) && poll(&mut passes, 2));
        passes[2] = Pass::default();
        assert_eq!(woken(), [0, 2, 1, 1]);
        assert!(poll(&mut passes, 3));
    }
}
