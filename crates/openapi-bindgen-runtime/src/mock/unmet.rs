//! What came otherwise than it was expected.

use std::fmt;

/// Expectations that were not met, and requests that nothing was prepared for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    complaints: Vec<String>,
    seen: Vec<String>,
}

impl Unmet {
    pub(super) fn new(complaints: Vec<String>, seen: Vec<String>) -> Self {
        Self { complaints, seen }
    }

    /// What is wrong, a sentence each.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// The requests that came, in their order: method and path.
    pub fn seen(&self) -> &[String] {
        &self.seen
    }
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.complaints.join("; "))?;
        match self.seen.as_slice() {
            [] => f.write_str("; no request came"),
            seen => write!(f, "; these came: {}", seen.join(", ")),
        }
    }
}

impl std::error::Error for Unmet {}
