//! Reads OpenAPI documents into one model, whatever their version or format.
//!
//! [`read`] takes the bytes of a document and gives a [`model::Document`], or says why there is none. It reads no
//! file and opens no connection: further files come through the trait [`Sources`].

mod files;
mod jsonpath;
pub mod limits;
pub mod model;
mod overlay;
mod read;
mod sources;
mod syntax;
mod typed;
pub mod value;

/// The typed documents that [`text_of`] takes.
pub use openapiv3;

pub use read::{Input, Reading, parse_value, read, read_with_overlays};
pub use sources::{MemorySources, NoSources, Sources};
pub use typed::text_of;
