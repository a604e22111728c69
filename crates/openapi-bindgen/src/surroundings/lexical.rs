//! Paths made absolute and relative without asking whether they exist.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// The absolute path: links resolved as far as the path exists, the rest as written.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut missing: Vec<OsString> = Vec::new();
    let mut known = path.as_path();
    loop {
        if let Ok(resolved) = known.canonicalize() {
            return missing.iter().rev().fold(plain(resolved), |path, part| path.join(part));
        }
        let (Some(parent), Some(name)) = (known.parent(), known.file_name()) else { return path };
        missing.push(name.to_owned());
        known = parent;
    }
}

/// Without the `\\?\` that Windows puts before resolved paths, which few other programs read.
fn plain(path: PathBuf) -> PathBuf {
    match path.to_str().and_then(|text| text.strip_prefix(r"\\?\")) {
        Some(rest) if !rest.starts_with("UNC") => PathBuf::from(rest),
        _ => path,
    }
}

/// The way from a folder to a path, both absolute, with `/`; `None` when they have nothing in common.
pub(super) fn relative(from: &Path, to: &Path) -> Option<String> {
    let from: Vec<Component<'_>> = from.components().collect();
    let to: Vec<Component<'_>> = to.components().collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = from.iter().skip(shared).map(|_| Some("..".to_owned()));
    let down = to.iter().skip(shared).map(|part| part.as_os_str().to_str().map(str::to_owned));
    let parts: Option<Vec<String>> = up.chain(down).collect();
    let parts = parts?;
    Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}
