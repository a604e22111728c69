//! Sets of JSON kinds, integers told apart from other numbers.

use openapi_bindgen_ir::JsonKind;
use openapi_bindgen_spec::model::Types;
use openapi_bindgen_spec::value::{Kind, Value};

use super::json_text::is_whole;

/// A set of JSON kinds. A number is an integer or a fraction, so that `integer` is a part of `number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NONE: Self = Self(0);
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(2);
    pub(super) const INTEGER: Self = Self(4);
    pub(super) const NUMBER: Self = Self(4 | 8);
    pub(super) const STRING: Self = Self(16);
    pub(super) const ARRAY: Self = Self(32);
    pub(super) const OBJECT: Self = Self(64);
    pub(super) const ALL: Self = Self(127);

    /// The kinds that `type` names; all when it is absent.
    pub(super) fn of_types(types: Types) -> Self {
        if types.is_empty() {
            return Self::ALL;
        }
        types.each().fold(Self::NONE, |kinds, one| kinds.or(Self::of_type(one)))
    }

    fn of_type(one: Types) -> Self {
        match one {
            Types::NULL => Self::NULL,
            Types::BOOLEAN => Self::BOOLEAN,
            Types::INTEGER => Self::INTEGER,
            Types::NUMBER => Self::NUMBER,
            Types::STRING => Self::STRING,
            Types::ARRAY => Self::ARRAY,
            _ => Self::OBJECT,
        }
    }

    /// The kind of a value.
    pub(super) fn of_value(value: &Value) -> Self {
        match &value.kind {
            Kind::Null => Self::NULL,
            Kind::Bool(_) => Self::BOOLEAN,
            Kind::Number(text) if is_whole(text) => Self::INTEGER,
            Kind::Number(_) => Self::NUMBER,
            Kind::String(_) => Self::STRING,
            Kind::Array(_) => Self::ARRAY,
            Kind::Object(_) => Self::OBJECT,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of these are among `others`.
    pub(super) fn within(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a kind beside null is missing, so that something is said about the type.
    pub(super) fn is_narrow(self) -> bool {
        self.or(Self::NULL) != Self::ALL
    }

    /// One set for each kind of Rust type it takes, in a fixed order.
    pub(super) fn classes(self) -> impl Iterator<Item = Self> {
        [Self::BOOLEAN, Self::NUMBER, Self::STRING, Self::ARRAY, Self::OBJECT]
            .into_iter()
            .map(move |class| self.and(class))
            .filter(|class| !class.is_empty())
    }

    /// The kinds as the IR names them.
    pub(super) fn to_json(self) -> Vec<JsonKind> {
        let number = if self.and(Self::NUMBER) == Self::INTEGER { JsonKind::Integer } else { JsonKind::Number };
        let table = [
            (Self::NULL, JsonKind::Null),
            (Self::BOOLEAN, JsonKind::Boolean),
            (Self::NUMBER, number),
            (Self::STRING, JsonKind::String),
            (Self::ARRAY, JsonKind::Array),
            (Self::OBJECT, JsonKind::Object),
        ];
        table.into_iter().filter(|(kind, _)| self.overlaps(*kind)).map(|(_, json)| json).collect()
    }

    /// A word for the kind, to name a branch by; `None` for a mixture.
    pub(super) fn word(self) -> Option<&'static str> {
        Some(match self.without(Self::NULL) {
            Self::BOOLEAN => "boolean",
            Self::INTEGER => "integer",
            Self::NUMBER => "number",
            Self::STRING => "string",
            Self::ARRAY => "list",
            Self::OBJECT => "object",
            _ => return None,
        })
    }
}
