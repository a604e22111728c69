//! `cargo xtask fuzz`: builds the fuzzer's targets and runs each for so many seconds, with seeds made from fixtures.
//!
//! Needs no more than a C++ compiler: coverage is asked for by flags that stable compilers know. There is nothing for
//! the address sanitizer to find in code without `unsafe`.

mod seeds;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use clap::Args;
use openapi_bindgen::terminal::{say, tell};

use crate::root::{cargo, root, target};

/// Feed the properties of openapi-bindgen-properties for as long as wanted, led by what they cover
#[derive(Debug, Args)]
pub(crate) struct FuzzArgs {
    /// Only this target
    #[arg(value_name = "TARGET")]
    only: Option<String>,
    /// How long each target runs
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// How many run at a time
    #[arg(long, default_value_t = 1)]
    jobs: usize,
}

const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Where the fuzzer's files are: what it found worth keeping, what broke, its builds.
fn folder() -> PathBuf {
    target().join("fuzz")
}

/// Builds and runs the targets; fails when one of them has a finding.
pub(crate) fn run(args: &FuzzArgs) -> Result<(), String> {
    let programs = build()?;
    let chosen: Vec<(&String, &PathBuf)> =
        programs.iter().filter(|(name, _)| args.only.as_ref().is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        let known: Vec<&str> = programs.keys().map(String::as_str).collect();
        return Err(format!("no such target; there are {}", known.join(", ")));
    }
    seeds::write(&folder())?;
    let waiting = Mutex::new(chosen.into_iter());
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            scope.spawn(|| {
                while let Some((name, program)) = waiting.lock().ok().and_then(|mut waiting| waiting.next()) {
                    tell(format!("{name}: {} s ...\n", args.seconds));
                    let result = feed(name, program, args.seconds);
                    if let Ok(mut results) = results.lock() {
                        results.push((name.clone(), result));
                    }
                }
            });
        }
    });
    report(results.into_inner().unwrap_or_default())
}

fn report(mut results: Vec<(String, Result<Outcome, String>)>) -> Result<(), String> {
    results.sort_by(|left, right| left.0.cmp(&right.0));
    say("target        executions    edges  features   inputs   a second\n");
    let mut findings = Vec::new();
    for (name, result) in results {
        let Outcome { executions, edges, features, inputs, speed, finding } = result?;
        say(format!("{name:<12} {executions:>11} {edges:>8} {features:>9} {inputs:>8} {speed:>10}\n"));
        findings.extend(finding.map(|finding| format!("{name}: {finding}")));
    }
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n")) }
}

/// The programs by the names of their targets.
fn build() -> Result<BTreeMap<String, PathBuf>, String> {
    let host = host()?;
    let mut command = cargo();
    let manifest = root().join("fuzz/Cargo.toml");
    command.args(["build", "--release", "--quiet", "--target", &host, "--manifest-path"]).arg(&manifest);
    // With a target named, the flags do not reach build scripts.
    command.env("RUSTFLAGS", COVERAGE).env("CARGO_TARGET_DIR", folder());
    let status = command.status().map_err(|error| format!("cargo build: {error}"))?;
    if !status.success() {
        return Err("the fuzzer's targets do not build".to_owned());
    }
    let sources = root().join("fuzz/fuzz_targets");
    let entries = std::fs::read_dir(&sources).map_err(|error| format!("listing {}: {error}", sources.display()))?;
    let names = entries.flatten().filter_map(|entry| Some(entry.path().file_stem()?.to_string_lossy().into_owned()));
    Ok(names.map(|name| (name.clone(), folder().join(&host).join("release").join(name))).collect())
}

fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc -vV: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned));
    host.ok_or_else(|| "rustc does not say its host".to_owned())
}

#[derive(Debug, Default)]
struct Outcome {
    executions: u64,
    edges: u64,
    features: u64,
    inputs: u64,
    speed: u64,
    finding: Option<String>,
}

fn feed(name: &str, program: &Path, seconds: u64) -> Result<Outcome, String> {
    let folder = folder();
    let made = |kind: &str| {
        let path = folder.join(kind).join(name);
        std::fs::create_dir_all(&path).map(|()| path.clone()).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (kept, seeds, broken) = (made("corpus")?, made("seeds")?, made("artifacts")?);
    let mut command = Command::new(program);
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-artifact_prefix={}/", broken.display()));
    command.arg(format!("-dict={}", folder.join("words.dict").display()));
    command.args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1"]).arg(kept).arg(seeds);
    let cases = root().join("crates/openapi-bindgen-properties/cases").join(name);
    if cases.is_dir() {
        command.arg(cases);
    }
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{}: {error}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut outcome = read_outcome(&said);
    if !output.status.success() {
        let log = broken.join("log");
        crate::root::write(&log, &said)?;
        let what = said.lines().find(|line| line.contains("panicked at") || line.contains("ERROR: libFuzzer"));
        outcome.finding = Some(format!("{}, in {}", what.unwrap_or("ended with an error"), log.display()));
    }
    Ok(outcome)
}

/// The figures of libFuzzer's last line about coverage, and its final statistics.
fn read_outcome(said: &str) -> Outcome {
    let last = said.lines().rfind(|line| line.contains(" cov: ")).unwrap_or_default();
    let after = |text: &str, label: &str| -> u64 {
        let rest = text.find(label).and_then(|at| text.get(at + label.len()..)).unwrap_or_default();
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_default()
    };
    Outcome {
        executions: after(said, "stat::number_of_executed_units:"),
        edges: after(last, " cov: "),
        features: after(last, " ft: "),
        inputs: after(last, " corp: "),
        speed: after(said, "stat::average_exec_per_sec:"),
        finding: None,
    }
}

#[cfg(test)]
mod tests {
    use super::read_outcome;

    #[test]
    fn figures_are_read() {
        let said = "#12\tNEW    cov: 1 ft: 2 corp: 3/4b\n#99 DONE   cov: 5821 ft: 20431 corp: 812/90Kb lim: 9\n\
            stat::number_of_executed_units: 99\nstat::average_exec_per_sec:     33\n";
        let outcome = read_outcome(said);
        assert_eq!((outcome.executions, outcome.speed), (99, 33));
        assert_eq!((outcome.edges, outcome.features, outcome.inputs), (5821, 20431, 812));
    }
}
