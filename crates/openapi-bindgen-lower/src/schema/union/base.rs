//! A base with a discriminator, whose cases build on it by `allOf`: a union of the cases.

use openapi_bindgen_ir::{Branch, Docs, Guard, GuardTag, Origin, Shape, Union};
use openapi_bindgen_spec::model::{Discriminator, SchemaId};

use super::super::Direction;
use super::super::body::Body;
use super::super::look::Look;
use super::super::lower::{DocsAt, Schemas};
use super::super::node::{Node, Part};

/// The cases of a base.
pub(in super::super) struct Cases<'a> {
    base: SchemaId,
    discriminator: &'a Discriminator,
    /// Each case with the values that stand for it.
    list: Vec<(SchemaId, Vec<String>)>,
}

impl<'a> Look<'a> {
    /// The cases that a node stands for, if it is a base by itself and not as a part of one of its cases.
    pub(in super::super) fn cases_of(&self, node: &Node) -> Option<Cases<'a>> {
        let base = node.sole().filter(|_| !node.itself)?;
        let children = self.children(base);
        if children.is_empty() {
            return None;
        }
        let schema = self.schema(base);
        let discriminator = schema.seldom.discriminator.as_ref()?;
        let mut ids: Vec<SchemaId> = children.to_vec();
        // Cases are found by looking for them: the order of components must not show.
        ids.sort_by_key(|id| self.component(*id));
        for target in discriminator.mapping.iter().filter_map(|(_, target)| *target) {
            let target = self.resolve_to_component(target).unwrap_or(target);
            if !ids.contains(&target) && self.component(target).is_some() {
                ids.push(target);
            }
        }
        // Without a mapping a base's own name is one of the values.
        if discriminator.mapping.is_empty() && !ids.contains(&base) {
            ids.push(base);
        }
        let list = ids.into_iter().map(|id| (id, self.tag_values(discriminator, id))).collect();
        Some(Cases { base, discriminator, list })
    }

    /// The values of a discriminator that stand for a component: those that are mapped to it, else its name.
    pub(super) fn tag_values(&self, discriminator: &Discriminator, id: SchemaId) -> Vec<String> {
        let mapped = discriminator
            .mapping
            .iter()
            .filter(|(_, target)| target.is_some_and(|target| self.resolve_to_component(target) == Some(id)));
        let values: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
        if values.is_empty() { self.component(id).map(str::to_owned).into_iter().collect() } else { values }
    }
}

impl<'a> Schemas<'a> {
    /// The union of a base's cases.
    pub(in super::super) fn base(&mut self, node: &Node, cases: Cases<'a>, direction: Direction) -> Body {
        let mut branches = Vec::with_capacity(cases.list.len());
        for (id, values) in cases.list {
            let own = self.case(node, cases.base, id);
            let name = if id == cases.base { "base" } else { self.look.component(id).unwrap_or("case") };
            let used = self.use_of(&own, direction, DocsAt::Use);
            branches.push(Branch {
                name: name.to_owned(),
                ty: used.ty,
                guard: Guard {
                    tag: Some(GuardTag { key: cases.discriminator.property.clone(), values, optional: false }),
                    ..Guard::default()
                },
                docs: Docs::default(),
                checks: used.checks,
                from: false,
                origin: Origin { pointer: self.look.schema(id).pointer.as_str().to_owned() },
            });
        }
        Body::Def(Shape::Union(Union { branches, open: true }))
    }

    /// A case: a component by reference, or the base for itself.
    fn case(&self, node: &Node, base: SchemaId, id: SchemaId) -> Node {
        let place = self.look.place_of(id);
        let pointer = self.look.schema(id).pointer.clone();
        if id != base {
            return Node::new(vec![Part { id, place: place.clone() }], pointer, place);
        }
        let mut own = Node::new(vec![Part { id, place: place.clone() }], pointer, node.place.child("base"));
        own.itself = true;
        own.with_key_suffix("base")
    }
}
