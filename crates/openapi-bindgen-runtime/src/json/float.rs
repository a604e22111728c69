//! Floats as text and back, by exact integers where numbers of everyday size allow it.
//!
//! The formatter of the standard library has its price in its generality. Between a hundred-thousandth and ten
//! quadrillions a float times a power of ten fits in 128 bits, so the decimals that read back as this float are an
//! interval between two integers, and the shortest of them is the one with the most zeros at its end.

use std::io::Write as _;

use super::text::{write_integer, write_millionths, write_places};

macro_rules! powers {
    ($($exponent:literal)*) => {
        [$(10_u128.pow($exponent)),*]
    };
}

const POWERS: [u128; 23] = powers!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22);

/// A float that is not whole: `mantissa / 2^shift`.
struct Binary {
    mantissa: u64,
    shift: u32,
    /// Whether the float below is half as far as the one above.
    lowest: bool,
}

/// A number in decimal: `digits / 10^places`.
struct Decimal {
    digits: u64,
    places: u32,
}

/// Appends the shortest text that reads back as the same number: whole numbers without a
/// point, very large and very small ones with an exponent. The number is finite.
pub(super) fn write_f64(out: &mut Vec<u8>, number: f64) {
    let (magnitude, negative) = (number.abs(), number.is_sign_negative());
    let whole = magnitude as u64;
    if whole < 1 << f64::MANTISSA_DIGITS && whole as f64 == magnitude {
        return write_integer(out, negative, whole);
    }
    let millionths = (magnitude * 1e6 + 0.5) as u64;
    if (10..100_000_000_000_000).contains(&millionths) && millionths as f64 / 1e6 == magnitude {
        // Of decimals with at most fifteen digits no two are the same float, so there is none that is shorter.
        write_integer(out, negative, millionths / 1_000_000);
        out.push(b'.');
        return write_millionths(out, millionths % 1_000_000);
    }
    let bits = magnitude.to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52) as u32);
    let shift = 1075_u32.checked_sub(exponent).filter(|_| magnitude >= 1e-5);
    let mantissa = fraction | 1 << 52;
    let binary = shift.map(|shift| Binary { mantissa, shift, lowest: fraction == 0 });
    match binary.and_then(|binary| binary.shortest()) {
        Some(decimal) => decimal.write(out, negative),
        None => unusual(out, number, magnitude),
    }
}

/// As [`write_f64`], for a number of single precision.
pub(super) fn write_f32(out: &mut Vec<u8>, number: f32) {
    let (magnitude, negative) = (number.abs(), number.is_sign_negative());
    let whole = magnitude as u64;
    if whole < 1 << f32::MANTISSA_DIGITS && whole as f32 == magnitude {
        return write_integer(out, negative, whole);
    }
    let bits = magnitude.to_bits();
    let (fraction, exponent) = (bits & ((1 << 23) - 1), bits >> 23);
    let shift = 150_u32.checked_sub(exponent).filter(|_| f64::from(magnitude) >= 1e-5);
    let mantissa = u64::from(fraction | 1 << 23);
    let binary = shift.map(|shift| Binary { mantissa, shift, lowest: fraction == 0 });
    match binary.and_then(|binary| binary.shortest()) {
        Some(decimal) => decimal.write(out, negative),
        None => unusual(out, number, magnitude.into()),
    }
}

/// Appends a float of any size.
#[cold]
#[inline(never)]
fn unusual<F: std::fmt::Display + std::fmt::LowerExp>(out: &mut Vec<u8>, number: F, magnitude: f64) {
    // Writing to a Vec does not fail.
    let _ = if (1e-5..1e16).contains(&magnitude) { write!(out, "{number}") } else { write!(out, "{number:e}") };
}

impl Decimal {
    fn write(&self, out: &mut Vec<u8>, negative: bool) {
        let (whole, fraction) = match POWERS.get(self.places as usize) {
            Some(power) if *power <= u128::from(self.digits) => {
                (self.digits / *power as u64, self.digits % *power as u64)
            }
            _ => (0, self.digits),
        };
        write_integer(out, negative, whole);
        out.push(b'.');
        write_places(out, fraction, self.places as usize);
    }
}

impl Binary {
    /// The decimal of the fewest digits that is nearer to this float than to any other; of several, the nearest.
    fn shortest(&self) -> Option<Decimal> {
        if !(1..=69).contains(&self.shift) {
            return None;
        }
        // So many places that neighbours are at least ten units apart: log10(2) is 1233/4096.
        let mut places = ((self.shift * 1233) >> 12) + 2;
        let power = *POWERS.get(places as usize)?;
        // From here in halves of a unit, times 2^shift: half the way to a neighbour is `power`.
        let shift = self.shift + 1;
        let exact = (u128::from(self.mantissa) * power) << 1;
        let below = exact - if self.lowest { power / 2 } else { power };
        let above = exact + power;
        // A decimal in the middle of two floats is read as the one with the even mantissa.
        let even = u128::from(self.mantissa & 1 == 0);
        let mut least = ((below - even) >> shift) as u64 + 1;
        let mut most = ((above - (1 - even)) >> shift) as u64;
        let mut cut: u64 = 1;
        for (zeros, power) in [(8, 100_000_000), (4, 10_000), (2, 100), (2, 100), (1, 10)] {
            let (shorter_least, shorter_most) = (least.div_ceil(power), most / power);
            if shorter_least <= shorter_most {
                (least, most) = (shorter_least, shorter_most);
                places -= zeros;
                cut *= power;
            }
        }
        if least < most {
            let (floor, half) = ((exact >> shift) as u64, cut / 2);
            let up = if half == 0 { (exact >> self.shift) as u64 & 1 } else { u64::from(floor % cut >= half) };
            least = (floor / cut + up).clamp(least, most);
        }
        Some(Decimal { digits: least, places })
    }
}

