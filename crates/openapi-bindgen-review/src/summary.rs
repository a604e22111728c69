//! The paragraph on top, and what becomes of shipped clients in words.

use crate::finding::Finding;
use crate::verdict::{Source, Wire};

/// What becomes of shipped clients, where the comparison had nothing more precise to say.
pub(crate) fn why(finding: &Finding) -> String {
    let sent = match finding.request {
        Some(Wire::Misdirected) => Some("what they send goes to the wrong place or carries the wrong credential"),
        Some(Wire::Silent) => Some("what they send means something else than they mean"),
        Some(Wire::Refused) => Some("the server refuses what they send"),
        Some(Wire::Tightened) => Some("the server may refuse what they send, depending on its value"),
        Some(Wire::Decode) => Some("they cannot read the answer"),
        Some(Wire::Fine) | None => None,
    };
    let read = match finding.response {
        Some(Wire::Decode) => Some("they cannot read what the server answers"),
        Some(Wire::Silent) => Some("what they read means something else than they think"),
        Some(Wire::Misdirected | Wire::Refused | Wire::Tightened) => Some("the server may answer otherwise"),
        Some(Wire::Fine) | None => None,
    };
    match (sent, read) {
        (Some(sent), Some(read)) => sentence(&format!("{sent}, and {read}")),
        (Some(one), None) | (None, Some(one)) => sentence(one),
        (None, None) => "They go on as before.".to_owned(),
    }
}

/// Words with a capital and a full stop.
pub(crate) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

/// The paragraph on top.
pub(crate) fn paragraph(findings: &[Finding], quiet: usize, version: &str, next: &str) -> String {
    if findings.is_empty() {
        return match quiet {
            0 => "Nothing changed.".to_owned(),
            _ => format!("Nothing that matters changed; {} without effect.", count(quiet, "change", "changes")),
        };
    }
    let mut text = format!("{} that matter{}.", count(findings.len(), "change", "changes"), one(findings.len()));
    let shipped = shipped(findings);
    if shipped.is_empty() {
        text.push_str(" Clients already shipped go on as before.");
    } else {
        text.push_str(&format!(" To clients already shipped: {}.", shipped.join(", ")));
    }
    let major = findings.iter().filter(|finding| finding.source == Source::Major).count();
    let minor = findings.iter().filter(|finding| finding.source == Source::Minor).count();
    match (major, minor) {
        (0, 0) => text.push_str(" Rust code stays as it is."),
        (0, minor) => {
            text.push_str(&format!(" Rust code goes on compiling; {}.", count(minor, "addition", "additions")))
        }
        (major, 0) => text.push_str(&format!(" {} Rust code.", count(major, "change breaks", "changes break"))),
        (major, minor) => text.push_str(&format!(
            " {} Rust code; {}.",
            count(major, "change breaks", "changes break"),
            count(minor, "addition", "additions")
        )),
    }
    if let Some(first) = findings.first().filter(|first| first.rank() <= 4) {
        text.push_str(&format!(" Look first at this: {}", first.what));
    }
    if !version.is_empty() && version != next {
        text.push_str(&format!(" The next version should be {next}, after {version}."));
    }
    text
}

/// How many changes do what to shipped clients.
fn shipped(findings: &[Finding]) -> Vec<String> {
    let phrases = [
        (
            Wire::Misdirected,
            "sends them to the wrong host or with the wrong credential",
            "send them to the wrong host or with the wrong credential",
        ),
        (Wire::Silent, "silently means something else", "silently mean something else"),
        (Wire::Decode, "makes answers unreadable", "make answers unreadable"),
        (Wire::Refused, "gets requests refused", "get requests refused"),
        (Wire::Tightened, "tightens a constraint", "tighten a constraint"),
    ];
    phrases
        .into_iter()
        .filter_map(|(wire, singular, plural)| {
            let number = findings.iter().filter(|finding| finding.wire() == wire && !finding.unstable).count();
            (number > 0).then(|| count(number, singular, plural))
        })
        .collect()
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn one(number: usize) -> &'static str {
    if number == 1 { "s" } else { "" }
}
