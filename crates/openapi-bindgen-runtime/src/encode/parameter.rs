//! Parameters: every style in every place.

use std::borrow::Cow;

use super::Style;
use super::parts::{Parts, text};
use super::percent::{push_component, push_form, push_reserved};
use crate::json::{Kind, Value};

/// Where a parameter stands, which decides what is percent-encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    /// A query parameter with `allowReserved`.
    QueryReserved,
    Header,
    Cookie,
    /// A member of a form body.
    Form,
}

/// The parameter as it stands on the wire, or `None` when there is nothing
/// to send: null, an empty list, an empty map.
pub(crate) fn encode_parameter(place: Place, name: &str, style: Style, value: Value<'_>) -> Option<String> {
    let mut writer =
        Writer { out: String::new(), quote: quoting(place, style), quote_name: quoting_names(place, style), name };
    let parts = match style {
        _ if value.is_null() => Parts::Nothing,
        Style::Json => Parts::One(Cow::Borrowed(value.raw())),
        Style::DeepObject => return writer.deep(value),
        Style::FormExplode | Style::CookieExplode if value.kind() == Kind::Object => Parts::pairs(value, true),
        _ => Parts::of(value),
    };
    if let Parts::Nothing = parts {
        return None;
    }
    match style {
        // A header or path has no place for a name of the form style.
        _ if place == Place::Header => writer.simple(&parts, style == Style::SimpleExplode),
        Style::Simple | Style::SimpleExplode => writer.simple(&parts, style == Style::SimpleExplode),
        Style::Json if place == Place::Path => writer.simple(&parts, false),
        Style::Label => writer.label(&parts, false),
        Style::LabelExplode => writer.label(&parts, true),
        Style::Matrix => writer.matrix(&parts, false),
        Style::MatrixExplode => writer.matrix(&parts, true),
        Style::Form | Style::Cookie | Style::Json => writer.named(&parts, ","),
        Style::SpaceDelimited if place == Place::Form => writer.named(&parts, "+"),
        Style::SpaceDelimited => writer.named(&parts, "%20"),
        Style::PipeDelimited => writer.named(&parts, "%7C"),
        Style::CookieExplode => writer.exploded(&parts, "; "),
        _ => writer.exploded(&parts, "&"),
    }
    Some(writer.out)
}

fn quoting(place: Place, style: Style) -> fn(&mut String, &str) {
    match (place, style) {
        (Place::Header, _) | (_, Style::Cookie | Style::CookieExplode) => String::push_str,
        (Place::QueryReserved, _) => push_reserved,
        (Place::Form, _) => push_form,
        _ => push_component,
    }
}

/// Names are encoded whatever `allowReserved` says of values.
fn quoting_names(place: Place, style: Style) -> fn(&mut String, &str) {
    match place {
        Place::QueryReserved => push_component,
        _ => quoting(place, style),
    }
}

struct Writer<'n> {
    out: String,
    quote: fn(&mut String, &str),
    quote_name: fn(&mut String, &str),
    name: &'n str,
}

impl Writer<'_> {
    fn quote(&mut self, text: &str) {
        (self.quote)(&mut self.out, text);
    }

    fn quote_name(&mut self, name: &str) {
        (self.quote_name)(&mut self.out, name);
    }

    fn joined(&mut self, parts: &Parts<'_>, separator: &str) {
        match parts {
            Parts::Nothing => {}
            Parts::One(text) => self.quote(text),
            Parts::List(items) => self.sequence(items.iter(), separator),
            Parts::Pairs(pairs) => {
                let flat = pairs.iter().flat_map(|(name, value)| [name, value]);
                self.sequence(flat, separator);
            }
        }
    }

    fn sequence<'t>(&mut self, texts: impl Iterator<Item = &'t Cow<'t, str>>, separator: &str) {
        for (at, text) in texts.enumerate() {
            if at > 0 {
                self.out.push_str(separator);
            }
            self.quote(text);
        }
    }

    fn equations(&mut self, pairs: &[(Cow<'_, str>, Cow<'_, str>)], separator: &str) {
        for (at, (name, value)) in pairs.iter().enumerate() {
            if at > 0 {
                self.out.push_str(separator);
            }
            self.quote_name(name);
            self.out.push('=');
            self.quote(value);
        }
    }

    fn simple(&mut self, parts: &Parts<'_>, explode: bool) {
        match parts {
            Parts::Pairs(pairs) if explode => self.equations(pairs, ","),
            _ => self.joined(parts, ","),
        }
    }

    fn label(&mut self, parts: &Parts<'_>, explode: bool) {
        self.out.push('.');
        match parts {
            Parts::Pairs(pairs) if explode => self.equations(pairs, "."),
            _ => self.joined(parts, if explode { "." } else { "," }),
        }
    }

    fn matrix(&mut self, parts: &Parts<'_>, explode: bool) {
        match parts {
            Parts::Pairs(pairs) if explode => {
                self.out.push(';');
                self.equations(pairs, ";");
            }
            Parts::List(items) if explode => {
                for item in items {
                    self.matrix_pair(item);
                }
            }
            Parts::One(text) => self.matrix_pair(text),
            _ => {
                self.out.push(';');
                self.quote_name(self.name);
                self.out.push('=');
                self.joined(parts, ",");
            }
        }
    }

    /// RFC 6570, section 3.2.7: an empty value has no equals sign.
    fn matrix_pair(&mut self, text: &str) {
        self.out.push(';');
        self.quote_name(self.name);
        if !text.is_empty() {
            self.out.push('=');
            self.quote(text);
        }
    }

    fn named(&mut self, parts: &Parts<'_>, separator: &str) {
        self.quote_name(self.name);
        self.out.push('=');
        self.joined(parts, separator);
    }

    fn exploded(&mut self, parts: &Parts<'_>, separator: &str) {
        match parts {
            Parts::Pairs(pairs) => self.equations(pairs, separator),
            Parts::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        self.out.push_str(separator);
                    }
                    self.quote_name(self.name);
                    self.out.push('=');
                    self.quote(item);
                }
            }
            _ => self.named(parts, separator),
        }
    }

    fn deep(mut self, value: Value<'_>) -> Option<String> {
        let mut path = String::new();
        let name = self.name;
        std::mem::swap(&mut self.out, &mut path);
        self.quote_name(name);
        std::mem::swap(&mut self.out, &mut path);
        self.brackets(&mut path, value);
        (!self.out.is_empty()).then_some(self.out)
    }

    fn brackets(&mut self, path: &mut String, value: Value<'_>) {
        let length = path.len();
        match value.kind() {
            Kind::Object => {
                for (name, member) in value.entries() {
                    path.push_str("%5B");
                    push_component(path, &name);
                    path.push_str("%5D");
                    self.brackets(path, member);
                    path.truncate(length);
                }
            }
            Kind::Array => {
                for (at, item) in value.items().enumerate() {
                    path.push_str(&format!("%5B{at}%5D"));
                    self.brackets(path, item);
                    path.truncate(length);
                }
            }
            _ => {
                let Some(text) = text(value) else { return };
                if !self.out.is_empty() {
                    self.out.push('&');
                }
                self.out.push_str(path);
                self.out.push('=');
                self.quote(&text);
            }
        }
    }
}
