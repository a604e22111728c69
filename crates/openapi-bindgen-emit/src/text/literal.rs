//! Literals in the output.

use proc_macro2::Literal;

/// The text as a string literal, on one line, in visible characters.
pub(crate) fn quoted(text: &str) -> String {
    // Most texts are names, in which nothing is escaped.
    let as_it_is = |byte: u8| (b' '..0x7f).contains(&byte) && byte != b'"' && byte != b'\\';
    if text.bytes().all(as_it_is) { ["\"", text, "\""].concat() } else { literal(text).to_string() }
}

/// The text as a literal token.
pub(crate) fn literal(text: &str) -> Literal {
    Literal::string(text)
}

/// A slice of string literals: `["a", "b"]`.
pub(crate) fn quoted_list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}

/// The text as a raw literal where that is safe to read: JSON is full of quotes.
pub(crate) fn raw(text: &str) -> String {
    if text.chars().any(|c| c.is_control() || !c.is_ascii()) {
        return quoted(text);
    }
    let mut marks = "#".to_owned();
    while text.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    format!("r{marks}\"{text}\"{marks}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_stay_on_one_visible_line() {
        for text in ["\"#", "*/", "a\nb\r\u{2028}", "\u{202e}x\0", "\\", "${x} {} {0}", "'\u{301}"] {
            let literal = quoted(text);
            assert!(literal.chars().all(|c| !c.is_control() && c != '\u{202e}' && c != '\u{2028}'), "{literal}");
            let parsed: syn::LitStr = syn::parse_str(&literal).expect("a literal");
            assert_eq!(parsed.value(), text);
        }
    }
}
