//! Holding a value against its checks.

use std::cmp::Ordering;

use super::exact::{Exact, same_number};
use super::{Check, Shape, Type, pattern};
use crate::json::{Document, Kind, Segment, Value};

/// A shape that names itself without going deeper into the value ends here.
const MAX_SHAPES: usize = 512;

/// A broken rule, and the steps from the value in hand to the one that breaks it.
pub(crate) struct Finding {
    pub(crate) steps: Vec<Segment>,
    pub(crate) rule: String,
}

/// All rules that a value breaks.
pub(crate) fn evaluate(value: Value<'_>, checks: &'static [Check]) -> Vec<Finding> {
    let mut evaluation = Evaluation { path: Vec::new(), findings: Vec::new(), shapes: 0 };
    evaluation.all(value, checks);
    evaluation.findings
}

struct Evaluation {
    path: Vec<Segment>,
    findings: Vec<Finding>,
    shapes: usize,
}

impl Evaluation {
    fn all(&mut self, value: Value<'_>, checks: &'static [Check]) {
        for check in checks {
            match value.kind() {
                Kind::String => self.string(value, check),
                Kind::Number => self.number(value, check),
                Kind::Array => self.array(value, check),
                Kind::Object => self.object(value, check),
                Kind::Null | Kind::Bool => {}
            }
            self.any(value, check);
        }
    }

    fn found(&mut self, rule: String) {
        self.findings.push(Finding { steps: self.path.clone(), rule });
    }

    fn need(&mut self, holds: bool, rule: impl FnOnce() -> String) {
        if !holds {
            self.found(rule());
        }
    }

    fn below(&mut self, step: Segment, value: Value<'_>, checks: &'static [Check]) {
        self.path.push(step);
        self.all(value, checks);
        self.path.pop();
    }

    fn string(&mut self, value: Value<'_>, check: &'static Check) {
        let Some(text) = value.as_str() else { return };
        let length = || text.chars().count() as u64;
        match check {
            Check::MinLength(least) => {
                self.need(text.len() as u64 >= *least && length() >= *least, || {
                    format!("must have at least {}, has {}", count(*least, "character"), length())
                });
            }
            Check::MaxLength(most) => {
                self.need(text.len() as u64 <= *most || length() <= *most, || {
                    format!("must have at most {}, has {}", count(*most, "character"), length())
                });
            }
            Check::Pattern(expression) => {
                self.need(pattern::is_match(expression, &text), || format!("must match the pattern `{expression}`"))
            }
            Check::Format(format) => {
                // A member that may be blank is often written with its format alone, and the server takes the blank.
                self.need(text.is_empty() || format.fits(&text), || format!("must be {}", format.in_words()));
            }
            _ => {}
        }
    }

    fn number(&mut self, value: Value<'_>, check: &'static Check) {
        let Some(text) = value.as_number() else { return };
        let (bound, rule, holds): (_, _, fn(&Exact, &Exact) -> bool) = match check {
            Check::Minimum(bound) => (bound, "at least", |a, b| a.compare(b) != Ordering::Less),
            Check::Maximum(bound) => (bound, "at most", |a, b| a.compare(b) != Ordering::Greater),
            Check::ExclusiveMinimum(bound) => (bound, "more than", |a, b| a.compare(b) == Ordering::Greater),
            Check::ExclusiveMaximum(bound) => (bound, "less than", |a, b| a.compare(b) == Ordering::Less),
            Check::MultipleOf(step) => (step, "a multiple of", Exact::is_multiple_of),
            Check::Format(format) => {
                let fits = format.fits_number(text);
                return self.need(fits, || format!("must be {}", format.in_words()));
            }
            _ => return,
        };
        if let (Some(number), Some(bound_value)) = (Exact::parse(text), Exact::parse(bound)) {
            self.need(holds(&number, &bound_value), || format!("must be {rule} {bound}, is {text}"));
        }
    }

