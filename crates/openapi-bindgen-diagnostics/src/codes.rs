//! Every code a diagnostic may carry, with its title and its long explanation.
//!
//! Codes are stable: one is never given to another meaning. A new one goes into the file of its range;
//! a new range is one more file and one more line in `TABLES`.

use crate::Code;

/// What a code means.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// A few words.
    pub title: &'static str,
    /// What it means, what it does and what to do, for `openapi-bindgen explain`.
    pub text: &'static str,
}

/// Declares the codes of one range: a constant each, and the range's table.
macro_rules! codes {
    ($($name:ident = $code:literal, $title:literal, $text:literal;)*) => {
        $(#[doc = concat!("`", $code, "`: ", $title, ".")] pub const $name: $crate::Code = $crate::Code($code);)*
        pub(super) const TABLE: &[$crate::Explanation] =
            &[$($crate::Explanation { code: $name, title: $title, text: $text }),*];
    };
}

pub mod examples;
pub mod lowering;
pub mod names;
pub mod operations;
pub mod reading;
pub mod references;
pub mod schema;
pub mod structure;

const TABLES: &[&[Explanation]] = &[
    reading::TABLE,
    references::TABLE,
    structure::TABLE,
    schema::TABLE,
    lowering::TABLE,
    operations::TABLE,
    names::TABLE,
    examples::TABLE,
];

/// All codes, range by range.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    TABLES.iter().flat_map(|table| table.iter())
}

/// The explanation of a code given as text, such as `OB0006` or `ob0006`.
pub fn explain(code: &str) -> Option<&'static Explanation> {
    all().find(|explanation| explanation.code.0.eq_ignore_ascii_case(code.trim()))
}
