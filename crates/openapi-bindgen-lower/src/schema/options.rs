//! What the config says about schemas, in the form that lowering them needs.

use std::collections::BTreeMap;

/// Choices for all schemas, and for single ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// What `additionalProperties: false` does on reading.
    pub(crate) unknown_members: UnknownMembers,
    /// Whether objects that say nothing about further members keep them.
    pub(crate) extra: bool,
    /// Whether a schema without `type` means any JSON type, as the standard's letter has it; else its keywords
    /// tell the type.
    pub(crate) untyped_is_any: bool,
    /// Types for formats: `string:date-time`, `integer:int64`, or `number` for numbers without a format.
    pub(crate) formats: BTreeMap<String, String>,
    /// Choices for single schemas, by pointer.
    pub(crate) at: BTreeMap<String, Choice>,
}

/// What `additionalProperties: false` does on reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum UnknownMembers {
    /// An unknown member is an error.
    #[default]
    Refuse,
    /// Unknown members are ignored.
    Ignore,
    /// Unknown members are kept.
    Keep,
}

/// What the config says about one schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// A Rust type instead of the one that lowering would choose.
    pub(crate) ty: Option<String>,
    /// Leave the member out.
    pub(crate) skip: bool,
    /// Whether the member is required, whatever the document says.
    pub(crate) required: Option<bool>,
    /// Whether null is allowed, whatever the document says.
    pub(crate) nullable: Option<bool>,
    /// Whether the object keeps members that the document does not name.
    pub(crate) extra: Option<bool>,
}
