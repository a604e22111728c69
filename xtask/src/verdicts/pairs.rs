//! Pairs of documents.

use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::Generator;
use openapi_bindgen::output::Files;
use openapi_bindgen::review::{Review, Version, review};
use openapi_bindgen::surroundings::Runtime;

use crate::root::{cargo, root};

/// Two documents, their crates, and what the review says.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) old_text: String,
    pub(super) old_files: Files,
    pub(super) new_files: Files,
    pub(super) review: Review,
}

/// Lays out the pairs of this repository's tests.
pub(super) fn of_tests(folder: &Path) -> Result<PathBuf, String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("removing {}: {error}", folder.display()))?;
    }
    let status = cargo()
        .args(["test", "--quiet", "--package", "openapi-bindgen-review"])
        .env("OB_PAIRS", folder)
        .stdout(std::process::Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => Ok(folder.to_owned()),
        Ok(_) => Err("the tests of openapi-bindgen-review fail".to_owned()),
        Err(error) => Err(format!("cargo test: {error}")),
    }
}

/// All pairs of a folder, by name.
pub(super) fn read(folder: &Path) -> Result<Vec<Pair>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("listing {}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let mut pairs = Vec::new();
    for folder in folders {
        if let (Some(old), Some(new)) = (document(&folder, "old"), document(&folder, "new")) {
            pairs.push(pair(&folder, &old, &new)?);
        }
    }
    Ok(pairs)
}

fn document(folder: &Path, stem: &str) -> Option<PathBuf> {
    let name = |ending| folder.join(format!("{stem}.{ending}"));
    ["yaml", "json", "yml"].into_iter().map(name).find(|path| path.is_file())
}

fn pair(folder: &Path, old: &Path, new: &Path) -> Result<Pair, String> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let generator = |path: &Path| {
        let runtime = root().join("crates/openapi-bindgen-runtime");
        Generator::new(path, folder.join("sdk")).name("sdk").label("spec").runtime(Runtime::Path(runtime))
    };
    let told = |error: openapi_bindgen::Error| format!("{name}: {error}");
    let (before, after) = Version::both(&generator(old), &generator(new)).map_err(told)?;
    let old_text = fs::read_to_string(old).map_err(|error| format!("reading {}: {error}", old.display()))?;
    let (old_files, new_files) = (before.files(), after.files());
    let review = review(&before, &after);
    Ok(Pair { name, old_text, old_files, new_files, review })
}
