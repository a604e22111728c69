//! Keywords that no Rust item shows.

mod owners;
mod places;
mod words;

use std::collections::BTreeSet;

use crate::codes::{self, Code};
use crate::context::{Context, on};
use crate::finding::Finding;
use crate::verdict::{Source, Wire};
use owners::Owners;
use places::Places;

/// Compares all facts of what is in both documents; what is new or gone as a whole is reported as such.
pub(crate) fn compare(context: &Context<'_>, out: &mut Vec<Finding>) {
    let [forth, back] = Places::both(context);
    if context.old.facts() == context.new.facts() && forth.are_the_same() {
        return;
    }
    let (olds, news) = (Owners::new(context.old), Owners::new(context.new));
    let told = Told::new(out);
    for ((pointer, keyword), value) in context.old.facts() {
        let Some(place) = forth.of(pointer, &olds, &news) else { continue };
        let new = context.new.fact(&place, keyword);
        if new == Some(value)
            || forth.has_in_list(&place, keyword, value)
            || said_elsewhere(context, &told, (pointer, keyword), Some(value), new)
        {
            continue;
        }
        if let Some((_, owner)) = olds.nearest(pointer) {
            let meeting = owners::meet(owner, context.old, &context.old_uses);
            out.push(finding(meeting, (pointer, &place), keyword, Some(value), new));
        }
    }
    for ((pointer, keyword), value) in context.new.facts() {
        let Some(place) = back.of(pointer, &news, &olds) else { continue };
        if context.old.fact(&place, keyword).is_some()
            || back.has_in_list(&place, keyword, value)
            || said_elsewhere(context, &told, (&place, keyword), None, Some(value))
        {
            continue;
        }
        if let Some((_, owner)) = news.nearest(pointer) {
            let meeting = owners::meet(owner, context.new, &context.new_uses);
            out.push(finding(meeting, (&place, pointer), keyword, None, Some(value)));
        }
    }
}

fn finding(
    meeting: owners::Meeting,
    (from, to): (&str, &str),
    keyword: &str,
    old: Option<&str>,
    new: Option<&str>,
) -> Finding {
    let (code, request, response) = verdict(keyword, old, new);
    let used = meeting.users.total > 0 || !matches!(keyword, "flows" | "openIdConnectUrl");
    let request = if used { request } else { Wire::Fine };
    let (request, response) = on(meeting.sides, request, response);
    let mut finding = Finding::new(code, words::what(&meeting.item, from, keyword, old, new))
        .source(Source::None)
        .wires(request, response)
        .keyword(keyword)
        .old(from)
        .new_at(to)
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
        "allOf" | "anyOf" | "oneOf" => (&codes::COMPOSITION, Wire::Fine, Wire::Fine),
        "tags" => (&codes::OPERATION_TAGS, Wire::Fine, Wire::Fine),
        "content" => (&codes::REPLY_MEDIA, Wire::Fine, Wire::Fine),
        "flows" | "openIdConnectUrl" => (&codes::SCHEME_CHANGED, Wire::Misdirected, Wire::Fine),
        "required" if new != Some("true") => (&codes::HEADER_OPTIONAL, Wire::Fine, Wire::Silent),
        "additionalProperties" => (&codes::KEYWORD, stricter(Wire::Tightened), Wire::Fine),
        "unevaluatedItems" | "unevaluatedProperties" => (&codes::KEYWORD, stricter(Wire::Tightened), Wire::Fine),
        "contentEncoding" | "contentMediaType" if added => (&codes::KEYWORD, Wire::Tightened, Wire::Fine),
        "contentEncoding" | "contentMediaType" => (&codes::KEYWORD, stricter(Wire::Refused), Wire::Silent),
        "contentSchema" => (&codes::KEYWORD, stricter(Wire::Tightened), Wire::Fine),
        "x-extensible-enum" if !grown(old, new) => (&codes::KEYWORD, stricter(Wire::Tightened), Wire::Fine),
        _ => (&codes::KEYWORD, Wire::Fine, Wire::Fine),
    }
}

/// What is another thing as a whole: what is said of its parts follows from that.
const RETYPED: [&Code; 7] = [
    &codes::MEMBER_TYPE,
    &codes::PARAM_TYPE,
    &codes::BODY_TYPE,
    &codes::REPLY_TYPE,
    &codes::TYPE_KIND,
    &codes::TYPE_TARGET,
    &codes::SCHEME_CHANGED,
];

/// Pointers of what is told already, and whether it is another thing.
struct Told(BTreeSet<(String, bool)>);

impl Told {
    fn new(findings: &[Finding]) -> Self {
        let spots = |finding: &Finding| {
            let retyped = RETYPED.iter().any(|code| code.id == finding.code.id);
            let both = [finding.cause.old.clone(), finding.cause.new.clone()];
            both.into_iter().flatten().map(move |spot| (spot.pointer, retyped)).collect::<Vec<_>>()
        };
        Self(findings.iter().flat_map(spots).collect())
    }

    /// Whether anything is told of a node or of what stands in it.
    fn within(&self, pointer: &str) -> bool {
        let at = self.0.range((pointer.to_owned(), false)..).next();
        let inside = format!("{pointer}/");
        let below = self.0.range((inside.clone(), false)..).next();
        at.is_some_and(|(found, _)| found == pointer) || below.is_some_and(|(found, _)| found.starts_with(&inside))
    }

    /// Whether a node, or one around it, is told to be of another type.
    fn retyped(&self, pointer: &str) -> bool {
        let mut at = pointer;
        loop {
            if self.0.contains(&(at.to_owned(), true)) {
                return true;
            }
            let Some((around, _)) = at.rsplit_once('/') else { return false };
            at = around;
        }
    }
}

/// What another finding says as well: the media types of a response as long as there is but one, headers that come or
/// go, branches, and what a new type or a new name implies.
fn said_elsewhere(
    context: &Context<'_>,
    told: &Told,
    (pointer, keyword): (&str, &str),
    old: Option<&str>,
    new: Option<&str>,
) -> bool {
    let few = |text| list(text).is_none_or(|media| media.len() < 2);
    match keyword {
        "content" => few(old) && few(new),
        "required" => old.is_none() || new.is_none(),
        "anyOf" | "oneOf" => told.within(pointer) || renamed(context, old) == list(new),
        "allOf" => renamed(context, old) == list(new),
        _ => told.retyped(pointer),
    }
}

/// A list of references with the names that components have now.
fn renamed(context: &Context<'_>, old: Option<&str>) -> Option<Vec<serde_json::Value>> {
    let name_now = |value: serde_json::Value| {
        let now =
            value.as_str().and_then(|text| text.strip_prefix('#')).and_then(|pointer| context.pointer_now(pointer));
        now.map_or(value, |pointer| serde_json::Value::String(format!("#{pointer}")))
    };
    Some(list(old)?.into_iter().map(name_now).collect())
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
