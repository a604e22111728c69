//! Filters: `?` and what stands behind it (RFC 9535 section 2.3.5).

use std::cmp::Ordering;

use regex_lite::Regex;

use super::{Found, Query, length};
use crate::value::{Kind, Span, Value};

/// A condition.
#[derive(Clone, Debug)]
pub(super) enum Expression {
    Any(Vec<Expression>),
    All(Vec<Expression>),
    Not(Box<Expression>),
    /// Whether the query selects anything.
    Exists(Query),
    Compare(Operand, Operator, Operand),
    /// `match` and `search`; the whole text, or a part of it.
    Matches {
        text: Operand,
        pattern: Operand,
        whole: bool,
    },
}

/// What can be compared.
#[derive(Clone, Debug)]
pub(super) enum Operand {
    Literal(Value),
    /// The one value that a query selects; nothing if it selects none or several.
    Query(Query),
    Length(Box<Operand>),
    Count(Query),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Expression {
    pub(super) fn holds(&self, root: &Value, at: &Found<'_>) -> bool {
        match self {
            Self::Any(parts) => parts.iter().any(|part| part.holds(root, at)),
            Self::All(parts) => parts.iter().all(|part| part.holds(root, at)),
            Self::Not(part) => !part.holds(root, at),
            Self::Exists(query) => !run(query, root, at).is_empty(),
            Self::Compare(left, operator, right) => {
                compare(left.value(root, at).as_ref(), *operator, right.value(root, at).as_ref())
            }
            Self::Matches { text, pattern, whole } => {
                let (text, pattern) = (text.value(root, at), pattern.value(root, at));
                let (Some(text), Some(pattern)) =
                    (text.as_ref().and_then(Value::as_str), pattern.as_ref().and_then(Value::as_str))
                else {
                    return false;
                };
                let pattern = if *whole { format!("^(?:{pattern})$") } else { pattern.to_owned() };
                Regex::new(&pattern).is_ok_and(|regex| regex.is_match(text))
            }
        }
    }
}

fn run<'v>(query: &Query, root: &'v Value, at: &Found<'v>) -> Vec<Found<'v>> {
    let start = if query.from_root { root } else { at.value };
    query.select_from(root, Found { value: start, path: Vec::new() })
}

impl Operand {
    fn value(&self, root: &Value, at: &Found<'_>) -> Option<Value> {
        match self {
            Self::Literal(value) => Some(value.clone()),
            Self::Query(query) => match run(query, root, at).as_slice() {
                [only] => Some(only.value.clone()),
                _ => None,
            },
            Self::Length(of) => length(&of.value(root, at)?).map(number),
            Self::Count(query) => Some(number(run(query, root, at).len())),
        }
    }
}

fn number(count: usize) -> Value {
    Value { kind: Kind::Number(count.to_string()), span: Span::default() }
}

fn compare(left: Option<&Value>, operator: Operator, right: Option<&Value>) -> bool {
    let equal = match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => same(left, right),
        _ => false,
    };
    let order = left.zip(right).and_then(|(left, right)| order(left, right));
    match operator {
        Operator::Equal => equal,
        Operator::NotEqual => !equal,
        Operator::Less => order == Some(Ordering::Less),
        Operator::Greater => order == Some(Ordering::Greater),
        Operator::LessOrEqual => equal || order == Some(Ordering::Less),
        Operator::GreaterOrEqual => equal || order == Some(Ordering::Greater),
    }
}

/// Equality of values, wherever they stand: numbers by value, members in any order.
fn same(left: &Value, right: &Value) -> bool {
    match (&left.kind, &right.kind) {
        (Kind::Number(_), Kind::Number(_)) => order(left, right) == Some(Ordering::Equal),
        (Kind::Array(left), Kind::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Kind::Object(members), Kind::Object(others)) => {
            let found = |key: &str, value: &Value| right.get(key).is_some_and(|other| same(value, other));
            members.len() == others.len() && members.iter().all(|(key, value)| found(key, value))
        }
        (left, right) => left == right,
    }
}

/// The order of two numbers or two texts.
fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (&left.kind, &right.kind) {
        (Kind::String(left), Kind::String(right)) => Some(left.cmp(right)),
        (Kind::Number(left), Kind::Number(right)) => left.parse::<f64>().ok()?.partial_cmp(&right.parse().ok()?),
        _ => None,
    }
}
