//! What a changed document means: two versions of a document, understood in the same way and compared.
//!
//! ```no_run
//! use openapi_bindgen::Generator;
//! use openapi_bindgen::review::{Format, Version, render, review};
//!
//! let generator = |document: &str| Generator::new(document, "client");
//! let (old, new) = Version::both(&generator("old.yaml"), &generator("new.yaml"))?;
//! let review = review(&old, &new).labelled("old.yaml", "new.yaml");
//! println!("{}", render(&[review], Format::Markdown));
//! # Ok::<(), openapi_bindgen::Error>(())
//! ```

mod changelog;
mod excerpt;
mod format;
mod manifest;
mod version;

pub use changelog::{with_lines, write_changelog};
pub use format::{Format, render};
pub use manifest::crate_version;
pub use openapi_bindgen_review::{ChangelogLine, FailOn, Finding, Review, Source, Wire};
pub use version::{Version, review};
