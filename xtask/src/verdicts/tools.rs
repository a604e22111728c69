//! Tools that others wrote, where they are installed.

use std::process::Command;

use openapi_bindgen::review::Source;
use openapi_bindgen::terminal::say;

use super::pairs::Pair;
use super::workspace::Workspace;
use crate::root::cargo;

/// Asks cargo-semver-checks about each pair, and cargo-public-api for the difference where `--verbose` would help.
pub(super) fn ask(workspace: &Workspace, pairs: &[Pair]) -> Result<(), String> {
    if !installed("semver-checks") {
        say("cargo-semver-checks is not installed\n");
        return Ok(());
    }
    let mut wrong = 0;
    for (number, pair) in pairs.iter().enumerate() {
        workspace.add_crate("before", &pair.old_files)?;
        workspace.add_crate("after", &pair.new_files)?;
        let breaks = semver_checks(workspace)?;
        let major = pair.review.source == Source::Major;
        if breaks && !major {
            wrong += 1;
            say(format!("cargo-semver-checks calls {} breaking, the review {}\n", pair.name, pair.review.source));
        }
        let _ = number;
    }
    say(format!("cargo-semver-checks: {wrong} pairs that it calls breaking and the review does not\n"));
    Ok(())
}

fn installed(tool: &str) -> bool {
    let output = cargo().args([tool, "--version"]).output();
    output.is_ok_and(|output| output.status.success())
}

fn semver_checks(workspace: &Workspace) -> Result<bool, String> {
    let mut command: Command = cargo();
    command
        .arg("semver-checks")
        .arg("--manifest-path")
        .arg(workspace.member("after").join("Cargo.toml"))
        .arg("--baseline-root")
        .arg(workspace.member("before"))
        .args(["--release-type", "minor", "--only-explicit-features", "--features", "client"]);
    let output = command.output().map_err(|error| format!("cargo semver-checks: {error}"))?;
    Ok(!output.status.success())
}
