//! What is left of Rust code without its texts.

use std::fmt::Write as _;

use proc_macro2::{TokenStream, TokenTree};

/// The tokens of a Rust file without documentation and without what stands in literals.
///
/// # Errors
/// When the text is not made of Rust's tokens.
pub fn skeleton(text: &str) -> Result<String, String> {
    let tokens = text.parse::<TokenStream>().map_err(|error| error.to_string())?;
    let mut out = String::new();
    write(tokens, &mut out, &|name| name.to_owned());
    Ok(out)
}

/// The same with one word in place of every name that is no keyword: what may differ where a name comes from a text.
///
/// # Errors
/// As [`skeleton`].
pub fn skeleton_without_names(text: &str) -> Result<String, String> {
    let tokens = text.parse::<TokenStream>().map_err(|error| error.to_string())?;
    let mut out = String::new();
    write(tokens, &mut out, &|name| if KEYWORDS.contains(&name) { name.to_owned() } else { "NAME".to_owned() });
    Ok(out)
}

const KEYWORDS: &[&str] = &[
    "as",
    "async",
    "await",
    "break",
    "const",
    "continue",
    "crate",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "fn",
    "for",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "match",
    "mod",
    "move",
    "mut",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "type",
    "unsafe",
    "use",
    "where",
    "while",
    "macro_rules",
];

fn write(tokens: TokenStream, out: &mut String, name: &dyn Fn(&str) -> String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' && tokens.peek().is_some_and(is_text_doc) => {
                tokens.next();
            }
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                // `#![doc …]`
                if let Some(TokenTree::Punct(bang)) = tokens.peek()
                    && bang.as_char() == '!'
                {
                    tokens.next();
                    if tokens.peek().is_some_and(is_text_doc) {
                        tokens.next();
                        continue;
                    }
                    out.push('!');
                }
                out.push_str("# ");
            }
            TokenTree::Group(group) => {
                let _ = write!(out, "{:?}<", group.delimiter());
                write(group.stream(), out, name);
                out.push('>');
            }
            TokenTree::Literal(_) => out.push_str("LITERAL "),
            TokenTree::Ident(ident) => {
                out.push_str(&name(&ident.to_string()));
                out.push(' ');
            }
            // A comma before the end says only that the line was long.
            TokenTree::Punct(sign) if sign.as_char() == ',' && tokens.peek().is_none_or(is_closing) => {}
            TokenTree::Punct(sign) => out.extend([sign.as_char(), ' ']),
        }
    }
}

/// The end of generic arguments, which are no group.
fn is_closing(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(sign) if sign.as_char() == '>')
}

/// `doc = "text"`, and not one that runs something to get the text.
fn is_text_doc(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else { return false };
    let mut tokens = group.stream().into_iter();
    let is_doc = matches!(tokens.next(), Some(TokenTree::Ident(ident)) if ident == "doc");
    let equals = matches!(tokens.next(), Some(TokenTree::Punct(sign)) if sign.as_char() == '=');
    is_doc && equals && matches!(tokens.next(), Some(TokenTree::Literal(_))) && tokens.next().is_none()
}
