//! JSON through one concrete reader and one concrete writer.
//!
//! Reading takes two steps. [`Document::parse`] checks the whole text once (UTF-8, RFC 8259,
//! [`Limits`]) and notes every value on a flat tape; nothing hostile passes beyond it. Then
//! [`ReadJson`] walks the tape: nothing in it is generic over a data format, so a generated
//! crate compiles its decoders once, and no user pays for them again.
//!
//! Writing appends to one buffer. The same calls that write also validate: see
//! [`Writer::validating`].

mod branch;
mod enumeration;
mod error;
mod float;
mod guards;
mod members;
mod object;
mod path;
mod read;
mod tape;
mod text;
mod union;
mod value;
mod write;
mod writer;

pub use branch::{Branch, Branches};
pub use enumeration::{is_plain, json_position, position};
pub(crate) use error::excerpt;
pub use error::{ReadError, ReadErrorKind, WriteError};
pub use guards::{Guard, guard};
pub use members::Members;
pub(crate) use members::refuse_duplicates;
pub use object::{Rest, State, Step, step};
pub use path::Segment;
pub use tape::{Document, Limits, MAX_BYTES, MAX_DEPTH};
pub use union::{Reader, read_union};
pub use value::{Entries, Items, Kind, Value};
pub use writer::Writer;

/// A type that can be read from JSON.
pub trait ReadJson: Sized {
    /// Whether every value of the type is a scalar that keeps all rules, so that a union which has read one need not
    /// look for a better branch.
    const PLAIN: bool = false;

    /// Reads one value.
    ///
    /// # Errors
    /// When the value has another shape than the type; the error knows its place.
    fn read_json(value: Value<'_>) -> Result<Self, ReadError>;
}

/// A type that can be written as JSON.
///
/// Writing returns nothing: what cannot stand in JSON, such as a number that is not finite,
/// is remembered by the [`Writer`] and reported once, by [`to_json`].
pub trait WriteJson {
    /// Appends this value to the text.
    fn write_json(&self, writer: &mut Writer);

    /// What this value is as a member of an object: most are simply there.
    fn state(&self) -> State<'_> {
        State::Here
    }
}

/// Reads a value from a JSON text.
///
/// # Errors
/// When the text is not JSON (RFC 8259), exceeds the default [`Limits`], or has another shape
/// than `T`. The error names path, line and column, and quotes a bounded excerpt.
pub fn from_json<T: ReadJson>(text: &[u8]) -> Result<T, ReadError> {
    let document = Document::parse(text)?;
    T::read_json(document.root()).map_err(|error| error.located(text))
}

/// Writes a value as compact JSON.
///
/// # Errors
/// When a part of the value cannot stand in JSON: a number that is not finite, an extra member
/// that repeats a declared one, or the content of a file. The error names the path.
pub fn to_json<T: WriteJson + ?Sized>(value: &T) -> Result<Vec<u8>, WriteError> {
    let mut writer = Writer::new();
    value.write_json(&mut writer);
    if writer.is_sound() {
        return writer.finish();
    }
    // Only a validating writer knows paths, so the rare failure is written a second time.
    let mut writer = Writer::validating();
    value.write_json(&mut writer);
    writer.finish()
}

/// Writes a value as compact JSON text.
///
/// # Errors
/// As [`to_json`].
pub fn to_json_string<T: WriteJson + ?Sized>(value: &T) -> Result<String, WriteError> {
    let bytes = to_json(value)?;
    String::from_utf8(bytes).map_err(|_| WriteError::new("the text is not UTF-8"))
}
