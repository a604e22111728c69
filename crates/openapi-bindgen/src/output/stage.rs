//! The staging folder inside the output folder, held by one run at a time.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::OutputError;

/// Its name; a run that was killed leaves it behind, and the next one clears it away.
const FOLDER: &str = ".openapi-bindgen-stage";

/// The file in it that a run holds locked; the system unlocks it when the run ends, however it ends.
const LOCK: &str = "lock";

/// A staging folder that this run alone uses.
pub(super) struct Stage {
    folder: PathBuf,
}

impl Stage {
    /// The place of the staged file with this number.
    pub(super) fn place(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }
}

/// Runs `work` with a staging folder inside `root`, which is created if need be; waits for other runs.
/// The staging folder is gone afterwards, and so is all that was created here if `work` fails.
pub(super) fn with<T>(root: &Path, work: impl FnOnce(&Stage) -> Result<T, OutputError>) -> Result<T, OutputError> {
    held(root, &root.join(FOLDER), work)
}

/// As [`with`], with a staging folder beside `root`, which does not exist yet; `None` for a folder without a name.
pub(super) fn beside<T>(
    root: &Path,
    work: impl FnOnce(&Stage) -> Result<T, OutputError>,
) -> Option<Result<T, OutputError>> {
    Some(held(root.parent()?, &sibling(root)?, work))
}

/// The staging folder beside `root`.
fn sibling(root: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(root.file_name()?);
    name.push(FOLDER);
    Some(root.with_file_name(name))
}

/// Works in a staging folder inside `home`, which is created if need be.
fn held<T>(home: &Path, folder: &Path, work: impl FnOnce(&Stage) -> Result<T, OutputError>) -> Result<T, OutputError> {
    let created = create_folders(home)?;
    let result = locked(folder, work);
    if result.is_err() {
        for folder in created.iter().rev() {
            // Fails when it is not empty, and then it shall stay.
            let _ = fs::remove_dir(folder);
        }
    }
    result
}

/// Whether a staging folder stands there: of a run at work, or of one that was killed.
pub(super) fn is_left(root: &Path) -> bool {
    fs::symlink_metadata(root.join(FOLDER)).is_ok() || is_left_beside(root)
}

/// Whether a staging folder stands beside the output folder.
pub(super) fn is_left_beside(root: &Path) -> bool {
    sibling(root).is_some_and(|folder| fs::symlink_metadata(folder).is_ok())
}

fn locked<T>(folder: &Path, work: impl FnOnce(&Stage) -> Result<T, OutputError>) -> Result<T, OutputError> {
    let path = folder.join(LOCK);
    loop {
        create_folder(folder)?;
        let file = match File::options().create(true).truncate(false).write(true).open(&path) {
            Ok(file) => file,
            // The run before removed the folder between the two lines above.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(OutputError::io("opening", &path)(error)),
        };
        let mut lock = fd_lock::RwLock::new(file);
        let guard = match lock.write() {
            Ok(guard) => guard,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(OutputError::io("locking", &path)(error)),
        };
        // The run before removes the lock file before it lets go: only the file that still stands there counts.
        let held = guard.metadata().map_err(OutputError::io("reading", &path))?;
        if !fs::symlink_metadata(&path).is_ok_and(|standing| same_file(&standing, &held)) {
            continue;
        }
        clear(folder)?;
        let result = work(&Stage { folder: folder.to_owned() });
        let cleared = clear(folder).and_then(|()| fs::remove_file(&path).map_err(OutputError::io("removing", &path)));
        // The next run may stand in it already: then the folder is its own to remove.
        let _ = fs::remove_dir(folder);
        drop(guard);
        return result.and_then(|value| cleared.map(|()| value));
    }
}

#[cfg(unix)]
fn same_file(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Where files that are open cannot be removed, the one that stands there is the one that is held.
#[cfg(not(unix))]
fn same_file(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Creates a folder and those above it; gives those that were missing, outermost first.
pub(super) fn create_folders(folder: &Path) -> Result<Vec<PathBuf>, OutputError> {
    let missing: Vec<PathBuf> = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && fs::symlink_metadata(path).is_err())
        .map(Path::to_owned)
        .collect();
    fs::create_dir_all(folder).map_err(OutputError::io("creating", folder))?;
    Ok(missing.into_iter().rev().collect())
}

fn create_folder(folder: &Path) -> Result<(), OutputError> {
    match fs::create_dir(folder) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(OutputError::io("creating", folder)(error)),
    }
    match fs::symlink_metadata(folder) {
        Ok(meta) if meta.is_symlink() => Err(OutputError::Symlink(folder.to_owned())),
        Ok(meta) if !meta.is_dir() => Err(OutputError::NotAFile(folder.to_owned())),
        _ => Ok(()),
    }
}

/// Removes what is in the staging folder but the lock, which is held.
fn clear(folder: &Path) -> Result<(), OutputError> {
    let entries = fs::read_dir(folder).map_err(OutputError::io("listing", folder))?;
    for entry in entries {
        let entry = entry.map_err(OutputError::io("listing", folder))?;
        if entry.file_name() != LOCK {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let removed = if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
            removed.map_err(OutputError::io("removing", &entry.path()))?;
        }
    }
    Ok(())
}
