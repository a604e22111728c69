//! Making the changes: stage all, rename all; on an error put everything back.

use std::fs;
use std::io;
use std::path::Path;

use super::path::{place, read};
use super::plan::{Change, ChangeKind};
use super::stage::{Stage, create_folders};
use super::{OutputError, path};

/// Makes the changes. New files come before those that mention them, deletions last.
pub(super) fn commit(root: &Path, stage: &Stage, changes: &[Change]) -> Result<(), OutputError> {
    for (number, change) in changes.iter().enumerate() {
        if let Some(text) = &change.new {
            let staged = stage.place(number);
            fs::write(&staged, text).map_err(OutputError::io("writing", &staged))?;
        }
    }
    let mut steps: Vec<(usize, &Change)> = changes.iter().enumerate().collect();
    steps.sort_by_key(|(_, change)| rank(change.kind));
    for (done, (number, change)) in steps.iter().enumerate() {
        if let Err(error) = step(root, stage, *number, change) {
            for (number, change) in steps.iter().take(done).rev() {
                undo(root, stage, *number, change);
            }
            return Err(error);
        }
    }
    Ok(())
}

fn rank(kind: ChangeKind) -> u8 {
    match kind {
        ChangeKind::New => 0,
        ChangeKind::Changed => 1,
        ChangeKind::Deleted => 2,
    }
}

fn step(root: &Path, stage: &Stage, number: usize, change: &Change) -> Result<(), OutputError> {
    let target = place(root, &change.name);
    // Looked at once more right before: a link may have been put there since the comparison.
    let standing = read(root, &change.name)?;
    match change.kind {
        ChangeKind::Deleted => {
            fs::remove_file(&target).map_err(OutputError::io("removing", &target))?;
            remove_empty_folders(root, &change.name);
            Ok(())
        }
        ChangeKind::New | ChangeKind::Changed => {
            if change.kind == ChangeKind::New && matches!(standing, path::Standing::File(_)) {
                let files = vec![change.name.clone()];
                return Err(OutputError::Foreign { root: root.to_owned(), files });
            }
            if let Some(folder) = target.parent() {
                create_folders(folder)?;
            }
            fs::rename(stage.place(number), &target).map_err(OutputError::io("writing", &target))
        }
    }
}

/// Puts back what stood there before. An error here cannot be helped: the first one is reported.
fn undo(root: &Path, stage: &Stage, number: usize, change: &Change) {
    let target = place(root, &change.name);
    let _ = match &change.old {
        None => fs::remove_file(&target).map(|()| remove_empty_folders(root, &change.name)),
        Some(old) => restore(&stage.place(number), &target, old),
    };
}

fn restore(staged: &Path, target: &Path, old: &[u8]) -> io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(staged, old)?;
    fs::rename(staged, target)
}

/// Removes the folders between `root` and a removed file that hold nothing any more.
fn remove_empty_folders(root: &Path, name: &str) {
    let mut folder = name;
    while let Some((above, _)) = folder.rsplit_once('/') {
        // Fails when it is not empty, and then it shall stay.
        if fs::remove_dir(place(root, above)).is_err() {
            return;
        }
        folder = above;
    }
}
