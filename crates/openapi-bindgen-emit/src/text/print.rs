//! Tokens as text.

use proc_macro2::TokenStream;

/// Prints one item the way rustfmt would, with a blank line between the functions of an `impl`.
pub(crate) fn item(tokens: TokenStream) -> String {
    let Ok(parsed) = syn::parse2::<syn::Item>(tokens.clone()) else {
        // Unreachable for tokens that this crate builds; unformatted code still compiles.
        return tokens.to_string();
    };
    let spaced = matches!(parsed, syn::Item::Impl(_));
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![parsed] };
    let text = prettyplease::unparse(&file);
    if spaced { apart(&text) } else { text }
}

/// Prints a short program that this crate wrote: its imports, a blank line, its function.
pub(crate) fn program(text: &str) -> String {
    let Ok(file) = syn::parse_file(text) else { return text.to_owned() };
    let (imports, rest): (Vec<_>, Vec<_>) = file.items.into_iter().partition(|item| matches!(item, syn::Item::Use(_)));
    let block = |attrs, items| prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs, items });
    let blocks = [block(file.attrs, Vec::new()), block(Vec::new(), imports), block(Vec::new(), rest)];
    crate::unit::blocks_text(&blocks.into_iter().filter(|block| !block.is_empty()).collect::<Vec<_>>())
}

/// Prints an expression as the lines of a function's body.
pub(crate) fn expression(tokens: &TokenStream) -> Vec<String> {
    let text = item(quote::quote!(fn f() { #tokens }));
    let lines: Vec<&str> = text.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect()
}

// prettyplease puts the functions of an `impl` close together. No literal or comment can imitate the end of one:
// both stay on their line.
fn apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line == "    }" && lines.peek().is_some_and(|next| *next != "}") {
            out.push('\n');
        }
    }
    out
}
