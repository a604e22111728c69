//! A folder that does not exist yet: made whole beside its place, then renamed, which is one step for all files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use openapi_bindgen_emit::Files;

use super::path::place;
use super::{OutputError, stage};

/// Writes all files; false where something stands there by now, so that files must be compared one by one.
///
/// # Errors
/// When the system refuses to write; nothing is left then.
pub(super) fn write(root: &Path, wanted: &Files) -> Result<bool, OutputError> {
    let written = stage::beside(root, |stage| {
        if fs::symlink_metadata(root).is_ok() {
            return Ok(false);
        }
        let whole = stage.place(0);
        let mut folders = BTreeSet::new();
        for (name, text) in &wanted.files {
            let path = place(&whole, name);
            if folders.insert(name.rsplit_once('/').map(|(folder, _)| folder)) {
                let folder = path.parent().unwrap_or(&whole);
                fs::create_dir_all(folder).map_err(OutputError::io("creating", folder))?;
            }
            fs::write(&path, text).map_err(OutputError::io("writing", &path))?;
        }
        // Fails where another program has put something there meanwhile, and changes nothing then.
        fs::rename(&whole, root).map_err(OutputError::io("writing", root))?;
        Ok(true)
    });
    written.unwrap_or(Ok(false))
}
