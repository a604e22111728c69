//! The leaves of JSON: strings, numbers, and the three words.

use openapi_bindgen_diagnostics::codes::reading;

use super::Parser;
use crate::syntax::Issue;
use crate::value::Kind;

impl Parser<'_> {
    pub(super) fn word(&mut self) -> Result<Kind, Issue> {
        let words = [("null", Kind::Null), ("true", Kind::Bool(true)), ("false", Kind::Bool(false))];
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        for (word, kind) in words {
            if rest.starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        Err(self.unexpected("a value"))
    }

    /// A number as it is written. RFC 8259 section 6: no leading zeros, digits on both sides of the point.
    pub(super) fn number(&mut self) -> Result<&str, Issue> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        } else if matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.unexpected("a number without leading zeros"));
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _signed = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> Result<(), Issue> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.unexpected("a digit"));
        }
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        Ok(())
    }

    /// A string; the opening quote is known to stand here.
    pub(super) fn string(&mut self) -> Result<String, Issue> {
        self.at += 1;
        let start = self.at;
        self.skip_plain();
        let plain = self.text.get(start..self.at).unwrap_or_default();
        if self.take(b'"') {
            return Ok(plain.to_owned());
        }
        let mut out = plain.to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(control) => {
                    let what =
                        format!("the control character U+{control:04X} stands in a string, where JSON needs an escape");
                    return Err(Issue::new(reading::JSON_SYNTAX, self.at, self.at + 1, what));
                }
                None => return Err(self.unexpected("`\"` at the end of the string")),
            }
            let start = self.at;
            self.skip_plain();
            out.push_str(self.text.get(start..self.at).unwrap_or_default());
        }
    }

    /// Up to the next quote, backslash or control character.
    fn skip_plain(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let run = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        let plain = rest.get(..run).unwrap_or_default();
        // Control characters are rare enough to look for them all at once, and only then for the first.
        let has_control = plain.iter().fold(false, |found, byte| found | (*byte <= 0x1F));
        let control = if has_control { plain.iter().position(|byte| *byte <= 0x1F) } else { None };
        self.at += control.unwrap_or(run);
    }

    fn escape(&mut self) -> Result<char, Issue> {
        let start = self.at;
        self.at += 1;
        let simple = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode(start);
            }
            _ => return Err(self.unexpected("one of `\"\\/bfnrtu` after a backslash")),
        };
        self.at += 1;
        Ok(simple)
    }

    /// The rest of a `\u` escape; characters beyond U+FFFF are two of them (RFC 8259 section 7).
    fn unicode(&mut self, start: usize) -> Result<char, Issue> {
        let first = self.four_digits()?;
        let code = match first {
            0xD800..=0xDBFF => self.second_half(first)?,
            other => Some(other),
        };
        Ok(code.and_then(char::from_u32).unwrap_or_else(|| {
            let what = format!("`\\u{first:04x}` is half a character");
            let mut issue = Issue::new(reading::LONE_SURROGATE, start, self.at, what);
            issue.harmless = true;
            self.issues.push(issue);
            char::REPLACEMENT_CHARACTER
        }))
    }

    /// The whole code point if a second half follows; nothing is consumed otherwise.
    fn second_half(&mut self, first: u32) -> Result<Option<u32>, Issue> {
        let before = self.at;
        if self.take(b'\\') && self.take(b'u') {
            let second = self.four_digits()?;
            if let 0xDC00..=0xDFFF = second {
                return Ok(Some(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
            }
        }
        self.at = before;
        Ok(None)
    }

    fn four_digits(&mut self) -> Result<u32, Issue> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.unexpected("four hexadecimal digits after `\\u`"))?;
            self.at += 1;
        }
        Ok(code)
    }
}
