//! What is lowered to one type: one schema, or several that must hold together.

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_spec::model::SchemaId;

use super::Place;
use super::kinds::Kinds;

/// A schema with the place that types inside it are named from.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) id: SchemaId,
    pub(super) place: Place,
}

/// Which of the two union keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroupKind {
    OneOf,
    AnyOf,
}

/// One or several schemas that hold together, seen from one place of the document.
///
/// Merged members and the branches of a union with siblings are nodes of several parts. Whatever is left out
/// (`dropped`, `only`) has been dealt with by the node that this one was made from.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) parts: Vec<Part>,
    /// The text that tells this node's draft from all others: its pointer, with a suffix where that is shared.
    pub(super) key: String,
    /// The schema that is this node's origin.
    pub(super) pointer: Pointer,
    /// What a type of this node is named from.
    pub(super) place: Place,
    /// The kinds that are looked at.
    pub(super) only: Kinds,
    /// Unions that are left out, by owner.
    pub(super) dropped: Vec<(SchemaId, GroupKind)>,
    /// The branches that are looked at, of a union of which some are dealt with elsewhere.
    pub(super) picked: Option<(SchemaId, GroupKind, Vec<usize>)>,
    /// How many nodes like this one the unions that were dealt with have made.
    pub(super) weight: usize,
    /// Whether a base with a discriminator stands for itself, not for its children.
    pub(super) itself: bool,
}

impl Node {
    /// A node of these parts.
    pub(super) fn new(parts: Vec<Part>, pointer: Pointer, place: Place) -> Self {
        Self {
            parts,
            key: pointer.as_str().to_owned(),
            pointer,
            place,
            only: Kinds::ALL,
            dropped: Vec::new(),
            picked: None,
            weight: 1,
            itself: false,
        }
    }

    /// This node with a key of its own.
    pub(super) fn with_key_suffix(mut self, suffix: &str) -> Self {
        self.key.push('#');
        self.key.push_str(suffix);
        self
    }

    /// This node without one of its unions.
    pub(super) fn without_group(&self, owner: SchemaId, kind: GroupKind) -> Self {
        let mut node = self.clone();
        node.dropped.push((owner, kind));
        node.picked = node.picked.filter(|(of, which, _)| (*of, *which) != (owner, kind));
        node
    }

    /// Whether a union is left out.
    pub(super) fn drops(&self, owner: SchemaId, kind: GroupKind) -> bool {
        self.dropped.contains(&(owner, kind))
    }

    /// Whether nothing is left out.
    pub(super) fn is_whole(&self) -> bool {
        self.dropped.is_empty() && self.picked.is_none() && self.only == Kinds::ALL && !self.itself
    }

    /// The only schema, if there is one and all of it counts.
    pub(super) fn sole(&self) -> Option<SchemaId> {
        match self.parts.as_slice() {
            [part] if self.is_whole() => Some(part.id),
            _ => None,
        }
    }
}
