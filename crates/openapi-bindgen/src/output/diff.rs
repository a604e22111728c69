//! Unified diffs of what would change.

use std::fmt::Write as _;

use similar::TextDiff;

use super::plan::{Change, ChangeKind};

/// How many lines of one diff are shown.
const MAX_LINES: usize = 400;

/// A unified diff of one change, as `git apply` reads it; very long ones are cut with a word.
pub fn unified(change: &Change) -> String {
    let old = String::from_utf8_lossy(change.old.as_deref().unwrap_or_default());
    let new = change.new.as_deref().unwrap_or_default();
    let (from, to) = match change.kind {
        ChangeKind::New => ("/dev/null".to_owned(), format!("b/{}", change.name)),
        ChangeKind::Changed => (format!("a/{}", change.name), format!("b/{}", change.name)),
        ChangeKind::Deleted => (format!("a/{}", change.name), "/dev/null".to_owned()),
    };
    let diff = TextDiff::from_lines(old.as_ref(), new);
    let text = diff.unified_diff().context_radius(3).header(&from, &to).to_string();
    cut(&text)
}

fn cut(text: &str) -> String {
    let total = text.lines().count();
    if total <= MAX_LINES {
        return text.to_owned();
    }
    let mut shown: String = text.lines().take(MAX_LINES).flat_map(|line| [line, "\n"]).collect();
    let _ = writeln!(shown, "... {} more lines", total.saturating_sub(MAX_LINES));
    shown
}
