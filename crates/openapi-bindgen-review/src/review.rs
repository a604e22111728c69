//! A review: all changes between two APIs, the most dangerous first.

use openapi_bindgen_ir::Api;

use crate::bump;
use crate::changelog::{self, ChangelogLine};
use crate::codes::{self, Code};
use crate::context::Context;
use crate::finding::{Finding, Place, Side, Spot};
use crate::index::Index;
use crate::merge::{covered, merged};
use crate::summary;
use crate::verdict::{FailOn, Source, Wire};
use crate::{calls, facts, items, package, security, servers};

/// What a changed document means.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Review {
    /// Title of the API.
    pub title: String,
    /// What the old document is called, such as a file or a revision.
    pub old_label: String,
    /// What the new document is called.
    pub new_label: String,
    /// What matters, the most dangerous first.
    pub findings: Vec<Finding>,
    /// What changed without mattering.
    pub quiet: Vec<Finding>,
    /// One paragraph on what to know first.
    pub summary: String,
    /// What all changes together are to Rust code.
    pub source: Source,
    /// The worst that happens to clients already shipped.
    pub wire: Wire,
    /// The crate's version as it was.
    pub version: String,
    /// The version that the change asks for; equal to `version` when nothing changed or the version is none.
    pub next_version: String,
    /// Lines for the crate's changelog.
    pub changelog: Vec<ChangelogLine>,
}

/// Compares two APIs.
///
/// The time it takes grows with the size of both, not with the number of changes times their size: searches that
/// could lead through everything for each change are cut short and say so ([`Users::more`](crate::Users::more)).
#[must_use]
pub fn compare(old: &Api, new: &Api) -> Review {
    let (old_index, new_index) = (Index::new(old), Index::new(new));
    let context = Context::new(&old_index, &new_index);
    let mut findings = Vec::new();
    package::compare(&context, &mut findings);
    servers::compare(&context, &mut findings);
    security::compare(&context, &mut findings);
    calls::compare(&context, &mut findings);
    items::compare(&context, &mut findings);
    facts::compare(&context, &mut findings);
    Review::assemble(old, new, merged(covered(findings)))
}

impl Review {
    fn assemble(old: &Api, new: &Api, mut findings: Vec<Finding>) -> Self {
        for finding in &mut findings {
            if finding.effect.old == finding.effect.new {
                finding.effect.old = None;
                finding.effect.new = None;
            }
            if finding.why.is_empty() {
                finding.why = summary::why(finding);
            }
            if finding.advice.is_empty() {
                finding.advice = advice(finding).to_owned();
            }
        }
        findings.sort_by(|left, right| order(left).cmp(&order(right)));
        let source = findings.iter().map(|finding| finding.source).max().unwrap_or_default();
        let wire = findings.iter().filter(|finding| !finding.unstable).map(Finding::wire).max().unwrap_or_default();
        let changelog = changelog::lines(&findings);
        let (findings, quiet): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(Finding::matters);
        let version = old.package.version.clone();
        let next_version = bump::next(&version, source);
        let summary = summary::paragraph(&findings, quiet.len(), &version, &next_version);
        Self {
            title: new.package.title.clone(),
            old_label: old.package.document.clone(),
            new_label: new.package.document.clone(),
            findings,
            quiet,
            summary,
            source,
            wire,
            version,
            next_version,
            changelog,
        }
    }

    /// Names the two documents.
    #[must_use]
    pub fn labelled(mut self, old: impl Into<String>, new: impl Into<String>) -> Self {
        self.old_label = old.into();
        self.new_label = new.into();
        self
    }

    /// Says that the crate was published as this version, whatever the config says.
    #[must_use]
    pub fn with_version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self.next_version = bump::next(&self.version, self.source);
        self.summary = summary::paragraph(&self.findings, self.quiet.len(), &self.version, &self.next_version);
        self
    }

    /// Fills in where the text of each cause stands; `locate` gives `None` for what it does not know.
    #[must_use]
    pub fn locate(mut self, locate: &dyn Fn(&str, Side) -> Option<Place>) -> Self {
        let fill = |spot: &mut Option<Spot>, code: &Code, side: Side| {
            if let Some(spot) = spot {
                let list = list_of(code, &spot.pointer).and_then(|pointer| locate(&pointer, side));
                spot.place = list.or_else(|| nearest(&spot.pointer, side, locate));
            }
        };
        for finding in self.findings.iter_mut().chain(&mut self.quiet) {
            fill(&mut finding.cause.old, finding.code, Side::Old);
            fill(&mut finding.cause.new, finding.code, Side::New);
        }
        self
    }

    /// Whether a command that was told to fail on this should fail.
    #[must_use]
    pub fn fails(&self, on: FailOn) -> bool {
        match on {
            FailOn::SourceMajor => self.source == Source::Major,
            FailOn::WireBreak => self.findings.iter().any(Finding::breaks_wire),
            FailOn::Any => !self.findings.is_empty(),
        }
    }

    /// Whether nothing at all is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.quiet.is_empty()
    }

    /// How many findings have each wire verdict, the most dangerous first, zeros left out.
    #[must_use]
    pub fn by_wire(&self) -> Vec<(Wire, usize)> {
        let count = |wire: Wire| self.findings.iter().filter(|finding| finding.wire() == wire).count();
        Wire::ALL.into_iter().map(|wire| (wire, count(wire))).filter(|(_, count)| *count > 0).collect()
    }

    /// How many findings have this source verdict.
    #[must_use]
    pub fn count_source(&self, source: Source) -> usize {
        self.findings.iter().filter(|finding| finding.source == source).count()
    }
}

/// The advice of the code; where it is about the server, and shipped clients feel nothing, there is none to give.
fn advice(finding: &Finding) -> &'static str {
    let of_server =
        [&codes::MEMBER_REQUIRED, &codes::MEMBER_OPTIONAL, &codes::MEMBER_NULLABLE, &codes::MEMBER_NOT_NULLABLE];
    let felt = finding.wire().breaks() || !of_server.iter().any(|code| code.id == finding.code.id);
    if felt { finding.code.advice } else { "Nothing to do for the server." }
}

/// The list that says what changed, where it is not the node itself: whether a member is required stands beside the
/// members, and a value that came or went is seen best among the others.
fn list_of(code: &Code, pointer: &str) -> Option<String> {
    let is = |codes: [&Code; 2]| codes.iter().any(|known| known.id == code.id);
    if is([&codes::MEMBER_REQUIRED, &codes::MEMBER_OPTIONAL]) {
        return pointer.rsplit_once("/properties/").map(|(object, _)| format!("{object}/required"));
    }
    if is([&codes::VALUE_ADDED, &codes::VALUE_REMOVED]) {
        let schema = pointer.rsplit_once("/enum/").map_or(pointer, |(schema, _)| schema);
        return Some(format!("{schema}/enum"));
    }
    None
}

/// A node's place, or that of the nearest node around it that the text has.
fn nearest(pointer: &str, side: Side, locate: &dyn Fn(&str, Side) -> Option<Place>) -> Option<Place> {
    let mut at = pointer;
    loop {
        if let Some(place) = locate(at, side) {
            return Some(place);
        }
        at = at.rsplit_once('/')?.0;
    }
}

type Order<'a> = (u8, std::cmp::Reverse<Wire>, std::cmp::Reverse<Source>, &'a str, &'a str, &'a str);

fn order(finding: &Finding) -> Order<'_> {
    (
        finding.rank(),
        std::cmp::Reverse(finding.wire()),
        std::cmp::Reverse(finding.source),
        finding.code.id,
        &finding.effect.item,
        &finding.what,
    )
}
