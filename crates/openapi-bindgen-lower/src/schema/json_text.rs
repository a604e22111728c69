//! Values of a document as JSON text, and when two of them are the same value.

use openapi_bindgen_spec::value::{Kind, Value};

/// The value as JSON text, numbers as written.
pub(crate) fn json_text(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match &value.kind {
        Kind::Null => text.push_str("null"),
        Kind::Bool(true) => text.push_str("true"),
        Kind::Bool(false) => text.push_str("false"),
        Kind::Number(number) => text.push_str(number),
        Kind::String(string) => write_string(string, text),
        Kind::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Kind::Object(members) => {
            text.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_string(key, text);
                text.push(':');
                write(member, text);
            }
            text.push('}');
        }
    }
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    let mut rest = string;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        let mut left = special.chars();
        match left.next() {
            Some('"') => text.push_str("\\\""),
            Some('\\') => text.push_str("\\\\"),
            Some('\n') => text.push_str("\\n"),
            Some('\r') => text.push_str("\\r"),
            Some('\t') => text.push_str("\\t"),
            Some(control) => text.push_str(&format!("\\u{:04x}", u32::from(control))),
            None => {}
        }
        rest = left.as_str();
    }
    text.push_str(rest);
    text.push('"');
}

/// Whether two values are the same: numbers by value, objects without regard to the order of members.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    match (&left.kind, &right.kind) {
        (Kind::Number(a), Kind::Number(b)) => a == b || Decimal::of(a) == Decimal::of(b),
        (Kind::Array(a), Kind::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Kind::Object(a), Kind::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| right.get(key).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}

/// Whether a number in JSON's syntax has no fraction.
pub(crate) fn is_whole(number: &str) -> bool {
    !number.contains(['.', 'e', 'E']) || Decimal::of(number).exponent >= 0
}

/// The digits of a whole number written out, such as `1000` for `1e3`; `None` for others and for absurd sizes.
pub(super) fn whole_digits(number: &str) -> Option<String> {
    let decimal = Decimal::of(number);
    let zeros = usize::try_from(decimal.exponent).ok().filter(|zeros| *zeros <= 64)?;
    let sign = if decimal.negative { "-" } else { "" };
    let digits = if decimal.digits.is_empty() { "0" } else { &decimal.digits };
    Some(format!("{sign}{digits}{}", "0".repeat(if decimal.digits.is_empty() { 0 } else { zeros })))
}

/// A number as `digits * 10^exponent`, without zeros at either end.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    fn of(number: &str) -> Self {
        let (negative, rest) = match number.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, number),
        };
        let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let trimmed = all.trim_end_matches('0');
        let shift = all.len() as i64 - trimmed.len() as i64 - fraction.len() as i64;
        let digits = trimmed.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Self { negative: false, digits, exponent: 0 };
        }
        let written = exponent.trim_start_matches('+').parse::<i64>().unwrap_or(0);
        Self { negative, digits, exponent: written.saturating_add(shift) }
    }
}
