//! Names of types that are none of JSON's, but whose meaning is plain.

use crate::model::Types;

/// The type and format that a word from another language means; `None` for words without a plain meaning.
///
/// Documents written by hand, or by programs that print their own language's types, hold such words.
pub(super) fn foreign_type(name: &str) -> Option<(Types, Option<&'static str>)> {
    let known = match name.to_ascii_lowercase().as_str() {
        "int" | "int32" | "short" | "byte" => (Types::INTEGER, Some("int32")),
        "long" | "int64" | "bigint" => (Types::INTEGER, Some("int64")),
        "float" => (Types::NUMBER, Some("float")),
        "double" => (Types::NUMBER, Some("double")),
        "decimal" | "num" | "numeric" => (Types::NUMBER, None),
        "bool" => (Types::BOOLEAN, None),
        "str" | "text" | "char" | "enum" | "instant" => (Types::STRING, None),
        "date" => (Types::STRING, Some("date")),
        "datetime" | "date-time" | "timestamp" => (Types::STRING, Some("date-time")),
        "uuid" | "guid" => (Types::STRING, Some("uuid")),
        "uri" | "url" => (Types::STRING, Some("uri")),
        "email" => (Types::STRING, Some("email")),
        "file" | "binary" => (Types::STRING, Some("binary")),
        "list" => (Types::ARRAY, None),
        "map" | "dict" | "json" => (Types::OBJECT, None),
        "any" | "mixed" => (Types::default(), None),
        lower => (Types::from_name(lower)?, None),
    };
    Some(known)
}
