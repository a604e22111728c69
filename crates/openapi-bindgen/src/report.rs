//! What became of a document, as a line for people and as JSON for programs.

use std::collections::BTreeMap;

use openapi_bindgen_lower::{Entry, Report, State};
use serde_json::{Map, Value, json};

use crate::findings::Findings;

/// One line: how many operations and schemas are full, degraded and skipped.
pub fn summary(report: &Report) -> String {
    let [operations, schemas] = report.counts();
    format!("{}; {}", counted("operation", operations), counted("schema", schemas))
}

fn counted(what: &str, [full, degraded, skipped]: [usize; 3]) -> String {
    let all = full + degraded + skipped;
    let mut text = format!("{all} {what}{}", if all == 1 { "" } else { "s" });
    let states = [("full", full), ("degraded", degraded), ("skipped", skipped)];
    let parts: Vec<String> =
        states.iter().filter(|(_, count)| *count > 0).map(|(state, count)| format!("{count} {state}")).collect();
    if !parts.is_empty() {
        text.push_str(&format!(" ({})", parts.join(", ")));
    }
    text
}

/// The same as numbers, by `operations full` and the like.
pub fn counts(report: &Report) -> BTreeMap<String, u64> {
    let [operations, schemas] = report.counts();
    let mut counts = BTreeMap::new();
    for (what, numbers) in [("operations", operations), ("schemas", schemas)] {
        for (state, number) in ["full", "degraded", "skipped"].into_iter().zip(numbers) {
            counts.insert(format!("{what} {state}"), number as u64);
        }
    }
    counts
}

/// The report as JSON: `operations`, `schemas` and `webhooks`, each a list of `name`, `pointer`, `place`, `rust`,
/// `state` and `reasons`; and `diagnostics`.
pub(crate) fn report_json(report: &Report, findings: &Findings) -> String {
    let entries = |entries: &[Entry]| entries.iter().map(|one| entry(one, findings)).collect::<Vec<_>>();
    let value = json!({
        "generated": true,
        "operations": entries(&report.operations),
        "schemas": entries(&report.schemas),
        "webhooks": entries(&report.webhooks),
        "diagnostics": diagnostics(findings),
    });
    pretty(&value)
}

/// The report of a document that was refused: its diagnostics.
pub(crate) fn refused_json(findings: &Findings) -> String {
    pretty(&json!({ "generated": false, "diagnostics": diagnostics(findings) }))
}

/// The Rust paths of what was generated: `schemas` by component name, `operations` by `operationId` (else by method
/// and path).
pub(crate) fn names_json(report: &Report) -> String {
    let paths = |entries: &[Entry]| {
        let there = entries.iter().filter(|entry| !entry.rust.is_empty());
        there.map(|entry| (entry.name.clone(), Value::from(entry.rust.as_str()))).collect::<Map<_, _>>()
    };
    pretty(&json!({ "schemas": paths(&report.schemas), "operations": paths(&report.operations) }))
}

fn entry(entry: &Entry, findings: &Findings) -> Value {
    let place = findings.sources().locate(&entry.pointer).map(|place| place.to_string());
    let state = match entry.state {
        State::Full => "full",
        State::Degraded => "degraded",
        State::Skipped => "skipped",
    };
    let reasons: Vec<Value> = entry
        .reasons
        .iter()
        .map(|reason| {
            let place = findings.sources().locate(&reason.pointer).map(|place| place.to_string());
            json!({ "code": reason.code, "text": reason.text, "pointer": reason.pointer.to_string(), "place": place })
        })
        .collect();
    json!({
        "name": entry.name,
        "pointer": entry.pointer.to_string(),
        "place": place,
        "rust": entry.rust,
        "state": state,
        "reasons": reasons,
    })
}

fn diagnostics(findings: &Findings) -> Vec<Value> {
    findings.json_lines().filter_map(|line| serde_json::from_str(&line).ok()).collect()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
