//! Says what a changed document means for Rust code and for clients already shipped.
//!
//! [`compare`] takes two APIs as lowering made them and gives a [`Review`]: one [`Finding`] per change, each with a
//! stable [`Code`], its cause in both documents, its effect on the generated crate, and a verdict on two axes:
//! [`Source`] (does code written against the old crate compile and mean the same) and [`Wire`] (what becomes of clients
//! already shipped). [`render`] turns a review into text, Markdown, JSON, SARIF, or one HTML page.

mod bump;
mod calls;
mod changelog;
mod checks;
mod codes;
mod context;
mod docs;
mod edges;
mod facts;
mod finding;
mod fits;
mod index;
mod items;
mod merge;
mod package;
mod pairs;
pub mod render;
mod review;
mod security;
mod servers;
mod signature;
mod summary;
mod uses;
mod verdict;

pub use changelog::{ChangelogLine, Heading};
pub use codes::{Code, all as codes, find as find_code};
pub use finding::{Cause, Effect, Finding, Place, Side, Spot, Users};
pub use review::{Review, compare};
pub use verdict::{FailOn, Source, UnknownFailOn, Wire};
