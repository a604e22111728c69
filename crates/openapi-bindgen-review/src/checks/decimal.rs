//! Compares numbers that are given as decimal text, exactly.

use std::cmp::Ordering;

/// A number as sign, digits without leading or trailing zeros, and the power of ten of its first digit.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    magnitude: i64,
}

/// Compares two decimal texts; `None` when one is no number.
pub(super) fn compare(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (parse(left)?, parse(right)?);
    let sign = |number: &Decimal| match (number.digits.is_empty(), number.negative) {
        (true, _) => 0,
        (false, true) => -1,
        (false, false) => 1,
    };
    let by_sign = sign(&left).cmp(&sign(&right));
    if by_sign != Ordering::Equal || left.digits.is_empty() {
        return Some(by_sign);
    }
    let size = left.magnitude.cmp(&right.magnitude).then_with(|| left.digits.cmp(&right.digits));
    Some(if left.negative { size.reverse() } else { size })
}

/// Whether `number` is a whole multiple of `factor`, as far as 128 bits tell.
pub(super) fn is_multiple(number: &str, factor: &str) -> Option<bool> {
    let (number, factor) = (parse(number)?, parse(factor)?);
    let places = |value: &Decimal| i64::try_from(value.digits.len()).ok().map(|count| value.magnitude - count + 1);
    let lowest = places(&number)?.min(places(&factor)?);
    let (number, factor) = (scaled(&number, lowest)?, scaled(&factor, lowest)?);
    (factor != 0).then(|| number % factor == 0)
}

fn scaled(value: &Decimal, lowest: i64) -> Option<i128> {
    let count = i64::try_from(value.digits.len()).ok()?;
    let zeros = u32::try_from(value.magnitude - count + 1 - lowest).ok()?;
    let mut whole: i128 = 0;
    for digit in &value.digits {
        whole = whole.checked_mul(10)?.checked_add(i128::from(*digit))?;
    }
    whole.checked_mul(10_i128.checked_pow(zeros)?)
}

fn parse(text: &str) -> Option<Decimal> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut digits = Vec::with_capacity(whole.len() + fraction.len());
    for letter in whole.bytes().chain(fraction.bytes()) {
        digits.push(letter.is_ascii_digit().then(|| letter - b'0')?);
    }
    let leading = digits.iter().take_while(|digit| **digit == 0).count();
    digits.drain(..leading);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    let magnitude = i64::try_from(whole.len()).ok()?.checked_sub(1)?.checked_add(exponent)?;
    let magnitude = magnitude.checked_sub(i64::try_from(leading).ok()?)?;
    Some(Decimal { negative, digits, magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_value() {
        for (left, right, order) in [
            ("1", "1.0", Ordering::Equal),
            ("1e3", "1000", Ordering::Equal),
            ("0.001", "1e-3", Ordering::Equal),
            ("-2", "1", Ordering::Less),
            ("-2", "-3", Ordering::Greater),
            ("9", "10", Ordering::Less),
            ("0.5", "0.25", Ordering::Greater),
            ("0", "-0.0", Ordering::Equal),
            ("1e400", "1e399", Ordering::Greater),
            ("0", "0.1", Ordering::Less),
        ] {
            assert_eq!(compare(left, right), Some(order), "{left} {right}");
        }
        assert_eq!(compare("x", "1"), None);
    }

    #[test]
    fn multiples_are_found() {
        assert_eq!(is_multiple("10", "5"), Some(true));
        assert_eq!(is_multiple("0.3", "0.1"), Some(true));
        assert_eq!(is_multiple("10", "4"), Some(false));
        assert_eq!(is_multiple("1", "0"), None);
    }
}
