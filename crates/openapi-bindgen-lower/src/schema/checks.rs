//! The rules that `validate()` applies to the values of a node, beyond their type.

use openapi_bindgen_ir::Check;
use openapi_bindgen_spec::model::{Limits, Schema, SchemaId};

use super::flat::{Bit, Flat, Group};
use super::formats;
use super::kinds::Kinds;
use super::look::Look;
use super::node::{GroupKind, Node};
use super::predicate::Predicates;

impl<'a> Look<'a> {
    /// The limits on values of these kinds, each once.
    pub(super) fn limits(&self, flat: &Flat<'a>, kinds: Kinds) -> Vec<Check> {
        let mut checks = Vec::new();
        for bit in flat.bits.iter().filter(|bit| self.has_rules(bit.schema)) {
            add_limits(bit.schema, kinds, &mut checks);
        }
        distinct(checks)
    }

    /// In 3.0 what stands beside a `$ref` is no rule; as documentation it is welcome.
    fn has_rules(&self, schema: &Schema) -> bool {
        !(self.document.version.starts_with("3.0") && self.is_beside_reference(schema))
    }

    /// What `not`, `if`, the dependent keywords, `contains`, key rules and unions without a shape of their own say.
    pub(super) fn further_checks(&self, flat: &Flat<'a>, groups: &[&Group<'a>]) -> Vec<Check> {
        let mut predicates = Predicates::new(self);
        let mut checks = Vec::new();
        for bit in &flat.bits {
            predicates.conditions(bit.schema, &mut checks);
        }
        for group in groups {
            let branches: Vec<SchemaId> = group.branches.iter().map(|(_, branch)| *branch).collect();
            checks.extend(predicates.union(&branches, group.kind == GroupKind::OneOf));
        }
        distinct(checks)
    }

    /// Everything that can be checked, for a value of no known type.
    pub(super) fn all_checks(&self, flat: &Flat<'a>, checked: &[&Group<'a>]) -> Vec<Check> {
        let mut predicates = Predicates::new(self);
        let mut checks = Vec::new();
        for bit in &flat.bits {
            predicates.own(bit.schema, &mut checks);
        }
        for group in flat.groups.iter().filter(|group| !checked.iter().any(|known| std::ptr::eq(*known, *group))) {
            let branches: Vec<SchemaId> = group.branches.iter().map(|(_, branch)| *branch).collect();
            checks.extend(predicates.union(&branches, group.kind == GroupKind::OneOf));
        }
        checks.extend(self.further_checks(&Flat::default(), checked));
        distinct(checks)
    }

    fn is_beside_reference(&self, schema: &Schema) -> bool {
        let mut branches = schema.all_of.iter().map(|branch| self.schema(*branch));
        branches.any(|branch| branch.pointer.last().as_deref() == Some("$ref"))
    }

    /// What a wrapper says about the value beside the reference to `target`.
    pub(super) fn checks_beside(&self, node: &Node, target: SchemaId) -> Vec<Check> {
        let place = &node.place;
        let mut surface = self.surface_ids(node);
        surface.retain(|id| self.has_rules(self.schema(*id)));
        let bits: Vec<Bit<'a>> =
            surface.into_iter().map(|id| Bit { id, schema: self.schema(id), place: place.clone() }).collect();
        let kinds = self.kinds(target);
        let mut predicates = Predicates::new(self);
        let mut checks = Vec::new();
        for bit in &bits {
            add_limits(bit.schema, kinds, &mut checks);
            predicates.conditions(bit.schema, &mut checks);
            for (branches, exclusive) in [(&bit.schema.one_of, true), (&bit.schema.any_of, false)] {
                if branches.len() > 1 && branches.iter().all(|branch| self.is_check(*branch, kinds)) {
                    checks.extend(predicates.union(branches, exclusive));
                }
            }
        }
        distinct(checks)
    }
}

/// The limits that a schema's own keywords set on values of these kinds.
pub(super) fn add_limits(schema: &Schema, kinds: Kinds, checks: &mut Vec<Check>) {
    let limits = &schema.limits;
    if kinds.overlaps(Kinds::STRING) {
        string_limits(limits, checks);
        if let Some(format) = schema.format.as_deref().filter(|format| formats::is_checked(format)) {
            checks.push(Check::Format(format.to_owned()));
        }
    }
    if kinds.overlaps(Kinds::NUMBER) {
        number_limits(limits, checks);
    }
    if kinds.overlaps(Kinds::ARRAY) {
        checks.extend(limits.min_items.filter(|least| *least > 0).map(Check::MinItems));
        checks.extend(limits.max_items.map(Check::MaxItems));
        checks.extend(limits.unique_items.then_some(Check::UniqueItems));
    }
    if kinds.overlaps(Kinds::OBJECT) {
        checks.extend(limits.min_properties.filter(|least| *least > 0).map(Check::MinProperties));
        checks.extend(limits.max_properties.map(Check::MaxProperties));
    }
}

fn string_limits(limits: &Limits, checks: &mut Vec<Check>) {
    checks.extend(limits.min_length.filter(|least| *least > 0).map(Check::MinLength));
    checks.extend(limits.max_length.map(Check::MaxLength));
    checks.extend(limits.pattern.clone().filter(|pattern| !pattern.is_empty()).map(Check::Pattern));
}

fn number_limits(limits: &Limits, checks: &mut Vec<Check>) {
    checks.extend(limits.minimum.clone().map(Check::Minimum));
    checks.extend(limits.maximum.clone().map(Check::Maximum));
    checks.extend(limits.exclusive_minimum.clone().map(Check::ExclusiveMinimum));
    checks.extend(limits.exclusive_maximum.clone().map(Check::ExclusiveMaximum));
    checks.extend(limits.multiple_of.clone().map(Check::MultipleOf));
}

/// Each check once, in the order of their first mention.
pub(super) fn distinct(checks: Vec<Check>) -> Vec<Check> {
    let mut kept: Vec<Check> = Vec::with_capacity(checks.len());
    for check in checks {
        if !kept.contains(&check) {
            kept.push(check);
        }
    }
    kept
}

/// A format, or the empty string: as checks go, that is the format alone, which the empty string always passes, as it
/// does a greatest length. So a document says the same whether its tool writes the blank or not (drf-spectacular does
/// since 0.30).
pub(super) fn format_or_blank(lists: &[Vec<Check>]) -> Option<Vec<Check>> {
    let blank = |list: &[Check]| matches!(list, [Check::MaxLength(0)]);
    let filled = match lists {
        [filled, other] if blank(other) => filled,
        [other, filled] if blank(other) => filled,
        _ => return None,
    };
    let passes = |check: &Check| match check {
        Check::Format(name) => !OF_NUMBERS.contains(&name.as_str()),
        Check::MaxLength(_) => true,
        _ => false,
    };
    (!filled.is_empty() && filled.iter().all(passes)).then(|| filled.clone())
}

/// Formats that numbers have too, which no blank excuses.
const OF_NUMBERS: [&str; 4] = ["int32", "int64", "float", "double"];
