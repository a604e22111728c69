//! Any JSON value.

use std::fmt;
use std::ops::Index;
use std::str::FromStr;

use super::{Map, Number};
use crate::json::{Kind, ReadError, ReadJson, Value, WriteJson, Writer, to_json_string};

/// Any JSON value, kept without loss: numbers keep their text, members their order.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Map<Json>),
}

/// What an index that leads nowhere shows.
static NULL: Json = Json::Null;

impl Json {
    /// What kind of value it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(_) => Kind::Bool,
            Self::Number(_) => Kind::Number,
            Self::String(_) => Kind::String,
            Self::Array(_) => Kind::Array,
            Self::Object(_) => Kind::Object,
        }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The boolean, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number as an `i64`, if it is a whole number in range.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The number as a `u64`, if it is a whole number in range.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// The nearest `f64` to the number, if it is one in range.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Json]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The items for changing them, if it is an array.
    #[must_use]
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Json>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Map<Json>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The members for changing them, if it is an object.
    #[must_use]
    pub fn as_object_mut(&mut self) -> Option<&mut Map<Json>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The member of this name, if it is an object and has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.as_object()?.get(name)
    }

    /// The item at this place, if it is an array and has one.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&Json> {
        self.as_array()?.get(index)
    }

    /// The value that a JSON Pointer (RFC 6901) leads to.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Json> {
        if pointer.is_empty() {
            return Some(self);
        }
        let steps = pointer.strip_prefix('/')?.split('/');
        steps.map(|step| step.replace("~1", "/").replace("~0", "~")).try_fold(self, |value, step| match value {
            Self::Object(members) => members.get(&step),
            Self::Array(items) => items.get(array_index(&step)?),
            _ => None,
        })
    }

    /// Takes the value out and leaves `null`.
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

fn array_index(step: &str) -> Option<usize> {
    let plain = step == "0" || !step.starts_with(['0', '+']);
    step.parse().ok().filter(|_| plain)
}

impl Index<&str> for Json {
    type Output = Json;

    /// The member of this name, or `null`.
    fn index(&self, name: &str) -> &Json {
        self.get(name).unwrap_or(&NULL)
    }
}

impl Index<usize> for Json {
    type Output = Json;

    /// The item at this place, or `null`.
    fn index(&self, index: usize) -> &Json {
        self.item(index).unwrap_or(&NULL)
    }
}

impl FromStr for Json {
    type Err = ReadError;

    fn from_str(text: &str) -> Result<Self, ReadError> {
        crate::json::from_json(text.as_bytes())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = to_json_string(self).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::String(text) => text.fmt(f),
            Self::Array(items) => items.fmt(f),
            Self::Object(members) => members.fmt(f),
        }
    }
}

impl ReadJson for Json {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        Ok(capture(value))
    }
}

fn capture(value: Value<'_>) -> Json {
    match value.kind() {
        Kind::Null => Json::Null,
        Kind::Bool => Json::Bool(value.as_bool().unwrap_or_default()),
        Kind::Number => Json::Number(Number::from_json_text(value.as_number().unwrap_or_default())),
        Kind::String => Json::String(value.as_str().unwrap_or_default().into_owned()),
        Kind::Array => {
            let mut items = Vec::with_capacity(value.len_hint());
            items.extend(value.items().map(capture));
            Json::Array(items)
        }
        Kind::Object => {
            let mut members = Map::with_capacity(value.len_hint());
            for (name, member) in value.entries() {
                value.document().keep(1);
                members.push(name.into_owned(), capture(member));
            }
            Json::Object(members)
        }
    }
}

impl WriteJson for Json {
    fn write_json(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => writer.bool(*value),
            Self::Number(number) => number.write_json(writer),
            Self::String(text) => writer.string(text),
            Self::Array(items) => items.write_json(writer),
            Self::Object(members) => members.write_json(writer),
        }
    }
}
