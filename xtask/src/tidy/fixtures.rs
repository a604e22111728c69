//! Every fixture folder is one that the harness runs.

use std::fs;
use std::path::Path;

pub(super) fn check(root: &Path) -> Result<Vec<String>, String> {
    let fixtures = root.join("crates/openapi-bindgen/tests/fixtures");
    if !fixtures.is_dir() {
        return Ok(Vec::new());
    }
    let mut breaches = Vec::new();
    for group in folders(&fixtures)? {
        let cases = folders(&group)?;
        if cases.is_empty() {
            breaches.push(format!("{}: a group without fixtures", shown(root, &group)));
        }
        for case in cases {
            let has = |name: &str| case.join(name).is_file();
            if !(has("spec.yaml") || has("spec.json") || (has("before.yaml") && has("after.yaml"))) {
                breaches.push(format!("{}: no spec.yaml, so that no test reads it", shown(root, &case)));
            }
        }
    }
    Ok(breaches)
}

fn folders(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("listing {}: {error}", folder.display()))?;
    let mut found: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    Ok(found)
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}
