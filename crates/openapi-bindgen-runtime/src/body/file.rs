//! The content of a [`File`] that is not in memory.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use super::{Body, BodyError};
use crate::types::File;

/// A body that several copies of a file share. What can be sent again is;
/// a plain stream is sent by the first that asks.
#[derive(Clone)]
pub(crate) struct SharedBody(Arc<Mutex<Option<Body>>>);

impl SharedBody {
    fn take(&self) -> Body {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match slot.as_ref().map(Body::try_clone) {
            Some(Some(again)) => again,
            Some(None) => slot.take().unwrap_or_default(),
            None => spent(),
        }
    }
}

impl PartialEq for SharedBody {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for SharedBody {}

fn spent() -> Body {
    Body::from_maker(|| Err(BodyError::new("the stream of this file was already sent")), None)
}

impl File {
    /// A file whose content is read while it is sent, and never held in
    /// memory. Two such files are equal when one is a copy of the other.
    pub fn streamed(body: impl Into<Body>) -> Self {
        let shared = SharedBody(Arc::new(Mutex::new(Some(body.into()))));
        Self::of_stream(shared)
    }

    /// A file of the disk, with its name. It is read while it is sent, again
    /// for every attempt.
    ///
    /// # Errors
    /// When there is no regular file that can be opened.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn from_path(path: impl Into<std::path::PathBuf>) -> Result<Self, BodyError> {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let file = Self::streamed(Body::from_path(path)?);
        Ok(match name {
            Some(name) => file.named(name),
            None => file,
        })
    }

    pub(crate) fn body(&self) -> Body {
        match self.stream() {
            Some(shared) => shared.take(),
            None => Bytes::from_owner(self.shared_bytes()).into(),
        }
    }
}
