//! The documents, unpacked, where every tool can read them.

use std::path::{Path, PathBuf};

use crate::root::{root, target};

/// A document that every tool can read.
pub(super) struct Document {
    /// The file's name without its endings.
    pub(super) name: String,
    pub(super) path: PathBuf,
}

/// Where benchmarks put what they make.
pub(super) fn folder() -> PathBuf {
    target().join("bench")
}

/// Sela's document, and the largest one of each of five well-known interfaces in a folder.
pub(super) fn of_corpus(folder: Option<&Path>) -> Result<Vec<PathBuf>, String> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let entries = std::fs::read_dir(folder).map_err(|error| format!("reading {}: {error}", folder.display()))?;
    let mut known: Vec<(usize, PathBuf)> = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if KNOWN.iter().any(|word| name.contains(word)) {
            let bytes = openapi_bindgen::read_document(&path).map_err(|error| error.to_string())?;
            known.push((bytes.len(), path));
        }
    }
    known.sort();
    let largest = |word: &&str| {
        known.iter().rev().find(|(_, path)| path.file_name().unwrap_or_default().to_string_lossy().contains(*word))
    };
    let found = KNOWN.iter().filter_map(largest).map(|(_, path)| path.clone());
    Ok(std::iter::once(root().join("spec/Sela_API.yaml")).chain(found).collect())
}

const KNOWN: [&str; 5] = ["github", "stripe", "cloudflare", "box", "kubernetes"];

/// Copies a document, unpacked.
pub(super) fn prepare(path: &Path) -> Result<Document, String> {
    let bytes = openapi_bindgen::read_document(path).map_err(|error| error.to_string())?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = file.trim_end_matches(".gz");
    let (name, ending) = file.rsplit_once('.').unwrap_or((file, "json"));
    let documents = folder().join("documents");
    std::fs::create_dir_all(&documents).map_err(|error| format!("creating {}: {error}", documents.display()))?;
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let copy = documents.join(format!("{name}.{ending}"));
    std::fs::write(&copy, bytes).map_err(|error| format!("writing {}: {error}", copy.display()))?;
    let path = std::path::absolute(&copy).unwrap_or(copy);
    Ok(Document { name, path })
}

/// Removes a folder with all that is in it, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), String> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("removing {}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}
