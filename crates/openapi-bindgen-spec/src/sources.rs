//! Where further files of a document come from.

use std::collections::BTreeMap;

/// Gives the bytes of files that `$ref`s name. This crate itself reads no file and opens no connection.
pub trait Sources {
    /// The bytes of a file. `path` is relative to the folder of the root document, written with `/`, its `.` and
    /// `..` resolved as far as possible: a path that leaves that folder begins with `../`.
    ///
    /// Whoever implements this decides what may be read; symbolic links are their affair too.
    ///
    /// # Errors
    /// A sentence that says why the file is not to be had.
    fn load(&mut self, path: &str) -> Result<Vec<u8>, String>;
}

/// No further files: every `$ref` to another file is refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSources;

impl Sources for NoSources {
    fn load(&mut self, _path: &str) -> Result<Vec<u8>, String> {
        Err("no other file may be read here".to_owned())
    }
}

/// Files held in memory, by their path relative to the root document.
#[derive(Clone, Debug, Default)]
pub struct MemorySources(pub BTreeMap<String, Vec<u8>>);

impl Sources for MemorySources {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "there is no such file".to_owned())
    }
}
