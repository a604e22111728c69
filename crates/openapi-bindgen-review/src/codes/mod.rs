//! The table of codes: every kind of change has one, which never means something else later.

mod contents;
mod operations;
mod types;

pub(crate) use contents::*;
pub(crate) use operations::*;
pub(crate) use types::*;

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// `RV0102`
    pub id: &'static str,
    /// `operation-removed`
    pub name: &'static str,
    /// A title of a few words.
    pub title: &'static str,
    /// What it means and why it matters.
    pub explanation: &'static str,
    /// What to do about it, when a finding has nothing better to say.
    pub advice: &'static str,
    /// Whether Rust code may go on compiling and mean something else.
    pub(crate) silent: bool,
}

macro_rules! codes {
    ($table:ident: $($constant:ident $id:literal $name:literal $title:literal $explanation:literal => $advice:literal;)*) => {
        $(pub(crate) static $constant: super::Code = super::Code {
            id: $id, name: $name, title: $title, explanation: $explanation, advice: $advice,
            silent: super::is_silent($id),
        };)*
        pub(super) static $table: &[&super::Code] = &[$(&$constant),*];
    };
}
use codes;

/// Changes after which old Rust code may compile and mean something else: the order of equal arguments.
const fn is_silent(id: &str) -> bool {
    let id = id.as_bytes();
    matches!(id, b"RV0215" | b"RV0511")
}

/// All codes, by number.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [operations::TABLE, types::TABLE, contents::TABLE].into_iter().flatten().copied()
}

/// The code with this id or name, such as `RV0102` or `operation-removed`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id) || code.name == id)
}
