//! The line of the document that a message is about, with a caret line below it.

use crate::source::{SourceFile, Stretch};

/// How many characters of a line are shown at most.
const WIDTH: usize = 110;
/// How many of them stand before the place.
const BEFORE: usize = 40;

/// Text that is safe to print: control characters and those that reorder or hide text are spelled out.
pub(crate) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_printable(c) {
            out.push(c);
        } else {
            out.extend(c.escape_unicode());
        }
    }
    out
}

fn is_printable(c: char) -> bool {
    let reorders = matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    !c.is_control() && !reorders
}

/// The excerpt lines: a margin, the line, the carets.
pub(crate) fn excerpt(file: &SourceFile, stretch: Stretch, paint: impl Fn(&str) -> String) -> String {
    let (line, column, content) = file.line(stretch.start);
    let (head, tail) = content.split_at_checked(file.bytes_before(stretch.start)).unwrap_or((content, ""));
    let is_long = content.chars().nth(WIDTH).is_some();
    let shown_before = if is_long { BEFORE } else { WIDTH };
    let cut = head.char_indices().rev().nth(shown_before.saturating_sub(1)).map_or(0, |(at, _)| at);
    let skips = cut > 0 && is_long;
    let before = printable(&head.get(cut..).unwrap_or_default().replace('\t', " "));
    let marked_bytes = stretch.end.saturating_sub(stretch.start) as usize;
    let rest: String = tail.chars().take(2 * WIDTH).collect();
    let marked = marked_part(&rest, marked_bytes, WIDTH.saturating_sub(BEFORE.min(column as usize)));
    let after = shown(&rest, marked.chars().count(), WIDTH.saturating_sub(before.chars().count()));
    let carets = "^".repeat(printable(&marked.replace('\t', " ")).chars().count().max(1));
    let (head, margin) = (line.to_string(), " ".repeat(line.to_string().len()));
    let lead = if skips { "…" } else { "" };
    let padding = " ".repeat(before.chars().count() + lead.chars().count());
    let text = format!("{lead}{before}{}{after}", printable(&marked.replace('\t', " ")));
    format!("{margin} |\n{head} | {}\n{margin} | {padding}{}\n", text.trim_end(), paint(&carets))
}

fn shown(text: &str, skip: usize, take: usize) -> String {
    let part: String = text.chars().skip(skip).take(take).collect();
    printable(&part.replace('\t', " "))
}

/// What of the line is underlined: the stretch, cut at the line's end and at the width.
fn marked_part(rest: &str, bytes: usize, width: usize) -> String {
    let cut = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= bytes).last().unwrap_or(0);
    rest.get(..cut).unwrap_or_default().trim_end().chars().take(width).collect()
}
