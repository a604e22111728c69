//! JSON pointers (RFC 6901): the place of a value in a document.

use std::fmt;

/// A JSON pointer such as `/components/schemas/Lead/properties/email`, tokens escaped (`~1` for `/`).
///
/// A pointer into another file than the root document carries that file's name before a `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The root of the document.
    pub fn root() -> Self {
        Self::default()
    }

    /// A pointer from its text, already escaped; a leading `#` is dropped.
    pub fn parse(text: &str) -> Self {
        Self(text.strip_prefix('#').unwrap_or(text).to_owned())
    }

    /// This pointer one level deeper; `token` is escaped here.
    pub fn child(&self, token: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + token.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        for c in token.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
        Self(text)
    }

    /// This pointer at an element of a list.
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer one level up; `None` at the root of a file.
    pub fn parent(&self) -> Option<Self> {
        let path_start = self.0.find('#').map_or(0, |at| at + 1);
        let slash = self.0.rfind('/').filter(|at| *at >= path_start)?;
        Some(Self(self.0.get(..slash)?.to_owned()))
    }

    /// The name of the file this points into; `None` for the root document.
    pub fn file(&self) -> Option<&str> {
        self.0.split_once('#').map(|(file, _)| file)
    }

    /// The last token, unescaped; `None` at the root of a file.
    pub fn last(&self) -> Option<String> {
        self.parent()?;
        let token = self.0.rsplit('/').next()?;
        Some(token.replace("~1", "/").replace("~0", "~"))
    }

    /// The escaped text, without `#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tokens, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        let path = self.0.split_once('#').map_or(self.0.as_str(), |(_, path)| path);
        path.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"))
    }

    /// Whether this is `ancestor` or stands below it.
    pub fn is_within(&self, ancestor: &Pointer) -> bool {
        self.0.strip_prefix(ancestor.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.contains('#') { f.write_str(&self.0) } else { write!(f, "#{}", self.0) }
    }
}
