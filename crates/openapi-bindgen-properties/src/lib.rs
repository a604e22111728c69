//! What holds for every input, one function a property.
//!
//! A [`Target`] takes any bytes and panics when its property does not hold for them. The ordinary tests feed it bytes
//! at random and the cases that once broke it (`cases/`); `cargo xtask fuzz` feeds it for as long as wanted, led by
//! what it covers.
#![forbid(unsafe_code)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a property that does not hold panics; that is what these functions are for"
)]

mod answer;
mod choices;
mod edit;
mod events;
mod forms;
mod generate;
mod names;
mod parameters;
mod parts;
mod review;
mod send;
mod tree;
mod types;

pub use choices::Choices;
pub use tree::document;

/// A property: its name, and what checks it.
#[derive(Clone, Copy)]
pub struct Target {
    /// The name, which is also that of the fuzzer's binary.
    pub name: &'static str,
    /// Panics when the property does not hold for these bytes.
    pub check: fn(&[u8]),
}

/// All properties.
pub const TARGETS: &[Target] = &[
    Target { name: "document", check: generate::document },
    Target { name: "tree", check: generate::tree },
    Target { name: "types", check: types::check },
    Target { name: "parameters", check: parameters::check },
    Target { name: "events", check: events::check },
    Target { name: "multipart", check: parts::check },
    Target { name: "urlencoded", check: forms::check },
    Target { name: "review", check: review::check },
    Target { name: "names", check: names::check },
    Target { name: "answer", check: answer::check },
];

/// Checks one property by its name.
///
/// # Panics
/// When the property does not hold, or when there is none of this name.
pub fn check(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target's name");
    (target.check)(bytes);
}