    fn array(&mut self, value: Value<'_>, check: &'static Check) {
        let length = value.len() as u64;
        match check {
            Check::MinItems(least) => {
                self.need(length >= *least, || format!("must have at least {}, has {length}", count(*least, "item")))
            }
            Check::MaxItems(most) => {
                self.need(length <= *most, || format!("must have at most {}, has {length}", count(*most, "item")))
            }
            Check::UniqueItems => {
                if let Some((first, second)) = equal_items(value) {
                    self.found(format!("must have no equal items: {first} and {second} are"));
                }
            }
            Check::Items(checks) => {
                for (index, item) in value.items().enumerate() {
                    self.below(Segment::Item(index), item, checks);
                }
            }
            Check::PrefixItems(prefix) => {
                for (index, (item, checks)) in value.items().zip(prefix.iter()).enumerate() {
                    self.below(Segment::Item(index), item, checks);
                }
            }
            Check::Contains(checks) => {
                let some = value.items().any(|item| self.fits(item, checks));
                self.need(some, || "must contain an item that it lacks".to_owned());
            }
            Check::ContainsBetween { checks, least, most } => {
                let found = value.items().filter(|item| self.fits(*item, checks)).count() as u64;
                self.need(found >= *least, || {
                    format!("must contain at least {} of a kind, has {found}", count(*least, "item"))
                });
                self.need(most.is_none_or(|most| found <= most), || {
                    format!("must contain at most {} of a kind, has {found}", count(most.unwrap_or_default(), "item"))
                });
            }
            _ => {}
        }
    }

    fn object(&mut self, value: Value<'_>, check: &'static Check) {
        let length = value.len() as u64;
        match check {
            Check::MinProperties(least) => {
                self.need(length >= *least, || format!("must have at least {}, has {length}", count(*least, "member")))
            }
            Check::MaxProperties(most) => {
                self.need(length <= *most, || format!("must have at most {}, has {length}", count(*most, "member")))
            }
            Check::Required(names) => self.required(value, names),
            Check::DependentRequired(rules) => {
                for (name, others) in *rules {
                    if value.get(name).is_some() {
                        self.required(value, others);
                    }
                }
            }
            Check::Properties(rules) => {
                for (name, checks) in *rules {
                    if let Some(member) = value.get(name) {
                        self.below(Segment::Member((*name).into()), member, checks);
                    }
                }
            }
            Check::PatternProperties(rules) => {
                for (expression, checks) in *rules {
                    self.members(value, checks, |name| pattern::is_match(expression, name));
                }
            }
            Check::AdditionalProperties { declared, patterns, checks } => {
                self.members(value, checks, |name| {
                    !declared.contains(&name) && !patterns.iter().any(|p| pattern::is_match(p, name))
                });
            }
            Check::Values(checks) => self.members(value, checks, |_| true),
            Check::Keys(checks) => self.names(value, checks),
            _ => {}
        }
    }

    fn required(&mut self, value: Value<'_>, names: &[&str]) {
        for name in names {
            self.need(value.get(name).is_some(), || format!("must have a member {name:?}"));
        }
    }

    fn members(&mut self, value: Value<'_>, checks: &'static [Check], concerned: impl Fn(&str) -> bool) {
        for (name, member) in value.entries() {
            if concerned(&name) {
                self.below(Segment::Member(name.to_string().into()), member, checks);
            }
        }
    }

    fn names(&mut self, value: Value<'_>, checks: &'static [Check]) {
        for (name, _) in value.entries() {
            let mut writer = crate::json::Writer::new();
            writer.string(&name);
            if let Ok(document) = Document::parse(writer.as_bytes()) {
                self.below(Segment::Member(name.to_string().into()), document.root(), checks);
            }
        }
    }

    fn any(&mut self, value: Value<'_>, check: &'static Check) {
        match check {
            Check::Type(types) => self.need(types.iter().any(|t| is_of(value, *t)), || {
                format!("must be {}, is {}", types_in_words(types), value.kind().in_words())
            }),
            Check::OneOf(texts) => self
                .need(texts.iter().any(|text| equals(value, text)), || format!("must be one of {}", texts.join(", "))),
            Check::Never => self.found("must not be there".to_owned()),
            Check::Schema(shape) => self.shape(value, shape),
            Check::AllOf(shapes) => shapes.iter().for_each(|shape| self.shape(value, shape)),
            Check::AnyOf(shapes) => {
                let some = shapes.iter().any(|shape| self.fits(value, shape.checks));
                self.need(some, || "must fit at least one of the alternatives".to_owned());
            }
            Check::ExactlyOne(shapes) => {
                let fitting = shapes.iter().filter(|shape| self.fits(value, shape.checks)).count();
                self.need(fitting == 1, || format!("must fit exactly one of the alternatives, fits {fitting}"));
            }
            Check::Not(shape) => {
                let fits = self.fits(value, shape.checks);
                self.need(!fits, || "must not fit the excluded shape".to_owned());
            }
            _ => {}
        }
    }

