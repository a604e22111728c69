//! Text that must not be seen by accident.

use std::fmt;

use crate::json::{ReadError, ReadJson, Value, WriteJson, Writer};

/// A password or token: not shown by `Debug`, and overwritten when it is dropped.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret.
    #[must_use]
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself, to be used and not to be kept.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

impl From<&str> for Secret {
    fn from(secret: &str) -> Self {
        Self(secret.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The place of a text in memory, all of it zero.
fn overwritten(text: String) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    let room = bytes.capacity();
    bytes.clear();
    bytes.resize(room, 0);
    bytes
}

impl Drop for Secret {
    fn drop(&mut self) {
        let bytes = overwritten(std::mem::take(&mut self.0));
        // Without a reader, the compiler could leave the overwriting out.
        std::hint::black_box(&bytes);
    }
}

impl ReadJson for Secret {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        String::read_json(value).map(Self)
    }
}

impl WriteJson for Secret {
    fn write_json(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::overwritten;

    #[test]
    fn nothing_of_a_secret_is_left() {
        let mut text = String::with_capacity(40);
        text.push_str("canary-5ecret");
        let place = text.as_ptr();
        let bytes = overwritten(text);
        assert_eq!(bytes.as_ptr(), place);
        assert!(bytes.len() >= 40 && bytes.iter().all(|byte| *byte == 0));
    }
}
