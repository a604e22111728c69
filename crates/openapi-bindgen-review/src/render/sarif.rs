//! SARIF 2.1.0, which code hosts show beside the lines of the document.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::clean;
use crate::{Code, Finding, Review, Source, Spot, Wire};

/// The review as SARIF. What does not matter is left out.
#[must_use]
pub fn sarif(review: &Review) -> String {
    log(std::slice::from_ref(review))
}

/// Several reviews as runs of one log.
pub(super) fn log(reviews: &[Review]) -> String {
    let value = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": reviews.iter().map(run).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn run(review: &Review) -> Value {
    let mut rules: BTreeMap<&str, &Code> = BTreeMap::new();
    for finding in &review.findings {
        rules.insert(finding.code.id, finding.code);
    }
    let numbers: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, id)| (*id, at)).collect();
    json!({
        "tool": { "driver": {
            "name": "openapi-bindgen-review",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": rules.values().map(|code| rule(code)).collect::<Vec<_>>(),
        } },
        "columnKind": "unicodeCodePoints",
        "properties": { "old": review.old_label, "new": review.new_label },
        "results": review.findings.iter().map(|finding| result(finding, &numbers)).collect::<Vec<_>>(),
    })
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": code.explanation },
        "help": { "text": code.advice },
    })
}

fn level(finding: &Finding) -> &'static str {
    match (finding.breaks_wire(), finding.wire(), finding.source) {
        (true, Wire::Misdirected | Wire::Silent | Wire::Decode | Wire::Refused, _) => "error",
        (true, ..) | (_, _, Source::Major) => "warning",
        _ => "note",
    }
}

fn result(finding: &Finding, numbers: &BTreeMap<&str, usize>) -> Value {
    let message = format!("{} Clients already shipped: {}", finding.what, finding.why);
    let here = finding.cause.new.as_ref().or(finding.cause.old.as_ref());
    let mut result = json!({
        "ruleId": finding.code.id,
        "ruleIndex": numbers.get(finding.code.id),
        "level": level(finding),
        "message": { "text": clean::line(&message) },
        "partialFingerprints": { "change/v1": fingerprint(finding) },
        "properties": {
            "source": finding.source.as_str(),
            "wire": finding.wire().as_str(),
            "item": finding.effect.item,
        },
    });
    if let Some(object) = result.as_object_mut() {
        object.insert("locations".to_owned(), json!(here.map(location).into_iter().collect::<Vec<_>>()));
        if let (Some(old), Some(_)) = (&finding.cause.old, &finding.cause.new) {
            let mut related = location(old);
            if let Some(related) = related.as_object_mut() {
                related.insert("message".to_owned(), json!({ "text": "In the old document." }));
            }
            object.insert("relatedLocations".to_owned(), json!([related]));
        }
    }
    result
}

fn fingerprint(finding: &Finding) -> String {
    let pointer = |spot: &Option<Spot>| spot.as_ref().map(|spot| spot.pointer.clone()).unwrap_or_default();
    format!("{} {} {} {}", finding.code.id, pointer(&finding.cause.old), pointer(&finding.cause.new), finding.keyword)
}

fn location(spot: &Spot) -> Value {
    let logical = json!([{ "fullyQualifiedName": format!("#{}", spot.pointer), "kind": "object" }]);
    match &spot.place {
        Some(place) => json!({
            "physicalLocation": {
                "artifactLocation": { "uri": uri(&place.file) },
                "region": { "startLine": place.line.max(1) },
            },
            "logicalLocations": logical,
        }),
        None => json!({ "logicalLocations": logical }),
    }
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
