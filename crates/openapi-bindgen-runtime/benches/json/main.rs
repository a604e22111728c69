//! Reading and writing beside serde's derive: time and allocations, as ratios.
//!
//! `cargo bench -p openapi-bindgen-runtime --no-default-features --bench json` prints one line
//! per case; each figure is the median of paired rounds, so that a noisy machine hurts little.
//! With `-- CASE (derive|ours) REPEATS` it runs one case only, for tools that count instructions.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

mod bodies;

use std::hint::black_box;
use std::time::Instant;

use bodies::{derived, ours};
use openapi_bindgen_runtime as rt;

const ROUNDS: usize = 15;

fn main() {
    println!("{:<34} {:>10} {:>10} {:>7} {:>14}", "case", "derive", "ours", "ratio", "allocations");
    for (label, leads) in [("1 KB", 2), ("100 KB", 220), ("10 MB", 22_000)] {
        let text = bodies::leads(leads);
        decode_both::<derived::Request, ours::Request>(&format!("decode {label}"), &text);
        encode_both::<derived::Request, ours::Request>(&format!("encode {label}"), &text);
    }
    let results = bodies::results(10_000);
    decode_both::<derived::Response, ours::Response>("decode 10,000 results", &results);
    let states = bodies::states(20_000);
    decode_both::<Vec<derived::BlankState>, Vec<ours::BlankState>>("blank or enum", &states);
    let scalars = bodies::scalars(20_000);
    decode_both::<Vec<derived::Scalar>, Vec<ours::Scalar>>("scalar union", &scalars);
    let shapes = bodies::shapes(10_000);
    decode_both::<Vec<derived::Tagged>, Vec<ours::Tagged>>("union by tag, serde(tag)", &shapes);
    decode_both::<Vec<derived::Untagged>, Vec<ours::Keyed>>("union by keys, untagged", &shapes);
    decode_both::<Vec<derived::Untagged>, Vec<ours::Tried>>("union by trial, untagged", &shapes);
    compare_ours::<Vec<ours::Merged>, Vec<ours::Tagged>>("union by tag, by one struct", &shapes);
    compare_ours::<Vec<ours::Merged>, Vec<ours::Keyed>>("union by keys, by one struct", &shapes);
    let numbers = bodies::floats(50_000);
    decode_both::<Vec<f64>, Vec<f64>>("decode floats", &numbers);
    encode_both::<Vec<f64>, Vec<f64>>("encode floats", &numbers);
    let free = bodies::leads(2_000);
    decode_both::<serde_json::Value, rt::Json>("decode free-form", &free);
    encode_both::<serde_json::Value, rt::Json>("encode free-form", &free);
    let text = bodies::leads(220);
    let ours: ours::Request = rt::from_json(text.as_bytes()).unwrap();
    compare(
        "validating write, by plain write",
        text.len(),
        || rt::to_json(&ours).unwrap(),
        || {
            let mut writer = rt::json::Writer::validating();
            rt::WriteJson::write_json(&ours, &mut writer);
            writer.finish().unwrap()
        },
    );
}

fn decode_both<D, O>(label: &str, text: &str)
where
    D: for<'de> serde::Deserialize<'de>,
    O: rt::ReadJson,
{
    let bytes = text.as_bytes();
    compare(
        label,
        bytes.len(),
        || serde_json::from_slice::<D>(black_box(bytes)).unwrap(),
        || rt::from_json::<O>(black_box(bytes)).unwrap(),
    );
}

/// Both sides through this crate: what a union costs over one struct of all members.
fn compare_ours<S: rt::ReadJson, U: rt::ReadJson>(label: &str, text: &str) {
    let bytes = text.as_bytes();
    compare(
        label,
        bytes.len(),
        || rt::from_json::<S>(black_box(bytes)).unwrap(),
        || rt::from_json::<U>(black_box(bytes)).unwrap(),
    );
}

fn encode_both<D, O>(label: &str, text: &str)
where
    D: for<'de> serde::Deserialize<'de> + serde::Serialize,
    O: rt::ReadJson + rt::WriteJson,
{
    let derived: D = serde_json::from_str(text).unwrap();
    let ours: O = rt::from_json(text.as_bytes()).unwrap();
    compare(
        label,
        text.len(),
        || serde_json::to_vec(black_box(&derived)).unwrap(),
        || rt::to_json(black_box(&ours)).unwrap(),
    );
}

/// Runs both in turns; the time of one run counts without dropping its result.
fn compare<A, B>(label: &str, bytes: usize, derive: impl Fn() -> A, ours: impl Fn() -> B) {
    let arguments: Vec<String> = std::env::args().filter(|a| !a.starts_with("--")).collect();
    if let [_, case, side, repeats] = arguments.as_slice() {
        for _ in 0..repeats.parse::<usize>().unwrap() * usize::from(case == label) {
            match side.as_str() {
                "derive" => drop(black_box(derive())),
                _ => drop(black_box(ours())),
            }
        }
        return;
    }
    let repeats = (1_000_000 / bytes.max(1)).clamp(1, 2_000);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        left.push(nanos(repeats, &derive));
        right.push(nanos(repeats, &ours));
    }
    let mut ratios: Vec<f64> = left.iter().zip(&right).map(|(l, r)| r / l).collect();
    let allocations = (allocations(&derive), allocations(&ours));
    println!(
        "{label:<34} {:>8.1}us {:>8.1}us {:>7.2} {:>6} {:>6}",
        median(&mut left) / 1e3,
        median(&mut right) / 1e3,
        median(&mut ratios),
        allocations.0,
        allocations.1,
    );
}

fn allocations<T>(run: impl Fn() -> T) -> u64 {
    allocation_counter::measure(|| drop(black_box(run()))).count_total
}

fn nanos<T>(repeats: usize, run: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(run());
    }
    start.elapsed().as_nanos() as f64 / repeats as f64
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
