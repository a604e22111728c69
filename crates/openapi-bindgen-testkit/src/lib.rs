//! For tests: fixture folders (find, compare, bless, list for the compiler), a scripted server on loopback, and
//! texts that would like to be code.
//!
//! A fixture is a folder `<group>/<name>/` with a document and what must come of it. The harness that generates is a
//! test of `openapi-bindgen`; this crate knows files only, so that any crate's tests can use it.

mod compact;
mod fixture;
mod golden;
pub mod inert;
pub mod loopback;
mod modules;

pub use compact::compact;
pub use fixture::{Fixture, fixtures};
pub use golden::{bless, blessing, compare};
pub use modules::{module_list, test_list};
