//! What a value does wrong, in words.

use std::fmt;

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where the parameter stands, and its name.
    parameter: Option<(&'static str, Box<str>)>,
    path: String,
    rule: String,
}

impl Violation {
    pub(crate) fn new(path: String, rule: String) -> Self {
        Self { parameter: None, path, rule }
    }

    /// The parameter whose value breaks the rule; `None` for the body, or for a value that is no part of a request.
    #[must_use]
    pub fn parameter(&self) -> Option<&str> {
        self.parameter.as_ref().map(|(_, name)| &**name)
    }

    /// The place in the value, as `leads[0].phone_number`; empty for the value as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The rule, in words: "must have at least 1 character, has 0".
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((place, name)) = &self.parameter {
            write!(f, "{place} parameter `{name}`: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.rule)
    }
}

/// All broken rules of a value, in the order of its members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(crate) fn new(violations: Vec<Violation>) -> Self {
        Self(violations)
    }

    /// The same, of the value of a parameter.
    #[cfg(feature = "client")]
    pub(crate) fn of_parameter(mut self, place: &'static str, name: &str) -> Self {
        for violation in &mut self.0 {
            violation.parameter = Some((place, name.into()));
        }
        self
    }

    #[cfg(feature = "client")]
    pub(crate) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Forgets what a body did wrong.
    #[cfg(feature = "client")]
    pub(crate) fn retain_parameters(&mut self) {
        self.0.retain(|violation| violation.parameter.is_some());
    }

    /// Each broken rule.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// How many rules are broken.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no rule is broken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            let gap = if index == 0 { "" } else { "; " };
            write!(f, "{gap}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
