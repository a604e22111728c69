//! Formats: which type and which checks they stand for.

use openapi_bindgen_ir::Type;

use super::flat::Flat;
use super::kinds::Kinds;

/// The kinds that a format is about when no type is named.
pub(super) fn kinds(format: &str) -> Kinds {
    match format {
        "int32" | "int64" | "uint32" | "uint64" => Kinds::INTEGER,
        "float" | "double" => Kinds::NUMBER,
        _ if is_known(format) => Kinds::STRING,
        _ => Kinds::NONE,
    }
}

/// The formats that are named, each once.
pub(super) fn names<'a>(flat: &Flat<'a>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for bit in &flat.bits {
        if let Some(format) = bit.schema.format.as_deref()
            && !names.contains(&format)
        {
            names.push(format);
        }
    }
    names
}

/// Whether a format of strings is one that this program knows.
pub(super) fn is_known(format: &str) -> bool {
    is_plain(format)
        || is_checked(format)
        || matches!(format, "binary" | "password" | "idn-hostname" | "uri-template" | "relative-json-pointer")
}

/// What documentation says of a format that the type does not show.
pub(super) fn note(name: &str) -> String {
    format!("Format: `{name}`.")
}

/// Whether a format says nothing that its type does not say.
pub(super) fn is_plain(format: &str) -> bool {
    matches!(format, "" | "string" | "text" | "float" | "double" | "int64" | "int32" | "number" | "integer")
}

/// Whether `validate()` looks at a format.
pub(super) fn is_checked(format: &str) -> bool {
    matches!(
        format,
        "date-time"
            | "date"
            | "time"
            | "duration"
            | "uuid"
            | "byte"
            | "base64"
            | "decimal"
            | "email"
            | "idn-email"
            | "hostname"
            | "ipv4"
            | "ipv6"
            | "uri"
            | "uri-reference"
            | "iri"
            | "iri-reference"
            | "json-pointer"
            | "regex"
    )
}

/// Whether a format is one of texts that have no type of their own, and is checked: the check lets a blank pass.
pub(super) fn is_text(format: &str) -> bool {
    let with_type = ["date-time", "date", "time", "duration", "uuid", "byte", "base64", "decimal"];
    is_checked(format) && !with_type.contains(&format)
}

/// The type of a string with these formats.
pub(super) fn string(flat: &Flat<'_>, names: &[&str]) -> Type {
    let encoding = flat.bits.iter().find_map(|bit| bit.schema.seldom.content_encoding.as_deref());
    if encoding.is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64")) {
        return Type::Base64;
    }
    match names {
        ["date-time"] => Type::DateTime,
        ["date"] => Type::Date,
        ["time"] => Type::Time,
        ["duration"] => Type::Duration,
        ["uuid"] => Type::Uuid,
        ["decimal"] => Type::Decimal,
        ["byte" | "base64"] => Type::Base64,
        ["password"] => Type::Secret,
        _ => Type::String,
    }
}

/// Whether a type holds its own format against the text.
pub(super) fn is_judged_by(ty: &Type) -> bool {
    matches!(ty, Type::DateTime | Type::Date | Type::Time | Type::Duration | Type::Uuid | Type::Decimal | Type::Base64)
}

/// Whether a string stands for bytes: a file where bodies have parts.
pub(super) fn is_binary(flat: &Flat<'_>, names: &[&str]) -> bool {
    let by_media = flat.bits.iter().any(|bit| {
        bit.schema.seldom.content_encoding.is_none()
            && bit.schema.seldom.content_media_type.as_deref().is_some_and(is_bytes)
    });
    by_media || names == ["binary"]
}

fn is_bytes(media: &str) -> bool {
    let kind = media.split('/').next().unwrap_or_default();
    media == "application/octet-stream" || matches!(kind, "image" | "audio" | "video")
}

/// The type of an integer with these formats and bounds.
pub(super) fn integer(names: &[&str], bounds: &Bounds) -> Type {
    let by_format = match names {
        ["int32" | "int16" | "int8"] => Type::I32,
        ["uint32" | "uint16" | "uint8"] => Type::U32,
        ["uint64" | "uint"] => Type::U64,
        _ => Type::I64,
    };
    let fitting = [by_format, Type::I64, Type::U64, Type::I128];
    fitting.into_iter().find(|ty| bounds.fit(ty)).unwrap_or(Type::Number)
}

/// The type of a number with these formats.
pub(super) fn number(names: &[&str]) -> Type {
    match names {
        ["decimal"] => Type::Number,
        // A number that calls itself a 64-bit integer is exact, and yet may have a fraction.
        ["int64" | "uint64" | "int128"] => Type::Number,
        _ => Type::F64,
    }
}

/// The type with this name in the config; one of the user's own if it is none of the runtime's.
pub(super) fn named(name: &str) -> Type {
    match name {
        "bool" => Type::Bool,
        "i32" => Type::I32,
        "i64" => Type::I64,
        "u32" => Type::U32,
        "u64" => Type::U64,
        "i128" => Type::I128,
        "f64" => Type::F64,
        "Number" => Type::Number,
        "String" => Type::String,
        "Secret" => Type::Secret,
        "Json" => Type::Json,
        "DateTime" => Type::DateTime,
        "Date" => Type::Date,
        "Time" => Type::Time,
        "IsoDuration" | "Duration" => Type::Duration,
        "Uuid" => Type::Uuid,
        "Decimal" => Type::Decimal,
        "Base64" => Type::Base64,
        "File" => Type::File,
        other => Type::Custom(other.to_owned()),
    }
}

/// The least and the greatest integer that a schema allows, as far as they matter for the type.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    least: Option<i128>,
    greatest: Option<i128>,
    /// A bound is beyond every integer type.
    beyond: bool,
}

impl Bounds {
    pub(super) fn of(flat: &Flat<'_>) -> Self {
        let mut bounds = Self::default();
        for limits in flat.bits.iter().map(|bit| &bit.schema.limits) {
            for text in [&limits.minimum, &limits.exclusive_minimum].into_iter().flatten() {
                let value = bounds.whole(text);
                bounds.least = bounds.least.max(value);
            }
            for text in [&limits.maximum, &limits.exclusive_maximum].into_iter().flatten() {
                let value = bounds.whole(text);
                bounds.greatest = [bounds.greatest, value].into_iter().flatten().min();
            }
        }
        bounds
    }

    fn whole(&mut self, text: &str) -> Option<i128> {
        let whole = if super::json_text::is_whole(text) {
            super::json_text::whole_digits(text)
        } else {
            text.split(['.', 'e', 'E']).next().map(str::to_owned)
        };
        let value = whole.and_then(|digits| digits.parse().ok());
        self.beyond |= value.is_none();
        value
    }

    /// Whether all integers within the bounds fit a type. Where a bound is missing, the type sets it.
    fn fit(&self, ty: &Type) -> bool {
        let (low, high) = match ty {
            Type::I32 => (i128::from(i32::MIN), i128::from(i32::MAX)),
            Type::U32 => (0, i128::from(u32::MAX)),
            Type::I64 => (i128::from(i64::MIN), i128::from(i64::MAX)),
            Type::U64 => (0, i128::from(u64::MAX)),
            _ => return !self.beyond,
        };
        !self.beyond
            && self.least.is_none_or(|least| least >= low)
            && self.greatest.is_none_or(|greatest| greatest <= high)
            && self.least.is_none_or(|least| least <= high)
            && self.greatest.is_none_or(|greatest| greatest >= low)
    }
}
