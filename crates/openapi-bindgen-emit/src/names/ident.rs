//! Names from the IR as Rust identifiers.

use proc_macro2::{Ident, Span};

/// Strict and reserved keywords of edition 2024 that can be written as `r#…`.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that have no raw form.
const NEVER_RAW: &[&str] = &["Self", "_", "crate", "self", "super"];

/// No keyword is longer, and most names are.
const LONGEST: usize = "abstract".len();

fn is_one_of(keywords: &[&str], name: &str) -> bool {
    name.len() <= LONGEST && keywords.binary_search(&name).is_ok()
}

/// The identifier for a name of the IR.
///
/// Lowering gives valid names; whatever else comes in is bent into one, so that no text can become code.
pub(crate) fn ident(name: &str) -> Ident {
    let plain = bare(name);
    if is_one_of(KEYWORDS, &plain) {
        return Ident::new_raw(&plain, Span::call_site());
    }
    Ident::new(&plain, Span::call_site())
}

/// The identifier's text with `r#` where it is needed.
pub(crate) fn text(name: &str) -> String {
    let plain = bare(name);
    if is_one_of(KEYWORDS, &plain) { format!("r#{plain}") } else { plain }
}

/// The identifier's text without `r#`: what a file name or an environment variable is made of.
pub(crate) fn bare(name: &str) -> String {
    if is_one_of(NEVER_RAW, name) {
        return format!("{name}_");
    }
    if is_identifier(name) {
        return name.to_owned();
    }
    bent(name)
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && chars.all(unicode_ident::is_xid_continue)
}

fn bent(name: &str) -> String {
    let mut bent = String::with_capacity(name.len() + 1);
    if !name.starts_with(|first: char| first == '_' || unicode_ident::is_xid_start(first)) {
        bent.push('_');
    }
    bent.extend(name.chars().map(|c| if unicode_ident::is_xid_continue(c) { c } else { '_' }));
    if bent.chars().all(|c| c == '_') {
        bent.push_str("name");
    }
    bent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyword_tables_are_sorted() {
        assert!(KEYWORDS.is_sorted());
        assert!(NEVER_RAW.is_sorted());
        assert!(KEYWORDS.iter().chain(NEVER_RAW).all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn names_become_identifiers() {
        let table = [
            ("email", "email"),
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("union", "union"),
            ("self", "self_"),
            ("Self", "Self_"),
            ("crate", "crate_"),
            ("super", "super_"),
            ("_", "__"),
            ("", "_name"),
            ("1st", "_1st"),
            ("a b\n", "a_b_"),
            ("\"#", "___name"),
            ("größe", "größe"),
        ];
        for (name, expected) in table {
            assert_eq!(text(name), expected, "{name:?}");
            assert_eq!(ident(name).to_string(), expected, "{name:?}");
        }
    }
}
