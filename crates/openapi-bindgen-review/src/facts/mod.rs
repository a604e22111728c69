//! Keywords that no Rust item shows.

mod owners;

use crate::codes::{self, Code};
use crate::context::{Context, on};
use crate::finding::Finding;
use crate::verdict::{Source, Wire};
use owners::Owners;

/// Compares all facts of what is in both documents; what is new or gone as a whole is reported as such.
pub(crate) fn compare(context: &Context<'_>, out: &mut Vec<Finding>) {
    if context.old.facts() == context.new.facts() {
        return;
    }
    let (olds, news) = (Owners::new(context.old), Owners::new(context.new));
    for ((pointer, keyword), value) in context.old.facts() {
        let new = context.new.fact(pointer, keyword);
        if new == Some(value) || said_elsewhere(keyword, Some(value), new) {
            continue;
        }
        if let Some((at, owner)) = olds.nearest(pointer)
            && news.knows(at)
        {
            let meeting = owners::meet(owner, context.old, &context.old_uses);
            out.push(finding(meeting, pointer, keyword, Some(value), new));
        }
    }
    for ((pointer, keyword), value) in context.new.facts() {
        if context.old.fact(pointer, keyword).is_some() || said_elsewhere(keyword, None, Some(value)) {
            continue;
        }
        if let Some((at, owner)) = news.nearest(pointer)
            && olds.knows(at)
        {
            let meeting = owners::meet(owner, context.new, &context.new_uses);
            out.push(finding(meeting, pointer, keyword, None, Some(value)));
        }
    }
}

fn finding(meeting: owners::Meeting, pointer: &str, keyword: &str, old: Option<&str>, new: Option<&str>) -> Finding {
    let (code, request, response) = verdict(keyword, old, new);
    let (request, response) = on(meeting.sides, request, response);
    let what = match (old, new) {
        (Some(old), Some(new)) => format!("`{keyword}` is `{new}`, and was `{old}`."),
        (None, Some(new)) => format!("`{keyword}: {new}` is new."),
        _ => format!("`{keyword}: {}` is gone.", old.unwrap_or_default()),
    };
    let mut finding = Finding::new(code, what)
        .source(Source::None)
        .wires(request, response)
        .keyword(keyword)
        .old(pointer)
        .new_at(pointer)
        .item(meeting.item);
    finding.users = meeting.users;
    finding.effect.old = old.map(|value| format!("{keyword}: {value}"));
    finding.effect.new = new.map(|value| format!("{keyword}: {value}"));
    finding
}

/// What a keyword's change means: code, requests, responses.
fn verdict(keyword: &str, old: Option<&str>, new: Option<&str>) -> (&'static Code, Wire, Wire) {
    let added = old.is_none();
    let stricter = |request| if new.is_some() { request } else { Wire::Fine };
    match keyword {
        "allOf" => (&codes::COMPOSITION, Wire::Fine, Wire::Fine),
        "tags" => (&codes::OPERATION_TAGS, Wire::Fine, Wire::Fine),
        "content" => (&codes::REPLY_MEDIA, Wire::Fine, Wire::Fine),
        "required" if new != Some("true") => (&codes::HEADER_OPTIONAL, Wire::Fine, Wire::Silent),
        "unevaluatedItems" | "unevaluatedProperties" => (&codes::KEYWORD, stricter(Wire::Tightened), Wire::Fine),
        "contentEncoding" | "contentMediaType" if added => (&codes::KEYWORD, Wire::Tightened, Wire::Fine),
        "contentEncoding" | "contentMediaType" => (&codes::KEYWORD, stricter(Wire::Refused), Wire::Silent),
        "contentSchema" => (&codes::KEYWORD, stricter(Wire::Tightened), Wire::Fine),
        "x-extensible-enum" if !grown(old, new) => (&codes::KEYWORD, stricter(Wire::Tightened), Wire::Fine),
        _ => (&codes::KEYWORD, Wire::Fine, Wire::Fine),
    }
}

/// The media types of a response are reported with its body as long as there is but one, and headers that come or go
/// as such.
fn said_elsewhere(keyword: &str, old: Option<&str>, new: Option<&str>) -> bool {
    let few = |text| list(text).is_none_or(|media| media.len() < 2);
    match keyword {
        "content" => few(old) && few(new),
        "required" => old.is_none() || new.is_none(),
        _ => false,
    }
}

fn list(text: Option<&str>) -> Option<Vec<serde_json::Value>> {
    serde_json::from_str(text.unwrap_or("[]")).ok()
}

/// Whether a list holds all that it held.
fn grown(old: Option<&str>, new: Option<&str>) -> bool {
    match (old, list(old), list(new)) {
        (Some(_), Some(old), Some(new)) => old.iter().all(|value| new.contains(value)),
        _ => false,
    }
}
