//! Figures of a whole run, and whether they have become worse.

use std::collections::BTreeMap;
use std::path::Path;

use openapi_bindgen::terminal::say;
use serde_json::{Map, Value, json};

use super::outcome::Outcome;
use crate::root::read;

/// Figures of which more is better; of all others more is worse.
const GOOD: &[&str] = &["generated", "operations full", "schemas full", "compiled"];

/// Figures that are told and not judged.
const NEUTRAL: &[&str] = &["documents", "lines", "files", "shuffled"];

pub(super) fn figures(outcomes: &[Outcome], compiled: bool) -> BTreeMap<String, u64> {
    let mut figures: BTreeMap<String, u64> = BTreeMap::new();
    let states = ["generated", "refused", "panicked", "killed", "crashed"];
    figures.insert("documents".to_owned(), outcomes.len() as u64);
    for state in states {
        figures.insert(state.to_owned(), outcomes.iter().filter(|outcome| outcome.state == state).count() as u64);
    }
    for (what, count) in outcomes.iter().flat_map(|outcome| &outcome.counts) {
        *figures.entry(what.clone()).or_default() += count;
    }
    for (code, count) in outcomes.iter().flat_map(|outcome| &outcome.reasons) {
        *figures.entry(format!("operations not full for {code}")).or_default() += count;
    }
    let differ = outcomes.iter().filter(|outcome| !outcome.differences.is_empty()).count();
    figures.insert("not the same again".to_owned(), differ as u64);
    if compiled {
        let count = |wanted: bool| outcomes.iter().filter(|o| o.is_generated() && o.compiled == wanted).count() as u64;
        figures.insert("compiled".to_owned(), count(true));
        figures.insert("not compiled".to_owned(), count(false));
    }
    figures
}

pub(super) fn to_json(figures: &BTreeMap<String, u64>, outcomes: &[Outcome]) -> String {
    let figures: Map<String, Value> = figures.iter().map(|(what, count)| (what.clone(), Value::from(*count))).collect();
    let documents: Vec<Value> = outcomes.iter().map(Outcome::to_json).collect();
    let value = json!({ "figures": figures, "documents": documents });
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

pub(super) fn compare(figures: &BTreeMap<String, u64>, path: &Path) -> Result<(), String> {
    let before: Value = serde_json::from_str(&read(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
    let before =
        before.get("figures").and_then(Value::as_object).ok_or_else(|| format!("{}: no figures", path.display()))?;
    let mut worse = Vec::new();
    for (what, old) in before.iter().filter_map(|(what, old)| Some((what, old.as_u64()?))) {
        if NEUTRAL.contains(&what.as_str()) {
            continue;
        }
        // A reason that is gone is no longer counted; what was not looked at this time is not judged.
        let Some(new) = figures.get(what).copied().or(what.contains(" for ").then_some(0)) else { continue };
        let is_worse = if GOOD.contains(&what.as_str()) { new < old } else { new > old };
        if is_worse {
            worse.push(format!("{what}: {old} before, {new} now"));
        }
    }
    let new = figures.iter().filter(|(what, _)| what.contains(" for ") && !before.contains_key(*what));
    worse.extend(new.map(|(what, count)| format!("{what}: none before, {count} now")));
    if worse.is_empty() {
        say(format!("nothing is worse than in {}\n", path.display()));
        return Ok(());
    }
    Err(format!("worse than in {}:\n  {}", path.display(), worse.join("\n  ")))
}
