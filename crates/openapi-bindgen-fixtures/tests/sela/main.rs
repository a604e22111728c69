//! What Sela's SDK promises: values that survive, bytes on the wire, errors on bad days, secrets that stay secret.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod faults;
mod support;
mod values;
mod wire;
