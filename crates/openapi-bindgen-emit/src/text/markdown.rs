//! Markdown of a document, made fit for rustdoc.
//!
//! Paragraphs, lists, tables, headings and code blocks stay. What could run, fetch or link does not: every code block
//! is marked as text, no line can be read as indented code, and the rest is up to [`super::inline`].

use super::{inline, plain};

/// The lines of a text, ready for `///`: no blank line first or last, and never two in a row.
pub(crate) fn safe(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut blocks = Blocks::default();
    for line in plain::lines(text) {
        blocks.line(&line);
    }
    blocks.finish()
}

/// Whether a sentence may follow on the next line: the text ends with a paragraph whose last sentence is complete.
pub(crate) fn reads_on(lines: &[String]) -> bool {
    let mut paragraph = lines.iter().rev().take_while(|line| !line.is_empty()).peekable();
    let is_complete = paragraph.peek().is_some_and(|last| last.ends_with(['.', '!', '?', ':']));
    is_complete && paragraph.all(|line| is_prose(line))
}

// Neither a part of a list, a table, a heading, a quotation, code nor HTML.
fn is_prose(line: &str) -> bool {
    let starts =
        line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '`' | '"' | '\'' | '(' | '[' | '_' | '*'));
    starts && marker(line).is_none() && Fence::open(line, 0, 0).is_none() && !line.contains('|')
}

#[derive(Default)]
struct Blocks {
    out: Vec<String>,
    lists: Vec<Level>,
    fence: Option<Fence>,
    blank: bool,
}

// A list item that is open: where its text starts in the document and in the output.
struct Level {
    source: usize,
    target: usize,
}

struct Fence {
    mark: char,
    length: usize,
    source: usize,
    target: usize,
}

impl Blocks {
    fn finish(mut self) -> Vec<String> {
        if let Some(fence) = self.fence.take() {
            self.out.push(fence.edge(""));
        }
        self.out
    }

    fn line(&mut self, line: &str) {
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        if self.fence.is_some() {
            self.in_fence(indent, rest);
        } else if rest.is_empty() || is_rule(rest) {
            self.blank = true;
        } else if let Some((marker, text)) = marker(rest) {
            self.item(indent, marker, text, rest);
        } else {
            self.text(indent, rest);
        }
    }

    fn in_fence(&mut self, indent: usize, rest: &str) {
        let Some(fence) = &self.fence else { return };
        let kept = indent.saturating_sub(fence.source);
        if kept < 4 && fence.is_closed_by(rest) {
            self.out.push(fence.edge(""));
            self.fence = None;
        } else if rest.is_empty() {
            self.out.push(String::new());
        } else {
            self.out.push(format!("{}{rest}", " ".repeat(fence.target + kept)));
        }
    }

    fn item(&mut self, indent: usize, marker: &str, text: &str, rest: &str) {
        let depth = self.lists.len();
        self.leave(indent);
        let target = self.target();
        let opens = self.lists.len() >= depth;
        // Only a list that starts with 1 may interrupt a paragraph.
        let apart = opens && !matches!(marker, "-" | "*" | "+" | "1." | "1)");
        let gap = rest.len() - marker.len() - text.len();
        self.lists.push(Level { source: indent + marker.len() + gap.min(4), target: target + marker.len() + 1 });
        if let Some(fence) = Fence::open(text, indent + marker.len() + gap, target + marker.len() + 1) {
            let first = fence.edge("text");
            self.push(apart, format!("{}{marker} {}", " ".repeat(target), first.trim_start()));
            self.fence = Some(fence);
        } else {
            self.push(apart, format!("{}{marker} {}", " ".repeat(target), start_of_text(text)));
        }
    }

    fn text(&mut self, indent: usize, rest: &str) {
        if self.blank {
            self.leave(indent);
        }
        if let Some(fence) = Fence::open(rest, indent, 0) {
            self.leave(indent);
            let fence = Fence { target: self.target(), ..fence };
            self.push(false, fence.edge("text"));
            self.fence = Some(fence);
            return;
        }
        let line = format!("{}{}", " ".repeat(self.target()), start_of_text(rest));
        self.push(false, line);
    }

    // Closes the list items whose text starts further right than this line.
    fn leave(&mut self, indent: usize) {
        while self.lists.last().is_some_and(|level| indent < level.source) {
            self.lists.pop();
        }
    }

    fn target(&self) -> usize {
        self.lists.last().map_or(0, |level| level.target)
    }

    fn push(&mut self, apart: bool, line: String) {
        if (self.blank || apart) && self.out.last().is_some_and(|last| !last.is_empty()) {
            self.out.push(String::new());
        }
        self.blank = false;
        self.out.push(line);
    }
}

impl Fence {
    fn open(rest: &str, source: usize, target: usize) -> Option<Self> {
        let mark = rest.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = rest.trim_start_matches(mark);
        let length = rest.len() - info.len();
        (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(Self { mark, length, source, target })
    }

    fn is_closed_by(&self, rest: &str) -> bool {
        let tail = rest.trim_start_matches(self.mark);
        tail.is_empty() && rest.len() >= self.length
    }

    fn edge(&self, info: &str) -> String {
        let marks: String = std::iter::repeat_n(self.mark, self.length).collect();
        format!("{}{marks}{info}", " ".repeat(self.target))
    }
}

// Three or more of one sign: a line across the page, or the underline of a heading.
fn is_rule(rest: &str) -> bool {
    let mut signs = rest.chars().filter(|c| *c != ' ');
    let Some(first) = signs.next().filter(|c| matches!(c, '-' | '*' | '_')) else { return false };
    let more = signs.clone().count();
    more >= 2 && signs.all(|c| c == first)
}

// The marker of a list item and the text after it.
fn marker(rest: &str) -> Option<(&str, &str)> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let sign = rest.get(digits..)?.chars().next()?;
    let fits = if digits == 0 { matches!(sign, '-' | '*' | '+') } else { digits < 10 && matches!(sign, '.' | ')') };
    let (marker, tail) = rest.split_at_checked(digits + 1)?;
    let text = tail.trim_start_matches(' ');
    (fits && tail.starts_with(' ') && !text.is_empty()).then_some((marker, text))
}

// Text that starts a line or an item must not look like the start of another block.
fn start_of_text(text: &str) -> String {
    let text_is_marker = marker(text).is_some() || matches!(text, "-" | "*" | "+");
    if let Some((marker, tail)) = marker(text).filter(|(marker, _)| marker.len() > 1) {
        let (number, sign) = marker.split_at(marker.len() - 1);
        return format!("{number}\\{sign} {}", inline::safe(tail));
    }
    if text_is_marker || text.starts_with('>') {
        let (first, tail) = text.split_at(1);
        return format!("\\{first}{}", inline::safe(tail));
    }
    inline::safe(text)
}
