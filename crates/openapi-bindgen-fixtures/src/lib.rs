//! What the fixtures of `openapi-bindgen` expect, compiled with warnings denied; and helpers for their wire tests.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs)]

mod expected;
pub mod wire;

pub use expected::*;
