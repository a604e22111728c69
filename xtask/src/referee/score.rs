//! The table that `cargo xtask referee` prints.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Case;
use super::compare::{Fidelity, fidelity};
use super::driver::Answers;

/// Prints every miss and the totals; gives whether all valid instances are lossless and levels A and B are refused.
pub(crate) fn print(variant: &str, cases: &[Case], answers: &Answers) -> bool {
    let mut tally: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for case in cases {
        for (index, instance) in case.instances().iter().enumerate() {
            let (kind, hit, why) = judge(instance, answers, &case.id, index);
            let counts = tally.entry(kind.clone()).or_default();
            counts[1] += 1;
            counts[0] += usize::from(hit);
            if !hit {
                let data = instance.get("data").unwrap_or(&Value::Null).to_string();
                let short: String = data.chars().take(100).collect();
                println!("{kind}: {}[{index}] {short}: {why}", case.id);
            }
        }
    }
    println!("\n{variant}, {} groups", cases.len());
    for (kind, [hit, all]) in &tally {
        println!("  {kind:<32} {hit:>4} of {all:>4}");
    }
    tally.iter().all(|(kind, [hit, all])| kind.contains("level C") || hit == all)
}

/// The row of the table, whether the goal is met, and what happened.
fn judge(instance: &Value, answers: &Answers, id: &str, index: usize) -> (String, bool, String) {
    let valid = instance.get("valid").and_then(Value::as_bool).unwrap_or(false);
    let level = instance.get("level").and_then(Value::as_str).unwrap_or("?");
    let kind = if valid { "valid, lossless".to_owned() } else { format!("invalid, refused, level {level}") };
    let Some(answer) = answers.get(&(id.to_owned(), index)) else {
        return (kind, false, "no answer".to_owned());
    };
    match (&answer.back, valid) {
        (None, true) => (kind, false, format!("refused: {}", answer.why)),
        (None, false) => (kind, answer.why != "", "no type".to_owned()),
        (Some(_), false) => (kind, !answer.valid, "accepted".to_owned()),
        (Some(back), true) => {
            let same = fidelity(instance.get("data").unwrap_or(&Value::Null), back);
            let ok = same == Fidelity::Lossless && answer.valid;
            (kind, ok, format!("{same:?}: {back} {}", answer.why))
        }
    }
}
