//! Bodies read into one piece of memory.

use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};

use super::{Body, BodyError};

/// What is made ready for a body at most, before it is there: its length is no more than what a server says.
const READY: u64 = 1 << 20;

/// Reads a body, as far as a limit allows. What comes in one piece is not copied.
pub(crate) struct Collect {
    body: Body,
    limit: u64,
    first: Bytes,
    rest: BytesMut,
}

impl Collect {
    pub(crate) fn new(body: Body, limit: u64) -> Self {
        Self { body, limit, first: Bytes::new(), rest: BytesMut::new() }
    }

    /// How much there is so far.
    pub(crate) fn len(&self) -> usize {
        self.first.len() + self.rest.len()
    }

    /// What there is so far.
    pub(crate) fn take(&mut self) -> Bytes {
        match self.rest.is_empty() {
            true => std::mem::take(&mut self.first),
            false => std::mem::take(&mut self.rest).freeze(),
        }
    }

    /// Whether the body ended within the limit, or what went wrong before.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<bool, BodyError>> {
        loop {
            let mut piece = match std::task::ready!(self.body.poll_chunk(context)) {
                None => return Poll::Ready(Ok(true)),
                Some(piece) => piece?,
            };
            let room = self.limit.saturating_sub(self.len() as u64);
            let is_over = piece.len() as u64 > room;
            if is_over {
                piece.truncate(usize::try_from(room).unwrap_or(usize::MAX));
            }
            self.push(piece);
            if is_over {
                return Poll::Ready(Ok(false));
            }
        }
    }

    fn push(&mut self, piece: Bytes) {
        if self.len() == 0 {
            self.first = piece;
            return;
        }
        if self.rest.is_empty() {
            let expected = self.body.length().unwrap_or(0).min(READY) as usize;
            self.rest.reserve(self.first.len() + piece.len() + expected);
            self.rest.extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.rest.extend_from_slice(&piece);
    }
}
