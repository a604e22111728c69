//! Several schemas that hold together, and lead back to themselves.
//!
//! A single schema has one key, by which a circle is noticed. What several schemas say together of a member is named
//! after the way to it, and that way only grows; so here a circle is noticed by the schemas. What stands twice within one
//! such node has one type, too: else small documents would have very many.

use std::collections::BTreeMap;

use openapi_bindgen_spec::model::SchemaId;

use super::kinds::Kinds;
use super::node::{GroupKind, Node};
use super::{Key, View};

/// How many nodes of several schemas a document may have. Real ones have some thousands.
const MAX_JOINTS: usize = 20_000;

/// What makes two nodes of several schemas the same, wherever they stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Joint {
    ids: Vec<SchemaId>,
    only: Kinds,
    dropped: Vec<(SchemaId, GroupKind)>,
    picked: Option<(SchemaId, GroupKind, Vec<usize>)>,
    itself: bool,
    view: View,
}

impl Joint {
    /// A node as such; `None` for a single schema.
    pub(super) fn of(node: &Node, view: View) -> Option<Self> {
        if node.parts.len() < 2 {
            return None;
        }
        let mut ids: Vec<SchemaId> = node.parts.iter().map(|part| part.id).collect();
        ids.sort_unstable();
        let (dropped, picked) = (node.dropped.clone(), node.picked.clone());
        Some(Self { ids, only: node.only, dropped, picked, itself: node.itself, view })
    }
}

/// The nodes of several schemas, as far as one is within another.
#[derive(Debug, Default)]
pub(super) struct Joints {
    /// How many are being lowered, one within the other.
    open: usize,
    /// The types of those, and of what stands in the outermost of them.
    known: BTreeMap<Joint, Key>,
    met: usize,
}

impl Joints {
    /// The key of the same node, if it stands in, or around, the place at hand.
    pub(super) fn key_of(&self, joint: &Joint) -> Option<&Key> {
        self.known.get(joint)
    }

    /// Whether there are too many.
    pub(super) fn are_too_many(&self) -> bool {
        self.met >= MAX_JOINTS
    }

    pub(super) fn enter(&mut self, joint: Joint, key: Key) {
        self.met += 1;
        self.open += 1;
        self.known.insert(joint, key);
    }

    /// Leaves the innermost one; `made` says whether it has a type of its own.
    pub(super) fn leave(&mut self, joint: &Joint, made: bool) {
        self.open = self.open.saturating_sub(1);
        if self.open == 0 {
            self.known.clear();
        } else if !made {
            self.known.remove(joint);
        }
    }
}
