//! Two sides in turns: CPU time, its spread, allocations, and what they shall be.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const ROUNDS: usize = 15;

/// A round takes at least so many nanoseconds, so that the clock's own cost is nothing.
const ENOUGH: f64 = 15e6;

const WARM: Duration = Duration::from_millis(100);

/// What is measured: all cases into a table, or one side of one case for a tool that counts instructions.
pub enum Bench {
    All(Vec<Value>),
    Once { case: String, side: String, repeats: usize },
}

/// What a case shall reach.
#[derive(Clone, Copy, Default)]
pub struct Goal {
    /// The most that the ratio of the times may be.
    pub ratio: Option<f64>,
    /// No more allocations than the other side's.
    pub allocations: bool,
}

impl Goal {
    pub const NONE: Self = Self { ratio: None, allocations: false };

    pub const fn ratio(most: f64) -> Self {
        Self { ratio: Some(most), allocations: false }
    }

    pub const fn and_allocations(mut self) -> Self {
        self.allocations = true;
        self
    }
}

impl Bench {
    /// Reads the arguments: `once CASE SIDE REPEATS`, or nothing for a table.
    pub fn new(words: &[&str], other: &str) -> Self {
        if let ["once", case, side, repeats] = words {
            let repeats = repeats.parse().unwrap();
            return Self::Once { case: (*case).to_owned(), side: (*side).to_owned(), repeats };
        }
        println!(
            "CPU time, median of {ROUNDS} rounds in turns; ratio is ours / {other}, beside it its quartiles\n\n\
             {:<36} {:>11} {:>11} {:>6} {:>13} {:>6} {:>17}",
            "case", other, "ours", "ratio", "spread", "goal", "allocations"
        );
        Self::All(Vec::new())
    }

    /// Whether a case is to be run, so that what it needs is to be made.
    pub fn wants(&self, label: &str) -> bool {
        match self {
            Self::All(_) => true,
            Self::Once { case, .. } => case == label,
        }
    }

    /// Runs both sides in turns.
    pub fn compare<A, B>(&mut self, label: &str, goal: Goal, theirs: impl Fn() -> A, ours: impl Fn() -> B) {
        let rows = match self {
            Self::All(rows) => rows,
            Self::Once { side, repeats, .. } => {
                for _ in 0..*repeats {
                    match side.as_str() {
                        "theirs" => drop(black_box(theirs())),
                        _ => drop(black_box(ours())),
                    }
                }
                return;
            }
        };
        // Connections, caches and the allocator find their pace first.
        let begun = Instant::now();
        while begun.elapsed() < WARM {
            black_box((theirs(), ours()));
        }
        let repeats = (ENOUGH / nanos(1, &theirs).max(nanos(1, &ours)).max(1.0)).ceil() as usize;
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            // Who goes first changes, so that neither always finds a warm or a cold cache.
            if round % 2 == 0 {
                left.push(nanos(repeats, &theirs));
                right.push(nanos(repeats, &ours));
            } else {
                right.push(nanos(repeats, &ours));
                left.push(nanos(repeats, &theirs));
            }
        }
        let allocations = (allocations(&theirs), allocations(&ours));
        rows.push(row(label, goal, &left, &right, allocations));
    }

    /// Writes the figures, where a file was asked for.
    pub fn finish(self, file: Option<&Path>) {
        if let (Self::All(rows), Some(file)) = (self, file) {
            std::fs::write(file, serde_json::to_string_pretty(&rows).unwrap() + "\n").unwrap();
        }
    }
}

fn row(label: &str, goal: Goal, left: &[f64], right: &[f64], allocations: (u64, u64)) -> Value {
    let ratios: Vec<f64> = left.iter().zip(right).map(|(left, right)| right / left).collect();
    let (ratio, low, high) = (quantile(&ratios, 0.5), quantile(&ratios, 0.25), quantile(&ratios, 0.75));
    let (theirs, ours) = (quantile(left, 0.5), quantile(right, 0.5));
    let too_many = goal.allocations && allocations.1 > allocations.0;
    let missed = goal.ratio.is_some_and(|most| ratio > most) || too_many;
    println!(
        "{label:<36} {:>9.1}us {:>9.1}us {ratio:>6.2} {:>13} {:>6} {:>8} {:>8}{}",
        theirs / 1e3,
        ours / 1e3,
        format!("{low:.2}..{high:.2}"),
        goal.ratio.map_or("-".to_owned(), |most| most.to_string()),
        allocations.0,
        allocations.1,
        if missed { "  missed" } else { "" },
    );
    json!({
        "case": label, "theirs_ns": theirs, "ours_ns": ours, "ratio": ratio, "quartiles": [low, high],
        "goal": goal.ratio, "missed": missed, "allocations": [allocations.0, allocations.1],
    })
}

fn allocations<T>(run: impl Fn() -> T) -> u64 {
    allocation_counter::measure(|| drop(black_box(run()))).count_total
}

fn nanos<T>(repeats: usize, run: impl Fn() -> T) -> f64 {
    let clock = Clock::start();
    for _ in 0..repeats {
        black_box(run());
    }
    clock.nanos() / repeats as f64
}

/// CPU time of this thread, as Linux tells it; elsewhere the time of the wall.
pub struct Clock {
    wall: Instant,
    cpu: Option<f64>,
}

impl Clock {
    pub fn start() -> Self {
        let cpu = cpu_nanos();
        Self { wall: Instant::now(), cpu }
    }

    pub fn nanos(&self) -> f64 {
        match (self.cpu, cpu_nanos()) {
            (Some(before), Some(after)) => after - before,
            _ => self.wall.elapsed().as_nanos() as f64,
        }
    }
}

fn cpu_nanos() -> Option<f64> {
    // The kernel brings the figure up to date when the thread gives way.
    std::thread::yield_now();
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
}

/// A value below which this share of all values lies.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}
