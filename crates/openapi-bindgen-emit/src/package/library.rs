//! `src/lib.rs` and `CHANGELOG.md`: written once, then the user's own.

use openapi_bindgen_ir::Api;

use super::manifest;

/// Prints `src/lib.rs`: the same for every document, since it is not written again when the document grows.
pub(crate) fn emit(_: &Api) -> String {
    let root = ["BlankOr", "Field", "Json", "Map", "Violations", "from_json", "to_json", "to_json_string"];
    let client = ["BuildError", "CallOptions", "Credential", "Error", "ErrorKind", "NoError", "Reply", "RetryPolicy"];
    let mut text = "\
#![doc = include_str!(\"../README.md\")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

// The folder is written by the generator; this file is yours.
#[rustfmt::skip]
mod generated;

#[cfg(feature = \"client\")]
pub use generated::client::{Client, ClientBuilder};
#[cfg(feature = \"mock\")]
pub use generated::mock;
#[cfg(feature = \"client\")]
pub use generated::operations;
pub use generated::types;
#[allow(unused_imports, reason = \"the document may have no types, or only such as are named below\")]
pub use generated::types::*;
"
    .to_owned();
    text.push_str("\npub use openapi_bindgen_runtime as runtime;\n");
    text.push_str(&format!("pub use openapi_bindgen_runtime::{{{}}};\n", root.join(", ")));
    text.push_str("#[cfg(feature = \"client\")]\n");
    text.push_str(&format!("pub use openapi_bindgen_runtime::{{{}}};\n", client.join(", ")));
    text
}

/// Prints `CHANGELOG.md`.
pub(crate) fn changelog(api: &Api) -> String {
    format!("# Changes of {}\n\n## Unreleased\n", manifest::package_name(&api.package))
}
