//! The folder that generated files are written to: compare, show, write.
//!
//! The rules, each a test in `tests/output.rs`:
//! * What already stands there with the same text is not written again.
//! * A file that this tool did not write is never overwritten and never deleted.
//! * Nothing is written through a symbolic link, or outside the folder.
//! * All changes are staged first and renamed into place then, a new folder as a whole. A process that is killed
//!   leaves whole files, old or new, and the next run completes them; an error on the way puts everything back.

mod commit;
mod diff;
mod diffstat;
mod error;
mod fresh;
mod ownership;
mod path;
mod plan;
mod single;
mod stage;
#[cfg(test)]
mod tests;

pub use diff::unified;
pub use diffstat::diffstat;
pub use error::OutputError;
pub use openapi_bindgen_emit::Files;
pub use ownership::is_ours;
pub use plan::{Change, ChangeKind, Plan};
pub use single::SingleFile;
