//! What a review looks like: text, Markdown, JSON, SARIF, HTML.
//!
//! All of them are pure functions of a [`Review`](crate::Review). Text that comes from the documents stays text in each
//! of them: no control characters reach a terminal, no markup reaches a page.

mod clean;
pub mod history;
mod html;
mod json;
mod markdown;
mod sarif;
mod text;

pub use html::html;
pub use json::{SCHEMA as JSON_SCHEMA, json};
pub(crate) use markdown::escape as escape_markdown;
pub use markdown::markdown;
pub use sarif::sarif;
pub use text::text;
