//! Wrappers: schemas that are one component with something said about its use.
//!
//! A lone `$ref` in an `allOf`, a union of one branch and null, `type: object` beside a reference to an object,
//! limits beside a reference: all of them use the component's own type. Only what changes the shape of the values
//! makes a new type.

use openapi_bindgen_spec::model::{Additional, Schema, SchemaId};

use super::kinds::Kinds;
use super::look::{Look, MAX_CHAIN};
use super::node::{GroupKind, Node};

impl Look<'_> {
    /// The component whose type a node has, if it merely wraps one.
    pub(super) fn solo(&self, node: &Node) -> Option<SchemaId> {
        if !node.is_whole() {
            return None;
        }
        let ids: Vec<SchemaId> = node.parts.iter().map(|part| part.id).collect();
        let itself = node.sole().filter(|id| self.component(*id).is_some());
        let target = self.solo_of(&ids, 0)?;
        let is_base = itself.is_some_and(|itself| itself == target || self.is_base_of(target, itself));
        (!is_base).then_some(target)
    }

    /// The one component among schemas that hold together, if the others say nothing about the shape.
    fn solo_of(&self, ids: &[SchemaId], depth: usize) -> Option<SchemaId> {
        if depth > MAX_CHAIN {
            return None;
        }
        let found: Vec<Option<SchemaId>> = ids.iter().map(|id| self.solo_one(*id, depth)).collect();
        let target = found.iter().flatten().next().copied()?;
        let mut others = ids.iter().zip(&found).filter(|(_, found)| **found != Some(target));
        others.all(|(other, _)| self.is_loose(*other, target, depth)).then_some(target)
    }

    fn solo_one(&self, id: SchemaId, depth: usize) -> Option<SchemaId> {
        let schema = self.schema(id);
        if let Some(reference) = &schema.reference {
            let target = reference.target?;
            return match self.component(target) {
                Some(_) => Some(target),
                None => self.solo_one_at(target, depth + 1),
            };
        }
        let mut subs = schema.all_of.clone();
        for kind in [GroupKind::OneOf, GroupKind::AnyOf] {
            subs.extend(self.lone_branch(schema, kind)?);
        }
        let target = self.solo_of(&subs, depth + 1)?;
        self.keeps_shape(schema, target).then_some(target)
    }

    fn solo_one_at(&self, id: SchemaId, depth: usize) -> Option<SchemaId> {
        if depth > MAX_CHAIN { None } else { self.solo_one(id, depth) }
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
    fn is_loose(&self, id: SchemaId, target: SchemaId, depth: usize) -> bool {
        if depth > MAX_CHAIN {
            return false;
        }
        let schema = self.schema(id);
        if schema.reference.is_some() {
            return self.component(self.resolve(id).unwrap_or(id)).is_none()
                && self.resolve(id).is_some_and(|end| self.is_loose(end, target, depth + 1));
        }
        self.keeps_shape(schema, target)
            && schema.all_of.iter().all(|branch| self.is_loose(*branch, target, depth + 1))
            && [&schema.one_of, &schema.any_of].into_iter().all(|branches| {
                branches.iter().all(|branch| self.is_check(*branch, self.kinds(target)))
            })
    }

    /// Whether a schema's own keywords leave the shape of `target` alone.
    fn keeps_shape(&self, schema: &Schema, target: SchemaId) -> bool {
        schema.boolean != Some(false)
            && schema.values.is_none()
            && schema.properties.is_empty()
            && matches!(schema.additional, Additional::Absent | Additional::Any)
            && schema.pattern_properties.is_empty()
            && schema.items.is_none()
            && schema.prefix_items.is_empty()
            && schema.content_encoding.is_none()
            && (schema.format.is_none() || self.schema(target).format == schema.format)
            && (schema.types.is_empty() || self.kinds(target).within(Kinds::of_types(schema.types).or(Kinds::NULL)))
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
        let Some(schema) = self.resolve(id).map(|id| self.schema(id)) else { return true };
        schema.boolean != Some(false)
            && (schema.types.is_empty() || kinds.within(Kinds::of_types(schema.types).or(Kinds::NULL)))
            && schema.values.is_none()
            && schema.properties.is_empty()
            && schema.additional == Additional::Absent
            && schema.pattern_properties.is_empty()
            && schema.items.is_none()
            && schema.prefix_items.is_empty()
            && schema.format.is_none()
            && schema.content_encoding.is_none()
            && [&schema.all_of, &schema.one_of, &schema.any_of]
                .into_iter()
                .all(|branches| branches.iter().all(|branch| self.is_check(*branch, kinds)))
    }

    /// Whether `target` is a base that `itself` is a case of: then its type is a union that contains this one.
    fn is_base_of(&self, target: SchemaId, itself: SchemaId) -> bool {
        let schema = self.schema(target);
        self.children(target).contains(&itself)
            || schema.one_of.iter().chain(&schema.any_of).any(|branch| self.resolve(*branch) == Some(itself))
    }
}
