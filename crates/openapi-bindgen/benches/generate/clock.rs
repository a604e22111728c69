//! CPU time and memory of a process, as Linux tells them; elsewhere time is that of the wall, and memory unknown.

use std::sync::OnceLock;
use std::time::Instant;

/// Linux counts in hundredths of a second for programs, whatever the kernel does.
const TICKS: f64 = 100.0;

/// A figure is taken over at least this much time, so that ticks are fine enough.
const ENOUGH: f64 = 0.4;

const ROUNDS: usize = 5;

/// CPU seconds of all threads so far.
fn cpu() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name before `)` may hold spaces; user and system time are the 12th and 13th field behind it.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    match (ticks(11), ticks(12)) {
        (Some(user), Some(system)) => (user + system) / TICKS,
        _ => START.get_or_init(Instant::now).elapsed().as_secs_f64(),
    }
}

/// CPU seconds of one run, the median of several rounds, and the spread between the least and the most.
pub fn measure<T>(mut run: impl FnMut() -> T) -> (f64, f64) {
    let mut rounds: Vec<f64> = (0..ROUNDS).map(|_| round(&mut run)).collect();
    rounds.sort_by(f64::total_cmp);
    (rounds[ROUNDS / 2], rounds[ROUNDS - 1] - rounds[0])
}

fn round<T>(run: &mut impl FnMut() -> T) -> f64 {
    let begun = cpu();
    let mut runs = 0.0;
    loop {
        std::hint::black_box(run());
        runs += 1.0;
        let spent = cpu() - begun;
        if spent >= ENOUGH / ROUNDS as f64 {
            return spent / runs;
        }
    }
}

/// The most memory that this process has held, in megabytes.
pub fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}
