//! From replies to answers: the other way round than [`reply`](crate::reply) goes.

use bytes::Bytes;

use super::Answer;
use crate::body::Body;
use crate::error::NoError;
use crate::json::{WriteError, WriteJson, to_json, to_json_string};
use crate::reply::{StatusRule, choose};
use crate::transport::TransportErrorKind;

/// What can be answered as it is: the enums of an operation's documented answers.
pub trait ToAnswer {
    /// The answer, with the status that the document gives it.
    fn to_answer(self) -> Answer;
}

impl ToAnswer for NoError {
    fn to_answer(self) -> Answer {
        match self {}
    }
}

/// Stands for the body of operations that take none, or none that is JSON.
#[derive(Clone, Copy, Debug)]
pub enum NoBody {}

/// Server-sent events to answer with.
#[derive(Clone, Debug, PartialEq)]
pub struct Events<T>(pub Vec<T>);

/// Values to answer with, one a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines<T>(pub Vec<T>);

macro_rules! from_lists {
    ($($list:ident),*) => {$(
        impl<T> From<Vec<T>> for $list<T> {
            fn from(items: Vec<T>) -> Self {
                Self(items)
            }
        }

        impl<T, const N: usize> From<[T; N]> for $list<T> {
            fn from(items: [T; N]) -> Self {
                Self(items.into())
            }
        }
    )*};
}
from_lists!(Events, Lines);

/// Writes JSON.
pub fn json<T: WriteJson>(value: T, status: u16, content_type: &str) -> Answer {
    checked(to_json(&value), status, or(content_type, "application/json"))
}

/// Writes nothing.
pub fn empty(_: (), status: u16, _: &str) -> Answer {
    Answer::empty(status)
}

/// Writes text.
pub fn text(value: String, status: u16, content_type: &str) -> Answer {
    Answer::new(status, or(content_type, "text/plain; charset=utf-8"), value)
}

/// Writes bytes.
pub fn bytes(value: Bytes, status: u16, content_type: &str) -> Answer {
    Answer::response(status, or(content_type, "application/octet-stream"), value)
}

/// Writes a body that is in memory.
pub fn stream(body: Body, status: u16, content_type: &str) -> Answer {
    match body.as_bytes() {
        Some(content) => bytes(Bytes::copy_from_slice(content), status, content_type),
        None => Answer::failure(TransportErrorKind::Unprepared, "a mock answers with bodies that are in memory"),
    }
}

/// Writes server-sent events.
pub fn events<T: WriteJson>(events: Events<T>, status: u16, content_type: &str) -> Answer {
    let data = events.0.iter().map(to_json_string);
    event_texts(data, status, content_type)
}

/// Writes server-sent events whose data is text.
pub fn text_events(events: Events<String>, status: u16, content_type: &str) -> Answer {
    event_texts(events.0.into_iter().map(Ok), status, content_type)
}

fn event_texts(data: impl Iterator<Item = Result<String, WriteError>>, status: u16, content_type: &str) -> Answer {
    // A line break within the data goes on in another field of the same name.
    let event = |data: String| format!("data: {}\n\n", data.replace('\n', "\ndata: "));
    let text: Result<String, WriteError> = data.map(|data| data.map(event)).collect();
    checked(text.map(String::into_bytes), status, or(content_type, "text/event-stream"))
}

/// Writes values, one a line.
pub fn lines<T: WriteJson>(lines: Lines<T>, status: u16, content_type: &str) -> Answer {
    let text: Result<String, WriteError> = lines.0.iter().map(|value| Ok(to_json_string(value)? + "\n")).collect();
    checked(text.map(String::into_bytes), status, or(content_type, "application/x-ndjson"))
}

/// Writes one of several documented answers.
pub fn one_of<T: ToAnswer>(reply: T, _: u16, _: &str) -> Answer {
    reply.to_answer()
}

/// Gives an answer as it is.
pub(super) fn answer(answer: Answer, _: u16, _: &str) -> Answer {
    answer
}

/// The content type that a document says, or the usual one where that is a range or no content type.
pub(super) fn or<'a>(content_type: &'a str, usual: &'a str) -> &'a str {
    let fits = |c: char| (c.is_ascii_graphic() && c != '*') || c == ' ';
    if content_type.contains('/') && content_type.chars().all(fits) { content_type } else { usual }
}

fn checked(body: Result<Vec<u8>, WriteError>, status: u16, content_type: &str) -> Answer {
    match body {
        Ok(body) => Answer::new(status, content_type, body),
        Err(error) => Answer::failure(TransportErrorKind::Unprepared, error.to_string()),
    }
}

/// A status that falls under a rule of an operation's answers, and under no other; the usual one of its class, if it can
/// be.
pub fn status_of(rule: StatusRule, rules: &[StatusRule], is_error: bool) -> u16 {
    let (first, usual) = match rule {
        StatusRule::Exact(status) => return status,
        StatusRule::Range(class) => (class * 100, class * 100),
        StatusRule::Default if is_error => (400, 500),
        StatusRule::Default => (200, 200),
    };
    let free = |status: &u16| choose(rules, *status) == Some(rule);
    std::iter::once(usual).chain(first..600).find(free).unwrap_or(usual)
}