    fn shape(&mut self, value: Value<'_>, shape: &'static Shape) {
        if self.shapes >= MAX_SHAPES {
            return;
        }
        self.shapes += 1;
        self.all(value, shape.checks);
        self.shapes -= 1;
    }

    fn fits(&mut self, value: Value<'_>, checks: &'static [Check]) -> bool {
        if self.shapes >= MAX_SHAPES {
            return true;
        }
        let shapes = self.shapes + 1;
        let mut trial = Evaluation { path: Vec::new(), findings: Vec::new(), shapes };
        trial.all(value, checks);
        trial.findings.is_empty()
    }
}

fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

fn is_of(value: Value<'_>, expected: Type) -> bool {
    match expected {
        Type::Kind(kind) => value.kind() == kind,
        Type::Integer => value.as_number().and_then(Exact::parse).is_some_and(|number| number.is_integer()),
    }
}

fn types_in_words(types: &[Type]) -> String {
    let words: Vec<_> = types
        .iter()
        .map(|expected| match expected {
            Type::Kind(kind) => kind.in_words(),
            Type::Integer => "an integer",
        })
        .collect();
    words.join(" or ")
}

fn equals(value: Value<'_>, text: &str) -> bool {
    Document::parse(text.as_bytes()).is_ok_and(|document| same_value(value, document.root()))
}

/// Whether two values are equal as JSON Schema defines it: numbers by value, objects without
/// regard to order.
pub(crate) fn same_value(left: Value<'_>, right: Value<'_>) -> bool {
    if left.kind() != right.kind() {
        return false;
    }
    match left.kind() {
        Kind::Null => true,
        Kind::Bool => left.as_bool() == right.as_bool(),
        Kind::Number => match (left.as_number(), right.as_number()) {
            (Some(a), Some(b)) => same_number(a, b),
            _ => false,
        },
        Kind::String => left.as_str() == right.as_str(),
        Kind::Array => left.len() == right.len() && left.items().zip(right.items()).all(|(a, b)| same_value(a, b)),
        Kind::Object => {
            left.len() == right.len()
                && left.entries().all(|(name, a)| right.get(&name).is_some_and(|b| same_value(a, b)))
        }
    }
}

/// The positions of two equal items, if there are any.
fn equal_items(array: Value<'_>) -> Option<(usize, usize)> {
    let mut seen: Vec<(u64, usize, Value<'_>)> =
        array.items().enumerate().map(|(index, item)| (fingerprint(item), index, item)).collect();
    seen.sort_by_key(|(print, index, _)| (*print, *index));
    let groups = seen.chunk_by(|a, b| a.0 == b.0);
    groups.flat_map(first_equal_pair).min_by_key(|(_, second)| *second)
}

fn first_equal_pair(group: &[(u64, usize, Value<'_>)]) -> Option<(usize, usize)> {
    for (at, (_, second, right)) in group.iter().enumerate() {
        let earlier = group.iter().take(at);
        for (_, first, left) in earlier {
            if same_value(*left, *right) {
                return Some((*first, *second));
            }
        }
    }
    None
}

/// Equal values have equal fingerprints.
fn fingerprint(value: Value<'_>) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    value.kind().hash(&mut hasher);
    match value.kind() {
        Kind::Null => {}
        Kind::Bool => value.as_bool().hash(&mut hasher),
        Kind::Number => value.as_number().and_then(Exact::parse).hash(&mut hasher),
        Kind::String => value.as_str().hash(&mut hasher),
        Kind::Array => value.items().for_each(|item| fingerprint(item).hash(&mut hasher)),
        Kind::Object => value
            .entries()
            .map(|(name, member)| {
                let mut hasher = DefaultHasher::new();
                name.hash(&mut hasher);
                fingerprint(member).hash(&mut hasher);
                hasher.finish()
            })
            .fold(0u64, u64::wrapping_add)
            .hash(&mut hasher),
    }
    hasher.finish()
}
