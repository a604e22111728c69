//! Rules: which requests a mock answers, with what, and how often.

use std::fmt;

use super::{Answer, Mock, Seen};

type Accept = Box<dyn Fn(&Seen) -> bool + Send>;
type Make = Box<dyn FnMut(&Seen) -> Answer + Send>;

pub(super) struct Rule {
    operation: String,
    accepts: Vec<Accept>,
    make: Option<Make>,
    times: Option<u32>,
    used: u32,
}

impl Rule {
    pub(super) fn new(operation: &str) -> Self {
        Self { operation: operation.to_owned(), accepts: Vec::new(), make: None, times: None, used: 0 }
    }

    pub(super) fn answer(&mut self, seen: &Seen) -> Option<Answer> {
        let is_spent = self.times.is_some_and(|times| self.used >= times);
        if is_spent || self.operation != seen.operation() || !self.accepts.iter().all(|accept| accept(seen)) {
            return None;
        }
        let answer = self.make.as_mut()?(seen);
        self.used += 1;
        Some(answer)
    }

    /// What is wrong with how often the rule was used.
    pub(super) fn complaint(&self) -> Option<String> {
        let expected = match self.times {
            Some(times) if times == self.used => return None,
            Some(times) => format!("{times} times"),
            None if self.used > 0 => return None,
            None => "at least once".to_owned(),
        };
        Some(format!("`{}` was expected {expected} and came {} times", self.operation, self.used))
    }
}

/// A rule in the making; it holds from its answer on.
#[must_use = "a rule without an answer is never used"]
pub struct Expectation {
    mock: Mock,
    index: usize,
}

impl Expectation {
    pub(super) fn new(mock: Mock, index: usize) -> Self {
        Self { mock, index }
    }

    fn change(&self, change: impl FnOnce(&mut Rule)) {
        if let Some(rule) = self.mock.state().rules.get_mut(self.index) {
            change(rule);
        }
    }

    /// Only for requests of which this is true.
    pub fn when(self, accept: impl Fn(&Seen) -> bool + Send + 'static) -> Self {
        self.change(|rule| rule.accepts.push(Box::new(accept)));
        self
    }

    /// Answers so.
    pub fn answer(self, answer: Answer) -> Prepared {
        self.answer_with(move |_| answer.clone())
    }

    /// Answers with what the function makes of the request.
    pub fn answer_with(self, make: impl FnMut(&Seen) -> Answer + Send + 'static) -> Prepared {
        self.change(|rule| rule.make = Some(Box::new(make)));
        Prepared(self)
    }
}

/// A rule that has its answer.
pub struct Prepared(Expectation);

impl Prepared {
    /// Answers so many requests and leaves others to later rules;
    /// [`Mock::verify`] complains when there were fewer.
    pub fn times(self, times: u32) {
        self.0.change(|rule| rule.times = Some(times));
    }
}

impl fmt::Debug for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expectation").field(&self.index).finish()
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Prepared").field(&self.0.index).finish()
    }
}

/// Rules that were not used as they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet(Vec<String>);

impl Unmet {
    pub(super) fn new(complaints: Vec<String>) -> Self {
        Self(complaints)
    }
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for Unmet {}
