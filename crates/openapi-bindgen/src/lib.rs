//! OpenAPI documents to Rust crates: the library and the command line.

pub mod glob;
pub mod output;
pub mod surroundings;
