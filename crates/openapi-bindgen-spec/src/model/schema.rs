//! Schemas.

use std::sync::LazyLock;

use openapi_bindgen_diagnostics::Pointer;

use super::{Empty, Example, Rare, SchemaId};
use crate::value::Value;

/// Schema Object: every keyword of 3.0, and of 3.1's JSON Schema as far as generation or validation use it.
///
/// `$ref` with meaningful siblings is already `allOf: [$ref]` plus the siblings; `const` is an `enum` of one;
/// all spellings of null (`nullable`, type lists, `x-nullable`, `oneOf` with `type: null`) stay visible through
/// `nullable`, `types` and the branches.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Where it stands.
    pub pointer: Pointer,
    /// `true` or `false` instead of an object.
    pub boolean: Option<bool>,
    /// `$ref`: nothing else is meaningful then.
    pub reference: Option<Reference>,
    /// `type`, one or many; empty when absent.
    pub types: Types,
    /// `nullable: true`, `x-nullable: true`, or `null` in a type list or enum.
    pub nullable: bool,
    /// `format`.
    pub format: Option<String>,
    /// `title`.
    pub title: String,
    /// `description`.
    pub description: String,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `default`.
    pub default: Option<Value>,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
    /// `enum`, or `const` as a list of one.
    pub values: Option<Vec<Value>>,
    /// Whether `values` came from `const`.
    pub is_const: bool,
    /// `properties`, in document order.
    pub properties: Vec<(String, SchemaId)>,
    /// `required`.
    pub required: Vec<String>,
    /// `additionalProperties`, or `unevaluatedProperties` where that is `false` or a schema.
    pub additional: Additional,
    /// `items`.
    pub items: Option<SchemaId>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// Limits on numbers, lengths and counts.
    pub limits: Rare<Limits>,
    /// The keywords that few schemas have.
    pub seldom: Rare<Seldom>,
}

/// Keywords that few schemas have.
#[derive(Clone, Debug, Default)]
pub struct Seldom {
    /// `patternProperties`.
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// `propertyNames`.
    pub property_names: Option<SchemaId>,
    /// `prefixItems`, or `items` as a list.
    pub prefix_items: Vec<SchemaId>,
    /// `contains`.
    pub contains: Option<SchemaId>,
    /// `not`.
    pub not: Option<SchemaId>,
    /// `if`, `then`, `else`.
    pub conditional: [Option<SchemaId>; 3],
    /// `dependentRequired` (and `dependencies` with lists).
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// `dependentSchemas`.
    pub dependent_schemas: Vec<(String, SchemaId)>,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
    /// `contentEncoding`.
    pub content_encoding: Option<String>,
    /// `contentMediaType`.
    pub content_media_type: Option<String>,
    /// Extensions (`x-…`).
    pub extensions: Vec<(String, Value)>,
    /// Keywords present that this model does not hold, for a note.
    pub unknown_keywords: Vec<String>,
}

impl Empty for Seldom {
    fn empty() -> &'static Self {
        static NONE: LazyLock<Seldom> = LazyLock::new(Seldom::default);
        &NONE
    }
}

/// A `$ref` of a schema.
#[derive(Clone, Debug)]
pub struct Reference {
    /// As written.
    pub text: String,
    /// The schema it leads to; `None` when it dangles or leaves the allowed folders (already reported).
    pub target: Option<SchemaId>,
}

/// `additionalProperties`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// Not said.
    #[default]
    Absent,
    /// `true` or an empty schema.
    Any,
    /// `false`.
    Denied,
    /// A schema that says something.
    Schema(SchemaId),
}

/// Discriminator Object.
#[derive(Clone, Debug, Default)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// `mapping`: value, and the schema it names (`None` when it dangles), in document order.
    pub mapping: Vec<(String, Option<SchemaId>)>,
}

/// Limits on numbers, lengths and counts. Numbers keep the text of the document, so that none is rounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// `minimum`.
    pub minimum: Option<String>,
    /// `maximum`.
    pub maximum: Option<String>,
    /// `exclusiveMinimum` (numeric; 3.0's boolean is resolved).
    pub exclusive_minimum: Option<String>,
    /// `exclusiveMaximum`, likewise.
    pub exclusive_maximum: Option<String>,
    /// `multipleOf`.
    pub multiple_of: Option<String>,
    /// `minLength`.
    pub min_length: Option<u64>,
    /// `maxLength`.
    pub max_length: Option<u64>,
    /// `pattern`.
    pub pattern: Option<String>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
    /// `minContains`.
    pub min_contains: Option<u64>,
    /// `maxContains`.
    pub max_contains: Option<u64>,
}

impl Empty for Limits {
    fn empty() -> &'static Self {
        static NONE: LazyLock<Limits> = LazyLock::new(Limits::default);
        &NONE
    }
}

/// The set of JSON types a schema names.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `boolean`.
    pub const BOOLEAN: Self = Self(2);
    /// `integer`.
    pub const INTEGER: Self = Self(4);
    /// `number`.
    pub const NUMBER: Self = Self(8);
    /// `string`.
    pub const STRING: Self = Self(16);
    /// `array`.
    pub const ARRAY: Self = Self(32);
    /// `object`.
    pub const OBJECT: Self = Self(64);

    /// Whether no type is named, which allows all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `other` are named.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Each type named, one by one, in the order of the constants.
    pub fn each(self) -> impl Iterator<Item = Self> {
        (0..7).map(|bit| Self(1 << bit)).filter(move |one| self.has(*one))
    }

    /// The type with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Self::NULL,
            "boolean" => Self::BOOLEAN,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            "string" => Self::STRING,
            "array" => Self::ARRAY,
            "object" => Self::OBJECT,
            _ => return None,
        })
    }
}

impl std::fmt::Debug for Types {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = ["null", "boolean", "integer", "number", "string", "array", "object"];
        f.debug_list()
            .entries(names.iter().enumerate().filter(|(bit, _)| self.0 & (1 << bit) != 0).map(|(_, name)| name))
            .finish()
    }
}
