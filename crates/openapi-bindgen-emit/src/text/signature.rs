//! Signatures on one line, for `api.txt`.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Prints tokens of a signature or a type on one line, spaced as people write them.
pub(crate) fn compact(tokens: TokenStream) -> String {
    let mut out = String::new();
    write(tokens, &mut out);
    out
}

fn write(tokens: TokenStream, out: &mut String) {
    let mut joint = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                write(group.stream(), out);
                out.push_str(close);
            }
            TokenTree::Punct(punct) => {
                let sign = punct.as_char();
                let starts_arrow = sign == '-' || (sign == '=' && punct.spacing() == Spacing::Alone && !joint);
                if starts_arrow || sign == '+' {
                    out.push(' ');
                }
                let ends_arrow = sign == '>' && out.ends_with('-');
                let single_colon = sign == ':' && punct.spacing() == Spacing::Alone && !joint;
                out.push(sign);
                if ends_arrow || single_colon || matches!(sign, ',' | '+') || (starts_arrow && sign == '=') {
                    out.push(' ');
                }
                joint = punct.spacing() == Spacing::Joint;
                continue;
            }
            TokenTree::Ident(ident) => {
                separate(out);
                out.push_str(&ident.to_string());
            }
            TokenTree::Literal(literal) => {
                separate(out);
                out.push_str(&literal.to_string());
            }
        }
        joint = false;
    }
}

fn separate(out: &mut String) {
    if out.ends_with(|last: char| last == '_' || last.is_alphanumeric()) {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_read_as_written() {
        let table = [
            "fn email(mut self, email: impl Into<Field<String>>) -> Self",
            "Option<Vec<types::Option>>",
            "fn list(&self, id: &str, tags: &[String]) -> rt::Call<(), rt::NoError>",
        ];
        for text in table {
            assert_eq!(compact(text.parse().expect("tokens")), text);
        }
    }
}
