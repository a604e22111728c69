//! How much of the generated code a change touches.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use openapi_bindgen_emit::Files;
use similar::{ChangeTag, TextDiff};

/// How many files are listed.
const LISTED: usize = 30;

/// One line for each file that differs, with the lines that were added and taken away, and their sum.
pub fn diffstat(old: &Files, new: &Files) -> String {
    let names: BTreeSet<&String> = old.files.keys().chain(new.files.keys()).collect();
    let mut rows = Vec::new();
    for name in names {
        let text = |files: &Files| files.files.get(name).cloned().unwrap_or_default();
        let (from, to) = (text(old), text(new));
        if from != to {
            let (added, removed) = counts(&from, &to);
            rows.push((name, added, removed));
        }
    }
    if rows.is_empty() {
        return "The generated code stays as it is.\n".to_owned();
    }
    let width = rows.iter().take(LISTED).map(|(name, ..)| name.chars().count()).max().unwrap_or_default();
    let mut text = String::new();
    for (name, added, removed) in rows.iter().take(LISTED) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, " {name:<width$} | {:>5} {:>5}", format!("+{added}"), format!("-{removed}"));
    }
    if let Some(more @ 1..) = rows.len().checked_sub(LISTED) {
        let _ = writeln!(text, " and {more} more files");
    }
    let sum = |of: fn(&(&String, usize, usize)) -> usize| rows.iter().map(of).sum::<usize>();
    let files = if rows.len() == 1 { "1 file changes".to_owned() } else { format!("{} files change", rows.len()) };
    let _ = writeln!(text, " {files}: +{} -{} lines", sum(|row| row.1), sum(|row| row.2));
    text
}

fn counts(old: &str, new: &str) -> (usize, usize) {
    let diff = TextDiff::from_lines(old, new);
    let count = |tag: ChangeTag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
    (count(ChangeTag::Insert), count(ChangeTag::Delete))
}
