//! What stands around the output folder: the workspace it belongs to, the way to the runtime, the document's name.
//!
//! Nothing here depends on the working directory, so that the same files give the same bytes from everywhere.

mod label;
mod lexical;
mod runtime;
mod workspace;

pub use label::document_label;
pub(crate) use lexical::absolute;
pub use runtime::{Runtime, dependency};
pub use workspace::{Membership, membership};

#[cfg(test)]
mod tests;
