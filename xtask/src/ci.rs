//! Everything that CI runs, in the order in which it is most likely to fail.

use std::process::Command;
use std::time::Instant;

use openapi_bindgen::terminal::tell;

use crate::root::cargo;
use crate::{bench, codegen, supported, tidy};

type Step = (&'static str, fn() -> Result<(), String>);

const STEPS: &[Step] = &[
    ("format", || cargo_run(&["fmt", "--all", "--check"], &[])),
    ("tidy", tidy::run),
    ("generated/sela", codegen::check),
    ("SUPPORTED.md", supported::check),
    ("budget", bench::budget::check),
    ("lints", || cargo_run(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"], &[])),
    ("supply", supply),
    ("tests", || cargo_run(&["test", "--workspace", "--quiet"], &[])),
    // Its mock, and calls that wait on their thread, are features that nothing else here turns on.
    ("sela with all features", || cargo_run(&["test", "--package", "sela", "--all-features", "--quiet"], &[])),
    // The fixtures hold whole crates as modules, where links to `crate` lead elsewhere; Sela's docs stand for them.
    ("docs", || cargo_run(DOCS, &[("RUSTDOCFLAGS", "-D warnings")])),
];

const DOCS: &[&str] = &["doc", "--workspace", "--exclude", "openapi-bindgen-fixtures", "--no-deps", "--quiet"];

/// Runs all steps and stops at the first that fails.
pub(crate) fn run() -> Result<(), String> {
    let start = Instant::now();
    for (number, (name, step)) in STEPS.iter().enumerate() {
        tell(format!("[{}/{}] {name} ...\n", number + 1, STEPS.len()));
        let begun = Instant::now();
        step().map_err(|error| format!("{name} failed: {error}"))?;
        tell(format!("[{}/{}] {name}: {:.0} s\n", number + 1, STEPS.len(), begun.elapsed().as_secs_f32()));
    }
    tell(format!("all good, {:.0} s\n", start.elapsed().as_secs_f32()));
    Ok(())
}

/// Licences, advisories, duplicates and sources of all dependencies, where cargo-deny is installed.
fn supply() -> Result<(), String> {
    if !cargo().args(["deny", "--version"]).output().is_ok_and(|output| output.status.success()) {
        tell("cargo-deny is not installed: nothing was checked\n");
        return Ok(());
    }
    cargo_run(&["deny", "--log-level", "error", "check", "--show-stats"], &[])
}

fn cargo_run(args: &[&str], env: &[(&str, &str)]) -> Result<(), String> {
    let mut command = cargo();
    command.args(args).envs(env.iter().copied());
    finish(&mut command)
}

fn finish(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    let status = command.status().map_err(|error| format!("{shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}
