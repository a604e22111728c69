//! What is expected of an operation, with its types.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::rule::{Change, Rule, Source, Target};
use super::write::{NoBody, ToAnswer};
use super::{Answer, Mock, Seen, example};
use crate::error::NoError;
use crate::json::{ReadError, ReadJson, from_json};
use crate::request::Operation;
use crate::transport::TransportErrorKind;

/// How a reply becomes an answer.
pub(super) struct Form<R> {
    pub(super) write: fn(R, u16, &str) -> Answer,
    pub(super) status: u16,
    pub(super) content_type: &'static str,
}

impl<R> Form<R> {
    fn answer(&self, reply: R) -> Answer {
        (self.write)(reply, self.status, self.content_type)
    }
}

/// What is expected of one operation, and what it answers.
///
/// Nothing is expected before one of the methods was called; from then on,
/// at least one request must come. Without an answer it is the document's
/// example. Several answers are given one after the other, and the last one
/// to all further requests.
///
/// `B` is the body of the operation's request, `R` what its call gives, `E`
/// its documented errors.
pub struct Expectation<B = NoBody, R = Answer, E = NoError> {
    plan: Plan,
    form: Form<R>,
    types: PhantomData<fn(B) -> E>,
}

/// What does not depend on the types.
struct Plan {
    mock: Mock,
    target: Target,
    index: Option<usize>,
}

impl Plan {
    fn change(&mut self, change: &mut dyn FnMut(&mut Rule)) {
        let mut rules = self.mock.rules();
        let index = *self.index.get_or_insert_with(|| {
            rules.push(Rule::new(self.target.clone()));
            rules.len() - 1
        });
        rules.get_mut(index).into_iter().for_each(change);
    }

    fn plan(&mut self, source: Source) {
        let mut source = Some(source);
        self.change(&mut |rule| source.take().into_iter().for_each(|source| rule.plan(source)));
    }

    /// The text of the example of the operation's success.
    fn example(&self) -> Option<String> {
        let Target::Known(operation) = self.target else { return None };
        example::find(self.mock.examples(), operation, None).map(|example| example.body())
    }

    /// An answer that fails, with the reason.
    fn broken(&self, why: &str) -> Answer {
        Answer::failure(TransportErrorKind::Unprepared, format!("{}: {why}", self.target.text()))
    }
}

impl<B, R, E> Expectation<B, R, E> {
    /// What is expected of an operation; generated code calls this.
    #[doc(hidden)]
    pub fn of(
        mock: &Mock,
        operation: &'static Operation,
        status: u16,
        content_type: &'static str,
        write: fn(R, u16, &str) -> Answer,
    ) -> Self {
        Self::new(mock, Target::Known(operation), Form { write, status, content_type })
    }

    pub(super) fn new(mock: &Mock, target: Target, form: Form<R>) -> Self {
        Self { plan: Plan { mock: mock.clone(), target, index: None }, form, types: PhantomData }
    }

    /// Only requests of which this is true; others are left to what is expected further down.
    pub fn when(mut self, accept: impl Fn(&Seen) -> bool + Send + 'static) -> Self {
        let mut accept = Some(Box::new(accept));
        self.plan.change(&mut |rule| accept.take().into_iter().for_each(|accept| rule.accepts.push(accept)));
        self
    }

    /// Answers with a success.
    pub fn reply(mut self, reply: R) -> Self {
        let answer = self.form.answer(reply);
        self.plan.plan(Source::Ready(answer));
        self
    }

    /// Answers with one of the document's examples, be it a success or an error, by its name.
    pub fn example(mut self, name: &str) -> Self {
        self.plan.plan(Source::Example(Some(name.to_owned())));
        self
    }

    /// Answers with anything at all: an undocumented status, or what a bad network gives.
    pub fn answer(mut self, answer: Answer) -> Self {
        self.plan.plan(Source::Ready(answer));
        self
    }

    /// Answers with what the function makes of the request.
    pub fn answer_with(mut self, make: impl FnMut(&Seen) -> Answer + Send + 'static) -> Self {
        self.plan.plan(Source::Made(Box::new(make)));
        self
    }

    /// Sets the status of the last answer.
    pub fn status(mut self, status: u16) -> Self {
        self.plan.change(&mut |rule| rule.change(Change::Status(status)));
        self
    }

    /// Adds a header to the last answer.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.plan.change(&mut |rule| rule.change(Change::Header(name.to_owned(), value.to_owned())));
        self
    }

    /// Lets so much time of the mock's clock pass before the last answer.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.plan.change(&mut |rule| rule.change(Change::Delay(delay)));
        self
    }

    /// Expects exactly so many requests; further ones are left to what is
    /// expected further down, and are errors when there is nothing.
    pub fn times(mut self, times: usize) -> Self {
        self.plan.change(&mut |rule| rule.times = Some(times));
        self
    }

    /// Expects that no request comes.
    pub fn never(self) -> Self {
        self.times(0)
    }

    /// The requests of the operation that came, in their order.
    pub fn requests(&self) -> Vec<Seen> {
        self.plan.mock.requests().into_iter().filter(|seen| self.plan.target.fits(seen)).collect()
    }
}

impl<B: ReadJson, R, E> Expectation<B, R, E> {
    /// Only requests of whose body this is true.
    pub fn when_body(self, accept: impl Fn(&B) -> bool + Send + 'static) -> Self {
        self.when(move |seen| seen.json().is_ok_and(|body| accept(&body)))
    }

    /// The bodies of the operation's requests that came, in their order.
    ///
    /// # Errors
    /// When a body is not the JSON of one: a call may send another documented content type.
    pub fn bodies(&self) -> Result<Vec<B>, ReadError> {
        self.requests().iter().map(Seen::json).collect()
    }
}

impl<B, R: ReadJson, E> Expectation<B, R, E> {
    /// Answers with a success of this JSON text. The call fails where that is none of the reply.
    pub fn reply_json(self, text: &str) -> Self {
        match from_json(text.as_bytes()) {
            Ok(reply) => self.reply(reply),
            Err(error) => {
                let answer = self.plan.broken(&format!("the reply cannot be read: {error}"));
                self.answer(answer)
            }
        }
    }

    /// Answers with the document's example after a change. The call fails where there is no example.
    pub fn reply_with(self, change: impl FnOnce(&mut R)) -> Self {
        let example = self.plan.example();
        let example = example.ok_or("the document gives no example of its success".to_owned());
        match example.and_then(|text| from_json(text.as_bytes()).map_err(|error| error.to_string())) {
            Ok(mut reply) => {
                change(&mut reply);
                self.reply(reply)
            }
            Err(why) => {
                let answer = self.plan.broken(&why);
                self.answer(answer)
            }
        }
    }
}

impl<B, R, E: ToAnswer> Expectation<B, R, E> {
    /// Answers with a documented error.
    pub fn error(self, error: E) -> Self {
        self.answer(error.to_answer())
    }
}

impl<B, R, E> fmt::Debug for Expectation<B, R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expectation").field(&format_args!("{}", self.plan.target.text())).finish()
    }
}
