//! Text as HTML text.

use crate::render::clean;

/// One line of text, safe in content and in quoted attributes.
pub(super) fn text(source: &str) -> String {
    escape(&clean::line(source))
}

/// Several lines of text.
pub(super) fn block(source: &str) -> String {
    escape(&clean::block(source))
}

/// One line in which words between backticks are code. A stray backtick stays a backtick.
pub(super) fn inline(source: &str) -> String {
    let source = clean::line(source);
    let parts: Vec<&str> = source.split('`').collect();
    let mut out = String::with_capacity(source.len() + 32);
    for (at, part) in parts.iter().enumerate() {
        match (at % 2 == 1, at + 1 < parts.len()) {
            (true, true) => {
                out.push_str("<code>");
                out.push_str(&escape(part));
                out.push_str("</code>");
            }
            (true, false) => {
                out.push('`');
                out.push_str(&escape(part));
            }
            (false, _) => out.push_str(&escape(part)),
        }
    }
    out
}

fn escape(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    for letter in source.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}
