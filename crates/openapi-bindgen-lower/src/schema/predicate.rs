//! Schemas as checks alone: for `not`, `if`, `contains` and the like, which make no types.

use std::collections::BTreeSet;

use openapi_bindgen_ir::Check;
use openapi_bindgen_spec::model::{Additional, Schema, SchemaId};

use super::checks::{add_limits, format_or_blank};
use super::json_text::json_text;
use super::kinds::Kinds;
use super::look::Look;

/// A check made of more schemas than this is left out: it would be longer than the type it is about.
const MAX_SCHEMAS: usize = 200;

/// Checks that stand for a schema.
#[derive(Default)]
struct Predicate {
    checks: Vec<Check>,
    /// Whether they hold exactly where the schema does. If not, they hold for more values.
    exact: bool,
}

/// Turns schemas into checks, within a budget.
pub(super) struct Predicates<'l, 'a> {
    look: &'l Look<'a>,
    budget: usize,
    open: BTreeSet<SchemaId>,
    exact: bool,
}

impl<'l, 'a> Predicates<'l, 'a> {
    pub(super) fn new(look: &'l Look<'a>) -> Self {
        Self { look, budget: MAX_SCHEMAS, open: BTreeSet::new(), exact: true }
    }

    /// The checks of a union: none if it always holds or cannot be told.
    pub(super) fn union(&mut self, branches: &[SchemaId], exclusive: bool) -> Vec<Check> {
        let lists: Vec<Predicate> = branches.iter().map(|branch| self.predicate(*branch)).collect();
        let exact = lists.iter().all(|list| list.exact);
        let is_open = lists.iter().any(|list| list.checks.is_empty());
        let lists: Vec<Vec<Check>> = lists.into_iter().map(|list| list.checks).collect();
        if let (true, Some(checks)) = (exact, format_or_blank(&lists)) {
            return checks;
        }
        if exclusive && exact {
            return vec![Check::OneOf(lists)];
        }
        self.exact &= exact && !exclusive;
        if is_open { Vec::new() } else { vec![Check::AnyOf(lists)] }
    }

    /// The checks of one schema.
    pub(super) fn alone(mut self, id: SchemaId) -> Vec<Check> {
        self.predicate(id).checks
    }

    fn predicate(&mut self, id: SchemaId) -> Predicate {
        let outer = std::mem::replace(&mut self.exact, true);
        let mut checks = Vec::new();
        self.schema(id, &mut checks);
        Predicate { checks, exact: std::mem::replace(&mut self.exact, outer) }
    }

    /// Checks that may be left out; what they cannot say is noted.
    fn within(&mut self, id: SchemaId) -> Vec<Check> {
        let predicate = self.predicate(id);
        self.exact &= predicate.exact;
        predicate.checks
    }

    fn schema(&mut self, id: SchemaId, checks: &mut Vec<Check>) {
        let Some(id) = self.look.resolve(id) else {
            self.exact = false;
            return;
        };
        if self.budget == 0 || !self.open.insert(id) {
            self.exact = false;
            return;
        }
        self.budget -= 1;
        let schema = self.look.schema(id);
        self.own(schema, checks);
        for branch in &schema.all_of {
            self.schema(*branch, checks);
        }
        for (branches, exclusive) in [(&schema.one_of, true), (&schema.any_of, false)] {
            if !branches.is_empty() {
                checks.extend(self.union(branches, exclusive));
            }
        }
        self.open.remove(&id);
    }

    /// What a schema's own keywords say, without `allOf` and unions.
    pub(super) fn own(&mut self, schema: &'a Schema, checks: &mut Vec<Check>) {
        if schema.boolean == Some(false) {
            checks.push(Check::Never);
        }
        if !schema.types.is_empty() {
            let null = if schema.nullable { Kinds::NULL } else { Kinds::NONE };
            checks.push(Check::Kinds(Kinds::of_types(schema.types).or(null).to_json()));
        }
        if let Some(values) = &schema.values {
            let mut texts: Vec<String> = values.iter().map(json_text).collect();
            if schema.nullable && !texts.iter().any(|text| text == "null") {
                texts.push("null".to_owned());
            }
            checks.push(Check::OneOfValues(texts));
        }
        add_limits(schema, Kinds::ALL, checks);
        self.object(schema, checks);
        self.array(schema, checks);
        self.conditions(schema, checks);
    }

