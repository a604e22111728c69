//! The version of the crate that was published, as its manifest says it.

use std::path::Path;

use toml::Table;

/// The version in a crate's `Cargo.toml`; `None` when there is no such file, or no version in it.
#[must_use]
pub fn crate_version(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    let manifest: Table = text.parse().ok()?;
    Some(manifest.get("package")?.get("version")?.as_str()?.to_owned())
}
