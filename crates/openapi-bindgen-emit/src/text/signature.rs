//! Tokens on one line, for `api.txt` and for short functions.

use std::fmt::{Display, Write};

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

/// Prints tokens on one line, spaced as people write them.
pub(crate) fn compact(tokens: TokenStream) -> String {
    let mut line = Line::default();
    line.write(tokens);
    line.out.trim_end().to_owned()
}

#[derive(Default)]
struct Line {
    out: String,
    // Whether the sign before belongs together with the next one.
    joint: bool,
}

impl Line {
    fn write(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.group(&group),
                TokenTree::Punct(punct) => {
                    self.sign(&punct);
                    self.joint = punct.spacing() == Spacing::Joint;
                    continue;
                }
                TokenTree::Ident(ident) => self.word(&ident),
                TokenTree::Literal(literal) => self.word(&literal),
            }
            self.joint = false;
        }
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
            Delimiter::Brace => {
                self.space();
                self.out.push_str("{ ");
                self.write(group.stream());
                self.space();
                self.out.push_str("} ");
                return;
            }
        };
        self.out.push_str(open);
        self.write(group.stream());
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out.push_str(close);
    }

    fn sign(&mut self, punct: &Punct) {
        let sign = punct.as_char();
        let alone = punct.spacing() == Spacing::Alone && !self.joint;
        let opens_arrow = matches!(sign, '-' | '=') && punct.spacing() == Spacing::Joint;
        let closes_arrow = sign == '>' && self.out.ends_with(['-', '=']);
        if opens_arrow || (alone && matches!(sign, '=' | '+')) {
            self.space();
        }
        if sign == ';' || sign == ',' {
            let end = self.out.trim_end().len();
            self.out.truncate(end);
        }
        self.out.push(sign);
        if closes_arrow || (alone && matches!(sign, '=' | '+' | ':')) || matches!(sign, ',' | ';') {
            self.out.push(' ');
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '(']) {
            self.out.push(' ');
        }
    }

    fn word(&mut self, word: &dyn Display) {
        if self.out.ends_with(|last: char| last == '_' || last.is_alphanumeric()) {
            self.out.push(' ');
        }
        // Writing to a text cannot fail.
        let _ = write!(self.out, "{word}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_read_as_written() {
        let table = [
            "fn email(mut self, email: impl Into<Field<String>>) -> Self",
            "Option<Vec<types::Option>>",
            "fn list(&self, id: &str, tags: &[String]) -> rt::Call<(), rt::NoError>",
            "self.email = Some(value.into());",
            "let mut request = rt::Request::new(self.client, &OPERATION);",
            "match value { Some(value) => { request.query(\"a b\", rt::Style::Form, value); } None => { x(&()); } }",
            "operations::leads::Leads<'_>",
        ];
        for text in table {
            assert_eq!(compact(text.parse().expect("tokens")).trim_end(), text);
        }
    }
}
