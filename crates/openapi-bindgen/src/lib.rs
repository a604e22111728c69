//! OpenAPI documents to Rust crates: the library and the command line.

#[cfg(feature = "cli")]
pub mod cli;
mod explain;
mod findings;
mod generated;
mod generator;
pub mod glob;
pub mod output;
pub mod report;
pub mod review;
mod sources;
pub mod surroundings;
pub mod terminal;

pub use explain::explain;
pub use findings::{Error, Findings};
pub use generated::{Generated, Update};
pub use generator::{DanglingRefs, Generator};
pub use openapi_bindgen_diagnostics::{RenderOptions, Severity, codes};
pub use openapi_bindgen_ir as ir;
pub use openapi_bindgen_spec::openapiv3;
pub use sources::read as read_document;
