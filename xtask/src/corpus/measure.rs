//! Memory and time of processes, as Linux tells them; elsewhere the figures are 0.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use serde_json::json;

/// The variable that makes this program a wrapper of rustc: the folder for its measurements.
pub(crate) const WRAPPED: &str = "XTASK_MEASURE_RUSTC";

/// The most memory that a process ever had, in KiB.
pub(crate) fn peak_kb(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse().unwrap_or_default()
}

/// CPU seconds of the processes that this one has waited for: `cutime` and `cstime`, fields 16 and 17 of proc(5).
pub(crate) fn children_seconds() -> f64 {
    seconds("self", [13, 14])
}

/// What of it the kernel took.
pub(crate) fn children_kernel_seconds() -> f64 {
    seconds("self", [14, usize::MAX])
}

/// CPU seconds of a process: `utime` and `stime`, fields 14 and 15.
pub(crate) fn own_seconds(process: &str) -> f64 {
    seconds(process, [11, 12])
}

/// Two fields of a process, counted behind its name, in hundredths of a second.
fn seconds(process: &str, fields: [usize; 2]) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let all: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = fields.iter().filter_map(|at| all.get(*at)?.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// Runs the compiler that cargo asked for, and notes what it took.
pub(crate) fn wrap_rustc(folder: &Path) -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let Some(program) = words.next() else { return ExitCode::FAILURE };
    let words: Vec<_> = words.collect();
    let name = words.iter().position(|word| word == "--crate-name").and_then(|at| words.get(at + 1));
    let name = name.map(|name| name.to_string_lossy().into_owned());
    let Ok(mut child) = Command::new(program).args(&words).spawn() else { return ExitCode::FAILURE };
    let mut peak = 0;
    let code = loop {
        peak = peak_kb(&child.id().to_string()).max(peak);
        match child.try_wait() {
            Ok(Some(status)) => break status.code().unwrap_or(1),
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            Err(_) => break 1,
        }
    };
    if let Some(name) = name {
        let text = json!({ "seconds": children_seconds(), "peak_kb": peak }).to_string();
        // A missing figure is no reason to fail a build.
        let _ = fs::write(folder.join(format!("{name}.json")), text);
    }
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}
