//! Tools that others wrote, where they are installed. They read what rustdoc says about both crates of a pair.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use openapi_bindgen::review::Source;
use openapi_bindgen::terminal::say;

use super::codes;
use super::pairs::Pair;
use super::workspace::Workspace;
use crate::root::cargo;

/// A tool that says whether one crate breaks code written against another.
struct Tool {
    /// Its name behind `cargo`.
    name: &'static str,
    /// Its command for two files of rustdoc.
    command: fn(&Path, &Path) -> Command,
    /// What it says is broken; nothing where all goes on. An error where it could not judge.
    breaks: fn(&Output) -> Result<Vec<String>, String>,
}

const TOOLS: [Tool; 2] = [
    Tool { name: "semver-checks", command: semver_checks, breaks: failed_lints },
    Tool { name: "public-api", command: public_api, breaks: lost_items },
];

/// Asks every tool about each pair; gives how often one calls a pair breaking that the review does not.
pub(super) fn ask(workspace: &Workspace, pairs: &[Pair], old: &[usize], verbose: bool) -> Result<usize, String> {
    let tools: Vec<&Tool> = TOOLS.iter().filter(|tool| installed(tool)).collect();
    if tools.is_empty() {
        return Ok(0);
    }
    let mut documented: BTreeMap<usize, PathBuf> = BTreeMap::new();
    let mut wrong = 0;
    let mut tallies = vec![Tally::default(); tools.len()];
    for (number, (pair, old)) in pairs.iter().zip(old).enumerate() {
        if !documented.contains_key(old) {
            documented.insert(*old, workspace.rustdoc(&format!("old{old}"))?);
        }
        let Some(before) = documented.get(old) else { continue };
        let after = workspace.rustdoc(&format!("new{number}"))?;
        let major = pair.review.source == Source::Major;
        for (tool, tally) in tools.iter().zip(&mut tallies) {
            let output = (tool.command)(before, &after).output();
            let output = output.map_err(|error| format!("cargo {}: {error}", tool.name))?;
            let broken =
                (tool.breaks)(&output).map_err(|error| format!("cargo {} on {}: {error}", tool.name, pair.name))?;
            tally.count(broken.is_empty(), major);
            if !broken.is_empty() && !major {
                wrong += 1;
                say(format!("cargo-{} calls {} breaking, the review {}:\n", tool.name, pair.name, pair.review.source));
                say(broken.join("\n") + "\n" + &codes(&pair.review));
            } else if broken.is_empty() && major && verbose {
                say(format!("cargo-{} sees no break in {}\n{}", tool.name, pair.name, codes(&pair.review)));
            }
        }
        fs::remove_file(&after).map_err(|error| format!("removing {}: {error}", after.display()))?;
    }
    for (tool, tally) in tools.iter().zip(&tallies) {
        say(format!("cargo-{}: {}\n", tool.name, tally.words()));
    }
    Ok(wrong)
}

/// How a tool and the reviews agree.
#[derive(Clone, Default)]
struct Tally {
    both: usize,
    neither: usize,
    tool_alone: usize,
    review_alone: usize,
}

impl Tally {
    fn count(&mut self, goes_on: bool, major: bool) {
        let counter = match (goes_on, major) {
            (false, true) => &mut self.both,
            (true, false) => &mut self.neither,
            (false, false) => &mut self.tool_alone,
            (true, true) => &mut self.review_alone,
        };
        *counter += 1;
    }

    fn words(&self) -> String {
        format!(
            "agrees on {} ({} break, {} do not); {} break by the tool alone, {} by the review alone, in ways that the \
             tool does not look at",
            self.both + self.neither,
            self.both,
            self.neither,
            self.tool_alone,
            self.review_alone
        )
    }
}

fn installed(tool: &Tool) -> bool {
    let output = cargo().args([tool.name, "--version"]).output();
    let found = output.is_ok_and(|output| output.status.success());
    if !found {
        say(format!("cargo-{0} is not installed, and not asked: cargo install cargo-{0}\n", tool.name));
    }
    found
}

fn semver_checks(before: &Path, after: &Path) -> Command {
    let mut command = cargo();
    command.args(["semver-checks", "--release-type", "minor", "--color", "never"]);
    command.arg("--baseline-rustdoc").arg(before).arg("--current-rustdoc").arg(after);
    command
}

/// `--- failure enum_variant_missing: pub enum variant removed or renamed ---`, and what stands below "Failed in".
fn failed_lints(output: &Output) -> Result<Vec<String>, String> {
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    if !text.contains("Summary") {
        return Err(text);
    }
    let of_interest = |line: &&str| line.starts_with("--- failure") || line.starts_with("  ");
    let told = |line: &str| {
        !["ref:", "impl:", "Checking", "Checked", "Summary", "Finished"]
            .iter()
            .any(|word| line.trim().starts_with(word))
    };
    let lines = text.lines().filter(of_interest).filter(|line| told(line));
    Ok(if output.status.success() { Vec::new() } else { lines.map(str::to_owned).collect() })
}

fn public_api(before: &Path, after: &Path) -> Command {
    let mut command = cargo();
    // What derives and blanket impls add says nothing.
    command.args(["public-api", "--color", "never", "-sss", "diff"]).arg(before).arg(after);
    command
}

/// Lines of items that are gone or look different.
fn lost_items(output: &Output) -> Result<Vec<String>, String> {
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lost: Vec<String> = text.lines().filter(|line| line.starts_with('-')).map(str::to_owned).collect();
    lost.dedup();
    Ok(lost)
}
