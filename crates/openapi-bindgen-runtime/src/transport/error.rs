//! Why a transport could not deliver a request or fetch its answer.

use std::error::Error as StdError;
use std::fmt;

/// Why a transport failed. Its text never contains the URL, which may carry secrets.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

/// At which point a transport failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The transport itself could not be set up, or does not fit its surroundings.
    Setup,
    /// No connection came about: nothing of the request was sent.
    Connect,
    /// The connection took too long to come about: nothing was sent.
    ConnectTimeout,
    /// The request was sent in part or whole, and no head of an answer came.
    Exchange,
    /// The answer's head was read, and its body broke off.
    Body,
    /// A mock that a test put in the network's place has no answer for the request.
    Unprepared,
}

impl TransportError {
    /// An error with its cause.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind, source: source.into() }
    }

    /// At which point the transport failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether no connection came about, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        use TransportErrorKind::{Connect, ConnectTimeout};
        matches!(self.kind, Connect | ConnectTimeout)
    }

    /// Whether another attempt could do better.
    pub(crate) fn is_transient(&self) -> bool {
        !matches!(self.kind, TransportErrorKind::Setup | TransportErrorKind::Unprepared)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.kind {
            TransportErrorKind::Setup => "the transport could not be set up",
            TransportErrorKind::Connect => "no connection to the server",
            TransportErrorKind::ConnectTimeout => "connecting to the server took too long",
            TransportErrorKind::Exchange => "the connection failed before an answer came",
            TransportErrorKind::Body => "the answer broke off",
            TransportErrorKind::Unprepared => "nothing was prepared",
        };
        f.write_str(text)?;
        // The innermost cause says most: "Connection refused (os error 111)".
        let mut cause: &(dyn StdError + 'static) = self.source.as_ref();
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        write!(f, ": {cause}")
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError").field("kind", &self.kind).field("source", &self.source).finish()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}
