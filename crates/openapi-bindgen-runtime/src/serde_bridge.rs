//! serde for generated types: thin, through the JSON of this crate.
//!
//! A value is serialized as what its JSON form is, and deserialized from whatever the
//! deserializer says by itself, so the formats must be self-describing, as JSON, YAML and TOML
//! are. Integers are exact up to 128 bits, other numbers as `f64`, which is what serde has;
//! the longer numbers of serde_json's feature `arbitrary_precision` are understood on reading.

use std::fmt;

use serde_core::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Error as _, SerializeMap, SerializeSeq};

pub use serde_core::de::Deserializer;
pub use serde_core::ser::Serializer;
pub use serde_core::{Deserialize, Serialize};

use crate::json::{Document, Kind, ReadJson, Value, WriteJson, Writer, from_json, to_json};
use crate::types::{
    Base64, BlankOr, Date, DateTime, Decimal, Field, File, IsoDuration, Json, Map, Number, Secret, Time, Uuid,
};

/// Serializes through the JSON form of the value.
///
/// # Errors
/// When the value cannot be written as JSON, or the serializer fails.
pub fn serialize<T, S>(value: &T, serializer: S) -> Result<S::Ok, S::Error>
where
    T: WriteJson + ?Sized,
    S: Serializer,
{
    let text = to_json(value).map_err(S::Error::custom)?;
    let document = Document::parse(&text).map_err(S::Error::custom)?;
    Tree(document.root()).serialize(serializer)
}

/// Deserializes through the JSON form of the value.
///
/// # Errors
/// When the deserializer fails, or what it gives is not what the type expects.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: ReadJson,
    D: Deserializer<'de>,
{
    let mut writer = Writer::new();
    deserializer.deserialize_any(Content(&mut writer))?;
    let text = writer.finish().map_err(D::Error::custom)?;
    from_json(&text).map_err(D::Error::custom)
}

/// A value of a document, as serde sees it.
struct Tree<'t>(Value<'t>);

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.0;
        match value.kind() {
            Kind::Null => serializer.serialize_unit(),
            Kind::Bool => serializer.serialize_bool(value.as_bool().unwrap_or_default()),
            Kind::Number => number(value.as_number().unwrap_or_default(), serializer),
            Kind::String => serializer.serialize_str(&value.as_str().unwrap_or_default()),
            Kind::Array => {
                let mut items = serializer.serialize_seq(Some(value.len()))?;
                for item in value.items() {
                    items.serialize_element(&Tree(item))?;
                }
                items.end()
            }
            Kind::Object => {
                let mut members = serializer.serialize_map(Some(value.len()))?;
                for (name, member) in value.entries() {
                    members.serialize_entry(&*name, &Tree(member))?;
                }
                members.end()
            }
        }
    }
}

fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    // An integer has no negative zero.
    let integer = text != "-0";
    if let Some(number) = text.parse::<u64>().ok().filter(|_| integer) {
        serializer.serialize_u64(number)
    } else if let Some(number) = text.parse::<i64>().ok().filter(|_| integer) {
        serializer.serialize_i64(number)
    } else if let Ok(number) = text.parse::<u128>() {
        serializer.serialize_u128(number)
    } else if let Some(number) = text.parse::<i128>().ok().filter(|_| integer) {
        serializer.serialize_i128(number)
    } else {
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => serializer.serialize_f64(number),
            _ => Err(S::Error::custom("the number is outside of the range of a float")),
        }
    }
}

/// Writes what a deserializer says as JSON.
struct Content<'w>(&'w mut Writer);

impl<'de> DeserializeSeed<'de> for Content<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Content<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.0.bool(value);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.0.i64(value);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.0.u64(value);
        Ok(())
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        value.write_json(self.0);
        Ok(())
    }

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        value.write_json(self.0);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        let mark = self.0.mark();
        self.0.f64(value);
        // Free-form values stay floats for the other side: `1.0` does not come back as `1`.
        if self.0.as_bytes().get(mark..).is_some_and(is_digits) {
            self.0.raw(".0");
        }
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.0.string(value);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.null();
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.0.null();
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.0.start_array();
        let mut index = 0;
        loop {
            // The separator is only known to be due once there is an item.
            let mark = self.0.mark();
            self.0.start_item(index);
            if items.next_element_seed(Content(self.0))?.is_none() {
                self.0.truncate(mark);
                break;
            }
            index += 1;
        }
        self.0.end_array();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mark = self.0.mark();
        self.0.start_object();
        while let Some(name) = members.next_key_seed(Name)? {
            if name == LONG_NUMBER {
                let text = members.next_value::<String>()?;
                let number: Number = text.parse().map_err(A::Error::custom)?;
                self.0.truncate(mark);
                number.write_json(self.0);
                return Ok(());
            }
            self.0.start_member(&name);
            members.next_value_seed(Content(self.0))?;
        }
        self.0.end_object();
        Ok(())
    }
}

fn is_digits(text: &[u8]) -> bool {
    text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-')
}

/// How serde_json passes a number as text, in a map of one member.
const LONG_NUMBER: &str = "$serde_json::private::Number";

/// The name of a member; formats with other keys than strings have them spelled out.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_bool<E>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_str<E>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_string<E>(self, value: String) -> Result<String, E> {
        Ok(value)
    }
}

macro_rules! bridge_types {
    ($($name:ty)*) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize(deserializer)
            }
        }
    )* };
}

bridge_types!(Base64 Date DateTime Decimal File IsoDuration Json Number Secret Time Uuid);

macro_rules! bridge_generics {
    ($($name:ident)*) => { $(
        impl<T: WriteJson> Serialize for $name<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }

        impl<'de, T: ReadJson> Deserialize<'de> for $name<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize(deserializer)
            }
        }
    )* };
}

bridge_generics!(BlankOr Map);

impl<T: WriteJson> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}
