//! Many calls at once: how many a second.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::bodies;
use crate::callers::Caller;
use crate::measure::quantile;
use crate::plot::{Line, Plot};

const AT_ONCE: [usize; 6] = [1, 4, 16, 64, 128, 256];
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_millis(400);

type Make = fn(&str, &str) -> Caller;

const CALLERS: [(&str, Make); 4] = [
    ("reqwest by hand", Caller::reqwest_by_hand),
    ("ours on reqwest", Caller::over_reqwest),
    ("hyper by hand", Caller::hyper_by_hand),
    ("ours on hyper", Caller::over_hyper),
];

/// Prints calls in a second by calls in flight.
pub fn run(url: &str, json: Option<&Path>, plot: Option<&Path>) {
    let body = bodies::leads(1);
    println!(
        "\ncalls a second with so many in flight, median of {ROUNDS} rounds in turns (quartiles); x: beside reqwest by hand"
    );
    print!("{:>9}", "in flight");
    CALLERS.iter().for_each(|(name, _)| print!(" {name:>31}"));
    println!();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let _inside = runtime.enter();
    let callers: Vec<Caller> = CALLERS.iter().map(|(_, make)| make(url, &body)).collect();
    let mut lines: Vec<Line> = CALLERS.iter().map(|(name, _)| Line { name, points: Vec::new() }).collect();
    let mut rows = Vec::new();
    for at_once in AT_ONCE {
        let mut rates = vec![Vec::new(); CALLERS.len()];
        for _ in 0..ROUNDS {
            for (rates, caller) in rates.iter_mut().zip(&callers) {
                rates.push(runtime.block_on(rate(caller, at_once)));
            }
        }
        print!("{at_once:>9}");
        let first = quantile(&rates[0], 0.5);
        for ((rates, (name, _)), line) in rates.iter().zip(CALLERS).zip(&mut lines) {
            let (rate, low, high) = (quantile(rates, 0.5), quantile(rates, 0.25), quantile(rates, 0.75));
            print!(" {:>31}", format!("{rate:.0} ({low:.0}..{high:.0}) {:.2}x", rate / first));
            line.points.push((at_once as f64, rate));
            rows.push(json!({
                "case": name, "in_flight": at_once, "calls_a_second": rate, "quartiles": [low, high], "ratio": rate / first,
            }));
        }
        println!();
    }
    if let Some(file) = plot {
        let plot = Plot { title: "Calls a second", x: "calls in flight", lines };
        std::fs::write(file, plot.svg()).unwrap();
    }
    if let Some(file) = json {
        std::fs::write(file, serde_json::to_string_pretty(&rows).unwrap() + "\n").unwrap();
    }
}

/// Calls in a second while so many tasks make one after the other.
async fn rate(caller: &Caller, at_once: usize) -> f64 {
    let begun = Instant::now();
    let tasks: Vec<_> = (0..at_once)
        .map(|_| {
            let caller = caller.clone();
            tokio::spawn(async move {
                let mut calls = 0_u32;
                while begun.elapsed() < ROUND {
                    assert_eq!(caller.call().await, 2);
                    calls += 1;
                }
                calls
            })
        })
        .collect();
    let mut calls = 0;
    for task in tasks {
        calls += task.await.unwrap();
    }
    f64::from(calls) / begun.elapsed().as_secs_f64()
}
