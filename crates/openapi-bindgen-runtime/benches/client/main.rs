//! What a call costs over the same call made by hand: CPU time, allocations, and calls in a second.
//!
//! `cargo xtask bench client` runs it. Small JSON both ways, one kept connection, over loopback. The time of the server
//! and that of the wall do not count for a single call (`-- calls`); for many at once (`-- flood`) it is calls in a
//! second of the wall.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

#[path = "../json/bodies.rs"]
#[allow(dead_code)] // Each benchmark uses a part of it.
mod bodies;
mod callers;
#[path = "../json/derived.rs"]
#[allow(dead_code)]
mod derived;
mod flood;
#[path = "../common/measure.rs"]
#[allow(dead_code)] // Each benchmark uses a part of it.
mod measure;
#[path = "../json/ours.rs"]
#[allow(dead_code)]
mod ours;
mod plot;
mod server;

use std::path::PathBuf;

use callers::Caller;
use measure::{Bench, Goal};

/// What a call may cost over bare reqwest.
const GOAL: Goal = Goal::ratio(1.05);

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let mut file = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        let file = arguments.remove(at + 1);
        arguments.remove(at);
        Some(PathBuf::from(file))
    };
    let (json, plot) = (file("--json"), file("--plot"));
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if words == [server::SERVE] {
        return server::serve();
    }
    let server = server::Server::start();
    if words == ["flood"] {
        return flood::run(&server.url, json.as_deref(), plot.as_deref());
    }
    let words = if words == ["calls"] { &[] } else { words.as_slice() };
    let mut bench = Bench::new(words, "other");
    let body = bodies::leads(1);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let make = |caller: fn(&str, &str) -> Caller| {
        let _inside = runtime.enter();
        caller(&server.url, &body)
    };
    let (reqwest, hyper) = (make(Caller::reqwest_by_hand), make(Caller::hyper_by_hand));
    let careful = make(Caller::reqwest_with_limits);
    let (over_reqwest, over_hyper) = (make(Caller::over_reqwest), make(Caller::over_hyper));
    for (label, goal, theirs, ours) in [
        ("ours on reqwest, reqwest by hand", GOAL, &reqwest, &over_reqwest),
        ("ours on reqwest, reqwest with limits", Goal::NONE, &careful, &over_reqwest),
        ("ours on hyper, hyper by hand", Goal::NONE, &hyper, &over_hyper),
        ("ours on hyper, reqwest by hand", GOAL, &reqwest, &over_hyper),
        ("reqwest by hand, hyper by hand", Goal::NONE, &hyper, &reqwest),
    ] {
        if bench.wants(label) {
            bench.compare(label, goal, || runtime.block_on(theirs.call()), || runtime.block_on(ours.call()));
        }
    }
    bench.finish(json.as_deref());
}
