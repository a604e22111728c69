//! Reading the types of the standard library.

use super::ReadJson;
use super::error::{ReadError, ReadErrorKind};
use super::float::parse_f64;
use super::text::integer;
use super::value::{Kind, Value};

impl ReadJson for bool {
    const PLAIN: bool = true;

    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        value.as_bool().ok_or_else(|| value.expected("a boolean"))
    }
}

impl ReadJson for String {
    const PLAIN: bool = true;

    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        match value.as_str() {
            Some(text) => Ok(text.into_owned()),
            None => Err(value.expected("a string")),
        }
    }
}

macro_rules! read_integers {
    ($($integer:ty: $range:literal;)*) => { $(
        impl ReadJson for $integer {
            const PLAIN: bool = true;

            fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
                integer(value, $range)
            }
        }
    )* };
}

read_integers! {
    i8: "the range of an 8-bit integer";
    i16: "the range of a 16-bit integer";
    i32: "the range of a 32-bit integer";
    i64: "the range of a 64-bit integer";
    i128: "the range of a 128-bit integer";
    u8: "the range of an unsigned 8-bit integer";
    u16: "the range of an unsigned 16-bit integer";
    u32: "the range of an unsigned 32-bit integer";
    u64: "the range of an unsigned 64-bit integer";
    u128: "the range of an unsigned 128-bit integer";
}

impl ReadJson for f64 {
    const PLAIN: bool = true;

    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        let Some(text) = value.as_number() else { return Err(value.expected("a number")) };
        match parse_f64(text) {
            Some(number) if number.is_finite() => Ok(number),
            _ => Err(out_of_range(value)),
        }
    }
}

impl ReadJson for f32 {
    const PLAIN: bool = true;

    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        let Some(text) = value.as_number() else { return Err(value.expected("a number")) };
        match text.parse::<f32>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(out_of_range(value)),
        }
    }
}

#[cold]
fn out_of_range(value: Value<'_>) -> ReadError {
    let message = format!("{} is outside of the range of a float", value.in_words());
    value.error(ReadErrorKind::WrongValue, message)
}

impl ReadJson for () {
    const PLAIN: bool = true;

    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        if value.is_null() { Ok(()) } else { Err(value.expected("null")) }
    }
}

impl<T: ReadJson> ReadJson for Box<T> {
    const PLAIN: bool = T::PLAIN;

    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        match T::read_json(value) {
            Ok(read) => Ok(Box::new(read)),
            Err(error) => Err(error),
        }
    }
}

impl<T: ReadJson> ReadJson for Option<T> {
    const PLAIN: bool = T::PLAIN;

    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        if value.is_null() {
            return Ok(None);
        }
        match T::read_json(value) {
            Ok(read) => Ok(Some(read)),
            Err(error) => Err(error),
        }
    }
}

impl<T: ReadJson> ReadJson for Vec<T> {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        if value.kind() != Kind::Array {
            return Err(value.expected("an array"));
        }
        let mut items = Vec::with_capacity(value.len_hint());
        for item in value.items() {
            match T::read_json(item) {
                Ok(read) => items.push(read),
                Err(error) => return Err(error.at_item(items.len())),
            }
        }
        Ok(items)
    }
}
