//! Single files that the user named: the lock, reports.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::plan::{Change, ChangeKind, same_text};
use super::stage::create_folders;

/// One file outside the output folder, compared with what it shall hold.
#[derive(Clone, Debug)]
pub struct SingleFile {
    folder: PathBuf,
    change: Option<Change>,
}

impl SingleFile {
    /// Compares the file, which need not exist, with what it shall hold. Nothing is written.
    ///
    /// # Errors
    /// When the path is a folder or a symbolic link, or cannot be read.
    pub fn new(path: &Path, text: &str) -> Result<Self, OutputError> {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| OutputError::BadName(path.display().to_string()))?.to_owned();
        let old = match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_symlink() => return Err(OutputError::Symlink(path.to_owned())),
            Ok(meta) if !meta.is_file() => return Err(OutputError::NotAFile(path.to_owned())),
            Ok(_) => Some(fs::read(path).map_err(OutputError::io("reading", path))?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(OutputError::io("reading", path)(error)),
        };
        let same = old.as_ref().is_some_and(|old| same_text(old, text));
        let kind = if old.is_some() { ChangeKind::Changed } else { ChangeKind::New };
        let change = (!same).then(|| Change { name, kind, old, new: Some(text.to_owned()) });
        Ok(Self { folder: path.parent().map(Path::to_owned).unwrap_or_default(), change })
    }

    /// The folder that it stands in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What would change.
    pub fn change(&self) -> Option<&Change> {
        self.change.as_ref()
    }

    /// Writes the file beside its place and renames it: it is never seen half written.
    ///
    /// # Errors
    /// When the system refuses to write.
    pub fn apply(self) -> Result<(), OutputError> {
        let Some(Change { name, new: Some(text), .. }) = self.change else { return Ok(()) };
        if !self.folder.as_os_str().is_empty() {
            create_folders(&self.folder)?;
        }
        let staged = self.folder.join(format!(".{name}.{}.tmp", std::process::id()));
        let target = self.folder.join(&name);
        let written = fs::write(&staged, text).and_then(|()| fs::rename(&staged, &target));
        written.map_err(|error| {
            // What could not be renamed is of no use.
            let _ = fs::remove_file(&staged);
            OutputError::io("writing", &target)(error)
        })
    }
}
