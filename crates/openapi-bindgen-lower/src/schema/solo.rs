//! Wrappers: schemas that are one component with something said about its use.
//!
//! A lone `$ref` in an `allOf`, a union of one branch and null, `type: object` beside a reference to an object,
//! limits beside a reference: all of them use the component's own type. Only what changes the shape of the values
//! makes a new type.

use std::collections::BTreeSet;

use openapi_bindgen_spec::model::{Additional, Schema, SchemaId, Types};

use super::kinds::Kinds;
use super::look::Look;
use super::node::{GroupKind, Node};

impl Look<'_> {
    /// The component whose type a node has, if it merely wraps one.
    pub(super) fn solo(&self, node: &Node) -> Option<SchemaId> {
        if !node.is_whole() || node.parts.iter().all(|part| self.wraps_nothing(part.id)) {
            return None;
        }
        let ids: Vec<SchemaId> = node.parts.iter().map(|part| part.id).collect();
        let itself = node.sole().filter(|id| self.component(*id).is_some());
        let target = self.solo_of(&ids)?;
        let is_base = itself.is_some_and(|itself| itself == target || self.is_base_of(target, itself));
        (!is_base).then_some(target)
    }

    /// The one component among schemas that hold together, if the others say nothing about the shape.
    fn solo_of(&self, ids: &[SchemaId]) -> Option<SchemaId> {
        let found: Vec<Option<SchemaId>> = ids.iter().map(|id| self.solo_one(*id)).collect();
        let target = found.iter().flatten().next().copied()?;
        let mut others = ids.iter().zip(&found).filter(|(_, found)| **found != Some(target));
        others.all(|(other, _)| self.is_loose(*other, target)).then_some(target)
    }

    fn solo_one(&self, id: SchemaId) -> Option<SchemaId> {
        if let Some(known) = self.solos.get(id) {
            return known;
        }
        // A circle of wrappers wraps nothing.
        self.solos.set(id, None);
        let found = self.find_solo(id);
        self.solos.set(id, found);
        found
    }

    /// Whether a schema is made of its own keywords alone, as most are.
    fn wraps_nothing(&self, id: SchemaId) -> bool {
        let schema = self.schema(id);
        schema.reference.is_none() && schema.all_of.is_empty() && schema.one_of.is_empty() && schema.any_of.is_empty()
    }

    fn find_solo(&self, id: SchemaId) -> Option<SchemaId> {
        let schema = self.schema(id);
        if let Some(reference) = &schema.reference {
            let target = reference.target?;
            return if self.component(target).is_some() { Some(target) } else { self.solo_one(target) };
        }
        if schema.all_of.is_empty() && schema.one_of.is_empty() && schema.any_of.is_empty() {
            return None;
        }
        let mut subs = schema.all_of.clone();
        for kind in [GroupKind::OneOf, GroupKind::AnyOf] {
            subs.extend(self.lone_branch(schema, kind)?);
        }
        let target = self.solo_of(&subs)?;
        self.keeps_shape(schema, target).then_some(target)
    }

    /// The branch that counts beside null; `None` when there are several, an empty list when there is no union.
    fn lone_branch(&self, schema: &Schema, kind: GroupKind) -> Option<Vec<SchemaId>> {
        let all = match kind {
            GroupKind::OneOf => &schema.one_of,
            GroupKind::AnyOf => &schema.any_of,
        };
        let branches: Vec<SchemaId> = all.iter().copied().filter(|branch| !self.is_only_null(*branch)).collect();
        match (all.len(), branches.len()) {
            (0, _) | (_, 1) => Some(branches),
            _ => None,
        }
    }

    /// Whether a schema beside `target` leaves its shape alone: it is an annotation or a check.
    fn is_loose(&self, id: SchemaId, target: SchemaId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![id];
        while let Some(here) = open.pop() {
            let Some(end) = self.resolve(here) else { continue };
            if !seen.insert(end) {
                continue;
            }
            let schema = self.schema(end);
            let unions = schema.one_of.iter().chain(&schema.any_of);
            if self.component(end).is_some()
                || !self.keeps_shape(schema, target)
                || !unions.into_iter().all(|branch| self.is_check(*branch, self.kinds(target)))
            {
                return false;
            }
            open.extend(&schema.all_of);
        }
        true
    }

    /// Whether a schema's own keywords leave the shape of `target` alone.
    fn keeps_shape(&self, schema: &Schema, target: SchemaId) -> bool {
        schema.boolean != Some(false)
            && schema.values.is_none()
            && schema.properties.is_empty()
            && matches!(schema.additional, Additional::Absent | Additional::Any)
            && schema.seldom.pattern_properties.is_empty()
            && schema.items.is_none()
            && schema.seldom.prefix_items.is_empty()
            && schema.seldom.content_encoding.is_none()
            && (schema.format.is_none() || self.schema(target).format == schema.format)
            && (schema.types.without(Types::NULL).is_empty()
                || self.kinds(target).within(Kinds::of_types(schema.types).or(Kinds::NULL)))
            && self.requires_nothing_new(schema, target)
    }

    fn requires_nothing_new(&self, schema: &Schema, target: SchemaId) -> bool {
        if schema.required.is_empty() {
            return true;
        }
        let facts = self.facts(target);
        schema.required.iter().all(|name| facts.required.contains(name))
    }

    /// Whether a schema says something that only `validate()` can see about values of these kinds: no other type,
    /// no members, no items.
    pub(super) fn is_check(&self, id: SchemaId, kinds: Kinds) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![id];
        while let Some(here) = open.pop() {
            let Some(end) = self.resolve(here) else { continue };
            if !seen.insert(end) {
                continue;
            }
            let schema = self.schema(end);
            if !is_own_check(schema, kinds) {
                return false;
            }
            open.extend(schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of));
        }
        true
    }

    /// Whether `target` is a base that `itself` is a case of: then its type is a union that contains this one.
    fn is_base_of(&self, target: SchemaId, itself: SchemaId) -> bool {
        let schema = self.schema(target);
        self.children(target).contains(&itself)
            || schema.one_of.iter().chain(&schema.any_of).any(|branch| self.resolve(*branch) == Some(itself))
    }
}

fn is_own_check(schema: &Schema, kinds: Kinds) -> bool {
    schema.boolean != Some(false)
        && (schema.types.is_empty() || kinds.within(Kinds::of_types(schema.types).or(Kinds::NULL)))
        && schema.values.is_none()
        && schema.properties.is_empty()
        && schema.additional == Additional::Absent
        && schema.seldom.pattern_properties.is_empty()
        && schema.items.is_none()
        && schema.seldom.prefix_items.is_empty()
        && schema.format.is_none()
        && schema.seldom.content_encoding.is_none()
}
