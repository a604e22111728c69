//! The body of a library's answer as a stream of its data.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::body::{Body, BodyError, ByteChunks};

type Source = Box<dyn std::error::Error + Send + Sync>;

/// A body of ours around one of a library; `tell` makes its errors fit to be shown.
pub(super) fn body_of<B>(body: B, tell: fn(B::Error) -> Source) -> Body
where
    B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: 'static,
{
    let length = body.size_hint().exact();
    Body::running(Box::pin(DataFrames { body, tell }) as ByteChunks, length)
}

struct DataFrames<B: http_body::Body> {
    body: B,
    tell: fn(B::Error) -> Source,
}

impl<B: http_body::Body<Data = Bytes> + Unpin> Stream for DataFrames<B> {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = Pin::new(&mut self.body).poll_frame(context);
            return match std::task::ready!(frame) {
                None => Poll::Ready(None),
                Some(Err(error)) => Poll::Ready(Some(Err(BodyError::new((self.tell)(error))))),
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => Poll::Ready(Some(Ok(data))),
                    Err(_trailers) => continue,
                },
            };
        }
    }
}
