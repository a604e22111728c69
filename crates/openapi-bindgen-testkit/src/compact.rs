//! Debug output without what says nothing.

/// No line is joined beyond this width.
const WIDTH: usize = 120;

/// Takes from a `{:#?}` text all fields that hold nothing (`false`, `None`, `""`, `[]`), then the structs that have
/// become empty, and joins what fits on one line. What is left fits on a page, and changes only where something is
/// said.
pub fn compact(debug: &str) -> String {
    let mut lines: Vec<String> = debug.lines().filter(|line| !says_nothing(line)).map(str::to_owned).collect();
    loop {
        let before = lines.len();
        lines = folded(lines);
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

/// One pass: empty structs are dropped, and groups of one line are joined with their brackets.
fn folded(lines: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        let closes = line.trim_start().starts_with(['}', ')', ']']);
        match kept.as_slice() {
            [.., open] if closes && opens(open) && open.contains(": ") => {
                kept.pop();
            }
            [.., open, inner] if closes && opens(open) && !opens(inner) => match joined(open, inner, &line) {
                Some(short) => {
                    kept.truncate(kept.len() - 2);
                    kept.push(short);
                }
                None => kept.push(line),
            },
            _ => kept.push(line),
        }
    }
    kept
}

fn opens(line: &str) -> bool {
    line.ends_with(['{', '(', '['])
}

fn joined(open: &str, inner: &str, close: &str) -> Option<String> {
    let (inner, close) = (inner.trim().trim_end_matches(','), close.trim_start());
    let space = if open.ends_with('{') { " " } else { "" };
    let line = format!("{open}{space}{inner}{space}{close}");
    (line.chars().count() <= WIDTH).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn what_says_nothing_is_left_out() {
        let debug = "A {\n    b: false,\n    c: D {\n        e: \"\",\n        f: [],\n    },\n    g: [\n        None,\n        1,\n    ],\n}";
        assert_eq!(compact(debug), "A {\n    g: [\n        None,\n        1,\n    ],\n}\n");
    }

    #[test]
    fn what_fits_stands_on_one_line() {
        let debug = "A {\n    b: 1,\n    c: D(\n        E {\n            f: \"g\",\n        },\n    ),\n}";
        assert_eq!(compact(debug), "A {\n    b: 1,\n    c: D(E { f: \"g\" }),\n}\n");
    }
}
