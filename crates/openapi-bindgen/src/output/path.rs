//! Names of generated files, and the way to them without symbolic links.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::OutputError;
use super::ownership::{HEADER_WITHIN, is_ours};

/// Checks that a name is a plain relative path: `/` between plain names, nothing that any system reads otherwise.
pub(super) fn check_name(name: &str) -> Result<(), OutputError> {
    let plain = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.ends_with(['.', ' '])
            && part.chars().all(|c| !c.is_control() && !matches!(c, '\\' | ':' | '"' | '<' | '>' | '|' | '?' | '*'))
    };
    if name.split('/').all(plain) { Ok(()) } else { Err(OutputError::BadName(name.to_owned())) }
}

/// What stands at a path.
pub(super) enum Standing {
    Nothing,
    File(Vec<u8>),
}

/// Reads the file at `name` below `root`; refuses links on the way to it and at its place.
pub(super) fn read(root: &Path, name: &str) -> Result<Standing, OutputError> {
    let mut path = root.to_owned();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        path.push(part);
        let meta = match fs::symlink_metadata(&path) {
            Ok(meta) => meta,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Nothing),
            Err(error) => return Err(OutputError::io("reading", &path)(error)),
        };
        if meta.is_symlink() {
            return Err(OutputError::Symlink(path));
        }
        let last = parts.peek().is_none();
        if (last && !meta.is_file()) || (!last && !meta.is_dir()) {
            return Err(OutputError::NotAFile(path));
        }
    }
    fs::read(&path).map(Standing::File).map_err(OutputError::io("reading", &path))
}

/// Whether a file found by [`walk`] is one of ours. Only its first bytes are read.
pub(super) fn opens_with_header(root: &Path, name: &str) -> Result<bool, OutputError> {
    let path = place(root, name);
    let mut head = Vec::new();
    File::open(&path)
        .and_then(|file| file.take(HEADER_WITHIN).read_to_end(&mut head))
        .map_err(OutputError::io("reading", &path))?;
    Ok(is_ours(&head))
}

/// The place of `name` below `root`.
pub(super) fn place(root: &Path, name: &str) -> PathBuf {
    name.split('/').fold(root.to_owned(), |path, part| path.join(part))
}

/// All plain files below `root`, as names relative to it, sorted. Left out: hidden folders, `target`, folders that
/// are packages of their own, and whatever is reached through a link.
pub(super) fn walk(root: &Path) -> Result<Vec<String>, OutputError> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = if folder.is_empty() { root.to_owned() } else { place(root, &folder) };
        for entry in fs::read_dir(&path).map_err(OutputError::io("listing", &path))? {
            let entry = entry.map_err(OutputError::io("listing", &path))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let kind = entry.file_type().map_err(OutputError::io("listing", &path))?;
            let full = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if kind.is_file() {
                found.push(full);
            } else if kind.is_dir() && !name.starts_with('.') && full != "target" && !is_package(&entry.path()) {
                folders.push(full);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_package(folder: &Path) -> bool {
    folder.join("Cargo.toml").exists()
}
