//! Constraints: which rules of a value are new, gone, stricter, looser, or just others.

mod decimal;
mod diff;
mod words;

use openapi_bindgen_ir::Check;

use crate::codes;
use crate::edges::Sides;
use crate::finding::Finding;
use crate::verdict::{Source, Wire};

/// What happened to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Added,
    Tightened,
    Loosened,
    Removed,
    Other,
}

/// A rule that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Its keyword in the document.
    pub(crate) keyword: &'static str,
    /// Where it holds inside the value: empty, `items`, `member x`.
    pub(crate) inside: String,
    pub(crate) change: Change,
    /// The rule in words, as it was.
    pub(crate) old: Option<String>,
    /// The rule in words, as it is.
    pub(crate) new: Option<String>,
}

/// Where the checked value stands.
pub(crate) struct Subject<'a> {
    /// Words such as ``the member `email` ``.
    pub(crate) words: &'a str,
    pub(crate) item: String,
    pub(crate) old: &'a str,
    pub(crate) new: &'a str,
    pub(crate) sides: Sides,
    /// Whether the crate checks it, that is, whether users build the type.
    pub(crate) validated: bool,
}

/// Findings for all rules that differ.
pub(crate) fn compare(old: &[Check], new: &[Check], subject: &Subject<'_>, out: &mut Vec<Finding>) {
    if old == new {
        return;
    }
    for difference in diff::all(old, new) {
        out.push(finding(difference, subject));
    }
}

fn finding(difference: Difference, subject: &Subject<'_>) -> Finding {
    let (code, request) = match difference.change {
        Change::Added => (&codes::CHECK_ADDED, Wire::Tightened),
        Change::Tightened => (&codes::CHECK_TIGHTENED, Wire::Tightened),
        Change::Other => (&codes::CHECK_CHANGED, Wire::Tightened),
        Change::Loosened => (&codes::CHECK_LOOSENED, Wire::Fine),
        Change::Removed => (&codes::CHECK_REMOVED, Wire::Fine),
    };
    let place = if difference.inside.is_empty() { String::new() } else { format!(" ({})", difference.inside) };
    let what = match (&difference.old, &difference.new) {
        (Some(old), Some(new)) if old == new => format!("For {}{place}, {new} is another rule.", subject.words),
        (Some(old), Some(new)) => format!("For {}{place}, {old} became {new}.", subject.words),
        (None, Some(new)) => format!("For {}{place}, {new} is a new rule.", subject.words),
        (Some(old), None) => format!("For {}{place}, {old} is no longer a rule.", subject.words),
        (None, None) => format!("A rule for {}{place} changed.", subject.words),
    };
    let mut finding = Finding::new(code, what)
        .source(if subject.validated { Source::Patch } else { Source::None })
        .wires(subject.sides.request.then_some(request), subject.sides.response.then_some(Wire::Fine))
        .keyword(difference.keyword)
        .old(subject.old)
        .new_at(subject.new)
        .item(subject.item.clone());
    finding.effect.old = difference.old;
    finding.effect.new = difference.new;
    finding
}
