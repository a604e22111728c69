//! Unions: `oneOf` and `anyOf` with two or more branches that are not null.
//!
//! In this order: drf-spectacular's blank is folded into the type; branches that only list values become one enum;
//! branches of one scalar kind become one type; branches of `anyOf` that are objects which nothing tells apart
//! become one struct; what is left becomes a Rust enum whose branches are told apart by guards.

mod arm;
mod base;
pub(super) mod conversions;
mod fold;
mod guard;
mod join;
mod kinds;
mod names;

use openapi_bindgen_ir::{Branch, Check, Origin, Shape, Union};

use self::arm::Arm;
use super::body::Body;
use super::flat::{Flat, Group};
use super::kinds::Kinds;
use super::lower::{DocsAt, Schemas};
use super::node::Node;
use super::{Direction, codes};

impl<'a> Schemas<'a> {
    /// A node with a union that makes a difference to its type.
    pub(super) fn union(
        &mut self,
        node: &Node,
        flat: &Flat<'a>,
        group: &Group<'a>,
        checked: &[&Group<'a>],
        direction: Direction,
    ) -> Body {
        let base = node.without_group(group.owner, group.kind);
        let base_flat = self.look.flat(&base);
        let arms = self.look.arms(node, &base, &base_flat, group);
        let mut beside = self.look.limits(&base_flat, Kinds::ALL);
        beside.extend(self.look.further_checks(&base_flat, checked));
        if let Some(body) = self.fold_blank(node, group, &arms, &beside, direction) {
            return body;
        }
        if let Some(body) = self.fold_values(flat, &arms) {
            return body;
        }
        let joint = join::Joint { node, group, base: &base_flat, checked };
        if let Some(class) = self.look.common_class(group, &arms) {
            return self.join(&joint, &arms, class, direction);
        }
        let arms = self.join_some(node, group, arms);
        self.branches(node, group, arms, &beside, direction)
    }

    /// The Rust enum of the branches that are left.
    fn branches(
        &mut self,
        node: &Node,
        group: &Group<'a>,
        mut arms: Vec<Arm<'a>>,
        beside: &[Check],
        direction: Direction,
    ) -> Body {
        if let [only] = arms.as_slice() {
            let mut used = self.use_of(&only.node, direction, DocsAt::Use);
            used.checks.extend(beside.iter().cloned());
            return Body::Plain(used);
        }
        // Whatever fits anything is tried last, else nothing would reach the others.
        arms.sort_by_key(|arm| !arm.kinds.is_narrow());
        let guards = self.look.guards(&arms, group.discriminator);
        let names: Vec<String> = arms.iter().map(|arm| arm.word.clone()).collect();
        let undecided = guards.undecided(&arms);
        if !undecided.is_empty() {
            let tried: Vec<&str> = undecided.iter().filter_map(|at| names.get(*at)).map(String::as_str).collect();
            self.say(codes::trial(node.pointer.clone(), &tried));
        }
        if let Some(key) = &guards.hint {
            self.say(codes::hinted(node.pointer.clone(), key));
        }
        let mut branches: Vec<Branch> = Vec::with_capacity(arms.len());
        for ((arm, guard), name) in arms.iter().zip(guards.list).zip(names) {
            let used = self.use_of(&arm.node, direction, DocsAt::Use);
            let mut checks = used.checks;
            checks.extend(beside.iter().filter(|_| !arm.is_combined).cloned());
            branches.push(Branch {
                name,
                ty: used.ty,
                guard,
                docs: used.docs,
                checks: super::checks::distinct(checks),
                from: false,
                origin: Origin { pointer: arm.pointer.as_str().to_owned() },
            });
        }
        Body::Def(Shape::Union(Union { branches, open: guards.open }))
    }
}
