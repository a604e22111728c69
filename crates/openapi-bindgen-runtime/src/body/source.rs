//! Where the bytes of a streamed body come from.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::BodyError;

/// A stream of pieces of a body; `Send` everywhere but in a browser.
#[cfg(target_arch = "wasm32")]
pub type ByteChunks = Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>>>>;
/// A stream of pieces of a body; `Send` everywhere but in a browser.
#[cfg(not(target_arch = "wasm32"))]
pub type ByteChunks = Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>> + Send>>;

#[cfg(not(target_arch = "wasm32"))]
const CHUNK: usize = 64 * 1024;

/// A body that has not been opened yet and can be opened any number of times.
#[derive(Clone)]
pub(crate) struct Source(Arc<Make>);

#[cfg(not(target_arch = "wasm32"))]
type Make = dyn Fn() -> Result<ByteChunks, BodyError> + Send + Sync;
#[cfg(target_arch = "wasm32")]
type Make = dyn Fn() -> Result<ByteChunks, BodyError>;

/// Can be used from several threads, where there are any.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) trait Shared: Send + Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + Sync> Shared for T {}
/// Can be used from several threads, where there are any.
#[cfg(target_arch = "wasm32")]
pub(crate) trait Shared {}
#[cfg(target_arch = "wasm32")]
impl<T> Shared for T {}

impl Source {
    pub(crate) fn maker<F>(make: F) -> Self
    where
        F: Fn() -> Result<ByteChunks, BodyError> + Shared + 'static,
    {
        Self(Arc::new(make))
    }

    pub(crate) fn open(&self) -> Result<ByteChunks, BodyError> {
        (self.0)()
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn file(path: std::path::PathBuf) -> Result<(Self, u64), BodyError> {
        let facts = std::fs::metadata(&path)?;
        if !facts.is_file() {
            return Err(BodyError::new("the path is not a regular file"));
        }
        let make = move || Ok(Box::pin(FileChunks::open(&path)?) as ByteChunks);
        Ok((Self::maker(make), facts.len()))
    }
}

pub(super) fn boxed<S, E>(chunks: S) -> ByteChunks
where
    S: Stream<Item = Result<Bytes, E>> + Send + 'static,
    E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
{
    Box::pin(Converted(Box::pin(chunks)))
}

struct Converted<S>(Pin<Box<S>>);

impl<S, E> Stream for Converted<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = std::task::ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(next.map(|piece| piece.map_err(BodyError::new)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
type FilePiece = (std::fs::File, std::io::Result<Bytes>);

/// Reads a file on the runtime's threads for blocking work, or in place
/// where there is no such runtime.
#[cfg(not(target_arch = "wasm32"))]
enum FileChunks {
    Idle(std::fs::File),
    #[cfg(feature = "__tokio")]
    Busy(tokio::task::JoinHandle<FilePiece>),
    Done,
}

#[cfg(not(target_arch = "wasm32"))]
impl FileChunks {
    fn open(path: &std::path::Path) -> Result<Self, BodyError> {
        Ok(Self::Idle(std::fs::File::open(path)?))
    }

    fn read(mut file: std::fs::File) -> FilePiece {
        use std::io::Read;
        let mut buffer = Vec::with_capacity(CHUNK);
        let outcome = file.by_ref().take(CHUNK as u64).read_to_end(&mut buffer).map(|_| Bytes::from(buffer));
        (file, outcome)
    }

    fn give(&mut self, (file, outcome): FilePiece) -> Poll<Option<Result<Bytes, BodyError>>> {
        match outcome {
            Ok(piece) if piece.is_empty() => Poll::Ready(None),
            Ok(piece) => {
                *self = Self::Idle(file);
                Poll::Ready(Some(Ok(piece)))
            }
            Err(error) => Poll::Ready(Some(Err(error.into()))),
        }
    }
}

#[cfg(all(not(target_arch = "wasm32"), feature = "__tokio"))]
impl Stream for FileChunks {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::mem::replace(&mut *self, Self::Done) {
                Self::Done => return Poll::Ready(None),
                Self::Idle(file) => match tokio::runtime::Handle::try_current() {
                    Ok(runtime) => *self = Self::Busy(runtime.spawn_blocking(|| Self::read(file))),
                    Err(_) => return self.give(Self::read(file)),
                },
                Self::Busy(mut task) => match Pin::new(&mut task).poll(context) {
                    Poll::Pending => {
                        *self = Self::Busy(task);
                        return Poll::Pending;
                    }
                    Poll::Ready(Ok(piece)) => return self.give(piece),
                    Poll::Ready(Err(error)) => {
                        return Poll::Ready(Some(Err(BodyError::new(error))));
                    }
                },
            }
        }
    }
}

#[cfg(all(not(target_arch = "wasm32"), not(feature = "__tokio")))]
impl Stream for FileChunks {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match std::mem::replace(&mut *self, Self::Done) {
            Self::Done => Poll::Ready(None),
            Self::Idle(file) => self.give(Self::read(file)),
        }
    }
}

#[cfg(all(feature = "__tokio", not(target_arch = "wasm32")))]
pub(super) fn reader<R>(reader: R) -> ByteChunks
where
    R: tokio::io::AsyncRead + Send + 'static,
{
    Box::pin(ReaderChunks(Box::pin(reader)))
}

#[cfg(all(feature = "__tokio", not(target_arch = "wasm32")))]
struct ReaderChunks(Pin<Box<dyn tokio::io::AsyncRead + Send>>);

#[cfg(all(feature = "__tokio", not(target_arch = "wasm32")))]
impl Stream for ReaderChunks {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut space = vec![0; CHUNK];
        let mut buffer = tokio::io::ReadBuf::new(&mut space);
        match std::task::ready!(self.0.as_mut().poll_read(context, &mut buffer)) {
            Err(error) => Poll::Ready(Some(Err(error.into()))),
            Ok(()) => {
                let length = buffer.filled().len();
                space.truncate(length);
                Poll::Ready((length > 0).then(|| Ok(space.into())))
            }
        }
    }
}
