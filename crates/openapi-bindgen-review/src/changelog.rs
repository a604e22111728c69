//! Lines for the crate's changelog, in the order of keepachangelog.com with breaking changes first.

use crate::codes;
use crate::finding::Finding;
use crate::render;
use crate::verdict::{Source, Wire};

/// A heading of a changelog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Heading {
    /// Code must be changed.
    Breaking,
    /// What the server does differently, whatever the crate's version.
    Server,
    /// What is new.
    Added,
    /// What will go away.
    Deprecated,
    /// What is different without breaking anything.
    Changed,
}

impl Heading {
    /// The heading as written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking",
            Self::Server => "Server",
            Self::Added => "Added",
            Self::Deprecated => "Deprecated",
            Self::Changed => "Changed",
        }
    }
}

/// A line of a changelog.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangelogLine {
    /// Under which heading it stands.
    pub heading: Heading,
    /// The line without its bullet.
    pub text: String,
}

impl ChangelogLine {
    /// A line below a heading.
    pub fn new(heading: Heading, text: impl Into<String>) -> Self {
        Self { heading, text: text.into() }
    }

    /// The text as Markdown: names as code, nothing from the documents as markup.
    #[must_use]
    pub fn markdown(&self) -> String {
        render::escape_markdown(&self.text)
    }
}

/// One line for everything that users of the crate should know; the order of findings within each heading.
pub(crate) fn lines(findings: &[Finding]) -> Vec<ChangelogLine> {
    let mut lines: Vec<ChangelogLine> = findings.iter().filter_map(line).collect();
    lines.sort_by_key(|line| line.heading);
    lines.dedup();
    lines
}

fn line(finding: &Finding) -> Option<ChangelogLine> {
    let deprecated =
        [&codes::OPERATION_DEPRECATED, &codes::PARAM_DEPRECATED, &codes::TYPE_DEPRECATED, &codes::MEMBER_DEPRECATED];
    let heading = match (finding.source, finding.wire()) {
        (Source::Major, _) => Heading::Breaking,
        _ if deprecated.iter().any(|code| code.id == finding.code.id) => Heading::Deprecated,
        (_, Wire::Misdirected | Wire::Silent | Wire::Decode | Wire::Refused) => Heading::Server,
        (Source::Minor, _) => Heading::Added,
        (_, Wire::Tightened) => Heading::Changed,
        (Source::Patch | Source::None, _) => return None,
    };
    let mut text = finding.what.trim_end_matches('.').to_owned();
    if let (Heading::Breaking, Some(old), Some(new)) = (heading, &finding.effect.old, &finding.effect.new)
        && !(text.contains(old.as_str()) && text.contains(new.as_str()))
    {
        text.push_str(&format!(": `{old}` → `{new}`"));
    }
    Some(ChangelogLine { heading, text: text.replace(['\r', '\n'], " ") })
}