    fn object(&mut self, schema: &'a Schema, checks: &mut Vec<Check>) {
        if !schema.required.is_empty() {
            checks.push(Check::Required(schema.required.clone()));
        }
        for (name, id) in &schema.properties {
            let inner = self.within(*id);
            if !inner.is_empty() {
                checks.push(Check::Member(name.clone(), inner));
            }
        }
        let patterns: Vec<String> =
            schema.seldom.pattern_properties.iter().map(|(pattern, _)| pattern.clone()).collect();
        match schema.additional {
            Additional::Denied => {
                let keys = schema.properties.iter().map(|(name, _)| name.clone()).collect();
                checks.push(Check::NoOthers { keys, patterns });
            }
            Additional::Schema(id) if schema.properties.is_empty() && patterns.is_empty() => {
                let inner = self.within(id);
                if !inner.is_empty() {
                    checks.push(Check::Values(inner));
                }
            }
            Additional::Schema(_) => self.exact = false,
            Additional::Any | Additional::Absent => {}
        }
    }

    fn array(&mut self, schema: &'a Schema, checks: &mut Vec<Check>) {
        if !schema.seldom.prefix_items.is_empty() {
            checks.extend(self.prefix(schema));
            self.exact &= schema.items.is_none();
        } else if let Some(items) = schema.items {
            let inner = self.within(items);
            if !inner.is_empty() {
                checks.push(Check::Items(inner));
            }
        }
    }

    /// The checks by position, and that there are no further items where none are allowed.
    pub(super) fn prefix(&mut self, schema: &'a Schema) -> Vec<Check> {
        let positions: Vec<Vec<Check>> = schema.seldom.prefix_items.iter().map(|id| self.within(*id)).collect();
        let count = positions.len() as u64;
        let mut checks = Vec::new();
        if positions.iter().any(|position| !position.is_empty()) {
            checks.push(Check::Prefix(positions));
        }
        let closed = schema.items.is_some_and(|items| self.look.schema(items).boolean == Some(false));
        checks.extend(closed.then_some(Check::MaxItems(count)));
        checks
    }

    /// What the conditional keywords of a schema say, and those about keys and single items.
    pub(super) fn conditions(&mut self, schema: &'a Schema, checks: &mut Vec<Check>) {
        if let Some(not) = schema.seldom.not {
            let inner = self.predicate(not);
            match (inner.exact, inner.checks.is_empty()) {
                (true, true) => checks.push(Check::Never),
                (true, false) => checks.push(Check::Not(inner.checks)),
                (false, _) => self.exact = false,
            }
        }
        if let [Some(condition), then, otherwise] = schema.seldom.conditional {
            checks.extend(self.conditional(condition, then, otherwise));
        }
        for (name, others) in &schema.seldom.dependent_required {
            checks.push(Check::DependentRequired(name.clone(), others.clone()));
        }
        for (name, id) in &schema.seldom.dependent_schemas {
            let inner = self.within(*id);
            if !inner.is_empty() {
                checks.push(Check::Dependent(name.clone(), inner));
            }
        }
        for (pattern, id) in &schema.seldom.pattern_properties {
            let inner = self.within(*id);
            if !inner.is_empty() {
                checks.push(Check::PatternMembers(pattern.clone(), inner));
            }
        }
        if let Some(names) = schema.seldom.property_names {
            let inner = self.within(names);
            if !inner.is_empty() {
                checks.push(Check::Keys(inner));
            }
        }
        self.contains(schema, checks);
    }

    fn conditional(
        &mut self,
        condition: SchemaId,
        then: Option<SchemaId>,
        otherwise: Option<SchemaId>,
    ) -> Option<Check> {
        let condition = self.predicate(condition);
        let then = then.map(|id| self.within(id)).unwrap_or_default();
        let otherwise = otherwise.map(|id| self.within(id)).unwrap_or_default();
        self.exact &= condition.exact;
        let says = !then.is_empty() || !otherwise.is_empty();
        (condition.exact && says).then_some(Check::If(condition.checks, then, otherwise))
    }

    fn contains(&mut self, schema: &Schema, checks: &mut Vec<Check>) {
        let Some(contains) = schema.seldom.contains else { return };
        let inner = self.predicate(contains);
        let min = schema.limits.min_contains.unwrap_or(1);
        let max = schema.limits.max_contains.filter(|_| inner.exact);
        self.exact &= inner.exact;
        if min > 0 || max.is_some() {
            checks.push(Check::Contains { checks: inner.checks, min, max });
        }
    }
}
