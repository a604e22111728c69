//! Reading.

use std::hint::black_box;

use openapi_bindgen_runtime as rt;

use crate::measure::{Bench, Goal};
use crate::{bodies, derived, ours};

/// As fast as derive, with no more allocations.
const DERIVE: Goal = Goal::ratio(1.0).and_allocations();

/// As fast as reading one struct of all members.
const ONE_STRUCT: Goal = Goal::ratio(1.1);

pub fn run(bench: &mut Bench) {
    for (label, leads) in bodies::SIZES {
        both::<derived::Request, ours::Request>(bench, &format!("decode {label}"), DERIVE, || bodies::leads(leads));
    }
    let results = || bodies::results(10_000);
    both::<derived::Response, ours::Response>(bench, "decode 10,000 results", DERIVE, results);
    // Four times and eight times as fast as serde's untagged enums.
    let states = || bodies::states(20_000);
    both::<Vec<derived::BlankState>, Vec<ours::BlankState>>(
        bench,
        "enum, blank or null, untagged",
        Goal::ratio(0.25),
        states,
    );
    let scalars = || bodies::scalars(20_000);
    both::<Vec<derived::Scalar>, Vec<ours::Scalar>>(bench, "union of scalars, untagged", Goal::ratio(0.125), scalars);
    let shapes = || bodies::shapes(10_000);
    both::<Vec<derived::Tagged>, Vec<ours::Tagged>>(bench, "union by tag, serde(tag)", Goal::NONE, shapes);
    both::<Vec<derived::Untagged>, Vec<ours::Keyed>>(bench, "union by keys, untagged", Goal::NONE, shapes);
    both::<Vec<derived::Untagged>, Vec<ours::Tried>>(bench, "union by trial, untagged", Goal::NONE, shapes);
    one_struct::<Vec<ours::Tagged>>(bench, "union by tag, our one struct", shapes);
    one_struct::<Vec<ours::Keyed>>(bench, "union by keys, our one struct", shapes);
    both::<Vec<derived::Merged>, Vec<ours::Tagged>>(bench, "union by tag, derived one struct", ONE_STRUCT, shapes);
    both::<Vec<derived::Merged>, Vec<ours::Keyed>>(bench, "union by keys, derived one struct", ONE_STRUCT, shapes);
    both::<Vec<f64>, Vec<f64>>(bench, "decode floats", Goal::NONE, || bodies::floats(50_000));
    both::<serde_json::Value, rt::Json>(bench, "decode free-form", Goal::NONE, || bodies::leads(2_000));
}

fn both<D, O>(bench: &mut Bench, label: &str, goal: Goal, text: impl Fn() -> String)
where
    D: for<'de> serde::Deserialize<'de>,
    O: rt::ReadJson,
{
    if !bench.wants(label) {
        return;
    }
    let text = text();
    let bytes = text.as_bytes();
    bench.compare(
        label,
        goal,
        || serde_json::from_slice::<D>(black_box(bytes)).unwrap(),
        || rt::from_json::<O>(black_box(bytes)).unwrap(),
    );
}

/// Both sides through this crate.
fn one_struct<U: rt::ReadJson>(bench: &mut Bench, label: &str, text: impl Fn() -> String) {
    if !bench.wants(label) {
        return;
    }
    let text = text();
    let bytes = text.as_bytes();
    bench.compare(
        label,
        ONE_STRUCT,
        || rt::from_json::<Vec<ours::Merged>>(black_box(bytes)).unwrap(),
        || rt::from_json::<U>(black_box(bytes)).unwrap(),
    );
}
