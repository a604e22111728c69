//! Debug output without what says nothing.

/// Takes from a `{:#?}` text all fields that hold nothing (`false`, `None`, `""`, `[]`, `0`), and then the structs
/// that have become empty. What is left fits on a page and changes only where something is said.
pub fn compact(debug: &str) -> String {
    let mut lines: Vec<&str> = debug.lines().filter(|line| !says_nothing(line)).collect();
    loop {
        let before = lines.len();
        lines = without_empty_structs(&lines);
        if lines.len() == before {
            break;
        }
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn says_nothing(line: &str) -> bool {
    let Some((name, value)) = line.trim().split_once(": ") else { return false };
    let is_field = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    is_field && matches!(value, "false," | "None," | "\"\"," | "[],")
}

/// Drops `field: Name {` directly followed by its `},`.
fn without_empty_structs<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    let mut kept: Vec<&'t str> = Vec::with_capacity(lines.len());
    for line in lines {
        let opens = kept.last().is_some_and(|last| last.contains(": ") && last.ends_with(['{', '[']));
        if opens && matches!(line.trim(), "}," | "],") {
            kept.pop();
        } else {
            kept.push(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn what_says_nothing_is_left_out() {
        let debug = "A {\n    b: false,\n    c: D {\n        e: \"\",\n        f: [],\n    },\n    g: [\n        None,\n    ],\n}";
        assert_eq!(compact(debug), "A {\n    g: [\n        None,\n    ],\n}\n");
    }
}
