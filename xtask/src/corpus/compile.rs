//! One scratch workspace for all outputs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use openapi_bindgen::terminal::{Progress, tell};
use serde_json::Value;

use super::measure::WRAPPED;
use super::outcome::Outcome;
use crate::root::{cargo, root, write};

const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"out/*\"]\n\n[profile.dev]\ndebug = false\n";

/// Makes a workspace of these members, or of those of them that will be there.
///
/// Outputs and what was compiled for them are kept: an output that is generated with the same bytes again is not
/// compiled again.
pub(super) fn prepare<'n>(scratch: &Path, names: impl Iterator<Item = &'n str>) -> Result<(), String> {
    let out = scratch.join("out");
    let names: BTreeSet<&str> = names.collect();
    let old = fs::read_dir(&out).into_iter().flatten().flatten();
    for entry in old.filter(|entry| !names.contains(&*entry.file_name().to_string_lossy())) {
        let path = entry.path();
        let gone = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        gone.map_err(|error| format!("removing {}: {error}", path.display()))?;
    }
    fs::create_dir_all(&out).map_err(|error| format!("creating {}: {error}", out.display()))?;
    // The outputs find this manifest above them, and become members of its workspace.
    write(&scratch.join("Cargo.toml"), MANIFEST)?;
    // The same versions as everywhere in this repository, without asking a registry.
    let lock = scratch.join("Cargo.lock");
    fs::copy(root().join("Cargo.lock"), &lock).map_err(|error| format!("writing {}: {error}", lock.display()))?;
    Ok(())
}

/// Compiles what was generated and notes errors, time and memory with each outcome.
pub(super) fn run(scratch: &Path, outcomes: &mut [Outcome], all_targets: bool, jobs: usize) -> Result<(), String> {
    let members: Vec<String> = outcomes.iter().filter(|o| o.is_generated()).map(|o| o.name.clone()).collect();
    if members.is_empty() {
        return Ok(());
    }
    let measures = scratch.join("measures");
    fs::create_dir_all(&measures).map_err(|error| format!("creating {}: {error}", measures.display()))?;
    let errors = check(scratch, &measures, all_targets, jobs, members.len())?;
    for outcome in outcomes.iter_mut().filter(|outcome| outcome.is_generated()) {
        outcome.compile_errors = errors.get(&outcome.name).cloned().unwrap_or_default();
        outcome.compiled = outcome.compile_errors.is_empty();
        let file = measures.join(format!("{}.json", outcome.name.replace('-', "_")));
        let measure: Value =
            fs::read(file).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
        outcome.rustc_seconds = measure.get("seconds").and_then(Value::as_f64).unwrap_or_default();
        outcome.rustc_peak_kb = measure.get("peak_kb").and_then(Value::as_u64).unwrap_or_default();
    }
    Ok(())
}

/// Errors by package. A package that is not mentioned compiles.
fn check(
    scratch: &Path,
    measures: &Path,
    all_targets: bool,
    jobs: usize,
    total: usize,
) -> Result<BTreeMap<String, Vec<String>>, String> {
    let program = std::env::current_exe().map_err(|error| format!("finding this program: {error}"))?;
    let mut command: Command = cargo();
    command.current_dir(scratch).args(["check", "--workspace", "--keep-going", "--message-format", "json", "--jobs"]);
    command.arg(jobs.to_string());
    if all_targets {
        command.arg("--all-targets");
    }
    command
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTC_WRAPPER", program)
        .env(WRAPPED, measures)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("cargo check: {error}"))?;
    let stderr = child.stderr.take();
    let said = std::thread::spawn(move || {
        let lines = stderr.into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok));
        // All of it is read: cargo ends when nobody listens.
        lines.filter(|line| line.starts_with("error")).collect::<Vec<_>>()
    });
    let mut errors: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut progress = Progress::new(total);
    let mut done = 0;
    let lines = child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok));
    for line in lines {
        let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
        let text = |pointer: &str| message.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let package = package_name(text("/package_id"));
        match text("/reason") {
            "compiler-message" if text("/message/level").starts_with("error") => {
                errors.entry(package).or_default().push(text("/message/rendered").to_owned());
            }
            "compiler-artifact" if text("/manifest_path").starts_with(&*scratch.to_string_lossy()) => {
                done += 1;
                progress.step(done, &package);
            }
            _ => {}
        }
    }
    progress.clear();
    child.wait().map_err(|error| format!("cargo check: {error}"))?;
    let said = said.join().unwrap_or_default();
    if errors.is_empty() && done == 0 {
        return Err(format!("cargo check did not run:\n{}", said.join("\n")));
    }
    if !errors.is_empty() {
        tell(format!("{} outputs do not compile\n", errors.len()));
    }
    Ok(errors)
}

/// The name in `path+file:///…/out/c-museum#0.1.0` or `…#c-museum@0.1.0`.
fn package_name(id: &str) -> String {
    let (path, version) = id.rsplit_once('#').unwrap_or((id, ""));
    match version.split_once('@') {
        Some((name, _)) => name.to_owned(),
        None => path.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}
