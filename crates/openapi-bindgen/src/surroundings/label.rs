//! The document's name in file headers.

use std::path::Path;

use super::lexical::{absolute, relative};

/// The name under which headers mention the document: its path from the folder of the repository or workspace that
/// also holds the output; the bare file name when they have no such folder in common.
pub fn document_label(document: &Path, out: &Path) -> String {
    let (document, out) = (absolute(document), absolute(out));
    let shared = out.ancestors().filter(|folder| document.starts_with(folder)).find(|folder| is_top(folder));
    let below = shared.and_then(|folder| relative(folder, &document));
    below.unwrap_or_else(|| {
        document.file_name().map_or_else(|| "document".to_owned(), |name| name.to_string_lossy().into_owned())
    })
}

fn is_top(folder: &Path) -> bool {
    folder.join(".git").exists() || folder.join("Cargo.lock").exists()
}
