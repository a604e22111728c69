//! Server-sent events (HTML, section 9.2.6) from bytes in pieces of any size.

use std::collections::VecDeque;
use std::time::Duration;

use super::sse::Event;
use super::{DEFAULT_LIMIT, StreamError};

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Reads events from bytes as they come. Always UTF-8, whatever was announced.
#[derive(Debug)]
pub struct EventParser {
    line: Vec<u8>,
    after_cr: bool,
    at_start: bool,
    data: String,
    kind: String,
    last_id: String,
    retry: Option<Duration>,
    ready: VecDeque<Event<String>>,
    limit: usize,
}

impl Default for EventParser {
    fn default() -> Self {
        Self {
            line: Vec::new(),
            after_cr: false,
            at_start: true,
            data: String::new(),
            kind: String::new(),
            last_id: String::new(),
            retry: None,
            ready: VecDeque::new(),
            limit: DEFAULT_LIMIT,
        }
    }
}

impl EventParser {
    /// A parser at the start of a stream.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the size of the largest event.
    pub fn set_limit(&mut self, bytes: usize) {
        self.limit = bytes;
    }

    /// The id of the last event, which a new connection would continue from.
    pub fn last_id(&self) -> &str {
        &self.last_id
    }

    /// How long the server asks to wait before a new connection.
    pub fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// The next event that is complete.
    pub fn next_event(&mut self) -> Option<Event<String>> {
        self.ready.pop_front()
    }

    /// Reads on.
    ///
    /// # Errors
    /// When an event is larger than the limit.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<(), StreamError> {
        while let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
            let (piece, rest) = bytes.split_at(end);
            let is_second_half = self.after_cr && piece.is_empty() && rest.first() == Some(&b'\n');
            self.after_cr = rest.first() == Some(&b'\r');
            if !is_second_half {
                self.extend(piece)?;
                self.end_line();
            }
            bytes = rest.get(1..).unwrap_or_default();
        }
        if !bytes.is_empty() {
            self.after_cr = false;
            self.extend(bytes)?;
        }
        Ok(())
    }

    fn extend(&mut self, piece: &[u8]) -> Result<(), StreamError> {
        if self.line.len() + piece.len() + self.data.len() > self.limit {
            return Err(StreamError::TooLarge(self.limit));
        }
        self.line.extend_from_slice(piece);
        Ok(())
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let mut line = line.as_slice();
        if std::mem::take(&mut self.at_start) {
            line = line.strip_prefix(BOM).unwrap_or(line);
        }
        if line.is_empty() {
            return self.dispatch();
        }
        let line = String::from_utf8_lossy(line);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "event" => value.clone_into(&mut self.kind),
            "id" if !value.contains('\0') => value.clone_into(&mut self.last_id),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
            }
            _ => {}
        }
    }

    fn dispatch(&mut self) {
        let mut data = std::mem::take(&mut self.data);
        let kind = std::mem::take(&mut self.kind);
        if data.is_empty() {
            return;
        }
        data.pop();
        let kind = if kind.is_empty() { "message".to_owned() } else { kind };
        let id = self.last_id.clone();
        self.ready.push_back(Event { kind, id, data });
    }
}
