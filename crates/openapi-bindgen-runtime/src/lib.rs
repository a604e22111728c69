//! What generated crates call: JSON, requests, answers, errors.
//!
//! Generated code names this crate `rt` and imports its [`prelude`]. The JSON half stands
//! alone without default features: [`from_json`], [`to_json`], [`validate`] and the value
//! types; the `json_*` macros connect a generated type to it with one line per member.
#![forbid(unsafe_code)]

#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
pub mod body;
pub mod check;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
mod encode;
#[cfg(feature = "client")]
pub mod error;
pub mod json;
mod macros;
#[cfg(feature = "mock")]
pub mod mock;
pub mod prelude;
#[cfg(feature = "client")]
pub mod reply;
#[cfg(feature = "client")]
pub mod request;
#[cfg(feature = "client")]
pub mod retry;
#[cfg(feature = "serde")]
pub mod serde_bridge;
#[cfg(feature = "client")]
pub mod stream;
#[cfg(feature = "client")]
pub mod transport;
pub mod types;

pub use check::{Check, Format, Shape, Violation, Violations, validate};
pub use json::{ReadError, ReadErrorKind, ReadJson, WriteError, WriteJson, from_json, to_json, to_json_string};
pub use types::{
    Base64, BlankOr, Date, DateTime, Decimal, Field, File, InvalidText, IsoDuration, Json, Map, Number, Secret, Time,
    Uuid,
};

#[cfg(feature = "client")]
pub use {
    auth::{AuthError, Credential, CredentialSource},
    body::Body,
    bytes::Bytes,
    client::{Api, BuildError, Client, ClientBuilder, Redirects, Scheme},
    encode::Style,
    error::{Error, ErrorKind, NoError},
    http,
    reply::{Reply, Response},
    request::{Call, CallFuture, CallOptions, Operation, Request},
    retry::RetryPolicy,
    stream::{Event, EventStream, LineStream, LiveEvents, Pages, StreamError},
    transport::{Transport, TransportError},
};
