//! Request and response bodies: nothing, bytes, or a stream whose length may be known.

mod collect;
mod error;
mod file;
mod source;

use std::fmt;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

pub(crate) use collect::Collect;
pub use error::{BodyError, BodyErrorKind};
pub(crate) use file::SharedBody;
pub use source::ByteChunks;
pub(crate) use source::Source;

/// The content of a request, or of an answer that is read piece by piece.
///
/// A body of bytes, of a file ([`Body::from_path`]) or of a maker
/// ([`Body::from_maker`]) can be sent more than once, which retries and
/// redirects need; a plain stream ([`Body::from_stream`]) is sent once.
///
/// As an answer it is a [`Stream`] of [`Bytes`]; [`Body::chunk`] and
/// [`Body::collect`] read it without a stream library.
pub struct Body {
    state: State,
    left: Option<u64>,
}

enum State {
    Done,
    Bytes(Bytes),
    Waiting(Source),
    // The mutex is never locked: it only makes the stream `Sync`.
    Running(Mutex<ByteChunks>),
}

impl Body {
    /// A body of no bytes.
    pub const fn empty() -> Self {
        Self { state: State::Done, left: Some(0) }
    }

    /// A body that is read from `chunks` once. Give the `length` when it is
    /// known: it becomes the Content-Length, and a stream of another length
    /// is an error.
    pub fn from_stream<S, E>(chunks: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Self::running(source::boxed(chunks), length)
    }

    /// A body that can be sent again: `make` opens the stream anew for each
    /// time it is sent.
    pub fn from_maker<F>(make: F, length: Option<u64>) -> Self
    where
        F: Fn() -> Result<ByteChunks, BodyError> + Send + Sync + 'static,
    {
        Self::waiting(Source::maker(make), length)
    }

    /// The content of a file, read while it is sent and never held in memory.
    ///
    /// # Errors
    /// When the file cannot be opened or is not a regular file.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn from_path(path: impl Into<std::path::PathBuf>) -> Result<Self, BodyError> {
        let (source, length) = Source::file(path.into())?;
        Ok(Self::waiting(source, Some(length)))
    }

    /// The content of an asynchronous reader, read while it is sent.
    #[cfg(all(feature = "__tokio", not(target_arch = "wasm32")))]
    pub fn from_reader<R>(reader: R, length: Option<u64>) -> Self
    where
        R: tokio::io::AsyncRead + Send + 'static,
    {
        Self::running(source::reader(reader), length)
    }

    pub(crate) fn running(chunks: ByteChunks, length: Option<u64>) -> Self {
        Self { state: State::Running(Mutex::new(chunks)), left: length }
    }

    pub(crate) fn waiting(source: Source, length: Option<u64>) -> Self {
        Self { state: State::Waiting(source), left: length }
    }

    /// The number of bytes still to come, when it is known.
    pub fn length(&self) -> Option<u64> {
        self.left
    }

    /// The bytes, when they are all in memory.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.state {
            State::Done => Some(&[]),
            State::Bytes(bytes) => Some(bytes),
            State::Waiting(_) | State::Running(_) => None,
        }
    }

    /// All bytes, when they are in memory; else the body as it was.
    #[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.state {
            State::Done => Ok(Bytes::new()),
            State::Bytes(bytes) => Ok(bytes),
            State::Waiting(_) | State::Running(_) => Err(self),
        }
    }

    /// A second body with the same content, when that can be had without
    /// reading the first.
    pub fn try_clone(&self) -> Option<Self> {
        let state = match &self.state {
            State::Done => State::Done,
            State::Bytes(bytes) => State::Bytes(bytes.clone()),
            State::Waiting(source) => State::Waiting(source.clone()),
            State::Running(_) => return None,
        };
        Some(Self { state, left: self.left })
    }

    pub(crate) fn is_streamed(&self) -> bool {
        matches!(self.state, State::Waiting(_) | State::Running(_))
    }

    /// The next piece, or `None` at the end.
    ///
    /// # Errors
    /// When reading fails, or the stream is shorter or longer than it said.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, BodyError>> {
        std::future::poll_fn(|context| self.poll_chunk(context)).await
    }

    /// Everything that is left, in one piece.
    ///
    /// # Errors
    /// When reading fails, or there are more than `limit` bytes.
    pub async fn collect(mut self, limit: u64) -> Result<Bytes, BodyError> {
        if let State::Bytes(bytes) = &mut self.state {
            return match bytes.len() as u64 > limit {
                true => Err(BodyError::too_large(limit)),
                false => Ok(std::mem::take(bytes)),
            };
        }
        let mut collected = Collect::new(self, limit);
        match std::future::poll_fn(|context| collected.poll(context)).await? {
            true => Ok(collected.take()),
            false => Err(BodyError::too_large(limit)),
        }
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            match &mut self.state {
                State::Done => return Poll::Ready(None),
                State::Bytes(bytes) => {
                    let bytes = std::mem::take(bytes);
                    *self = Self::empty();
                    return Poll::Ready((!bytes.is_empty()).then_some(Ok(bytes)));
                }
                State::Waiting(source) => match source.open() {
                    Ok(chunks) => self.state = State::Running(Mutex::new(chunks)),
                    Err(error) => return self.fail(error),
                },
                State::Running(chunks) => {
                    let chunks = match chunks.get_mut() {
                        Ok(chunks) => chunks,
                        Err(poisoned) => poisoned.into_inner(),
                    };
                    return match std::task::ready!(chunks.as_mut().poll_next(context)) {
                        None => self.finish(),
                        Some(Err(error)) => self.fail(error),
                        Some(Ok(chunk)) if chunk.is_empty() => continue,
                        Some(Ok(chunk)) => self.count(chunk),
                    };
                }
            }
        }
    }

    fn count(&mut self, chunk: Bytes) -> Poll<Option<Result<Bytes, BodyError>>> {
        if let Some(left) = self.left {
            match left.checked_sub(chunk.len() as u64) {
                Some(left) => self.left = Some(left),
                None => return self.fail(BodyError::length("longer")),
            }
        }
        Poll::Ready(Some(Ok(chunk)))
    }

    fn finish(&mut self) -> Poll<Option<Result<Bytes, BodyError>>> {
        match self.left {
            None | Some(0) => {
                *self = Self::empty();
                Poll::Ready(None)
            }
            Some(_) => self.fail(BodyError::length("shorter")),
        }
    }

    fn fail(&mut self, error: BodyError) -> Poll<Option<Result<Bytes, BodyError>>> {
        *self = Self::empty();
        Poll::Ready(Some(Err(error)))
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self { left: Some(bytes.len() as u64), state: State::Bytes(bytes) }
    }
}

macro_rules! from_owned {
    ($($owned:ty),*) => {$(
        impl From<$owned> for Body {
            fn from(bytes: $owned) -> Self {
                Bytes::from(bytes).into()
            }
        }
    )*};
}
from_owned!(Vec<u8>, String, &'static str, &'static [u8]);

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        self.poll_chunk(context).map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        match &self.state {
            State::Done => true,
            State::Bytes(bytes) => bytes.is_empty(),
            State::Waiting(_) | State::Running(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl Stream for Body {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.state {
            State::Done => "empty",
            State::Bytes(_) => "bytes",
            State::Waiting(_) | State::Running(_) => "stream",
        };
        f.debug_struct("Body").field("kind", &kind).field("length", &self.left).finish()
    }
}
