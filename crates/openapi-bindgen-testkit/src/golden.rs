//! Expected files: compared, or written anew when blessing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use similar::TextDiff;

/// Whether this run accepts what is generated instead of comparing it: the variable `BLESS` is set.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| !value.is_empty())
}

/// Compares a folder with the files it must hold, by relative path.
///
/// # Errors
/// A unified diff of all differences, missing and superfluous files among them.
pub fn compare(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), String> {
    let present = present(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let all: BTreeSet<&String> = files.keys().chain(&present).collect();
    let mut report = String::new();
    for name in all {
        let old = fs::read_to_string(folder.join(name)).unwrap_or_default().replace("\r\n", "\n");
        let new = files.get(name).map(String::as_str).unwrap_or_default();
        if old != new || !present.contains(name) || !files.contains_key(name) {
            let diff = TextDiff::from_lines(old.as_str(), new);
            let (from, to) = (format!("expected {name}"), format!("generated {name}"));
            report.push_str(&diff.unified_diff().context_radius(2).header(&from, &to).to_string());
        }
    }
    if report.is_empty() { Ok(()) } else { Err(report) }
}

/// Makes a folder hold exactly these files; untouched where they already do.
///
/// # Errors
/// When the system refuses.
pub fn bless(folder: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    for name in present(folder)? {
        if !files.contains_key(&name) {
            fs::remove_file(folder.join(&name))?;
            remove_empty(folder, &name);
        }
    }
    for (name, text) in files {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

fn remove_empty(folder: &Path, name: &str) {
    let mut path: PathBuf = folder.join(name);
    while path.pop() && path.starts_with(folder) && fs::remove_dir(&path).is_ok() {}
}

/// The files in a folder, relative to it with `/`; none when it does not exist.
fn present(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        let entries = match fs::read_dir(folder.join(&below)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = if below.is_empty() { name } else { format!("{below}/{name}") };
            if entry.file_type()?.is_dir() {
                folders.push(name);
            } else {
                found.insert(name);
            }
        }
    }
    Ok(found)
}
