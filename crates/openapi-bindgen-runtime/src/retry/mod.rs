//! Whether, when and how often a request is sent again.

mod after;
mod budget;
#[cfg(test)]
mod tests;

use std::time::Duration;

pub(crate) use after::retry_after;
pub(crate) use budget::Budget;

/// How failed attempts are repeated.
///
/// Only what may be sent twice is: safe and idempotent methods (RFC 9110,
/// section 9.2.2), operations documented as idempotent, and calls with an
/// idempotency key. A POST is repeated only when
/// [`RetryPolicy::also_unsafe`] says so.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often a request is sent at most; 1 means no repetition.
    pub max_attempts: u32,
    /// The pause before the second attempt; it doubles with each further
    /// one, and a random part of up to a half is taken off.
    pub first_pause: Duration,
    /// The longest pause of our own choice.
    pub longest_pause: Duration,
    /// The longest pause that a server can ask for with Retry-After; when it
    /// asks for more, the answer is returned instead.
    pub longest_retry_after: Duration,
    /// Whether requests are repeated that could take effect twice.
    pub also_unsafe: bool,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            first_pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(8),
            longest_retry_after: Duration::from_secs(60),
            also_unsafe: false,
        }
    }
}

impl RetryPolicy {
    /// Every request is sent once.
    pub fn none() -> Self {
        Self { max_attempts: 1, ..Self::default() }
    }

    /// Sets how often a request is sent at most.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// Sets the first and the longest pause.
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        self.first_pause = first;
        self.longest_pause = longest;
        self
    }

    /// Sets the longest pause that a server can ask for.
    pub fn longest_retry_after(mut self, longest: Duration) -> Self {
        self.longest_retry_after = longest;
        self
    }

    /// Repeats requests that could take effect twice, too.
    pub fn also_unsafe(mut self) -> Self {
        self.also_unsafe = true;
        self
    }

    /// The pause after the given attempt (counted from 1), or `None` when
    /// the server asks for more patience than allowed.
    pub(crate) fn pause(&self, attempt: u32, asked: Option<Duration>) -> Option<Duration> {
        if let Some(asked) = asked {
            return (asked <= self.longest_retry_after).then_some(asked);
        }
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let pause = self.first_pause.saturating_mul(doubled).min(self.longest_pause);
        let off = f64::from(crate::client::random() as u16) / f64::from(u16::MAX) / 2.0;
        Some(pause.mul_f64(1.0 - off))
    }
}

/// Whether a status says that the same request could succeed later.
pub(crate) fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}
