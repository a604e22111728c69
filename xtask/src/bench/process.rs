//! What a program takes: CPU seconds of all its threads and children, and the most memory.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::corpus::measure::{children_kernel_seconds, children_seconds, peak_kb};

/// A short program is run again until it took so many CPU seconds, since Linux counts in hundredths.
const ENOUGH: f64 = 0.5;

/// What one run takes.
#[derive(Clone, Debug, Default)]
pub(super) struct Cost {
    pub(super) cpu: f64,
    /// What of it the kernel took, mostly to make files.
    pub(super) kernel: f64,
    pub(super) wall: f64,
    pub(super) peak_mb: f64,
}

/// Runs a program as often as the clock needs; `before` runs each time, and does not count.
///
/// # Errors
/// What it said on its way out, when it failed.
pub(super) fn measure(before: &dyn Fn() -> Result<(), String>, command: &dyn Fn() -> Command) -> Result<Cost, String> {
    let mut sum = Cost::default();
    let mut runs = 0.0;
    while sum.cpu < ENOUGH && runs < 100.0 {
        before()?;
        let one = once(&mut command())?;
        sum.cpu += one.cpu;
        sum.kernel += one.kernel;
        sum.wall += one.wall;
        sum.peak_mb = one.peak_mb.max(sum.peak_mb);
        runs += 1.0;
    }
    Ok(Cost { cpu: sum.cpu / runs, kernel: sum.kernel / runs, wall: sum.wall / runs, peak_mb: sum.peak_mb })
}

/// Runs a program once.
pub(super) fn once(command: &mut Command) -> Result<Cost, String> {
    let (before, kernel, begun) = (children_seconds(), children_kernel_seconds(), Instant::now());
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name}: {error}"))?;
    let stderr = child.stderr.take();
    let said = std::thread::spawn(move || {
        let mut text = Vec::new();
        // What cannot be read is not told.
        let _ = stderr.map(|mut pipe| std::io::Read::read_to_end(&mut pipe, &mut text));
        String::from_utf8_lossy(&text).into_owned()
    });
    let mut peak = 0;
    let status = loop {
        peak = peak_kb(&child.id().to_string()).max(peak);
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => std::thread::sleep(Duration::from_millis(3)),
            Err(error) => return Err(format!("{name}: {error}")),
        }
    };
    let wall = begun.elapsed().as_secs_f64();
    let said = said.join().unwrap_or_default();
    if status.success() {
        let kernel = children_kernel_seconds() - kernel;
        Ok(Cost { cpu: children_seconds() - before, kernel, wall, peak_mb: peak as f64 / 1024.0 })
    } else {
        Err(said)
    }
}

/// One word for why a generator gave nothing.
pub(super) fn word(said: &str) -> &'static str {
    if said.contains("panicked at") || said.contains("Exception in thread") { "panics" } else { "refuses" }
}
