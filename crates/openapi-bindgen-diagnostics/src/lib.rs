//! Places in a document, and messages about them.

mod diagnostic;
mod pointer;

pub use diagnostic::{Code, Diagnostic, Severity, Sink};
pub use pointer::Pointer;
