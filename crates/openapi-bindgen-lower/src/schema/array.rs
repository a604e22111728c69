//! Arrays: lists of one type of item.

use openapi_bindgen_ir::{Check, Type};

use super::body::Body;
use super::flat::{Flat, Group};
use super::kinds::Kinds;
use super::lower::{DocsAt, Schemas};
use super::node::{Node, Part};
use super::predicate::Predicates;
use super::{Direction, Use};

impl<'a> Schemas<'a> {
    /// A node whose values are arrays.
    ///
    /// Items by position (`prefixItems`) share one type if they agree, else they are any values that `validate()`
    /// looks at one by one.
    pub(super) fn array(&mut self, node: &Node, flat: &Flat<'a>, checked: &[&Group<'a>], direction: Direction) -> Body {
        let is_tuple = flat.bits.iter().any(|bit| !bit.schema.seldom.prefix_items.is_empty());
        let item = if is_tuple { self.tuple_item(flat, direction) } else { self.item(node, flat, direction) };
        let mut checks = self.look.limits(flat, Kinds::ARRAY);
        if !item.checks.is_empty() {
            checks.push(Check::Items(item.checks.clone()));
        }
        let mut predicates = Predicates::new(&self.look);
        for bit in flat.bits.iter().filter(|bit| !bit.schema.seldom.prefix_items.is_empty()) {
            checks.extend(predicates.prefix(bit.schema));
        }
        checks.extend(self.look.further_checks(flat, checked));
        let mut used = Use::of(Type::List(Box::new(item.whole_type())));
        used.checks = checks;
        Body::Plain(used)
    }

    fn item(&mut self, node: &Node, flat: &Flat<'a>, direction: Direction) -> Use {
        let mut parts: Vec<Part> = Vec::new();
        for bit in &flat.bits {
            if let Some(id) = bit.schema.items
                && !parts.iter().any(|part| part.id == id)
            {
                parts.push(Part { id, place: bit.place.child("item") });
            }
        }
        if parts.is_empty() {
            return Use::of(Type::Json);
        }
        let place = node.place.child("item");
        let item = self.look.joint_node(parts, &node.pointer, &place, "items");
        self.use_of(&item, direction, DocsAt::Type)
    }

    fn tuple_item(&mut self, flat: &Flat<'a>, direction: Direction) -> Use {
        let mut types: Vec<Type> = Vec::new();
        for bit in &flat.bits {
            let closed = bit.schema.items.is_some_and(|items| self.look.schema(items).boolean == Some(false));
            let rest = bit.schema.items.filter(|_| !closed);
            if rest.is_none() && !closed {
                // Further items may be anything.
                return Use::of(Type::Json);
            }
            for id in bit.schema.seldom.prefix_items.iter().copied().chain(rest) {
                let item = self.look.node(id, &bit.place.child("item"));
                if self.look.is_plain(&item) {
                    types.push(self.use_of(&item, direction, DocsAt::Type).whole_type());
                } else {
                    return Use::of(Type::Json);
                }
            }
        }
        match types.split_first() {
            Some((first, others)) if others.iter().all(|other| other == first) => Use::of(first.clone()),
            _ => Use::of(Type::Json),
        }
    }
}

impl super::look::Look<'_> {
    /// Whether a node needs no definition of its own: a component, or a scalar.
    fn is_plain(&self, node: &Node) -> bool {
        let scalar = Kinds::STRING.or(Kinds::NUMBER).or(Kinds::BOOLEAN).or(Kinds::NULL);
        let flat = self.flat(node);
        let one_kind = self.kinds_of(&flat).without(Kinds::NULL).classes().count() == 1;
        self.solo(node).is_some()
            || (one_kind && self.kinds_of(&flat).within(scalar) && self.values(&flat, Kinds::ALL).is_none())
    }
}
