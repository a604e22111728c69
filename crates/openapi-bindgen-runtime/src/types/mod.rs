//! The types that the fields of generated types have, beyond those of the standard library.

mod base64;
mod blank;
mod field;
mod file;
mod json;
mod json_from;
mod map;
mod map_index;
mod number;
mod secret;
mod text;
mod time;

pub use base64::Base64;
pub use blank::BlankOr;
pub use field::Field;
pub use file::File;
pub use json::Json;
pub use map::{IntoIter, Iter, Map};
pub use number::Number;
pub use secret::Secret;
pub use text::{Decimal, InvalidText, Uuid};
pub use time::{Date, DateTime, IsoDuration, Time};
