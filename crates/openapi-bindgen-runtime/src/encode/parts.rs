//! A value seen as the specification's styles see it: nothing, one text, a list or pairs.

use std::borrow::Cow;

use crate::json::{Kind, Value};

pub(super) enum Parts<'t> {
    /// Null, an empty list, an empty map: undefined in the words of RFC 6570.
    Nothing,
    One(Cow<'t, str>),
    List(Vec<Cow<'t, str>>),
    Pairs(Vec<(Cow<'t, str>, Cow<'t, str>)>),
}

impl<'t> Parts<'t> {
    pub(super) fn of(value: Value<'t>) -> Self {
        match value.kind() {
            Kind::Null => Self::Nothing,
            Kind::Array => match value.items().filter_map(text).collect::<Vec<_>>() {
                items if items.is_empty() => Self::Nothing,
                items => Self::List(items),
            },
            Kind::Object => Self::pairs(value, false),
            _ => text(value).map_or(Self::Nothing, Self::One),
        }
    }

    /// The pairs of an object; with `repeat`, a member that is an array
    /// gives one pair per item.
    pub(super) fn pairs(object: Value<'t>, repeat: bool) -> Self {
        let mut pairs = Vec::new();
        for (name, value) in object.entries() {
            if repeat && value.kind() == Kind::Array {
                pairs.extend(value.items().filter_map(text).map(|item| (name.clone(), item)));
            } else if let Some(text) = text(value) {
                pairs.push((name, text));
            }
        }
        match pairs.is_empty() {
            true => Self::Nothing,
            false => Self::Pairs(pairs),
        }
    }
}

/// A scalar as bare text, anything else as JSON text, null as nothing.
pub(super) fn text(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value.kind() {
        Kind::Null => None,
        Kind::String => value.as_str(),
        _ => Some(Cow::Borrowed(value.raw())),
    }
}
