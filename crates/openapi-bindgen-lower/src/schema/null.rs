//! Whether null is allowed, in all of its spellings.

use openapi_bindgen_spec::model::{Schema, SchemaId, Types};
use openapi_bindgen_spec::value::Value;

use super::kinds::Kinds;
use super::look::Look;
use super::node::{Node, Part};

/// What a schema says about null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Null {
    /// It is allowed, and the schema says so.
    Allowed,
    /// It is not.
    Refused,
    /// Nothing is said, so anything goes.
    Open,
}

impl Null {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Refused, _) | (_, Self::Refused) => Self::Refused,
            (Self::Allowed, _) | (_, Self::Allowed) => Self::Allowed,
            _ => Self::Open,
        }
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Allowed, _) | (_, Self::Allowed) => Self::Allowed,
            (Self::Open, _) | (_, Self::Open) => Self::Open,
            _ => Self::Refused,
        }
    }
}

impl Look<'_> {
    /// Whether null is the only value.
    pub(super) fn is_only_null(&self, id: SchemaId) -> bool {
        let Some(schema) = self.resolve(id).map(|id| self.schema(id)) else { return false };
        let by_values =
            schema.values.as_ref().is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_null));
        // `type: null` beside a reference is what a converter made of `nullable: true`.
        by_values || (schema.types == Types::NULL && !combines(schema))
    }

    /// A node of several schemas without those that only null fits, if there are others.
    ///
    /// Documents say so of what an error leaves empty: `result` is an object in one part of an `allOf` and null in
    /// another. By the letter nothing but null fits; meant is that null is allowed.
    pub(super) fn without_null(&self, node: &Node) -> Option<Node> {
        if node.parts.len() < 2 || !node.is_whole() {
            return None;
        }
        let parts: Vec<Part> = node.parts.iter().filter(|part| !self.is_only_null(part.id)).cloned().collect();
        match parts.as_slice() {
            [] => None,
            all if all.len() == node.parts.len() => None,
            [part] => Some(self.node(part.id, &part.place)),
            _ => Some(Node::new(parts, node.pointer.clone(), node.place.clone())),
        }
    }

    /// Whether null is one of the values of a node, and its schemas say so.
    pub(super) fn allows_null(&self, node: &Node) -> bool {
        let verdicts = node.parts.iter().map(|part| self.null(part.id));
        verdicts.fold(Null::Open, Null::and) == Null::Allowed
    }

    /// What a schema says about null. What is said beside an `allOf` or a union is meant for the whole.
    pub(super) fn null(&self, id: SchemaId) -> Null {
        if let Some(known) = self.nulls.get(id) {
            return known;
        }
        // A circle says nothing about null.
        self.nulls.set(id, Null::Open);
        let verdict = self.judge_null(self.schema(id));
        self.nulls.set(id, verdict);
        verdict
    }

    fn judge_null(&self, schema: &Schema) -> Null {
        if let Some(reference) = &schema.reference {
            return reference.target.map_or(Null::Open, |target| self.null(target));
        }
        let in_values = schema.values.as_ref().map(|values| values.iter().any(Value::is_null));
        if schema.nullable || schema.types.has(Types::NULL) || in_values == Some(true) {
            return Null::Allowed;
        }
        if schema.boolean == Some(false) || !schema.types.is_empty() || in_values == Some(false) {
            return Null::Refused;
        }
        // Keywords without a type say what a value is, but they say nothing against a branch that is null.
        if !combines(schema) && self.inferred(std::iter::once(schema)) != Kinds::ALL {
            return Null::Refused;
        }
        let all = schema.all_of.iter().map(|branch| self.null(*branch)).fold(Null::Open, Null::and);
        let unions = [&schema.one_of, &schema.any_of].into_iter().filter(|branches| !branches.is_empty());
        unions
            .map(|branches| branches.iter().map(|branch| self.null(*branch)).fold(Null::Refused, Null::or))
            .fold(all, Null::and)
    }
}

/// Whether a schema is put together from others.
pub(super) fn combines(schema: &Schema) -> bool {
    !(schema.all_of.is_empty() && schema.one_of.is_empty() && schema.any_of.is_empty())
}
