//! What Sela's SDK promises: values that survive, bytes on the wire, errors on bad days, secrets that stay secret.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod faults;
mod mock;
mod readme;
/// The SDK as a module: a dependency on it would keep cargo from running where generated/ is still to be made.
#[rustfmt::skip]
#[path = "../../../../generated/sela/src/lib.rs"]
#[allow(dead_code, unused_imports, unreachable_pub, reason = "tests use a part of it")]
mod sela;
mod support;
mod values;
mod wire;
