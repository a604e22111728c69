//! Guards: what a value must show to be tried as a branch.
//!
//! A guard never asks for more than every value of the branch has, so that a right value is never turned away.
//! By discriminator; else by a member that every object branch requires and restricts to values of its own; else
//! by members that not all of them require; else branches are tried.

use std::collections::BTreeSet;

use openapi_bindgen_ir::{Guard, GuardTag};
use openapi_bindgen_spec::model::{Discriminator, SchemaId};

use super::super::facts::Facts;
use super::super::kinds::Kinds;
use super::super::look::{Look, MAX_CHAIN};
use super::arm::Arm;

/// The guards of a union's branches.
pub(super) struct Guards {
    pub(super) list: Vec<Guard>,
    /// Whether a tag tells all objects apart, so that one with a new tag is kept as it is.
    pub(super) open: bool,
    /// The member that does so where it is there.
    pub(super) hint: Option<String>,
}

impl Guards {
    /// The positions of branches that only trying tells apart.
    pub(super) fn undecided(&self, arms: &[Arm<'_>]) -> Vec<usize> {
        let bare: Vec<usize> = (0..arms.len())
            .filter(|index| self.list.get(*index).is_some_and(|guard| guard.tag.is_none() && guard.keys.is_empty()))
            .collect();
        let overlaps = |one: usize, other: usize| {
            one != other
                && arms.get(one).zip(arms.get(other)).is_some_and(|(one, other)| {
                    // Lists of different items are both tried, and only an empty one fits either.
                    let lists = one.kinds == Kinds::ARRAY && other.kinds == Kinds::ARRAY;
                    let told = lists && !one.items.overlaps(other.items);
                    one.kinds.is_narrow() && other.kinds.is_narrow() && one.kinds.overlaps(other.kinds) && !told
                })
        };
        bare.iter().copied().filter(|one| bare.iter().any(|other| overlaps(*one, *other))).collect()
    }

    /// Asks all objects for a member that each of them restricts to values of its own, though not all require it.
    fn look_at_hint(&mut self, arms: &[Arm<'_>]) {
        let is_object = |arm: &&Arm<'_>| arm.kinds == Kinds::OBJECT;
        let objects: Vec<&Facts> = arms.iter().filter(is_object).map(|arm| &*arm.facts).collect();
        let Some(key) = objects.first().and_then(|first| {
            let mut names = first.tags.iter().map(|(name, _)| name);
            names.find(|name| has_own_values(&objects, name)).filter(|_| objects.len() > 1)
        }) else {
            return;
        };
        for (guard, arm) in self.list.iter_mut().zip(arms).filter(|(_, arm)| is_object(arm)) {
            let values = arm.facts.tag(key).map(<[String]>::to_vec).unwrap_or_default();
            let optional = !arm.facts.required.contains(key);
            guard.tag = Some(GuardTag { key: key.clone(), values, optional });
            guard.kinds.clear();
            guard.keys.retain(|name| name != key);
        }
        (self.open, self.hint) = (true, Some(key.clone()));
    }
}

impl<'a> Look<'a> {
    pub(super) fn guards(&self, arms: &[Arm<'a>], discriminator: Option<&'a Discriminator>) -> Guards {
        let objects: Vec<&Arm<'a>> = arms.iter().filter(|arm| arm.kinds == Kinds::OBJECT).collect();
        let key = match discriminator {
            Some(discriminator) => Some(discriminator.property.clone()),
            None => common_tag(&objects.iter().map(|arm| &*arm.facts).collect::<Vec<_>>()),
        };
        let mut common: Option<BTreeSet<String>> = None;
        for arm in &objects {
            match &mut common {
                None => common = Some(arm.facts.required.clone()),
                Some(common) => common.retain(|name| arm.facts.required.contains(name)),
            }
        }
        let common = common.unwrap_or_default();
        let mut open = !objects.is_empty() && key.is_some();
        let list = arms
            .iter()
            .map(|arm| {
                let guard = if arm.kinds == Kinds::OBJECT && objects.len() > 1 || discriminator.is_some() {
                    self.object_guard(arm, key.as_deref(), discriminator, &common)
                } else {
                    by_kind(arm)
                };
                open &= arm.kinds != Kinds::OBJECT || guard.tag.is_some();
                guard
            })
            .collect();
        let mut guards = Guards { list, open: open && objects.len() > 1, hint: None };
        if key.is_none() && !guards.undecided(arms).is_empty() {
            guards.look_at_hint(arms);
        }
        guards
    }

    fn object_guard(
        &self,
        arm: &Arm<'a>,
        key: Option<&str>,
        discriminator: Option<&'a Discriminator>,
        common: &BTreeSet<String>,
    ) -> Guard {
        if let Some(key) = key {
            let values = match discriminator {
                Some(discriminator) => self.values_of_arm(discriminator, arm),
                None => arm.facts.tag(key).map(<[String]>::to_vec).unwrap_or_default(),
            };
            if !values.is_empty() {
                return Guard {
                    tag: Some(GuardTag { key: key.to_owned(), values, optional: false }),
                    ..Guard::default()
                };
            }
        }
        if arm.kinds != Kinds::OBJECT {
            return by_kind(arm);
        }
        let keys: Vec<String> = arm.facts.required.difference(common).cloned().collect();
        if !keys.is_empty() {
            return Guard { keys, ..Guard::default() };
        }
        let own = arm.facts.tags.iter().find(|(name, values)| values.len() == 1 && arm.facts.required.contains(name));
        match own {
            Some((key, values)) => {
                let tag = GuardTag { key: key.clone(), values: values.clone(), optional: false };
                Guard { tag: Some(tag), ..Guard::default() }
            }
            None => by_kind(arm),
        }
    }

    /// The values of a discriminator that choose a branch: mapped ones, else the member's own, else the
    /// component's name.
    fn values_of_arm(&self, discriminator: &Discriminator, arm: &Arm<'a>) -> Vec<String> {
        let Some(target) = arm.target else {
            return arm.facts.tag(&discriminator.property).map(<[String]>::to_vec).unwrap_or_default();
        };
        let mut values = Vec::new();
        self.add_values(discriminator, target, &mut values, 0);
        values
    }

    fn add_values(&self, discriminator: &Discriminator, target: SchemaId, values: &mut Vec<String>, depth: usize) {
        if depth > MAX_CHAIN {
            return;
        }
        let mapped = discriminator
            .mapping
            .iter()
            .filter(|(_, to)| to.is_some_and(|to| self.resolve_to_component(to).unwrap_or(to) == target));
        let before = values.len();
        add_new(values, mapped.map(|(value, _)| value.clone()));
        if values.len() > before {
            return;
        }
        if let Some(own) = self.facts(target).tag(&discriminator.property) {
            return add_new(values, own.iter().cloned());
        }
        let schema = self.schema(target);
        let inner = schema.seldom.discriminator.as_ref().filter(|inner| inner.property == discriminator.property);
        let branches: Vec<SchemaId> = schema.one_of.iter().chain(&schema.any_of).copied().collect();
        let nested: Vec<SchemaId> =
            branches.into_iter().filter_map(|branch| self.resolve_to_component(branch)).collect();
        for branch in nested.iter().filter(|branch| self.component(**branch).is_some()) {
            self.add_values(inner.unwrap_or(discriminator), *branch, values, depth + 1);
        }
        if nested.is_empty() {
            add_new(values, self.component(target).map(str::to_owned).into_iter());
        }
    }
}

fn add_new(values: &mut Vec<String>, more: impl Iterator<Item = String>) {
    for value in more {
        if !values.contains(&value) {
            values.push(value);
        }
    }
}

fn by_kind(arm: &Arm<'_>) -> Guard {
    let kinds = if arm.kinds.is_narrow() { arm.kinds.to_json() } else { Vec::new() };
    Guard { kinds, ..Guard::default() }
}

/// The first member that all objects require, each with values of its own.
pub(super) fn common_tag(objects: &[&Facts]) -> Option<String> {
    let (first, others) = objects.split_first()?;
    if others.is_empty() {
        return None;
    }
    first.tags.iter().map(|(name, _)| name).find(|name| tells_apart(objects, name)).cloned()
}

fn tells_apart(objects: &[&Facts], name: &str) -> bool {
    objects.iter().all(|facts| facts.required.contains(name)) && has_own_values(objects, name)
}

fn has_own_values(objects: &[&Facts], name: &str) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    objects.iter().all(|facts| {
        facts.tag(name).is_some_and(|values| !values.is_empty() && values.iter().all(|value| seen.insert(value)))
    })
}