/// Powers of ten that are exact as floats.
const EXACT: [f64; 18] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17];

/// Reads a JSON number: infinite when it is beyond the range.
pub(super) fn parse_f64(text: &str) -> Option<f64> {
    match quotient(text.as_bytes()) {
        Some(number) => Some(number),
        None => text.parse().ok(),
    }
}

/// A number with few digits is one exact float divided by another, which rounds once, as it should.
#[inline]
fn quotient(text: &[u8]) -> Option<f64> {
    // The old floating-point unit of x86 rounds twice.
    if text.len() >= EXACT.len() || cfg!(all(target_arch = "x86", not(target_feature = "sse2"))) {
        return None;
    }
    let (negative, text) = match text {
        [b'-', text @ ..] => (true, text),
        text => (false, text),
    };
    let (mut mantissa, mut point) = (0_u64, text.len());
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + u64::from(byte - b'0'),
            b'.' => point = at + 1,
            _ => return None,
        }
    }
    if mantissa > 1 << f64::MANTISSA_DIGITS {
        return None;
    }
    let magnitude = mantissa as f64 / EXACT.get(text.len() - point)?;
    Some(if negative { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn text<F>(write: impl Fn(&mut Vec<u8>, F), number: F) -> String {
        let mut out = Vec::new();
        write(&mut out, number);
        String::from_utf8(out).unwrap()
    }

    /// A few numbers of a stream that is the same each time.
    fn random(count: u64) -> impl Iterator<Item = u64> {
        let mix = |word: u64| (word ^ (word >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (1..=count).map(move |index| mix(mix(index.wrapping_mul(0x9e37_79b9_7f4a_7c15))))
    }

    fn count() -> u64 {
        if cfg!(miri) { 100 } else { 100_000 }
    }

    fn agrees(number: f64) {
        let (ours, known) = (text(write_f64, number), format!("{number}"));
        let plain = number == 0.0 || (1e-5..1e16).contains(&number.abs());
        assert_eq!(ours, if plain { known } else { format!("{number:e}") });
        assert_eq!(parse_f64(&ours).map(f64::to_bits), Some(number.to_bits()), "{ours}");
    }

    fn agrees_single(number: f32) {
        let plain = number == 0.0 || (1e-5..1e16).contains(&f64::from(number).abs());
        let known = if plain { format!("{number}") } else { format!("{number:e}") };
        assert_eq!(text(write_f32, number), known);
    }

    #[test]
    fn texts_are_those_of_the_standard_library() {
        for word in random(count()) {
            // Any float, one of everyday size, and one of few digits.
            let exponent = 1006 + (word >> 52) % 70;
            let places = (word % 18) as i32;
            let short = (word >> 24) as f64 / f64::from(1 << ((word >> 8) & 0xf)) / 10_f64.powi(places);
            for number in [f64::from_bits(word), f64::from_bits(word << 12 >> 12 | exponent << 52), short, -short] {
                if number.is_finite() {
                    agrees(number);
                }
            }
            let single = f32::from_bits(word as u32);
            let everyday = f32::from_bits(word as u32 >> 9 | (110 + (word >> 32) as u32 % 70) << 23);
            for number in [single, everyday, short as f32] {
                if number.is_finite() {
                    agrees_single(number);
                }
            }
        }
    }

    #[test]
    fn numbers_of_few_digits_are_right() {
        for digits in [0, 1, 2, 5, 9, 10, 11, 99, 100, 101, 999_999, 1_234_567, 99_999_999, 123_456_789_012_345_u64] {
            for places in 0..12 {
                let text = format!("{digits}e-{places}");
                agrees(text.parse().unwrap());
                agrees_single(text.parse().unwrap());
            }
        }
    }

    #[test]
    fn the_ends_of_every_binade_are_right() {
        for exponent in 1000..1080_u64 {
            for fraction in [0, 1, 2, (1 << 52) - 2, (1 << 52) - 1] {
                agrees(f64::from_bits(exponent << 52 | fraction));
                agrees(-f64::from_bits(exponent << 52 | fraction));
            }
        }
        for exponent in 100..190_u32 {
            for fraction in [0, 1, 2, (1 << 23) - 2, (1 << 23) - 1] {
                agrees_single(f32::from_bits(exponent << 23 | fraction));
            }
        }
    }

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for word in random(count()) {
            let digits = word >> (word % 60);
            let places = (word % 20) as usize;
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = padded.split_at(padded.len() - places);
            for text in [format!("{whole}.{fraction}0"), format!("-{whole}.0{fraction}"), format!("{digits}e{places}")]
            {
                assert_eq!(parse_f64(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
            }
        }
    }
}
