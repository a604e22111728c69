//! A value with the answer that it came in.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::HeaderMap;

use super::Response;
use crate::error::echo;

/// A successful answer: the value that its body says, and what else came.
///
/// It can be used as if it were the value.
pub struct Reply<T> {
    value: T,
    answer: Box<Response>,
}

impl<T> Reply<T> {
    pub(crate) fn new(value: T, answer: Box<Response>) -> Self {
        Self { value, answer }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The value and the answer.
    pub fn into_parts(self) -> (T, Response) {
        (self.value, *self.answer)
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.answer.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.answer.headers()
    }

    /// A header as text, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.answer.headers().get(name)?.to_str().ok()
    }

    /// The body as it came; nothing when it is a stream.
    pub fn body(&self) -> &[u8] {
        self.answer.body()
    }

    /// The server's name for the request, if it gave one.
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// How often the request was sent.
    pub fn attempts(&self) -> u32 {
        self.answer.attempts()
    }

    /// The same answer with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reply<U> {
        Reply { value: change(self.value), answer: self.answer }
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Reply<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> Reply<T> {
    fn show(&self, f: &mut fmt::Formatter<'_>, value: &dyn fmt::Debug) -> fmt::Result {
        f.debug_struct("Reply").field("status", &self.status()).field("value", value).finish_non_exhaustive()
    }
}

impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A server may repeat the secret that it was sent.
        let secrets = self.answer.secrets();
        if secrets.is_empty() {
            return self.show(f, &self.value);
        }
        let value = if f.alternate() { format!("{:#?}", self.value) } else { format!("{:?}", self.value) };
        self.show(f, &format_args!("{}", echo::without(value, secrets)))
    }
}
