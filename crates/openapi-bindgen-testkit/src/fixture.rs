//! Finding fixture folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A fixture folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixture {
    /// The folder above it, which names a part of the work: `unions`, `names`, ….
    pub group: String,
    /// Its own name, which names the one thing it shows.
    pub name: String,
    /// Where it is.
    pub folder: PathBuf,
}

impl Fixture {
    /// The path of a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The path of a file in it, if there is one.
    pub fn optional(&self, name: &str) -> Option<PathBuf> {
        Some(self.file(name)).filter(|path| path.is_file())
    }

    /// Its name as a Rust module: `unions_by_tag`.
    pub fn module(&self) -> String {
        format!("{}_{}", self.group, self.name).replace('-', "_")
    }
}

/// All fixtures below a folder, sorted; only those whose `group/name` contains `FIXTURE`, when that variable is set.
///
/// # Errors
/// When a folder cannot be listed.
pub fn fixtures(root: &Path) -> io::Result<Vec<Fixture>> {
    let wanted = std::env::var("FIXTURE").unwrap_or_default();
    let mut found = Vec::new();
    for (group, folder) in folders(root)? {
        for (name, folder) in folders(&folder)? {
            if format!("{group}/{name}").contains(&wanted) {
                found.push(Fixture { group: group.clone(), name, folder });
            }
        }
    }
    Ok(found)
}

fn folders(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Ok(name) = entry.file_name().into_string()
            && entry.file_type()?.is_dir()
        {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}
