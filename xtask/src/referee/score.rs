//! What `cargo xtask referee` prints, and whether that is good enough.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::Case;
use super::compare::{Fidelity, fidelity};
use super::driver::{Answer, Answers};

const LOSSLESS: &str = "valid, lossless";

/// All instances, counted.
pub(crate) struct Score {
    /// By class: how many there are of it, and of how many.
    tally: BTreeMap<String, [usize; 2]>,
    /// A line for each instance that missed its goal.
    misses: Vec<String>,
}

impl Score {
    /// Judges every instance.
    pub(crate) fn new(cases: &[Case], answers: &Answers) -> Self {
        let mut score = Self { tally: BTreeMap::new(), misses: Vec::new() };
        for case in cases {
            for (index, instance) in case.instances().iter().enumerate() {
                let data = instance.get("data").unwrap_or(&Value::Null);
                let answer = answers.get(&(case.id.clone(), index));
                let miss = score.count(instance, data, answer);
                let short: String = data.to_string().chars().take(100).collect();
                score.misses.extend(miss.map(|why| format!("{}[{index}] {short}: {why}", case.id)));
            }
        }
        score
    }

    /// Counts one instance; gives what is wrong with it.
    fn count(&mut self, instance: &Value, data: &Value, answer: Option<&Answer>) -> Option<String> {
        if instance.get("valid").and_then(Value::as_bool) == Some(true) {
            let (class, miss) = accepted(data, answer);
            for known in [LOSSLESS, "valid, dropped", "valid, changed", "valid, refused"] {
                self.add(known, known == class);
            }
            return miss;
        }
        let level = instance.get("level").and_then(Value::as_str).unwrap_or("?");
        let miss = match answer {
            None => Some("no type".to_owned()),
            Some(Answer { back: Some(_), valid: true, .. }) => Some("accepted".to_owned()),
            Some(_) => None,
        };
        self.add(&format!("invalid, refused, level {level}"), miss.is_none());
        miss
    }

    fn add(&mut self, class: &str, hit: bool) {
        let counts = self.tally.entry(class.to_owned()).or_default();
        *counts = [counts[0] + usize::from(hit), counts[1] + 1];
    }

    /// The misses, then the counts.
    pub(crate) fn table(&self, set: &str, groups: usize) -> String {
        let mut text = String::new();
        for miss in &self.misses {
            let _ = writeln!(text, "{miss}");
        }
        let _ = writeln!(text, "{set}, {groups} groups");
        for (class, [hit, all]) in &self.tally {
            let _ = writeln!(text, "  {class:<28} {hit:>4} of {all:>4}");
        }
        text
    }

    /// Typed schemas lose nothing and refuse what types and checks can refuse; of the raw ones, 95 % lose nothing.
    pub(crate) fn meets_goals(&self, set: &str) -> bool {
        let share =
            |class: &str, percent: usize| self.tally.get(class).is_none_or(|[hit, all]| hit * 100 >= all * percent);
        match set {
            "raw" => share(LOSSLESS, 95),
            _ => {
                let levels = ["invalid, refused, level A", "invalid, refused, level B"];
                share(LOSSLESS, 100) && levels.iter().all(|level| share(level, 100))
            }
        }
    }
}

/// The class of a valid instance, and what is wrong with it.
fn accepted(data: &Value, answer: Option<&Answer>) -> (&'static str, Option<String>) {
    let Some(answer) = answer else { return ("valid, refused", Some("no type".to_owned())) };
    let Some(back) = &answer.back else { return ("valid, refused", Some(format!("refused: {}", answer.why))) };
    match fidelity(data, back) {
        Fidelity::Lossless if answer.valid => (LOSSLESS, None),
        Fidelity::Lossless => ("valid, refused", Some(format!("refused by validate: {}", answer.why))),
        Fidelity::Dropped => ("valid, dropped", Some(format!("members dropped: {back}"))),
        Fidelity::Changed => ("valid, changed", Some(format!("changed: {back}"))),
    }
}
