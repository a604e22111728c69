//! The lines of a document that a reviewer wants to see at a finding.

/// How many lines are shown.
const LINES: usize = 12;
/// How many characters of a line are shown.
const WIDTH: usize = 160;
/// How many characters before the place are shown in a line that is longer.
const BEFORE: usize = 40;

/// The node that begins at byte `start`: its line, and the lines below that are indented deeper. A document on one
/// line is cut around the place.
pub(super) fn excerpt(text: &str, start: usize) -> String {
    let begin = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let mut lines = text.get(begin..).unwrap_or_default().lines();
    let Some(first) = lines.next() else { return String::new() };
    let indent = indentation(first);
    let mut shown = vec![cut(first, first.get(..start - begin).map_or(0, |before| before.chars().count()))];
    let mut blanks = 0;
    for line in lines {
        if line.trim().is_empty() {
            blanks += 1;
            continue;
        }
        // JSON closes a node in the column in which it began.
        let closes = line.trim_start().starts_with(['}', ']']) && indentation(line) == indent;
        if (indentation(line) <= indent && !closes) || shown.len() + blanks >= LINES {
            break;
        }
        shown.extend(std::iter::repeat_n(String::new(), blanks));
        blanks = 0;
        shown.push(cut(line, 0));
        if closes {
            break;
        }
    }
    shown.join("\n")
}

fn indentation(line: &str) -> usize {
    // The dash of a list's item belongs to the indentation of what the item holds.
    line.len() - line.trim_start_matches([' ', '\t', '-']).len()
}

/// A long line, cut around a column.
fn cut(line: &str, column: usize) -> String {
    if line.chars().count() <= WIDTH {
        return line.to_owned();
    }
    let skip = column.saturating_sub(BEFORE);
    let lead = if skip > 0 { "…" } else { "" };
    let mut shown: String = line.chars().skip(skip).take(WIDTH).collect();
    if line.chars().count() > skip + WIDTH {
        shown.push('…');
    }
    format!("{lead}{shown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_with_what_stands_in_it() {
        let yaml = "a:\n  b:\n    c: 1\n\n    d: 2\n  e: 3\n";
        let json = "{\n  \"a\": {\n    \"b\": 1\n  },\n  \"c\": 2\n}\n";
        let list = "- name: a\n  in: query\n- name: b\n";
        for (text, at, expected) in [
            (yaml, "b:", "  b:\n    c: 1\n\n    d: 2"),
            (yaml, "e:", "  e: 3"),
            (json, "\"a\"", "  \"a\": {\n    \"b\": 1\n  },"),
            (list, "name: a", "- name: a"),
            ("", "", ""),
        ] {
            assert_eq!(excerpt(text, text.find(at).unwrap_or_default()), expected);
        }
    }

    #[test]
    fn a_document_on_one_line_is_cut() {
        let text = format!("{{\"a\":\"{}\",\"here\":1,\"b\":\"{}\"}}", "x".repeat(500), "ü".repeat(500));
        let shown = excerpt(&text, text.find("\"here\"").unwrap_or_default());
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("\"here\":1"), "{shown}");
        assert!(shown.chars().count() <= WIDTH + 2);
    }
}
