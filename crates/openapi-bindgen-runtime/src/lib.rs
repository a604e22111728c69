//! What generated crates call: JSON, requests, answers, errors.
//!
//! Generated code names this crate `rt` and imports its [`prelude`]. The JSON half stands
//! alone without default features: [`from_json`], [`to_json`], [`validate`] and the value
//! types; the `json_*` macros connect a generated type to it with one line per member.
#![forbid(unsafe_code)]

pub mod check;
pub mod json;
mod macros;
pub mod prelude;
#[cfg(feature = "serde")]
pub mod serde_bridge;
pub mod types;

pub use check::{Check, Format, Shape, Violation, Violations, validate};
pub use json::{
    ReadError, ReadErrorKind, ReadJson, WriteError, WriteJson, from_json, to_json, to_json_string,
};
pub use types::{
    Base64, BlankOr, Date, DateTime, Decimal, Field, File, InvalidText, IsoDuration, Json, Map,
    Number, Secret, Time, Uuid,
};
