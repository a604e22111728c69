//! What becomes a JSON value by `into()`.

use super::{Field, Json, Map, Number};

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<()> for Json {
    fn from((): ()) -> Self {
        Self::Null
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => { $(
        impl From<$integer> for Json {
            fn from(number: $integer) -> Self {
                Self::Number(number.into())
            }
        }
    )* };
}

from_integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl From<f64> for Json {
    /// Numbers that are not finite have no JSON form and become `null`.
    fn from(number: f64) -> Self {
        Number::from_f64(number).map_or(Self::Null, Self::Number)
    }
}

impl From<f32> for Json {
    /// The shortest decimal that is this `f32`; numbers that are not finite become `null`.
    fn from(number: f32) -> Self {
        match number.to_string().parse::<Number>() {
            Ok(number) => Self::Number(number),
            Err(_) => Self::Null,
        }
    }
}

impl From<Number> for Json {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::String(text.clone())
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Json>, const N: usize> From<[T; N]> for Json {
    fn from(items: [T; N]) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Json> + Clone> From<&[T]> for Json {
    fn from(items: &[T]) -> Self {
        Self::Array(items.iter().cloned().map(Into::into).collect())
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Json>> From<Field<T>> for Json {
    fn from(field: Field<T>) -> Self {
        field.into_option().into()
    }
}

impl<T: Into<Json>> From<Map<T>> for Json {
    fn from(members: Map<T>) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name, value.into())).collect())
    }
}

impl<T: Into<Json>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

macro_rules! equal_to {
    ($($other:ty: $as:ident,)*) => { $(
        impl PartialEq<$other> for Json {
            fn eq(&self, other: &$other) -> bool {
                self.$as() == Some((*other).into())
            }
        }
    )* };
}

equal_to! { bool: as_bool, i32: as_i64, i64: as_i64, u32: as_u64, u64: as_u64, f64: as_f64, }

impl PartialEq<str> for Json {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Json {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}
