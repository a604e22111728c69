//! The two axes of a verdict: what a change does to Rust code, and what it does to clients already shipped.

use std::fmt;
use std::str::FromStr;

/// What a change does to code written against the old crate, in the words of semantic versioning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The generated code stays as it was.
    #[default]
    None,
    /// The generated code changes without changing what it offers.
    Patch,
    /// Something is new, or marked as going away.
    Minor,
    /// Code that compiled may no longer compile, or may mean something else.
    Major,
}

impl Source {
    /// The word that all renderers use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// What happens to clients already shipped when the server follows the new document; ordered by danger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wire {
    /// They go on as before.
    #[default]
    Fine,
    /// A rule became stricter: what went through may be refused, depending on its value.
    Tightened,
    /// The server refuses what they send (4xx).
    Refused,
    /// They cannot read what the server answers.
    Decode,
    /// Everything seems to work, and means something else.
    Silent,
    /// They call the wrong host, or prove who they are in the wrong way.
    Misdirected,
}

impl Wire {
    /// The word that all renderers use; also the filter's value on the HTML page.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Tightened => "tightened",
            Self::Refused => "refused",
            Self::Decode => "decode-error",
            Self::Silent => "silent",
            Self::Misdirected => "misdirected",
        }
    }

    /// A few words for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Tightened => "tightened constraint",
            Self::Refused => "refused (4xx)",
            Self::Decode => "decode error",
            Self::Silent => "silent change of meaning",
            Self::Misdirected => "wrong host or credential",
        }
    }

    /// Whether a client that worked may stop working, or work differently.
    #[must_use]
    pub const fn breaks(self) -> bool {
        !matches!(self, Self::Fine)
    }

    /// All verdicts, the most dangerous first.
    pub const ALL: [Self; 6] =
        [Self::Misdirected, Self::Silent, Self::Decode, Self::Refused, Self::Tightened, Self::Fine];
}

impl fmt::Display for Wire {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// When a review makes a command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// Some change is major for Rust code.
    SourceMajor,
    /// Some change may break clients already shipped.
    WireBreak,
    /// There is any change that matters on either axis.
    Any,
}

impl FailOn {
    /// The names that a command line takes.
    pub const NAMES: [&'static str; 3] = ["source-major", "wire-break", "any"];
}

/// A name that is none of [`FailOn::NAMES`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFailOn(
    /// The name.
    pub String,
);

impl fmt::Display for UnknownFailOn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is none of {}", self.0, FailOn::NAMES.join(", "))
    }
}

impl std::error::Error for UnknownFailOn {}

impl FromStr for FailOn {
    type Err = UnknownFailOn;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "source-major" => Ok(Self::SourceMajor),
            "wire-break" => Ok(Self::WireBreak),
            "any" => Ok(Self::Any),
            other => Err(UnknownFailOn(other.to_owned())),
        }
    }
}
