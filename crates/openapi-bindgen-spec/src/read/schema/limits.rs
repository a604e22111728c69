//! Limits on numbers, lengths and counts.

use super::super::Reader;
use super::super::node::Node;
use crate::model::{Limits, Rare};
use crate::value::{Kind, Value};

impl<'t> Reader<'t, '_> {
    /// Reads a limit. Says whether `key` is one.
    pub(super) fn limit(&mut self, node: &Node<'t>, key: &str, value: &Value, limits: &mut Rare<Limits>) -> bool {
        match key {
            "minimum" => {
                let minimum = self.number(node, key, value);
                let excluded = is_true(node.value.get("exclusiveMinimum"));
                *(if excluded { &mut limits.exclusive_minimum } else { &mut limits.minimum }) = minimum;
            }
            "maximum" => {
                let maximum = self.number(node, key, value);
                let excluded = is_true(node.value.get("exclusiveMaximum"));
                *(if excluded { &mut limits.exclusive_maximum } else { &mut limits.maximum }) = maximum;
            }
            // 3.0's boolean belongs to `minimum`, which has been or will be read.
            "exclusiveMinimum" | "exclusiveMaximum" if matches!(value.kind, Kind::Bool(_)) => {}
            "exclusiveMinimum" => limits.exclusive_minimum = self.number(node, key, value),
            "exclusiveMaximum" => limits.exclusive_maximum = self.number(node, key, value),
            "multipleOf" => limits.multiple_of = self.number(node, key, value),
            "minLength" => limits.min_length = self.count(node, key, value),
            "maxLength" => limits.max_length = self.count(node, key, value),
            "pattern" => limits.pattern = self.keyword_text(node, key),
            "minItems" => limits.min_items = self.count(node, key, value),
            "maxItems" => limits.max_items = self.count(node, key, value),
            "uniqueItems" => limits.unique_items = self.keyword_flag(node, key),
            "minProperties" => limits.min_properties = self.count(node, key, value),
            "maxProperties" => limits.max_properties = self.count(node, key, value),
            "minContains" => limits.min_contains = self.count(node, key, value),
            "maxContains" => limits.max_contains = self.count(node, key, value),
            _ => return false,
        }
        true
    }

    fn number(&mut self, node: &Node<'t>, key: &str, value: &Value) -> Option<String> {
        match &value.kind {
            Kind::Number(text) => Some(text.clone()),
            Kind::Null => None,
            kind => {
                self.wrong_keyword(&node.pointer.child(key), value, "a number");
                match kind {
                    Kind::String(text) if text.parse::<f64>().is_ok_and(f64::is_finite) => Some(text.clone()),
                    _ => None,
                }
            }
        }
    }

    fn count(&mut self, node: &Node<'t>, key: &str, value: &Value) -> Option<u64> {
        let text = self.number(node, key, value)?;
        let count = text.parse().ok().or_else(|| whole(&text));
        if count.is_none() {
            self.wrong_keyword(&node.pointer.child(key), value, "a whole number of 0 or more");
        }
        count
    }
}

/// `10.0` and `1e3` are whole numbers too.
fn whole(text: &str) -> Option<u64> {
    let value: f64 = text.parse().ok()?;
    let exact = value >= 0.0 && value.fract() == 0.0 && value < 9_007_199_254_740_992.0;
    // The check above makes the conversion exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    exact.then_some(value as u64)
}

fn is_true(value: Option<&Value>) -> bool {
    value.and_then(Value::as_bool) == Some(true)
}
