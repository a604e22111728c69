//! Equality of JSON values by meaning: numbers by value, member order free.

use serde_json::Value;

/// How an instance came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fidelity {
    /// Equal.
    Lossless,
    /// Members are missing, all else is equal.
    Dropped,
    /// Something else is different.
    Changed,
}

/// Compares what came back with what was sent.
pub(crate) fn fidelity(sent: &Value, back: &Value) -> Fidelity {
    match (sent, back) {
        (Value::Number(a), Value::Number(b)) => known(same_number(&a.to_string(), &b.to_string())),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).map(|(a, b)| fidelity(a, b)).max().unwrap_or(Fidelity::Lossless)
        }
        (Value::Object(a), Value::Object(b)) => {
            if b.keys().any(|key| !a.contains_key(key)) {
                return Fidelity::Changed;
            }
            a.iter()
                .map(|(key, value)| b.get(key).map_or(Fidelity::Dropped, |other| fidelity(value, other)))
                .max()
                .unwrap_or(Fidelity::Lossless)
        }
        _ => known(sent == back),
    }
}

fn known(equal: bool) -> Fidelity {
    if equal { Fidelity::Lossless } else { Fidelity::Changed }
}

/// Digits without the point, the power of ten of the last digit, and the sign: equal for `1`, `1.0` and `10e-1`.
fn same_number(a: &str, b: &str) -> bool {
    canonical(a) == canonical(b)
}

fn canonical(text: &str) -> (bool, String, i64) {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let negative = mantissa.starts_with('-');
    let (whole, fraction) =
        mantissa.trim_start_matches('-').split_once('.').unwrap_or((mantissa.trim_start_matches('-'), ""));
    let mut power = exponent.trim_start_matches('+').parse::<i64>().unwrap_or(0) - fraction.len() as i64;
    let all = format!("{whole}{fraction}");
    let mut digits = all.trim_start_matches('0');
    while let Some(shorter) = digits.strip_suffix('0') {
        digits = shorter;
        power += 1;
    }
    if digits.is_empty() { (false, String::new(), 0) } else { (negative, digits.to_owned(), power) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_value() {
        for (a, b, equal) in [
            ("1", "1.0", true),
            ("1e3", "1000", true),
            ("-0", "0.0", true),
            ("12345678901234567890123", "12345678901234567890124", false),
            ("0.1", "0.10", true),
            ("10", "1", false),
        ] {
            assert_eq!(same_number(a, b), equal, "{a} and {b}");
        }
    }
}
