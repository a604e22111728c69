//! Names: from any text of a document to Rust identifiers, and who gets which when two want the same.

mod distinct;
pub(crate) mod ident;
mod members;
mod rules;
mod settle;
mod types;
mod words;

pub(crate) use distinct::{Style, Wish, distinct, right_by_spelling, variation, variation_words};
pub(crate) use members::member_key;
pub(crate) use settle::{Given, Right, settle};
pub(crate) use types::{OwnNames, Rules, TypeNames, lock_key};
pub(crate) use words::{spelled, words};

/// Names longer than this leave something out, as far as that leaves them different: inline types what stands in the
/// middle, variants the end of a sentence.
const LONG: usize = 60;

#[cfg(test)]
mod tests;
