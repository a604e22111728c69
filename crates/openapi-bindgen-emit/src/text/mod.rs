//! Text in the output: documentation, literals, and printed tokens.

pub(crate) mod docs;
pub(crate) mod function;
pub(crate) mod inline;
pub(crate) mod json;
pub(crate) mod literal;
pub(crate) mod markdown;
pub(crate) mod plain;
pub(crate) mod print;
pub(crate) mod signature;
#[cfg(test)]
mod tests;
