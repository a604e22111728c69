//! What can be seen of a value of a schema without reading it: its kinds, members that must be there, and members
//! whose value tells what it is.

use std::collections::BTreeSet;
use std::rc::Rc;

use openapi_bindgen_spec::model::SchemaId;
use openapi_bindgen_spec::value::Value;

use super::Place;
use super::flat::{Flat, Group};
use super::kinds::Kinds;
use super::labels::plain_text;
use super::look::Look;
use super::node::{Node, Part};

/// What must hold for every value of a schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Members that are always there.
    pub(super) required: BTreeSet<String>,
    /// Members with few possible scalars as values, in document order; strings without quotes.
    pub(super) tags: Vec<(String, Vec<String>)>,
    /// All declared members.
    pub(super) members: BTreeSet<String>,
}

impl Facts {
    /// The possible values of a member, if it has few.
    pub(super) fn tag(&self, member: &str) -> Option<&[String]> {
        self.tags.iter().find(|(name, _)| name == member).map(|(_, values)| values.as_slice())
    }
}

impl<'a> Look<'a> {
    /// The facts of a schema.
    pub(super) fn facts(&self, id: SchemaId) -> Rc<Facts> {
        let id = self.resolve(id).unwrap_or(id);
        if let Some(known) = self.facts.get(id) {
            return known;
        }
        self.facts.set(id, Rc::default());
        let place = Place::component("");
        let node = Node::new(vec![Part { id, place: place.clone() }], self.schema(id).pointer.clone(), place);
        let facts = Rc::new(self.facts_of(&node));
        self.facts.set(id, Rc::clone(&facts));
        facts
    }

    /// The facts of a node.
    pub(super) fn facts_of(&self, node: &Node) -> Facts {
        let flat = self.flat(node);
        let mut facts = self.own_facts(&flat);
        if !self.kinds_of(&flat).without(Kinds::NULL).within(Kinds::OBJECT) {
            return Facts::default();
        }
        for group in &flat.groups {
            facts.add(self.group_facts(group));
        }
        facts
    }

    fn own_facts(&self, flat: &Flat<'a>) -> Facts {
        let mut facts = Facts::default();
        facts.required.extend(self.required(flat).into_iter().map(str::to_owned));
        for bit in &flat.bits {
            for (name, id) in &bit.schema.properties {
                facts.members.insert(name.clone());
                if let Some(values) = self.few_scalars(*id) {
                    facts.add_tag(name, values);
                }
            }
        }
        facts
    }

    /// What holds in every branch of a union.
    fn group_facts(&self, group: &Group<'a>) -> Facts {
        let mut branches = group.branches.iter().map(|(_, branch)| self.facts(*branch));
        let Some(first) = branches.next() else { return Facts::default() };
        let mut common = (*first).clone();
        for branch in branches {
            common.required.retain(|name| branch.required.contains(name));
            common.tags.retain_mut(|(name, values)| match branch.tag(name) {
                Some(more) => {
                    values.extend(more.iter().filter(|value| !values.contains(value)).cloned().collect::<Vec<_>>());
                    true
                }
                None => false,
            });
            common.members.extend(branch.members.iter().cloned());
        }
        common
    }

    /// The texts of the scalars that a schema allows, if it lists them.
    fn few_scalars(&self, id: SchemaId) -> Option<Vec<String>> {
        let id = self.resolve(id)?;
        let schema = self.schema(id);
        let values = match &schema.values {
            Some(values) => values,
            None => {
                // An enum behind a wrapper, as drf writes it.
                let mut listing = schema.all_of.iter().filter_map(|branch| {
                    let inner = self.schema(self.resolve(*branch)?);
                    inner.values.as_ref()
                });
                listing.next()?
            }
        };
        let filled: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
        let is_scalar = |value: &&Value| !value.is_array() && !value.is_object();
        (!filled.is_empty() && filled.iter().all(is_scalar)).then(|| filled.into_iter().map(plain_text).collect())
    }
}

impl Facts {
    fn add_tag(&mut self, name: &str, values: Vec<String>) {
        match self.tags.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => known.retain(|value| values.contains(value)),
            None => self.tags.push((name.to_owned(), values)),
        }
    }

    fn add(&mut self, other: Self) {
        self.required.extend(other.required);
        self.members.extend(other.members);
        for (name, values) in other.tags {
            if self.tag(&name).is_none() {
                self.tags.push((name, values));
            }
        }
    }
}
