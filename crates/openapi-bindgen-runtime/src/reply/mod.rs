//! Answers: what came, and how it becomes a value.
//!
//! A reader is a plain function, so that a call is no more than a pointer to
//! it: [`json`], [`text`], [`bytes`](bytes()), [`empty`], [`stream`], [`events`],
//! [`lines`], and what [`api_reply!`](crate::api_reply!) and
//! [`api_error!`](crate::api_error!) write for several statuses.

mod macros;
mod response;
mod status;
mod value;

use bytes::Bytes;

use crate::body::Body;
use crate::json::{Document, Limits, ReadError, ReadErrorKind, ReadJson};
use crate::stream::{EventStream, LineStream};

pub use response::Response;
pub(crate) use response::request_id;
#[doc(hidden)]
pub use status::{StatusRule, choose, choose_reply};
pub use value::Reply;

/// Why an answer gave no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReplyError {
    /// The document does not describe an answer of this status.
    Undocumented,
    /// The body does not have the described shape.
    Read(ReadError),
}

impl From<ReadError> for ReplyError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

/// Reads a JSON body of any successful status.
///
/// # Errors
/// When the status is not successful or the body has another shape.
pub fn json<T: ReadJson>(answer: &mut Response) -> Result<T, ReplyError> {
    successful(answer)?;
    Ok(read_json(answer)?)
}

/// Reads nothing from a successful answer.
///
/// # Errors
/// When the status is not successful.
pub fn empty(answer: &mut Response) -> Result<(), ReplyError> {
    successful(answer)
}

/// Reads the body of a successful answer as text.
///
/// # Errors
/// When the status is not successful or the body is not UTF-8.
pub fn text(answer: &mut Response) -> Result<String, ReplyError> {
    successful(answer)?;
    Ok(read_text(answer)?)
}

/// Reads the body of a successful answer as it is.
///
/// # Errors
/// When the status is not successful.
pub fn bytes(answer: &mut Response) -> Result<Bytes, ReplyError> {
    successful(answer)?;
    Ok(answer.bytes())
}

/// Hands the body of a successful answer over to be read piece by piece.
///
/// # Errors
/// When the status is not successful.
pub fn stream(answer: &mut Response) -> Result<Body, ReplyError> {
    successful(answer)?;
    Ok(answer.take_body())
}

/// Reads the body of a successful answer as server-sent events, whose data is JSON.
///
/// # Errors
/// When the status is not successful or the content is something else.
pub fn events<T: ReadJson>(answer: &mut Response) -> Result<EventStream<T>, ReplyError> {
    event_body(answer).map(EventStream::new)
}

/// Reads the body of a successful answer as server-sent events, whose data is text.
///
/// # Errors
/// When the status is not successful or the content is something else.
pub fn text_events(answer: &mut Response) -> Result<EventStream<String>, ReplyError> {
    event_body(answer).map(EventStream::of_text)
}

fn event_body(answer: &mut Response) -> Result<Body, ReplyError> {
    successful(answer)?;
    if answer.has_content_type("text/event-stream") {
        return Ok(answer.take_body());
    }
    let found = answer.content_type().unwrap_or("nothing").to_owned();
    let message = format!("expected the content type text/event-stream, found {found}");
    Err(ReadError::new(ReadErrorKind::Other, message).into())
}

/// Reads the body of a successful answer as JSON values, one per line.
///
/// # Errors
/// When the status is not successful.
pub fn lines<T: ReadJson>(answer: &mut Response) -> Result<LineStream<T>, ReplyError> {
    successful(answer)?;
    Ok(LineStream::new(answer.take_body()))
}

/// Reads the JSON body of an answer of whatever status.
///
/// # Errors
/// When the body has another shape.
pub fn read_json<T: ReadJson>(answer: &Response) -> Result<T, ReadError> {
    let body = answer.body();
    let document = parse(answer, body)?;
    T::read_json(document.root()).map_err(|error| error.located(body))
}

/// Reads the body of an answer of whatever status as text.
///
/// # Errors
/// When the body of a successful answer is not UTF-8, nor in Latin-1 and
/// says so. An error page is read whatever it takes.
pub fn read_text(answer: &Response) -> Result<String, ReadError> {
    let body = answer.body();
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if is_latin(answer) => Ok(body.iter().map(|byte| char::from(*byte)).collect()),
        Err(_) if answer.status() >= 400 => Ok(String::from_utf8_lossy(body).into_owned()),
        Err(_) => Err(ReadError::new(ReadErrorKind::Syntax, "the text is not UTF-8")),
    }
}

fn is_latin(answer: &Response) -> bool {
    let parameters = answer.content_type().unwrap_or_default().to_ascii_lowercase();
    let charset = parameters.split("charset=").nth(1).unwrap_or_default();
    let charset = charset.split(';').next().unwrap_or_default().trim().trim_matches('"');
    matches!(charset, "iso-8859-1" | "latin1" | "us-ascii" | "windows-1252")
}

#[inline(never)]
fn parse<'b>(answer: &Response, body: &'b [u8]) -> Result<Document<'b>, ReadError> {
    if answer.is_cut() {
        let message = format!("the body was cut after {} bytes", body.len());
        return Err(ReadError::new(ReadErrorKind::Limit, message));
    }
    // The body's own limit was held while it was read.
    let limits = Limits::default().with_bytes(usize::MAX);
    Document::parse_within(body, limits).map_err(|error| match answer.content_type() {
        Some(found) if !found.contains("json") => {
            let found: String = found.chars().take(100).collect();
            let message = format!("expected JSON, found the content type {found}: {error}");
            ReadError::new(error.kind(), message)
        }
        _ if body.is_empty() => ReadError::new(error.kind(), "expected JSON, found an empty body"),
        _ => error,
    })
}

fn successful(answer: &Response) -> Result<(), ReplyError> {
    match (200..300).contains(&answer.status()) {
        true => Ok(()),
        false => Err(ReplyError::Undocumented),
    }
}
