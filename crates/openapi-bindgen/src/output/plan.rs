//! What would change on disk.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use openapi_bindgen_emit::Files;

use super::ownership::is_ours;
use super::path::{Standing, check_name, opens_with_header, read, walk};
use super::{OutputError, commit, fresh, stage};

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is created.
    New,
    /// Its text changes.
    Changed,
    /// It is deleted: generated before, and no longer.
    Deleted,
}

/// A file that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path relative to the folder, with `/`.
    pub name: String,
    /// What happens.
    pub kind: ChangeKind,
    /// What stands there now.
    pub old: Option<Vec<u8>>,
    /// What will stand there.
    pub new: Option<String>,
}

/// The difference between a folder and what it shall hold.
#[derive(Clone, Debug)]
pub struct Plan {
    root: PathBuf,
    wanted: Files,
    changes: Vec<Change>,
}

impl Plan {
    /// Compares a folder, which need not exist, with what it shall hold. Nothing is written.
    ///
    /// # Errors
    /// When writing would touch what this tool did not write, or lead outside the folder; see [`OutputError`].
    pub fn new(root: &Path, wanted: Files) -> Result<Self, OutputError> {
        check_names(&wanted)?;
        let changes = compare(root, &wanted)?;
        Ok(Self { root: root.to_owned(), wanted, changes })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What would change, sorted by path.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether the folder already holds what it shall hold.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Makes the changes, all or none, and returns them. Waits while another run writes to the same folder.
    ///
    /// # Errors
    /// As [`Plan::new`], and when the system refuses to write; the folder is then as it was before.
    pub fn apply(self) -> Result<Vec<Change>, OutputError> {
        // A run that was killed at its very end has written everything and left its staging folder.
        if self.is_empty() && !stage::is_left(&self.root) {
            return Ok(self.changes);
        }
        let is_new = fs::symlink_metadata(&self.root).is_err() || stage::is_left_beside(&self.root);
        if is_new && fresh::write(&self.root, &self.wanted)? {
            return Ok(self.changes);
        }
        stage::with(&self.root, |stage| {
            // Another run may have written since the comparison that the caller saw.
            let changes = compare(&self.root, &self.wanted)?;
            commit::commit(&self.root, stage, &changes)?;
            Ok(changes)
        })
    }
}

/// Names must be plain, and differ in more than case: some file systems know only one of `A.rs` and `a.rs`.
fn check_names(wanted: &Files) -> Result<(), OutputError> {
    let mut folded = BTreeSet::new();
    for name in wanted.files.keys() {
        check_name(name)?;
        if !folded.insert(name.to_lowercase()) {
            return Err(OutputError::BadName(name.clone()));
        }
    }
    Ok(())
}

fn compare(root: &Path, wanted: &Files) -> Result<Vec<Change>, OutputError> {
    let Some(present) = existing(root)? else {
        let new = |(name, text): (&String, &String)| Change {
            name: name.clone(),
            kind: ChangeKind::New,
            old: None,
            new: Some(text.clone()),
        };
        return Ok(wanted.files.iter().map(new).collect());
    };
    let mut changes = Vec::new();
    let mut foreign = Vec::new();
    let mut any_of_ours = false;
    for (name, text) in &wanted.files {
        let old = match read(root, name)? {
            Standing::Nothing => {
                changes.push(Change { name: name.clone(), kind: ChangeKind::New, old: None, new: Some(text.clone()) });
                continue;
            }
            Standing::File(old) => old,
        };
        any_of_ours |= is_ours(&old);
        if wanted.once.contains(name) || same_text(&old, text) {
            continue;
        }
        if !is_ours(&old) {
            foreign.push(name.clone());
            continue;
        }
        changes.push(Change { name: name.clone(), kind: ChangeKind::Changed, old: Some(old), new: Some(text.clone()) });
    }
    let others: Vec<String> = present.into_iter().filter(|name| !wanted.files.contains_key(name)).collect();
    for name in &others {
        if !opens_with_header(root, name)? {
            continue;
        }
        any_of_ours = true;
        if let Standing::File(old) = read(root, name)? {
            changes.push(Change { name: name.clone(), kind: ChangeKind::Deleted, old: Some(old), new: None });
        }
    }
    if !any_of_ours {
        foreign.extend(others.into_iter().filter(|name| !is_hidden(name)));
    }
    if !foreign.is_empty() {
        foreign.sort();
        return Err(OutputError::Foreign { root: root.to_owned(), files: foreign });
    }
    changes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(changes)
}

/// The files in a folder; `None` when it does not exist.
fn existing(root: &Path) -> Result<Option<Vec<String>>, OutputError> {
    match fs::symlink_metadata(root) {
        Ok(meta) if meta.is_symlink() => Err(OutputError::Symlink(root.to_owned())),
        Ok(meta) if meta.is_dir() => walk(root).map(Some),
        Ok(_) => Err(OutputError::NotAFile(root.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("reading", root)(error)),
    }
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Equal, or equal but for line ends that a version control system rewrote.
pub(super) fn same_text(old: &[u8], new: &str) -> bool {
    if old == new.as_bytes() {
        return true;
    }
    if !old.contains(&b'\r') {
        return false;
    }
    String::from_utf8_lossy(old).replace("\r\n", "\n") == new
}
