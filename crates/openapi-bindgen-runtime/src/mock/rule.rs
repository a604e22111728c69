//! Which requests a mock answers, with what, and how often.

use std::time::Duration;

use super::example::{self, Example};
use super::{Answer, Seen};
use crate::request::Operation;

pub(super) type Accept = Box<dyn Fn(&Seen) -> bool + Send>;
pub(super) type Make = Box<dyn FnMut(&Seen) -> Answer + Send>;

/// The operation that a rule is about.
#[derive(Clone)]
pub(super) enum Target {
    Named(String),
    Known(&'static Operation),
}

impl Target {
    /// Whether the request is one of the operation. Methods for other contents of the body are the same operation; one
    /// that reads the answer piece by piece is another.
    pub(super) fn fits(&self, seen: &Seen) -> bool {
        match (self, seen.facts) {
            (Self::Named(name), _) => name == seen.operation(),
            (Self::Known(wanted), Some(found)) => {
                (wanted.method, wanted.path, wanted.streams) == (found.method, found.path, found.streams)
            }
            (Self::Known(_), None) => false,
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Named(name) => format!("`{name}`"),
            Self::Known(operation) => describe(operation),
        }
    }
}

/// An operation as messages name it.
pub(super) fn describe(operation: &Operation) -> String {
    format!("`{}` ({} {})", operation.id, operation.method, operation.path)
}

/// An answer of a rule before it is given.
pub(super) struct Planned {
    source: Source,
    changes: Vec<Change>,
}

pub(super) enum Source {
    Ready(Answer),
    Example(Option<String>),
    Made(Make),
}

/// What is changed of an answer.
#[derive(Clone)]
pub(super) enum Change {
    Status(u16),
    Header(String, String),
    Delay(Duration),
}

impl Planned {
    fn answer(&mut self, seen: &Seen, examples: &[Example]) -> Result<Answer, String> {
        let answer = match &mut self.source {
            Source::Ready(answer) => answer.clone(),
            Source::Made(make) => make(seen),
            Source::Example(name) => {
                let operation = seen.facts.ok_or("it is no operation of the document")?;
                let found = example::find(examples, operation, name.as_deref());
                let found = found.ok_or_else(|| match name {
                    Some(name) => format!("the document gives it no example `{name}`"),
                    None => "the document gives no example of its success".to_owned(),
                });
                found?.answer()
            }
        };
        Ok(self.changes.iter().fold(answer, |answer, change| match change {
            Change::Status(status) => answer.status(*status),
            Change::Header(name, value) => answer.header(name, value),
            Change::Delay(delay) => answer.delay(*delay),
        }))
    }
}

/// What is expected of an operation, and what it answers.
pub(super) struct Rule {
    pub(super) target: Target,
    pub(super) accepts: Vec<Accept>,
    planned: Vec<Planned>,
    pub(super) times: Option<usize>,
    used: usize,
}

impl Rule {
    pub(super) fn new(target: Target) -> Self {
        Self { target, accepts: Vec::new(), planned: Vec::new(), times: None, used: 0 }
    }

    pub(super) fn plan(&mut self, source: Source) {
        self.planned.push(Planned { source, changes: Vec::new() });
    }

    /// Changes the last answer; where none was given that is the example.
    pub(super) fn change(&mut self, change: Change) {
        if self.planned.is_empty() {
            self.plan(Source::Example(None));
        }
        self.planned.iter_mut().rev().take(1).for_each(|last| last.changes.push(change.clone()));
    }

    fn is_spent(&self) -> bool {
        self.times.is_some_and(|times| self.used >= times)
    }

    /// The answer to a request of the operation, or why there is none; `None` where other rules are to be asked.
    pub(super) fn answer(&mut self, seen: &Seen, examples: &[Example]) -> Option<Result<Answer, String>> {
        if self.is_spent() || !self.accepts.iter().all(|accept| accept(seen)) {
            return None;
        }
        if self.planned.is_empty() {
            self.plan(Source::Example(None));
        }
        let place = self.used.min(self.planned.len() - 1);
        self.used += 1;
        self.planned.get_mut(place).map(|planned| planned.answer(seen, examples))
    }

    /// Why a request of the operation was left to other rules.
    pub(super) fn refusal(&self) -> String {
        match self.times {
            Some(0) => "none is expected".to_owned(),
            Some(times) if self.is_spent() => format!("all of the {times} expected came before"),
            _ => "a condition does not hold".to_owned(),
        }
    }

    /// What is wrong with how often the rule was used.
    pub(super) fn complaint(&self) -> Option<String> {
        let (enough, expected) = match (self.times, self.planned.len()) {
            (Some(times), _) => (self.used == times, times_text(times)),
            (None, 0 | 1) => (self.used > 0, "at least once".to_owned()),
            (None, several) => (self.used >= several, format!("at least {}", times_text(several))),
        };
        (!enough).then(|| format!("{} was expected {expected} and came {}", self.target.text(), times_text(self.used)))
    }
}

fn times_text(times: usize) -> String {
    match times {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        times => format!("{times} times"),
    }
}
