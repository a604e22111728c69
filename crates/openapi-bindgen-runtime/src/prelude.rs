//! What a generated module imports: the traits and the value types its signatures name.

pub use crate::json::{ReadJson, WriteJson};
pub use crate::types::{
    Base64, BlankOr, Date, DateTime, Decimal, Field, File, IsoDuration, Json, Map, Number, Secret, Time, Uuid,
};
