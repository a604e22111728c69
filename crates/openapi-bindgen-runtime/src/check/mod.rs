//! The rules of a schema beyond types, and how a value is held against them.
//!
//! A [`Check`] is one keyword of JSON Schema (Draft 4 as OpenAPI 3.0 uses it, and later);
//! checks are static data and are evaluated on the JSON form of a value, by one function.

mod evaluate;
pub(crate) mod exact;
mod format;
mod pattern;
pub mod prelude;
mod violation;

pub use format::Format;
pub(crate) use format::calendar;
pub use violation::{Violation, Violations};

pub(crate) use evaluate::{Finding, evaluate, same_value};

use crate::json::{Kind, WriteJson, Writer};

/// One rule. Rules about another kind of value than the one in hand are fulfilled: a length
/// says nothing about a number.
///
/// Numbers are decimal text and are compared exactly, whatever their size.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Check {
    /// `minLength`: at least so many code points.
    MinLength(u64),
    /// `maxLength`: at most so many code points.
    MaxLength(u64),
    /// `pattern`: an ECMA-262 expression that matches somewhere in the string. One that does
    /// not compile, or any if the feature `pattern` is off, is fulfilled.
    Pattern(&'static str),
    /// `format`, strictly.
    Format(Format),
    /// `minimum`.
    Minimum(&'static str),
    /// `maximum`.
    Maximum(&'static str),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(&'static str),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(&'static str),
    /// `multipleOf`.
    MultipleOf(&'static str),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems`: no two items are equal; `1` and `1.0` are.
    UniqueItems,
    /// `items`: rules for every item.
    Items(&'static [Check]),
    /// `prefixItems`: rules for the first items, by position.
    PrefixItems(&'static [&'static [Check]]),
    /// `contains`: an item that fulfils all of these.
    Contains(&'static [Check]),
    /// `contains` with `minContains` and `maxContains`: so many items fulfil all of these.
    ContainsBetween {
        /// The rules.
        checks: &'static [Check],
        /// `minContains`.
        least: u64,
        /// `maxContains`.
        most: Option<u64>,
    },
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `required`: members that must be there.
    Required(&'static [&'static str]),
    /// `dependentRequired`: if the first member is there, the others must be.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `properties`: rules for members by name.
    Properties(&'static [(&'static str, &'static [Check])]),
    /// `patternProperties`: rules for members whose name matches.
    PatternProperties(&'static [(&'static str, &'static [Check])]),
    /// `additionalProperties`: rules for members that are neither declared here nor matched by
    /// the patterns.
    AdditionalProperties {
        /// The declared names.
        declared: &'static [&'static str],
        /// The patterns of declared names.
        patterns: &'static [&'static str],
        /// The rules for all other members.
        checks: &'static [Check],
    },
    /// Rules for the value of every member.
    Values(&'static [Check]),
    /// `propertyNames`: rules for the name of every member.
    Keys(&'static [Check]),
    /// `type`: one of these.
    Type(&'static [Type]),
    /// `enum` or `const`: equal to one of these JSON texts.
    OneOf(&'static [&'static str]),
    /// All rules of a named shape.
    Schema(&'static Shape),
    /// `allOf`.
    AllOf(&'static [&'static Shape]),
    /// `anyOf`.
    AnyOf(&'static [&'static Shape]),
    /// `oneOf`: one of these shapes fits, and no other.
    ExactlyOne(&'static [&'static Shape]),
    /// `not`.
    Not(&'static Shape),
    /// The schema `false`: no value fits.
    Never,
}

/// A type of JSON Schema: a kind of value, or the integers among the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A kind of value.
    Kind(Kind),
    /// A number without fraction, in any notation.
    Integer,
}

/// A schema as data: rules that a `static` can name, also recursively.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    checks: &'static [Check],
}

impl Shape {
    /// A shape of these rules.
    #[must_use]
    pub const fn new(checks: &'static [Check]) -> Self {
        Self { checks }
    }

    /// The rules.
    #[must_use]
    pub const fn checks(&self) -> &'static [Check] {
        self.checks
    }
}

/// Holds a value against the rules of its schema.
///
/// # Errors
/// All rules that are broken, each with the path of the value that breaks it.
pub fn validate<T: WriteJson + ?Sized>(value: &T) -> Result<(), Violations> {
    validate_any(&value)
}

/// [`validate`] for generated code, compiled once.
///
/// # Errors
/// As [`validate`].
pub fn validate_any(value: &dyn WriteJson) -> Result<(), Violations> {
    let mut writer = Writer::validating();
    value.write_json(&mut writer);
    writer.into_violations()
}
