//! For tests of generators: texts that would like to be code, and what shows that they stayed text.

mod markdown;
mod payloads;
mod skeleton;

pub use markdown::{check_markdown, check_text};
pub use payloads::PAYLOADS;
pub use skeleton::{skeleton, skeleton_without_names};
