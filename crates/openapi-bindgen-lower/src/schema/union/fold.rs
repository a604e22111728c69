//! Folding: unions that are no choice between types, but one type with a blank, or one list of values.

use openapi_bindgen_ir::{Check, Shape, Type};
use openapi_bindgen_spec::model::Types;

use super::super::body::Body;
use super::super::checks::format_or_blank;
use super::super::enums::{Listed, enum_of};
use super::super::flat::{Flat, Group};
use super::super::json_text::same;
use super::super::labels::{self, Labels};
use super::super::lower::{DocsAt, Schemas};
use super::super::node::Node;
use super::super::{Direction, Use};
use super::arm::Arm;

impl<'a> Schemas<'a> {
    /// A type or the empty string, as drf-spectacular writes optional choices: `BlankOr<T>`.
    pub(super) fn fold_blank(
        &mut self,
        node: &Node,
        group: &Group<'a>,
        arms: &[Arm<'a>],
        beside: &[Check],
        direction: Direction,
    ) -> Option<Body> {
        let (blank, filled): (Vec<&Arm<'a>>, Vec<&Arm<'a>>) = arms.iter().partition(|arm| arm.is_blank);
        if blank.is_empty() || filled.is_empty() {
            return None;
        }
        let mut used = match filled.as_slice() {
            [one] => self.use_of(&one.node, direction, DocsAt::Use),
            several => {
                let mut inner = node.clone().with_key_suffix("filled");
                let picked = several.iter().map(|arm| arm.index).collect();
                inner.picked = Some((group.owner, group.kind, picked));
                self.use_of(&inner, direction, DocsAt::Use)
            }
        };
        used.docs = openapi_bindgen_ir::Docs::default();
        // What stands beside the union holds for the blank as well.
        let mut checks: Vec<Check> = beside.iter().filter(|check| !used.checks.contains(check)).cloned().collect();
        let mut used = blank_or(used);
        checks.append(&mut used.checks);
        used.checks = checks;
        Some(Body::Plain(used))
    }

    /// Branches that only list scalar values: one enum of all of them.
    pub(super) fn fold_values(&mut self, base: &Flat<'a>, arms: &[Arm<'a>]) -> Option<Body> {
        if base.bits.iter().any(|bit| !bit.schema.properties.is_empty()) {
            return None;
        }
        let mut values: Vec<Listed<'a>> = Vec::new();
        let mut labels = Labels::new();
        let mut names = Labels::new();
        for arm in arms {
            for listed in arm.values.as_ref()? {
                if listed.value.is_array() || listed.value.is_object() || listed.value.as_bool().is_some() {
                    return None;
                }
                if !values.iter().any(|known| same(known.value, listed.value)) {
                    values.push(listed.clone());
                }
            }
            if let Some(schema) = arm.lists {
                labels.extend(labels::of_schema(schema));
                names.extend(labels::variant_names(schema));
            }
        }
        Some(Body::Def(Shape::Enum(enum_of(&values, Types::default(), &labels, &names))))
    }
}

/// A use that may also be the empty string. A plain string can be that already, but for its checks.
fn blank_or(mut used: Use) -> Use {
    if used.ty == Type::String {
        if !used.checks.is_empty() {
            used.checks = relaxed(std::mem::take(&mut used.checks));
        }
        return used;
    }
    used.checks = relaxed(used.checks);
    used.ty = Type::BlankOr(Box::new(used.ty));
    used
}

/// Checks that the empty string need not pass.
fn relaxed(checks: Vec<Check>) -> Vec<Check> {
    // At least one letter, or none: that is no rule.
    let checks: Vec<Check> = checks.into_iter().filter(|check| *check != Check::MinLength(1)).collect();
    if checks.is_empty() {
        return checks;
    }
    let lists = vec![checks, vec![Check::MaxLength(0)]];
    format_or_blank(&lists).unwrap_or_else(|| vec![Check::AnyOf(lists)])
}
