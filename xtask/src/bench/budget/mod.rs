//! Counts instead of timings, held against a committed baseline: they are the same on a busy machine.

mod callgrind;
mod compare;
mod output;

use std::path::PathBuf;

use openapi_bindgen::terminal::say;
use serde_json::{Value, json};

use self::compare::Judge;
use super::tree;
use crate::root::{read, root, write as write_file};

fn baseline() -> PathBuf {
    root().join("xtask/baselines/budget.json")
}

/// Everything, instructions included.
pub(super) fn run(write: bool) -> Result<(), String> {
    let old = if baseline().is_file() { parse(&read(&baseline())?)? } else { json!({}) };
    let mut now = counts()?;
    let instructions = callgrind::count()?;
    if let (Some(now), Some(instructions)) = (now.as_object_mut(), &instructions) {
        now.insert("toolchain".to_owned(), toolchain().into());
        now.insert("instructions".to_owned(), json!(instructions));
    } else if let (Some(now), Some(old)) = (now.as_object_mut(), old.as_object()) {
        // What was not counted this time stays as it is known.
        for key in ["toolchain", "instructions"] {
            now.extend(old.get(key).map(|value| (key.to_owned(), value.clone())));
        }
    }
    if write {
        return write_file(&baseline(), &compare::text(&now));
    }
    let mut judge = Judge::new(&old, &now);
    judge.counts();
    match (instructions.is_some(), old.get("toolchain").and_then(Value::as_str) == Some(&toolchain())) {
        (false, _) => say("instructions: not counted, valgrind is missing\n"),
        (true, false) => {
            say("instructions: not judged, the baseline is of another compiler\n");
            judge.tell_instructions();
        }
        (true, true) => judge.instructions(),
    }
    judge.verdict()
}

/// What takes no time: lines, tokens, dependencies.
pub(crate) fn check() -> Result<(), String> {
    let (old, now) = (parse(&read(&baseline())?)?, counts()?);
    let mut judge = Judge::new(&old, &now);
    judge.counts();
    judge.verdict()
}

fn counts() -> Result<Value, String> {
    let crates: serde_json::Map<String, Value> =
        tree::counts()?.into_iter().map(|(label, count)| (label, count.into())).collect();
    Ok(json!({ "crates": crates, "outputs": output::count()? }))
}

/// The compiler that the instructions are those of.
fn toolchain() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = std::process::Command::new(rustc).arg("--version").output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}

fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("{}: {error}", baseline().display()))
}
