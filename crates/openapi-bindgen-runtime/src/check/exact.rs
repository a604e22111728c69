//! Decimal numbers without rounding: what the bounds of a schema are compared with.

use std::cmp::Ordering;

/// Exponents beyond this are held at it; no schema or value tells them apart in earnest.
const FAR: i64 = i64::MAX / 8;

/// A decimal number: its digits, read as a whole number, times ten to the power of `exponent`.
/// The digits have no zeros at either end; zero has none at all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Exact {
    negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

impl Exact {
    /// Reads the text of a JSON number; a leading `+` and missing digits before or after the
    /// point are allowed, because schemas have them.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
            Some(at) => (unsigned.get(..at)?, parse_exponent(unsigned.get(at + 1..)?)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = whole.bytes().chain(fraction.bytes());
        let digits: Vec<u8> = all.map(|b| b.wrapping_sub(b'0')).collect();
        if digits.is_empty() || digits.iter().any(|digit| *digit > 9) {
            return None;
        }
        let fraction = i64::try_from(fraction.len()).ok()?;
        Some(Self { negative, digits, exponent: exponent - fraction }.normal())
    }

    fn normal(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
            self.exponent += 1;
        }
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        if self.digits.is_empty() {
            return Self { negative: false, digits: Vec::new(), exponent: 0 };
        }
        self
    }

    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The plain digits of an integer of at most `longest` digits.
    pub(crate) fn integer_text(&self, longest: usize) -> Option<String> {
        if self.digits.is_empty() {
            return Some("0".to_owned());
        }
        let zeros = usize::try_from(self.exponent).ok()?;
        if self.digits.len().checked_add(zeros)? > longest {
            return None;
        }
        let sign = if self.negative { "-" } else { "" };
        let digits: String = self.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        Some(format!("{sign}{digits}{}", "0".repeat(zeros)))
    }

    /// Where the point stands, counted from the first digit.
    fn magnitude(&self) -> i64 {
        self.exponent.saturating_add(self.digits.len() as i64)
    }

    fn signum(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (_, true) => -1,
            (_, false) => 1,
        }
    }

    fn cmp_size(&self, other: &Self) -> Ordering {
        // Without zeros at the front, equal magnitudes compare digit by digit.
        self.magnitude().cmp(&other.magnitude()).then_with(|| self.digits.cmp(&other.digits))
    }

    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self.signum(), other.signum()) {
            (1, 1) => self.cmp_size(other),
            (-1, -1) => other.cmp_size(self),
            (a, b) => a.cmp(&b),
        }
    }

    /// Whether this is a whole multiple of `step`. Steps of zero divide nothing; a question
    /// that would take numbers of thousands of digits is answered with yes.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        if self.digits.is_empty() {
            return true;
        }
        if step.digits.is_empty() || self.exponent < step.exponent {
            // The last digit of this number stands right of the last digit of the step.
            return false;
        }
        let zeros = self.exponent - step.exponent;
        match small(&step.digits) {
            Some(step) => remainder(&self.digits, zeros, step) == 0,
            None if zeros > 4096 => true,
            None => long_remainder_is_zero(&self.digits, zeros, &step.digits),
        }
    }
}

fn parse_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size =
        digits.bytes().fold(0i64, |sum, digit| sum.saturating_mul(10).saturating_add(i64::from(digit - b'0')).min(FAR));
    Some(if negative { -size } else { size })
}

fn small(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |sum, digit| sum.checked_mul(10)?.checked_add(u64::from(*digit)))
}

fn remainder(digits: &[u8], zeros: i64, step: u64) -> u64 {
    let step = u128::from(step);
    let head = digits.iter().fold(0u128, |rest, digit| (rest * 10 + u128::from(*digit)) % step);
    ((head * power_of_ten(zeros, step)) % step) as u64
}

/// Ten to the power of `zeros`, modulo `step`, by squaring.
fn power_of_ten(mut zeros: i64, step: u128) -> u128 {
    let mut power = 1 % step;
    let mut square = 10 % step;
    while zeros > 0 {
        if zeros & 1 == 1 {
            power = power * square % step;
        }
        square = square * square % step;
        zeros >>= 1;
    }
    power
}

/// Division as on paper, for steps beyond machine integers.
fn long_remainder_is_zero(digits: &[u8], zeros: i64, step: &[u8]) -> bool {
    let mut rest: Vec<u8> = Vec::with_capacity(step.len() + 1);
    let zeros = std::iter::repeat_n(&0u8, usize::try_from(zeros).unwrap_or_default());
    for digit in digits.iter().chain(zeros) {
        if !rest.is_empty() || *digit != 0 {
            rest.push(*digit);
        }
        while !is_less(&rest, step) {
            subtract(&mut rest, step);
        }
    }
    rest.is_empty()
}

fn is_less(left: &[u8], right: &[u8]) -> bool {
    left.len().cmp(&right.len()).then_with(|| left.cmp(right)) == Ordering::Less
}

/// `left - right`, which must not be negative, without leading zeros.
fn subtract(left: &mut Vec<u8>, right: &[u8]) {
    let mut borrow = 0;
    let padded = right.iter().rev().chain(std::iter::repeat(&0));
    for (digit, other) in left.iter_mut().rev().zip(padded) {
        let taken = other + borrow;
        borrow = u8::from(*digit < taken);
        *digit = *digit + 10 * borrow - taken;
    }
    let zeros = left.iter().take_while(|digit| **digit == 0).count();
    left.drain(..zeros);
}

/// Whether two number texts mean the same number.
pub(crate) fn same_number(left: &str, right: &str) -> bool {
    left == right || matches!((Exact::parse(left), Exact::parse(right)), (Some(a), Some(b)) if a == b)
}
