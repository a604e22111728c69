//! Tests of the generated crate: examples survive reading and writing, and each operation sends what it should.

mod caller;
mod harness;
mod names;
mod sample;
mod tests;

pub(crate) use caller::emit as emit_caller;
pub use caller::{CallFacts, Caller};
pub(crate) use harness::emit as emit_harness;
pub(crate) use names::Names;
pub(crate) use tests::emit_tag;
