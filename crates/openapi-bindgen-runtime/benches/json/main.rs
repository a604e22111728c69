//! Reading and writing beside serde's derive: time and allocations, as ratios.
//!
//! `cargo xtask bench decode` and `encode` print one line per case. With `-- once CASE (theirs|ours) REPEATS` one side
//! of one case is run, for tools that count instructions.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

mod bodies;
mod decode;
mod derived;
mod encode;
#[path = "../common/measure.rs"]
#[allow(dead_code)] // Each benchmark uses a part of it.
mod measure;
mod ours;

use std::path::PathBuf;

use measure::Bench;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let json = arguments.iter().position(|argument| argument == "--json").map(|at| {
        let file = arguments.remove(at + 1);
        arguments.remove(at);
        PathBuf::from(file)
    });
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut bench = Bench::new(&words, "serde");
    if words != ["encode"] {
        decode::run(&mut bench);
    }
    if words != ["decode"] {
        encode::run(&mut bench);
    }
    bench.finish(json.as_deref());
}
