//! The names that the macros bring into a list of checks.

pub use super::Check::*;
pub use super::{Check, Format, Shape, Type};
pub use crate::json::Kind;
