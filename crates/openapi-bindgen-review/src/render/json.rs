//! JSON for programs; `review.schema.json` beside the crate's manifest describes it.

use serde_json::{Value, json};

use crate::{Effect, Finding, Review, Spot, Users};

/// The JSON Schema of what [`json`](fn@json) gives.
pub const SCHEMA: &str = include_str!("../../review.schema.json");

/// The review as JSON text. Fields are only ever added; `format` counts up if one must change its meaning.
#[must_use]
pub fn json(review: &Review) -> String {
    format!("{:#}\n", value(review))
}

/// The review as a JSON value.
pub(super) fn value(review: &Review) -> Value {
    json!({
        "format": 1,
        "title": review.title,
        "old": review.old_label,
        "new": review.new_label,
        "summary": review.summary,
        "source": review.source.as_str(),
        "wire": review.wire.as_str(),
        "version": review.version,
        "nextVersion": review.next_version,
        "findings": review.findings.iter().map(finding).collect::<Vec<_>>(),
        "quiet": review.quiet.iter().map(finding).collect::<Vec<_>>(),
        "changelog": review.changelog.iter()
            .map(|line| json!({ "heading": line.heading.as_str(), "text": line.text }))
            .collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.code.id,
        "name": finding.code.name,
        "title": finding.code.title,
        "source": finding.source.as_str(),
        "wire": finding.wire().as_str(),
        "request": finding.request.map(crate::Wire::as_str),
        "response": finding.response.map(crate::Wire::as_str),
        "what": finding.what,
        "why": finding.why,
        "advice": finding.advice,
        "keyword": finding.keyword,
        "unstable": finding.unstable,
        "old": finding.cause.old.as_ref().map(spot),
        "new": finding.cause.new.as_ref().map(spot),
        "effect": effect(&finding.effect),
        "users": users(&finding.users),
    })
}

fn spot(spot: &Spot) -> Value {
    json!({
        "pointer": spot.pointer,
        "file": spot.place.as_ref().map(|place| place.file.as_str()),
        "line": spot.place.as_ref().map(|place| place.line),
        "excerpt": spot.place.as_ref().map(|place| place.excerpt.as_str()),
    })
}

fn effect(effect: &Effect) -> Value {
    json!({ "item": effect.item, "also": effect.also, "old": effect.old, "new": effect.new })
}

fn users(users: &Users) -> Value {
    json!({ "shown": users.shown, "total": users.total, "more": users.more })
}
