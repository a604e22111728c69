//! The table for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::outcome::Outcome;

/// How many of the largest outputs are told apart.
const LARGEST: usize = 8;

// Writing into a String cannot fail, so its results are dropped below.

pub(super) fn render(outcomes: &[Outcome], compiled: bool) -> String {
    let mut text = String::new();
    states(&mut text, outcomes);
    kinds(&mut text, outcomes);
    reasons(&mut text, outcomes);
    differences(&mut text, outcomes);
    codes(&mut text, outcomes);
    if compiled {
        compile(&mut text, outcomes);
    }
    largest(&mut text, outcomes, compiled);
    text
}

fn states(text: &mut String, outcomes: &[Outcome]) {
    let count = |state: &str| outcomes.iter().filter(|outcome| outcome.state == state).count();
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    let peak = outcomes.iter().map(|outcome| outcome.peak_kb).max().unwrap_or_default();
    let _ = writeln!(
        text,
        "documents   {:>7}   generated {}, refused {}, panicked {}, killed {}, crashed {}   {seconds:.1} s, peak {} MB",
        outcomes.len(),
        count("generated"),
        count("refused"),
        count("panicked"),
        count("killed"),
        count("crashed"),
        peak / 1024,
    );
    for outcome in outcomes.iter().filter(|outcome| !outcome.is_generated()) {
        let why: String = outcome.why.chars().take(160).collect();
        let _ = writeln!(text, "  {:<9} {}: {why}", outcome.state, outcome.file);
    }
}

fn kinds(text: &mut String, outcomes: &[Outcome]) {
    for kind in ["operations", "schemas"] {
        let sum = |state: &str| outcomes.iter().map(|outcome| outcome.count(&format!("{kind} {state}"))).sum::<u64>();
        let (full, degraded, skipped) = (sum("full"), sum("degraded"), sum("skipped"));
        let all = full + degraded + skipped;
        let share = |part: u64| 100.0 * part as f64 / (all.max(1)) as f64;
        let _ = writeln!(
            text,
            "{kind:<11} {all:>7}   full {full} ({:.2} %), degraded {degraded} ({:.2} %), skipped {skipped} ({:.2} %)",
            share(full),
            share(degraded),
            share(skipped),
        );
    }
}

fn reasons(text: &mut String, outcomes: &[Outcome]) {
    let reasons = summed(outcomes.iter().map(|outcome| &outcome.reasons));
    if !reasons.is_empty() {
        let _ = writeln!(text, "\nwhy operations are not full (one may have several reasons)");
        let _ = writeln!(text, "reason  operations  documents  what");
    }
    for (code, (times, documents)) in reasons {
        let _ = writeln!(text, "{code:<6}  {times:>10}  {documents:>9}  {}", title(code));
    }
}

fn differences(text: &mut String, outcomes: &[Outcome]) {
    let shuffled = outcomes.iter().map(|outcome| outcome.count("shuffled")).sum::<u64>();
    if shuffled > 0 {
        let _ = writeln!(text, "\nshuffled  {shuffled} documents");
    }
    for outcome in outcomes.iter().filter(|outcome| !outcome.differences.is_empty()) {
        let _ = writeln!(text, "  not the same: {}", outcome.file);
        outcome.differences.iter().for_each(|difference| {
            let _ = writeln!(text, "      {difference}");
        });
    }
}

fn summed<'o>(counts: impl Iterator<Item = &'o BTreeMap<String, u64>>) -> BTreeMap<&'o str, (u64, u64)> {
    let mut sums: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (code, count) in counts.flatten() {
        let entry = sums.entry(code).or_default();
        entry.0 += count;
        entry.1 += 1;
    }
    sums
}

fn title(code: &str) -> &'static str {
    openapi_bindgen::codes::explain(code).map_or("", |explanation| explanation.title)
}

fn codes(text: &mut String, outcomes: &[Outcome]) {
    let codes = summed(outcomes.iter().map(|outcome| &outcome.codes));
    let _ = writeln!(text, "\ncode      times  documents  what");
    for (code, (times, documents)) in codes {
        let _ = writeln!(text, "{code}  {times:>7}  {documents:>9}  {}", title(code));
    }
}

fn compile(text: &mut String, outcomes: &[Outcome]) {
    let generated = outcomes.iter().filter(|outcome| outcome.is_generated());
    let failed: Vec<&Outcome> = generated.clone().filter(|outcome| !outcome.compiled).collect();
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.rustc_seconds).sum();
    let _ =
        writeln!(text, "\ncompiled  {} of {}, {seconds:.1} CPU s", generated.count() - failed.len(), outcomes.len());
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    for outcome in failed {
        let _ = writeln!(text, "  {}: {} errors", outcome.file, outcome.compile_errors.len());
        for error in &outcome.compile_errors {
            *kinds.entry(error.lines().next().unwrap_or_default().chars().take(110).collect()).or_default() += 1;
        }
        if let Some(first) = outcome.compile_errors.first() {
            first.lines().take(12).for_each(|line| {
                let _ = writeln!(text, "      {line}");
            });
        }
    }
    let mut kinds: Vec<(String, u64)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    for (kind, times) in kinds.into_iter().take(20) {
        let _ = writeln!(text, "  {times:>6} x {kind}");
    }
}

fn largest(text: &mut String, outcomes: &[Outcome], compiled: bool) {
    let mut sorted: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.is_generated()).collect();
    sorted.sort_by_key(|outcome| std::cmp::Reverse(outcome.count("lines")));
    let head = if compiled { "   check s  check MB" } else { "" };
    let _ = writeln!(text, "\n{:<44} {:>8} {:>6} {:>6} {:>6}{head}", "largest", "lines", "files", "s", "MB");
    for outcome in sorted.into_iter().take(LARGEST) {
        let _ = write!(
            text,
            "{:<44} {:>8} {:>6} {:>6.2} {:>6}",
            outcome.file,
            outcome.count("lines"),
            outcome.count("files"),
            outcome.seconds,
            outcome.peak_kb / 1024,
        );
        if compiled {
            let _ = write!(text, "   {:>7.1}  {:>8}", outcome.rustc_seconds, outcome.rustc_peak_kb / 1024);
        }
        text.push('\n');
    }
}
