//! Types and what they are made of.

mod enums;
mod fields;
mod kinds;
mod member;
mod order;
mod rest;
mod targets;
mod types;
mod unions;

use openapi_bindgen_ir::TypeDef;

use crate::edges::Sides;
use crate::finding::Finding;
use crate::index::item;

pub(crate) use member::Hidden;
pub(crate) use order::common;
pub(crate) use types::compare;

/// A type in both APIs.
pub(crate) struct Pair<'a> {
    pub(crate) old: &'a TypeDef,
    pub(crate) new: &'a TypeDef,
    /// In which directions clients already shipped meet it.
    pub(crate) sides: Sides,
    /// Whether users build it, before and after.
    pub(crate) built: bool,
}

impl Pair<'_> {
    /// `` `Lead` ``
    fn name(&self) -> String {
        format!("`{}`", self.old.path.name)
    }

    /// The Rust path of the type.
    fn item(&self) -> String {
        item(&self.old.path)
    }

    /// A field of it.
    fn field(&self, name: &str) -> String {
        format!("{}.{name}", self.item())
    }

    /// A variant of it.
    fn variant(&self, name: &str) -> String {
        format!("{}::{name}", self.item())
    }

    /// A finding about the type as a whole.
    fn finding(&self, code: &'static crate::codes::Code, what: String) -> Finding {
        Finding::new(code, what).old(&self.old.origin.pointer).new_at(&self.new.origin.pointer).item(self.item())
    }
}
