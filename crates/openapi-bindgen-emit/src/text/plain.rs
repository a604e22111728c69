//! Text without characters that act instead of being seen.

/// The lines of a text: any line break ends one, tabs are spaces, and invisible or direction-changing characters are
/// spelled out.
pub(crate) fn lines(text: &str) -> Vec<String> {
    if is_plain(text) {
        return vec![text.trim_end().to_owned()];
    }
    let text = text.replace("\r\n", "\n");
    text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']).map(visible).collect()
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut add = |line: &str| {
        for word in line.split_whitespace() {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(word);
        }
    };
    if is_plain(text) {
        add(text)
    } else {
        lines(text).iter().for_each(|line| add(line))
    }
    joined
}

/// Whether a text is one line of characters that can be seen, as most are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..0x7f).contains(&byte))
}

fn visible(line: &str) -> String {
    let line = line.trim_end();
    if is_plain(line) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' => out.push_str("    "),
            '\u{feff}' => {}
            c if acts(c) => out.push_str(&format!("U+{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_seen_is_left() {
        let table = [
            ("a\r\nb\rc\u{2028}d", vec!["a", "b", "c", "d"]),
            ("\tx  ", vec!["    x"]),
            ("a\u{202e}b\0c\u{feff}", vec!["aU+202EbU+0000c"]),
            ("grün 👩\u{200d}🚀", vec!["grün 👩\u{200d}🚀"]),
        ];
        for (text, expected) in table {
            assert_eq!(lines(text), expected);
        }
        assert_eq!(one_line(" a\n b\t\tc "), "a b c");
    }
}
