//! The branches of a union, each with what its siblings in the schema say.

use std::collections::BTreeSet;
use std::rc::Rc;

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_spec::model::{Additional, Schema, SchemaId};

use super::super::enums::Listed;
use super::super::facts::Facts;
use super::super::flat::{Flat, Group};
use super::super::kinds::Kinds;
use super::super::look::Look;
use super::super::node::{Node, Part};

/// A branch.
pub(super) struct Arm<'a> {
    /// Its position in the document's list.
    pub(super) index: usize,
    /// The schema that stands in the list.
    pub(super) id: SchemaId,
    pub(super) pointer: Pointer,
    /// What is lowered for it.
    pub(super) node: Node,
    /// Whether the union's siblings are part of the node.
    pub(super) is_combined: bool,
    /// The component it refers to.
    pub(super) target: Option<SchemaId>,
    /// What the branch, and the types in it, are named from.
    pub(super) word: String,
    /// The kinds of its values, without null.
    pub(super) kinds: Kinds,
    pub(super) facts: Rc<Facts>,
    /// The values that it lists.
    pub(super) values: Option<Vec<Listed<'a>>>,
    /// What lists them.
    pub(super) lists: Option<&'a Schema>,
    pub(super) is_blank: bool,
    /// The kinds of an array's items; all where that is not said.
    pub(super) items: Kinds,
}

impl<'a> Look<'a> {
    /// The branches of a union, those that lead to the same schema once.
    pub(super) fn arms(&self, node: &Node, base: &Node, base_flat: &Flat<'a>, group: &Group<'a>) -> Vec<Arm<'a>> {
        let mut seen = BTreeSet::new();
        let mut arms = Vec::with_capacity(group.branches.len());
        for ((index, id), word) in group.branches.iter().zip(self.branch_words(group)) {
            if self.resolve(*id).is_none_or(|end| seen.insert(end)) {
                arms.push(self.arm(node, base, base_flat, group, (*index, *id, word)));
            }
        }
        // A branch that contradicts what stands beside the union is out of the question.
        if arms.iter().any(|arm| !arm.kinds.is_empty()) {
            arms.retain(|arm| !arm.kinds.is_empty());
        }
        arms
    }

    fn arm(
        &self,
        node: &Node,
        base: &Node,
        base_flat: &Flat<'a>,
        group: &Group<'a>,
        (index, id, word): (usize, SchemaId, String),
    ) -> Arm<'a> {
        let schema = self.schema(self.resolve(id).unwrap_or(id));
        let target = self.resolve_to_component(id).filter(|end| self.component(*end).is_some());
        let place = group.place.child(&word);
        let pointer = self.schema(id).pointer.clone();
        let is_combined = !self.adds_nothing(base_flat, id);
        let own = if is_combined {
            let mut parts = base.parts.clone();
            parts.push(Part { id, place });
            let mut own = Node::new(parts, pointer.clone(), node.place.child(&word));
            own.dropped.clone_from(&base.dropped);
            own.only = base.only;
            own.weight = node.weight.saturating_mul(group.branches.len());
            own.key = format!("{}#{:?}/{index}", node.key, group.kind);
            own
        } else {
            self.node(id, &place)
        };
        let flat = self.flat(&own);
        let listing = flat.bits.iter().find(|bit| bit.schema.values.is_some()).map(|bit| bit.schema);
        Arm {
            index,
            id,
            pointer,
            is_combined,
            target,
            word,
            kinds: self.kinds_of(&flat).and(node.only).without(Kinds::NULL),
            facts: if is_combined { Rc::new(self.facts_of(&own)) } else { self.facts(id) },
            values: if flat.groups.is_empty() { self.values(&flat, node.only) } else { None },
            lists: listing,
            is_blank: self.is_only_blank(id),
            items: schema.items.map_or(Kinds::ALL, |items| self.kinds(items)),
            node: own,
        }
    }

    /// Whether what stands beside a union says nothing about the shape of a branch that the branch does not say.
    fn adds_nothing(&self, base: &Flat<'a>, branch: SchemaId) -> bool {
        let place = super::super::Place::component("");
        let node = Node::new(vec![Part { id: branch, place: place.clone() }], Pointer::root(), place);
        let own = self.flat(&node);
        let has: BTreeSet<SchemaId> = own.bits.iter().map(|bit| bit.id).collect();
        let kinds = self.kinds_of(&own);
        let facts = self.facts(branch);
        base.groups.is_empty()
            && base
                .bits
                .iter()
                .filter(|bit| !has.contains(&bit.id))
                .all(|bit| self.is_implied(bit.schema, &own, kinds, &facts))
    }

    fn is_implied(&self, schema: &Schema, own: &Flat<'a>, kinds: Kinds, facts: &Facts) -> bool {
        schema.values.is_none()
            && schema.format.is_none()
            && schema.items.is_none()
            && schema.seldom.prefix_items.is_empty()
            && schema.seldom.pattern_properties.is_empty()
            && matches!(schema.additional, Additional::Absent | Additional::Any)
            && (schema.types.is_empty() || kinds.within(Kinds::of_types(schema.types).or(Kinds::NULL)))
            && schema.required.iter().all(|name| facts.required.contains(name))
            && schema.properties.iter().all(|(name, id)| self.is_member_implied(name, *id, own))
    }

    /// Whether a branch declares a member at least as narrowly.
    fn is_member_implied(&self, name: &str, id: SchemaId, own: &Flat<'a>) -> bool {
        let declared = own.bits.iter().flat_map(|bit| &bit.schema.properties).find(|(known, _)| known == name);
        declared.is_some_and(|(_, theirs)| {
            let same = self.resolve(*theirs) == self.resolve(id);
            let schema = self.schema(self.resolve(id).unwrap_or(id));
            let is_bare = schema.all_of.is_empty()
                && schema.one_of.is_empty()
                && schema.any_of.is_empty()
                && schema.properties.is_empty()
                && schema.items.is_none()
                && schema.limits == Default::default()
                && schema.values.is_none()
                && schema.format.is_none();
            same || self.means_same(*theirs, id) || (is_bare && self.kinds(*theirs).within(self.kinds(id)))
        })
    }
}
