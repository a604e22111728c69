//! The characters of a query: names, numbers, strings.

use super::Problem;

/// The text of a query and how far it has been read.
pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Reads this text if it stands here.
    pub(super) fn take(&mut self, expected: &str) -> bool {
        let there = self.rest().starts_with(expected);
        self.at += if there { expected.len() } else { 0 };
        there
    }

    /// As [`Self::take`], behind space.
    pub(super) fn take_spaced(&mut self, expected: &str) -> bool {
        self.skip_space();
        self.take(expected)
    }

    pub(super) fn demand(&mut self, expected: &str) -> Result<(), Problem> {
        if self.take_spaced(expected) { Ok(()) } else { Err(self.problem(&format!("`{expected}` is missing"))) }
    }

    pub(super) fn problem(&self, what: &str) -> Problem {
        Problem { at: self.at, what: what.to_owned() }
    }

    /// A name in the short form `.name` (RFC 9535 section 2.5.1): letters, digits, `_` and all beyond ASCII. A
    /// hyphen is taken too, since keys such as `x-internal` are written so.
    pub(super) fn name(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || !c.is_ascii();
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let name = rest.get(..length).filter(|name| !name.is_empty())?;
        self.at += length;
        Some(name)
    }

    /// The text of a number, if one stands here.
    pub(super) fn number(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let text = rest.get(..length).filter(|text| text.parse::<f64>().is_ok())?;
        self.at += length;
        Some(text)
    }

    pub(super) fn integer(&mut self) -> Option<i64> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len());
        let number = rest.get(..length)?.parse().ok()?;
        self.at += length;
        Some(number)
    }

    /// A string in single or double quotes, if one stands here.
    pub(super) fn string(&mut self) -> Result<Option<String>, Problem> {
        let Some(quote @ ('\'' | '"')) = self.peek() else { return Ok(None) };
        self.at += 1;
        let mut out = String::new();
        loop {
            let Some(c) = self.peek() else { return Err(self.problem("a string does not end")) };
            self.at += c.len_utf8();
            match c {
                _ if c == quote => return Ok(Some(out)),
                '\\' => out.push(self.escape()?),
                other => out.push(other),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Problem> {
        let escaped = self.peek().ok_or_else(|| self.problem("a string does not end"))?;
        self.at += escaped.len_utf8();
        Ok(match escaped {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let digits = self.rest().get(..4).unwrap_or_default();
                let code = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                let code = code.ok_or_else(|| self.problem("`\\u` needs four hexadecimal digits"))?;
                self.at += 4;
                code
            }
            other => other,
        })
    }
}
