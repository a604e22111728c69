//! Bodies of `application/x-www-form-urlencoded`.

use super::parameter::{Place, encode_parameter};
use super::percent::push_form;
use super::{Style, parts};
use crate::json::{Kind, Value};

/// Writes an object as a form. A member without a style of its own follows
/// OpenAPI's defaults: scalars as text, arrays as repeated pairs, objects as
/// JSON text.
///
/// # Errors
/// When the value is no object.
pub(crate) fn encode_form(value: Value<'_>, styles: &[(&str, Style)]) -> Result<String, &'static str> {
    if value.kind() != Kind::Object {
        return Err("a form can only be made of an object");
    }
    let mut out = String::new();
    for (name, member) in value.entries() {
        let style = styles.iter().find(|(known, _)| *known == name);
        match style {
            Some((_, style)) => {
                if let Some(pairs) = encode_parameter(Place::Form, &name, *style, member) {
                    separate(&mut out);
                    out.push_str(&pairs);
                }
            }
            None if member.kind() == Kind::Array => {
                member.items().for_each(|item| pair(&mut out, &name, item));
            }
            None => pair(&mut out, &name, member),
        }
    }
    Ok(out)
}

fn pair(out: &mut String, name: &str, value: Value<'_>) {
    if let Some(text) = parts::text(value) {
        separate(out);
        push_form(out, name);
        out.push('=');
        push_form(out, &text);
    }
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('&');
    }
}
