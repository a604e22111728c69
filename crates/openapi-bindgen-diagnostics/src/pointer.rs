//! JSON pointers (RFC 6901): the place of a value in a document.

use std::fmt;

/// A JSON pointer such as `/components/schemas/Lead/properties/email`, tokens escaped (`~1` for `/`).
///
/// A pointer into another file than the root document carries that file's name before a `#`.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    text: String,
    /// Where the path starts in the text: behind the file's name and its `#`.
    path: usize,
}

impl Pointer {
    /// The root of the document.
    pub fn root() -> Self {
        Self::default()
    }

    /// A pointer from its text, already escaped; a leading `#` is dropped.
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix('#').unwrap_or(text);
        // A key of the root document may have a `#` too.
        match text.split_once('#').filter(|_| !text.starts_with('/')) {
            Some((file, path)) => Self::in_file(file, path),
            None => Self { text: text.to_owned(), path: 0 },
        }
    }

    /// A pointer into another file than the root document; `path` is escaped already.
    pub fn in_file(file: &str, path: &str) -> Self {
        Self { text: format!("{file}#{path}"), path: file.len() + 1 }
    }

    /// This pointer one level deeper; `token` is escaped here.
    pub fn child(&self, token: &str) -> Self {
        let mut text = String::with_capacity(self.text.len() + token.len() + 1);
        text.push_str(&self.text);
        push_token(&mut text, token);
        Self { text, path: self.path }
    }

    /// This pointer at an element of a list.
    pub fn index(&self, index: usize) -> Self {
        let mut digits = [0; 20];
        self.child(decimal(index, &mut digits))
    }

    /// This pointer with a path behind it, escaped already: empty, or with a leading `/`.
    #[must_use]
    pub fn below(&self, path: &str) -> Self {
        Self { text: format!("{}{path}", self.text), path: self.path }
    }

    /// The pointer one level up; `None` at the root of a file.
    pub fn parent(&self) -> Option<Self> {
        let slash = self.text.rfind('/').filter(|at| *at >= self.path)?;
        Some(Self { text: self.text.get(..slash)?.to_owned(), path: self.path })
    }

    /// The name of the file this points into; `None` for the root document.
    pub fn file(&self) -> Option<&str> {
        self.text.get(..self.path.checked_sub(1)?)
    }

    /// The pointer without the file's name.
    fn path(&self) -> &str {
        self.text.get(self.path..).unwrap_or_default()
    }

    /// The last token, unescaped; `None` at the root of a file.
    pub fn last(&self) -> Option<String> {
        self.parent()?;
        self.text.rsplit('/').next().map(unescaped)
    }

    /// The escaped text, without `#`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The tokens, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.path().split('/').skip(1).map(unescaped)
    }

    /// Whether this is `ancestor` or stands below it.
    pub fn is_within(&self, ancestor: &Pointer) -> bool {
        self.text.strip_prefix(ancestor.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn unescaped(token: &str) -> String {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~") } else { token.to_owned() }
}

/// A number in decimal digits; a document has more indices than the formatting machinery is meant for.
fn decimal(mut number: usize, digits: &mut [u8; 20]) -> &str {
    let mut left = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        left -= 1;
        if number == 0 {
            break;
        }
    }
    digits.get(left..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default()
}

/// Writes one more level behind the text of a pointer; `token` is escaped here.
pub fn push_token(text: &mut String, token: &str) {
    text.push('/');
    if memchr::memchr2(b'~', b'/', token.as_bytes()).is_none() {
        return text.push_str(token);
    }
    for part in token.split_inclusive(['~', '/']) {
        match part.strip_suffix('~') {
            Some(before) => text.extend([before, "~0"]),
            None => match part.strip_suffix('/') {
                Some(before) => text.extend([before, "~1"]),
                None => text.push_str(part),
            },
        }
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pointer").field(&self.text).finish()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.file().is_some() { f.write_str(&self.text) } else { write!(f, "#{}", self.text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_keys_may_both_have_a_hash() {
        let table = [
            ("/paths/~1a#b/get", None, vec!["paths", "/a#b", "get"]),
            ("parts/line.yaml#/a#b", Some("parts/line.yaml"), vec!["a#b"]),
            ("parts/line.yaml#", Some("parts/line.yaml"), vec![]),
            ("", None, vec![]),
        ];
        for (text, file, tokens) in table {
            let pointer = Pointer::parse(text);
            assert_eq!(pointer.file(), file, "{text}");
            assert_eq!(pointer.tokens().collect::<Vec<_>>(), tokens, "{text}");
        }
        assert_eq!(Pointer::parse("/a#b/c").parent().map(|p| p.to_string()), Some("#/a#b".to_owned()));
        assert_eq!(Pointer::in_file("/tmp/x.yaml", "/c").file(), Some("/tmp/x.yaml"));
        assert_eq!(Pointer::parse("x.yaml#/c").parent().map(|p| p.to_string()), Some("x.yaml#".to_owned()));
    }
}
