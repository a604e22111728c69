//! Markdown within a line: emphasis, code and web links live on, all else is plain text.

/// A line of a document's Markdown without links into code, HTML, images and bare URLs.
pub(crate) fn safe(line: &str) -> String {
    Inline { out: String::with_capacity(line.len() + 16), in_link: false }.run(line)
}

/// A text as inline code.
pub(crate) fn code(text: &str) -> String {
    let text = super::plain::one_line(text);
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    if text.is_empty() {
        "(empty)".to_owned()
    } else if text.starts_with('`') || text.ends_with('`') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

// A code span or link that is longer than this is plain text, which keeps hostile lines linear.
const LONGEST_SPAN: usize = 4096;

struct Inline {
    out: String,
    in_link: bool,
}

impl Inline {
    fn run(mut self, mut rest: &str) -> String {
        while let Some(c) = rest.chars().next() {
            let eaten = match c {
                '`' => self.code(rest),
                '\\' => self.escape(rest),
                '<' => self.angle(rest),
                '[' => self.link(rest),
                '!' => self.image(rest),
                ']' => self.replace("\\]", 1),
                'h' | 'H' if !self.in_link => self.url(rest),
                _ => self.plain(rest),
            };
            rest = rest.get(eaten..).unwrap_or_default();
        }
        self.out
    }

    fn replace(&mut self, with: &str, length: usize) -> usize {
        self.out.push_str(with);
        length
    }

    fn plain(&mut self, rest: &str) -> usize {
        let special = |c: char| matches!(c, '`' | '\\' | '<' | '[' | ']' | '!' | 'h' | 'H');
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let tail = rest.get(first..).unwrap_or_default();
        let length = first + tail.find(special).unwrap_or(tail.len());
        self.out.push_str(rest.get(..length).unwrap_or_default());
        length
    }

    fn code(&mut self, rest: &str) -> usize {
        let marks = rest.len() - rest.trim_start_matches('`').len();
        match closing(rest, marks) {
            Some(end) => {
                self.out.push_str(rest.get(..end).unwrap_or_default());
                end
            }
            None => {
                self.out.push_str(&"\\`".repeat(marks));
                marks
            }
        }
    }

    fn escape(&mut self, rest: &str) -> usize {
        let escaped = rest.chars().nth(1).filter(char::is_ascii_punctuation);
        let length = 1 + usize::from(escaped.is_some());
        self.replace(rest.get(..length).unwrap_or_default(), length)
    }

    fn angle(&mut self, rest: &str) -> usize {
        let inner = rest.get(1..).unwrap_or_default();
        let url = web_address(inner);
        if !self.in_link && !url.is_empty() && inner.get(url.len()..).is_some_and(|tail| tail.starts_with('>')) {
            let length = url.len() + 2;
            return self.replace(rest.get(..length).unwrap_or_default(), length);
        }
        self.replace("\\<", 1)
    }

    // An image is fetched when a page is shown; a link is not.
    fn image(&mut self, rest: &str) -> usize {
        if rest.starts_with("![") && link_parts(rest.get(1..).unwrap_or_default()).is_some() {
            return 1;
        }
        self.replace("!", 1)
    }

    fn link(&mut self, rest: &str) -> usize {
        let Some((label, target)) = link_parts(rest).filter(|_| !self.in_link) else {
            return self.replace("\\[", 1);
        };
        let length = label.len() + target.len() + 4;
        let label = Inline { out: String::new(), in_link: true }.run(label);
        if web_address(target) == target && !target.is_empty() {
            self.out.push_str(&format!("[{label}]({target})"));
        } else {
            self.out.push_str(&format!("{label} ({})", code(target)));
        }
        length
    }

    fn url(&mut self, rest: &str) -> usize {
        let url = web_address(rest).trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~']);
        if scheme(url) == 0 || scheme(url) == url.len() {
            return self.plain(rest);
        }
        self.out.push_str(&format!("<{url}>"));
        url.len()
    }
}

// The end of the code span that opens with this many marks.
fn closing(rest: &str, marks: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    let bytes = bytes.get(..LONGEST_SPAN).unwrap_or(bytes);
    let mut at = marks;
    while let Some(start) = bytes.get(at..)?.iter().position(|byte| *byte == b'`') {
        let start = at + start;
        let run = bytes.get(start..)?.iter().take_while(|byte| **byte == b'`').count();
        // A run that the limit cuts has an unknown length.
        if start + run == bytes.len() && bytes.len() < rest.len() {
            return None;
        }
        if run == marks {
            return Some(start + run);
        }
        at = start + run;
    }
    None
}

// `[label](target)` at the start of the text, without brackets or parentheses in either.
fn link_parts(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('[')?;
    let end = inner.char_indices().take(LONGEST_SPAN).find(|(_, c)| matches!(c, '[' | ']'))?.0;
    let target = inner.get(end..)?.strip_prefix("](")?;
    let stop = target.char_indices().take(LONGEST_SPAN).find(|(_, c)| matches!(c, '(' | ')' | '<' | '>' | ' '))?.0;
    target.get(stop..)?.starts_with(')').then_some(())?;
    let label = inner.get(..end)?;
    (!label.is_empty() && label.matches('`').count() % 2 == 0).then_some((label, target.get(..stop)?))
}

// The length of `http://` or `https://` at the start of the text.
fn scheme(text: &str) -> usize {
    ["https://", "http://"]
        .iter()
        .find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
        .map_or(0, |scheme| scheme.len())
}

// The web address at the start of the text, as far as it can stand between angle brackets.
fn web_address(text: &str) -> &str {
    if scheme(text) == 0 {
        return "";
    }
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '|' | '\\');
    text.get(..text.find(ends).unwrap_or(text.len())).unwrap_or_default()
}
