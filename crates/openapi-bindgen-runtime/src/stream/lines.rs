//! A body as a stream of JSON values, one per line.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::{DEFAULT_LIMIT, StreamError};
use crate::body::Body;
use crate::json::{ReadJson, from_json};

const RECORD_SEPARATOR: u8 = 0x1E;

/// A stream of JSON values, one per line (`application/jsonl`,
/// `application/x-ndjson`) or after record separators
/// (`application/json-seq`, RFC 7464). Blank lines mean nothing.
pub struct LineStream<T> {
    body: Option<Body>,
    buffer: Vec<u8>,
    /// Lines up to here were handed out.
    start: usize,
    /// From `start` up to here, there is no line's end.
    searched: usize,
    limit: usize,
    value: PhantomData<fn() -> T>,
}

impl<T: ReadJson> LineStream<T> {
    pub(crate) fn new(body: Body) -> Self {
        Self { body: Some(body), buffer: Vec::new(), start: 0, searched: 0, limit: DEFAULT_LIMIT, value: PhantomData }
    }

    /// Sets the size of the largest value (default: 16 MiB).
    pub fn max_line_bytes(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// The next value, or `None` at the end.
    ///
    /// # Errors
    /// When the body breaks off, or a value is too large or of another shape.
    pub async fn next_value(&mut self) -> Option<Result<T, StreamError>> {
        std::future::poll_fn(|context| self.poll_value(context)).await
    }

    fn poll_value(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, StreamError>>> {
        loop {
            while let Some(line) = self.take_line() {
                if let Some(value) = read(line) {
                    return Poll::Ready(Some(value));
                }
            }
            if self.buffer.len() > self.limit {
                return self.fail(StreamError::TooLarge(self.limit));
            }
            let Some(body) = &mut self.body else {
                return Poll::Ready(None);
            };
            match std::task::ready!(Pin::new(body).poll_next(context)) {
                Some(Ok(bytes)) => self.buffer.extend_from_slice(&bytes),
                Some(Err(error)) => return self.fail(error.into()),
                None => {
                    self.body = None;
                    let rest = std::mem::take(&mut self.buffer);
                    return Poll::Ready(read(&rest));
                }
            }
        }
    }

    fn fail(&mut self, error: StreamError) -> Poll<Option<Result<T, StreamError>>> {
        self.body = None;
        self.buffer.clear();
        self.searched = 0;
        Poll::Ready(Some(Err(error)))
    }

    /// The next whole line. When there is none, the buffer holds just the
    /// beginning of one.
    fn take_line(&mut self) -> Option<&[u8]> {
        let open = self.buffer.get(self.searched..).unwrap_or_default();
        match open.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                let from = std::mem::replace(&mut self.start, self.searched + end + 1);
                self.searched = self.start;
                self.buffer.get(from..self.start)
            }
            None => {
                self.buffer.drain(..self.start);
                self.start = 0;
                self.searched = self.buffer.len();
                None
            }
        }
    }
}

fn read<T: ReadJson>(line: &[u8]) -> Option<Result<T, StreamError>> {
    let is_filler = |byte: &u8| byte.is_ascii_whitespace() || *byte == RECORD_SEPARATOR;
    let start = line.iter().position(|byte| !is_filler(byte))?;
    let text = line.get(start..).unwrap_or_default();
    Some(from_json(text).map_err(StreamError::Read))
}

impl<T: ReadJson> Stream for LineStream<T> {
    type Item = Result<T, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_value(context)
    }
}

impl<T> fmt::Debug for LineStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineStream").field("open", &self.body.is_some()).finish_non_exhaustive()
    }
}
