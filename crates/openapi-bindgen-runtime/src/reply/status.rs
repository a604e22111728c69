//! Which of an operation's documented answers a status means.

/// A key of the specification's responses object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusRule {
    /// One status.
    Exact(u16),
    /// A class: 4 for `4XX`.
    Range(u16),
    /// `default`.
    Default,
}

impl From<u16> for StatusRule {
    fn from(status: u16) -> Self {
        Self::Exact(status)
    }
}

/// A class as `4XX`; a status in quotes; anything else stands for all.
impl From<&str> for StatusRule {
    fn from(key: &str) -> Self {
        match (key.parse(), key.as_bytes()) {
            (Ok(status), _) => Self::Exact(status),
            (_, [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x']) => Self::Range(u16::from(class - b'0')),
            _ => Self::Default,
        }
    }
}

/// The rule that a status falls under: a single status before a class, and a
/// class before the default.
pub fn choose(rules: &[StatusRule], status: u16) -> Option<StatusRule> {
    let ways = [StatusRule::Exact(status), StatusRule::Range(status / 100), StatusRule::Default];
    ways.into_iter().find(|way| rules.contains(way))
}

/// The rule of a successful answer: as [`choose`], but only successes fall
/// under the default, which stands for all other errors as well.
pub fn choose_reply(rules: &[StatusRule], status: u16) -> Option<StatusRule> {
    let is_success = (200..300).contains(&status);
    choose(rules, status).filter(|rule| is_success || *rule != StatusRule::Default)
}
