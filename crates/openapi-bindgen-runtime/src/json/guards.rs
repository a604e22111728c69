//! What a value must have to be for a branch of a union, as static data.

use super::tape::Tag;
use super::value::Kind;

/// Stands among the bits of kinds for whole numbers, however they are written.
pub(super) const WHOLE: u32 = 1 << 31;

/// The bit of a kind.
pub(super) const fn bit(tag: Tag) -> u32 {
    1 << tag as u32
}

/// What can be seen of a value without decoding it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Guard {
    /// Nothing is asked.
    Any,
    /// The kind of the value.
    Kind(Kind),
    /// A number without fraction.
    Integer,
    /// A member that has one of these values.
    Tag(&'static str, &'static [&'static str]),
    /// An object in which a member is not there, is `null`, or has one of these values.
    IfTagged(&'static str, &'static [&'static str]),
    /// Members that are all there.
    Keys(&'static [&'static str]),
    /// A scalar that is one of these.
    Value(&'static [&'static str]),
}

/// The words with which `json_union!` writes guards.
pub mod guard {
    use super::{Guard, Kind};

    type Names = &'static [&'static str];

    macro_rules! kinds {
        ($($word:ident $guard:expr, $doc:literal;)*) => { $(
            #[doc = $doc]
            #[must_use]
            pub const fn $word(_: Names, _: Names) -> Guard {
                $guard
            }
        )* };
    }

    kinds! {
        any Guard::Any, "Any value.";
        null Guard::Kind(Kind::Null), "`null`.";
        boolean Guard::Kind(Kind::Bool), "A boolean.";
        number Guard::Kind(Kind::Number), "A number.";
        integer Guard::Integer, "A number without fraction.";
        string Guard::Kind(Kind::String), "A string.";
        array Guard::Kind(Kind::Array), "An array.";
        object Guard::Kind(Kind::Object), "An object.";
    }

    /// A member that has one of these values.
    #[must_use]
    pub const fn tag(names: Names, values: Names) -> Guard {
        match names {
            [name, ..] => Guard::Tag(name, values),
            [] => Guard::Any,
        }
    }

    /// A member that has one of these values where it is there.
    #[must_use]
    pub const fn if_tagged(names: Names, values: Names) -> Guard {
        match names {
            [name, ..] => Guard::IfTagged(name, values),
            [] => Guard::Any,
        }
    }

    /// Members that are all there.
    #[must_use]
    pub const fn keys(names: Names, _: Names) -> Guard {
        Guard::Keys(names)
    }

    /// A scalar that is one of these.
    #[must_use]
    pub const fn value(values: Names, _: Names) -> Guard {
        Guard::Value(values)
    }
}

impl Guard {
    /// The kinds of value that it is about, a bit for each tag; none if it is about something else.
    pub(super) const fn kinds(&self) -> u32 {
        match self {
            Self::Kind(Kind::Null) => bit(Tag::Null),
            Self::Kind(Kind::Bool) => bit(Tag::True) | bit(Tag::False),
            Self::Kind(Kind::Number) => bit(Tag::Integer) | bit(Tag::Number),
            Self::Kind(Kind::String) => bit(Tag::String),
            Self::Kind(Kind::Array) => bit(Tag::Array),
            Self::Kind(Kind::Object) | Self::IfTagged(..) => bit(Tag::Object),
            Self::Integer => bit(Tag::Integer) | WHOLE,
            Self::Any | Self::Tag(..) | Self::Keys(_) | Self::Value(_) => 0,
        }
    }

    pub(super) fn is_kind(&self) -> bool {
        matches!(self, Self::Kind(_) | Self::Integer)
    }

    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Any => "any value".to_owned(),
            Self::Kind(kind) => kind.in_words().to_owned(),
            Self::Integer => "an integer".to_owned(),
            Self::Tag(name, values) => format!("`{name}` to be `{}`", values.join("` or `")),
            Self::IfTagged(name, values) => format!("`{name}`, if there, to be `{}`", values.join("` or `")),
            Self::Keys(names) => format!("the members `{}`", names.join("`, `")),
            Self::Value(values) => format!("`{}`", values.join("` or `")),
        }
    }
}
