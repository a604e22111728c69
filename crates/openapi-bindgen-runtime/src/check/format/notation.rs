//! Texts with a small grammar of their own.

pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

pub(super) fn is_base64(text: &str) -> bool {
    let letters = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - letters.len() <= 2
        && letters.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// Digits with an optional sign, point and exponent, as servers write decimals.
pub(super) fn is_decimal(text: &str) -> bool {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    has_digit && crate::check::exact::Exact::parse(text).is_some()
}

pub(super) fn is_json_pointer(text: &str) -> bool {
    let is_step = |step: &str| step.split('~').skip(1).all(|after| after.starts_with('0') || after.starts_with('1'));
    text.is_empty() || (text.starts_with('/') && text.split('/').all(is_step))
}
