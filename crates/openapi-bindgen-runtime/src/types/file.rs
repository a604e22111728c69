//! A file as the member of a multipart body.

use std::fmt;
use std::sync::Arc;

use crate::json::{ReadError, ReadJson, Value, WriteJson, Writer};

/// The content of a file, with the name and the type that go with it.
///
/// In a multipart body it is a part of its own. In JSON, which has no bytes, it is the text
/// of the file, or an error where that is not UTF-8 or is only streamed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    bytes: Arc<[u8]>,
    name: Option<String>,
    content_type: Option<String>,
    #[cfg(feature = "client")]
    stream: Option<crate::body::SharedBody>,
}

impl File {
    /// A file without name and type.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into().into(), ..Self::default() }
    }

    /// The same file with a name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same file with a media type, as `image/png`.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    #[cfg(feature = "client")]
    pub(crate) fn of_stream(stream: crate::body::SharedBody) -> Self {
        Self { stream: Some(stream), ..Self::default() }
    }

    #[cfg(feature = "client")]
    pub(crate) fn stream(&self) -> Option<&crate::body::SharedBody> {
        self.stream.as_ref()
    }

    /// The content as text, if it is in memory and is text.
    pub(crate) fn text(&self) -> Option<&str> {
        #[cfg(feature = "client")]
        if self.stream.is_some() {
            return None;
        }
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The content; nothing for a file that is only streamed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The content, shared.
    #[must_use]
    pub fn shared_bytes(&self) -> Arc<[u8]> {
        Arc::clone(&self.bytes)
    }

    /// The name, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The media type, if it has one.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<&[u8]> for File {
    fn from(bytes: &[u8]) -> Self {
        Self::new(bytes)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("bytes", &self.bytes.len())
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .finish()
    }
}

impl ReadJson for File {
    fn read_json(value: Value<'_>) -> Result<Self, ReadError> {
        String::read_json(value).map(|text| Self::new(text.into_bytes()))
    }
}

impl WriteJson for File {
    fn write_json(&self, writer: &mut Writer) {
        writer.file(self);
    }
}
