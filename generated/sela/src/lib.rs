#![doc = include_str!("../README.md")]
//!
//! ## Loading leads from a CSV file
//!
//! `examples/load_leads.rs` sends a file in batches, shows how far it is, and tells which leads failed and why:
//!
#![doc = concat!("```rust,no_run\n", include_str!("../examples/load_leads.rs"), "\n```")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

// The folder is written by the generator; this file is yours.
#[rustfmt::skip]
mod generated;

#[cfg(feature = "client")]
pub use generated::client::{Client, ClientBuilder};
#[cfg(feature = "mock")]
pub use generated::mock;
#[cfg(feature = "client")]
pub use generated::operations;
pub use generated::types;
#[allow(unused_imports, reason = "the document may have no types, or only such as are named below")]
pub use generated::types::*;

pub use openapi_bindgen_runtime as runtime;
pub use openapi_bindgen_runtime::{BlankOr, Field, Json, Map, Violations, from_json, to_json, to_json_string};
#[cfg(feature = "client")]
pub use openapi_bindgen_runtime::{BuildError, CallOptions, Credential, Error, ErrorKind, NoError, Reply, RetryPolicy};
