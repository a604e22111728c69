//! The schemas that hold together for one node: `allOf` and references followed, unions set apart.

use std::collections::BTreeSet;

use openapi_bindgen_spec::model::{Discriminator, Schema, SchemaId};

use super::Place;
use super::look::{Look, MAX_CHAIN};
use super::node::{GroupKind, Node};

/// A schema whose own keywords count.
pub(super) struct Bit<'a> {
    pub(super) id: SchemaId,
    pub(super) schema: &'a Schema,
    pub(super) place: Place,
}

/// A `oneOf` or `anyOf` with two or more branches that are not null.
pub(super) struct Group<'a> {
    pub(super) owner: SchemaId,
    /// Where the owner stands: types in its branches are named from there, whoever builds on it.
    pub(super) place: Place,
    pub(super) kind: GroupKind,
    /// The branches that count, with their positions in the document's list.
    pub(super) branches: Vec<(usize, SchemaId)>,
    pub(super) discriminator: Option<&'a Discriminator>,
}

/// All that holds for a node.
#[derive(Default)]
pub(super) struct Flat<'a> {
    /// Bases first, what builds on them after.
    pub(super) bits: Vec<Bit<'a>>,
    pub(super) groups: Vec<Group<'a>>,
    /// A reference leads nowhere: its part says nothing.
    pub(super) broken: bool,
    /// `false`: nothing fits.
    pub(super) never: bool,
    /// Only null fits.
    pub(super) only_null: bool,
}

impl<'a> Look<'a> {
    /// Gathers what holds for a node.
    pub(super) fn flat(&self, node: &Node) -> Flat<'a> {
        let direct = node.parts.iter().filter_map(|part| self.resolve(part.id)).collect();
        let mut gather = Gather { look: self, node, direct, seen: BTreeSet::new(), flat: Flat::default() };
        for part in &node.parts {
            gather.add(part.id, &part.place, 0);
        }
        gather.flat
    }
}

struct Gather<'g, 'a> {
    look: &'g Look<'a>,
    node: &'g Node,
    direct: BTreeSet<SchemaId>,
    seen: BTreeSet<SchemaId>,
    flat: Flat<'a>,
}

impl<'a> Gather<'_, 'a> {
    fn add(&mut self, id: SchemaId, place: &Place, depth: usize) {
        if depth > MAX_CHAIN || !self.seen.insert(id) {
            return;
        }
        let schema = self.look.schema(id);
        if let Some(reference) = &schema.reference {
            return match reference.target {
                Some(target) => self.add(target, &self.look.place_of(target), depth + 1),
                None => self.flat.broken = true,
            };
        }
        self.flat.never |= schema.boolean == Some(false);
        for branch in &schema.all_of {
            self.add(*branch, place, depth + 1);
        }
        let one_of = self.union(id, schema, GroupKind::OneOf, place, depth);
        let any_of = self.union(id, schema, GroupKind::AnyOf, place, depth);
        self.flat.bits.push(Bit { id, schema, place: place.clone() });
        for text in one_of.into_iter().chain(any_of) {
            self.add(text, place, depth + 1);
        }
    }

    /// Sets a union apart; gives the text that one is which only says that it may be blank.
    fn union(
        &mut self,
        owner: SchemaId,
        schema: &'a Schema,
        kind: GroupKind,
        place: &Place,
        depth: usize,
    ) -> Option<SchemaId> {
        let all = match kind {
            GroupKind::OneOf => &schema.one_of,
            GroupKind::AnyOf => &schema.any_of,
        };
        if all.is_empty() || self.node.drops(owner, kind) {
            return None;
        }
        let branches: Vec<(usize, SchemaId)> = all
            .iter()
            .copied()
            .enumerate()
            .filter(|(index, branch)| self.is_picked(owner, kind, *index) && !self.look.is_only_null(*branch))
            .filter(|(_, branch)| self.look.resolve(*branch) != Some(owner))
            .collect();
        let text = self.look.text_or_blank(branches.iter().map(|(_, branch)| *branch));
        match branches.as_slice() {
            _ if text.is_some() => {}
            [] => self.flat.only_null = true,
            [(_, only)] => self.add(*only, place, depth + 1),
            _ if self.leads_back(owner, &branches) => {}
            _ => {
                let discriminator = schema.seldom.discriminator.as_ref();
                self.flat.groups.push(Group { owner, place: place.clone(), kind, branches, discriminator });
            }
        }
        text
    }

    fn is_picked(&self, owner: SchemaId, kind: GroupKind, index: usize) -> bool {
        match &self.node.picked {
            Some((of, which, picked)) if (*of, *which) == (owner, kind) => picked.contains(&index),
            _ => true,
        }
    }

    /// Whether a base lists its own children: then its union says nothing about a child that builds on it.
    fn leads_back(&self, owner: SchemaId, branches: &[(usize, SchemaId)]) -> bool {
        !self.direct.contains(&owner)
            && branches.iter().any(|(_, branch)| {
                self.look
                    .resolve(*branch)
                    .is_some_and(|target| self.direct.contains(&target) || self.look.ancestors(target).contains(&owner))
            })
    }
}
