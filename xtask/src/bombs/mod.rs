//! `cargo xtask bombs`: documents made to hurt, each given to the release generator in a process of its own.

mod make;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Args;
use openapi_bindgen::terminal::{say, tell};

use crate::corpus::{own_seconds, peak_kb};
use crate::root::{cargo, target};

/// Give documents made to hurt to the generator; fail when one takes too long, too much memory, or ends badly
#[derive(Debug, Args)]
pub(crate) struct BombArgs {
    /// Only bombs whose name contains this
    #[arg(value_name = "FILTER")]
    only: Option<String>,
    /// A generator that is built already, instead of this tree's
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

/// What each may take.
const SECONDS: f64 = 20.0;
const MEMORY_KB: u64 = 2 << 20;
/// How long a busy machine may take.
const PATIENCE: f64 = 200.0;

/// What a run came to.
struct Run {
    seconds: f64,
    /// Seconds of all its threads: what a busy machine does not stretch.
    cpu_seconds: f64,
    peak_kb: u64,
    /// The exit code; none if it was killed, by us or by the system.
    code: Option<i32>,
    said: String,
}

/// Makes the bombs, runs them one by one, and prints a table.
pub(crate) fn run(args: &BombArgs) -> Result<(), String> {
    let program = args.program.clone().map_or_else(release_program, Ok)?;
    let folder = target().join("bombs");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut failures = Vec::new();
    say("bomb                              seconds      CPU      MiB  outcome\n");
    for bomb in make::BOMBS.iter().filter(|bomb| args.only.as_ref().is_none_or(|only| bomb.name.contains(only))) {
        tell(format!("{} ...\n", bomb.name));
        let document = folder.join(format!("{}.{}", bomb.name, bomb.ending));
        (bomb.make)(&document).map_err(|error| format!("{}: {error}", document.display()))?;
        // What was written goes at the end: some file systems make new files slowly where many were just deleted.
        let run = measure(&program, &document, &folder.join("out").join(bomb.name))?;
        let outcome = outcome(&run, bomb.limit);
        let (verdict, said) = match &outcome {
            Ok(said) => ("", said),
            Err(said) => ("FAILED: ", said),
        };
        let Run { seconds, cpu_seconds, peak_kb, .. } = run;
        say(format!("{:<30} {seconds:>10.2} {cpu_seconds:>8.2} {:>8}  {verdict}{said}\n", bomb.name, peak_kb >> 10));
        failures.extend(outcome.err().map(|said| format!("{}: {said}", bomb.name)));
        let _ = fs::remove_file(&document);
    }
    let _ = fs::remove_dir_all(&folder);
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

/// The generator as it is shipped.
pub(crate) fn release_program() -> Result<PathBuf, String> {
    let mut command = cargo();
    command.args(["build", "--release", "--quiet", "--package", "openapi-bindgen"]);
    let status = command.status().map_err(|error| format!("cargo build: {error}"))?;
    if !status.success() {
        return Err("the generator does not build".to_owned());
    }
    Ok(target().join("release").join(format!("openapi-bindgen{}", std::env::consts::EXE_SUFFIX)))
}

fn measure(program: &Path, document: &Path, out: &Path) -> Result<Run, String> {
    let _ = fs::remove_dir_all(out);
    let log = document.with_extension("log");
    let stderr = fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut command = Command::new(program);
    command.arg("generate").arg(document).arg("--out").arg(out).stdin(Stdio::null()).stdout(Stdio::null());
    let begun = Instant::now();
    let mut child = command.stderr(stderr).spawn().map_err(|error| format!("{}: {error}", program.display()))?;
    let (mut peak, mut cpu_seconds) = (0, 0.0);
    let code = loop {
        let process = child.id().to_string();
        peak = peak_kb(&process).max(peak);
        cpu_seconds = own_seconds(&process).max(cpu_seconds);
        match child.try_wait() {
            Ok(Some(status)) => break status.code(),
            Ok(None) if cpu_seconds > SECONDS || begun.elapsed().as_secs_f64() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(5)),
            Err(error) => return Err(error.to_string()),
        }
    };
    let seconds = begun.elapsed().as_secs_f64();
    let said = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    let _ = fs::remove_file(&log);
    Ok(Run { seconds, cpu_seconds, peak_kb: peak, code, said })
}

/// What to say of a run, as an error where it is not what was promised.
fn outcome(run: &Run, limit: Option<&str>) -> Result<String, String> {
    let first = run.said.lines().next().unwrap_or_default().chars().take(110).collect::<String>();
    match run.code {
        None => return Err(format!("killed, by the system, or after {SECONDS} s of the processor or {PATIENCE} s")),
        Some(0 | 1) => {}
        Some(code) => return Err(format!("ended with {code}: {first}")),
    }
    if run.cpu_seconds > SECONDS || run.peak_kb > MEMORY_KB {
        return Err(format!("over the limit of {SECONDS} s and {} MiB", MEMORY_KB >> 10));
    }
    let shown = if run.code == Some(0) { "done".to_owned() } else { format!("refused: {first}") };
    match limit {
        Some(limit) if run.code == Some(0) || !run.said.contains(limit) => {
            Err(format!("{shown}, but no word of {limit:?}"))
        }
        _ => Ok(shown),
    }
}
