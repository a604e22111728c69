//! The runtime's benchmarks: JSON, calls, streams.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use openapi_bindgen::terminal::tell;
use serde_json::{Value, json};

use super::documents::folder;
use super::table::save;
use crate::root::{cargo, read};

/// A benchmark that is built, not run.
pub(super) fn build(package: &str, bench: &str, features: &[&str]) -> Result<PathBuf, String> {
    let mut command = cargo();
    command.args(["bench", "--quiet", "--no-run", "--message-format", "json", "-p", package, "--bench", bench]);
    command.args(features).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("cargo bench: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let own = messages.filter(|message| message.pointer("/target/name").and_then(Value::as_str) == Some(bench));
    let mut programs = own.filter_map(|message| message.get("executable")?.as_str().map(PathBuf::from));
    programs.next_back().ok_or_else(|| format!("the benchmark {bench} does not build"))
}

/// Features of the runtime that its benchmark of JSON needs; without the others it is built soon.
pub(super) const JSON_FEATURES: &[&str] = &["--no-default-features", "--features", "serde"];

/// Reading or writing JSON, beside serde.
pub(super) fn json(what: &str, file: Option<&Path>) -> Result<(), String> {
    let program = build("openapi-bindgen-runtime", "json", JSON_FEATURES)?;
    finish(Command::new(program).arg(what), &[("--json", file)])
}

/// Calls, one after the other and many at once.
///
/// One after the other on one core, where there is `taskset`: which core the kernel wakes the server on makes more of a
/// difference than what is measured.
pub(super) fn client(file: Option<&Path>, plot: Option<&Path>) -> Result<(), String> {
    let features = ["--no-default-features", "--features", "hyper,reqwest"];
    let program = build("openapi-bindgen-runtime", "client", &features)?;
    let pinned = Command::new("taskset").arg("--version").output().is_ok_and(|output| output.status.success());
    let mut command = if pinned { Command::new("taskset") } else { Command::new(&program) };
    if pinned {
        command.args(["--cpu-list", "0"]).arg(&program);
    } else {
        tell("without taskset the figures of single calls depend on the cores that the kernel chooses\n");
    }
    let part = |name: &str| folder().join(format!("{name}.json"));
    std::fs::create_dir_all(folder()).map_err(|error| format!("creating {}: {error}", folder().display()))?;
    finish(command.arg("calls"), &[("--json", Some(&part("calls")))])?;
    finish(Command::new(&program).arg("flood"), &[("--json", Some(&part("flood"))), ("--plot", plot)])?;
    let read = |name: &str| -> Result<Value, String> {
        serde_json::from_str(&read(&part(name))?).map_err(|error| error.to_string())
    };
    save(&json!({ "calls": read("calls")?, "flood": read("flood")? }), file)
}

/// Bodies that are larger than the memory they may cost.
pub(super) fn stream(megabytes: Option<u64>) -> Result<(), String> {
    let program = build("openapi-bindgen-runtime", "stream", &[])?;
    finish(Command::new(program).args(megabytes.map(|megabytes| megabytes.to_string())), &[])
}

fn finish(command: &mut Command, files: &[(&str, Option<&Path>)]) -> Result<(), String> {
    for (flag, file) in files {
        if let Some(file) = file {
            command.arg(flag).arg(file);
        }
    }
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err("the benchmark failed".to_owned()) }
}
