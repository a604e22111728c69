//! Where a node of one document stands in the other.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_ir::{Operation, Shape, Struct};

use super::owners::Owners;
use crate::context::Context;
use crate::index::Index;
use crate::pairs::lists::{is_in_list, without_positions};

/// The way from the nodes of one document to those of the other.
pub(super) struct Places<'a> {
    /// Places of what is in both.
    known: BTreeMap<&'a str, &'a str>,
    /// What is in a list, without positions: place, keyword, value.
    listed: BTreeSet<(String, &'a str, &'a str)>,
}

impl<'a> Places<'a> {
    /// From the old document to the new one, and back.
    pub(super) fn both(context: &Context<'a>) -> [Self; 2] {
        let mut pairs = Vec::new();
        for (old, new) in context.pairs.types.each() {
            let (Some(old), Some(new)) = (context.old.at(old), context.new.at(new)) else { continue };
            pairs.push((old.origin.pointer.as_str(), new.origin.pointer.as_str()));
            if let (Shape::Struct(old), Shape::Struct(new)) = (&old.shape, &new.shape) {
                of_members(old, new, &mut pairs);
            }
        }
        for (old, new) in &context.pairs.operations {
            if let (Some(old), Some(new)) = (context.old.operations.get(*old), context.new.operations.get(*new)) {
                of_operation(old.operation, new.operation, &mut pairs);
            }
        }
        let (mut forth, mut back) = (BTreeMap::new(), BTreeMap::new());
        for (old, new) in pairs {
            forth.entry(old).or_insert(new);
            back.entry(new).or_insert(old);
        }
        [Self { known: forth, listed: listed(context.new) }, Self { known: back, listed: listed(context.old) }]
    }

    /// Whether all stands where it stood.
    pub(super) fn are_the_same(&self) -> bool {
        self.known.iter().all(|(from, to)| from == to)
    }

    /// Where a node stands in the other document; `None` where what it belongs to is not there.
    pub(super) fn of(&self, pointer: &str, here: &Owners<'_>, there: &Owners<'_>) -> Option<String> {
        let (owner, _) = here.nearest(pointer)?;
        let unmoved = || (!is_in_list(owner) && there.knows(owner)).then_some(owner);
        let other = self.known.get(owner).copied().or_else(unmoved)?;
        pointer.strip_prefix(owner).map(|below| format!("{other}{below}"))
    }

    /// Whether a list of the other document says the same of any of its entries.
    pub(super) fn has_in_list(&self, pointer: &str, keyword: &'a str, value: &'a str) -> bool {
        is_in_list(pointer) && self.listed.contains(&(without_positions(pointer), keyword, value))
    }
}

fn listed<'a>(index: &Index<'a>) -> BTreeSet<(String, &'a str, &'a str)> {
    let facts = index.facts().iter().filter(|((pointer, _), _)| is_in_list(pointer));
    facts.map(|((pointer, keyword), value)| (without_positions(pointer), *keyword, *value)).collect()
}

fn of_members<'a>(old: &'a Struct, new: &'a Struct, pairs: &mut Vec<(&'a str, &'a str)>) {
    let known: BTreeMap<&str, &str> =
        new.fields.iter().map(|field| (field.wire.as_str(), field.origin.pointer.as_str())).collect();
    let both = old.fields.iter().filter_map(|field| Some((&field.origin.pointer, *known.get(field.wire.as_str())?)));
    pairs.extend(both.map(|(old, new)| (old.as_str(), new)));
}

fn of_operation<'a>(old: &'a Operation, new: &'a Operation, pairs: &mut Vec<(&'a str, &'a str)>) {
    pairs.push((&old.origin.pointer, &new.origin.pointer));
    for param in &old.params {
        let is_it = |other: &&openapi_bindgen_ir::Param| {
            other.wire == param.wire && other.style.location == param.style.location
        };
        pairs.extend(new.params.iter().find(is_it).map(|other| (&*param.origin.pointer, &*other.origin.pointer)));
    }
    if let (Some(old), Some(new)) = (&old.body, &new.body) {
        pairs.push((&old.origin.pointer, &new.origin.pointer));
    }
    for case in old.reply.cases.iter().chain(&old.errors) {
        let same = new.reply.cases.iter().chain(&new.errors).find(|other| other.status == case.status);
        pairs.extend(same.map(|other| (&*case.origin.pointer, &*other.origin.pointer)));
    }
}
