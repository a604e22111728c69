//! Names: from any text of a document to Rust identifiers, and who gets which when two want the same.

mod distinct;
pub(crate) mod ident;
mod words;

pub(crate) use distinct::{Given, Style, Wish, distinct};
pub(crate) use words::words;

#[cfg(test)]
mod tests;
