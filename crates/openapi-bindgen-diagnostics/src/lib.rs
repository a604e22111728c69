//! Places in a document, and messages about them.
//!
//! A [`Diagnostic`] says what is wrong at a [`Pointer`]; a [`SourceMap`] knows the texts, so that [`render`] can
//! show file, line, column and the line itself. [`codes`] is the one table of all messages' codes.

pub mod codes;
mod diagnostic;
mod excerpt;
mod json;
mod pointer;
mod render;
mod source;

pub use codes::Explanation;
pub use diagnostic::{Code, Diagnostic, Severity, Sink};
pub use json::to_json;
pub use pointer::{Pointer, push_token};
pub use render::{RenderOptions, render, summary};
pub use source::{Locate, Place, SourceFile, SourceMap, Stretch};
