//! Every source file: its size and its first line.

use std::path::Path;

use crate::root::{files_below, read};

/// The hard limit; the goal is 60 to 250.
const MAX_LINES: usize = 500;

pub(super) fn check(root: &Path) -> Result<Vec<String>, String> {
    let mut breaches = Vec::new();
    for path in files_below(root, &|path| is_ours(path))? {
        let text = read(&path)?;
        let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        let lines = text.lines().count();
        if lines > MAX_LINES {
            breaches.push(format!("{shown}: {lines} lines; split it, {MAX_LINES} is the limit"));
        }
        if !text.starts_with("//!") {
            breaches.push(format!("{shown}: does not open with a `//!` line that says what it is for"));
        }
        if let Some(line) = text.lines().position(|line| line.ends_with([' ', '\t'])) {
            breaches.push(format!("{shown}:{}: space at the end of the line", line + 1));
        }
    }
    Ok(breaches)
}

/// Rust files that people write: not what is generated, and not what a fixture expects.
fn is_ours(path: &Path) -> bool {
    let generated = path.components().any(|part| part.as_os_str() == "generated" || part.as_os_str() == "expected");
    path.extension().is_some_and(|extension| extension == "rs") && !generated
}
