//! ARCHITECTURE.md names every module of every crate.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::root::read;

pub(super) fn check(root: &Path) -> Result<Vec<String>, String> {
    let text = read(&root.join("ARCHITECTURE.md"))?;
    let mut breaches = Vec::new();
    for source in sources(root)? {
        let name = crate_name(&source);
        let Some(section) = section(&text, &name) else {
            breaches.push(format!("ARCHITECTURE.md: no line begins with \"- `{name}`:\""));
            continue;
        };
        for module in modules(&source)? {
            if !section.contains(&format!("`{module}`")) && !section.contains(&format!("`{module}/`")) {
                breaches.push(format!("ARCHITECTURE.md: `{module}` is missing under `{name}`"));
            }
        }
    }
    Ok(breaches)
}

/// The source folders of hand-written crates.
fn sources(root: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let crates = root.join("crates");
    let entries = fs::read_dir(&crates).map_err(|error| format!("listing {}: {error}", crates.display()))?;
    let mut found: Vec<_> = entries.flatten().map(|entry| entry.path().join("src")).collect();
    found.push(root.join("xtask/src"));
    found.retain(|path| path.is_dir());
    found.sort();
    Ok(found)
}

fn crate_name(source: &Path) -> String {
    source.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned()
}

/// The part of the document about a crate: its item in the list of modules.
fn section<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let start = text.find(&format!("\n- `{name}`:"))?;
    let section = text.get(start + 1..)?;
    let ends = ["\n- ", "\n\n"].iter().filter_map(|end| section.find(end));
    section.get(..ends.min().unwrap_or(section.len()))
}

/// Files by their stem, folders by their name.
fn modules(source: &Path) -> Result<BTreeSet<String>, String> {
    let entries = fs::read_dir(source).map_err(|error| format!("listing {}: {error}", source.display()))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let names = paths.filter(|path| !path.is_dir() || has_rust(path)).filter_map(|path| {
        let stem = path.file_stem()?.to_string_lossy().into_owned();
        (!matches!(stem.as_str(), "lib" | "main" | "tests")).then_some(stem)
    });
    Ok(names.collect())
}

fn has_rust(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let path = entry.path();
            path.extension().is_some_and(|extension| extension == "rs") || (path.is_dir() && has_rust(&path))
        })
    })
}
