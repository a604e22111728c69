//! SECURITY.md: every test that it names exists.

use std::path::Path;

use crate::root::read;

pub(super) fn check(root: &Path) -> Result<Vec<String>, String> {
    let text = read(&root.join("SECURITY.md"))?;
    let mut breaches = Vec::new();
    for row in text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")) {
        let named: Vec<(&str, &str)> = row.split('`').filter_map(|piece| piece.split_once(".rs::")).collect();
        if named.is_empty() && !row.contains("the same tests") {
            breaches.push(format!("SECURITY.md: no test is named for: {row}"));
        }
        for (file, test) in named {
            let path = root.join(format!("{file}.rs"));
            if !std::fs::read_to_string(&path).is_ok_and(|source| source.contains(&format!("fn {test}("))) {
                breaches.push(format!("SECURITY.md: there is no test {file}.rs::{test}"));
            }
        }
    }
    Ok(breaches)
}
