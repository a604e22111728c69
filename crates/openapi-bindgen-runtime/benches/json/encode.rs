//! Writing.

use std::hint::black_box;

use openapi_bindgen_runtime as rt;

use crate::measure::{Bench, Goal};
use crate::{bodies, derived, ours};

pub fn run(bench: &mut Bench) {
    for (label, leads) in bodies::SIZES {
        let goal = Goal::ratio(1.0).and_allocations();
        both::<derived::Request, ours::Request>(bench, &format!("encode {label}"), goal, || bodies::leads(leads));
    }
    let leads = || bodies::leads(10_000);
    both::<derived::Request, ours::Request>(bench, "encode 10,000 leads", Goal::ratio(1.05), leads);
    both::<Vec<f64>, Vec<f64>>(bench, "encode floats", Goal::NONE, || bodies::floats(50_000));
    both::<serde_json::Value, rt::Json>(bench, "encode free-form", Goal::NONE, || bodies::leads(2_000));
    validating(bench, "validating, our plain writing");
}

fn both<D, O>(bench: &mut Bench, label: &str, goal: Goal, text: impl Fn() -> String)
where
    D: for<'de> serde::Deserialize<'de> + serde::Serialize,
    O: rt::ReadJson + rt::WriteJson,
{
    if !bench.wants(label) {
        return;
    }
    let text = text();
    let derived: D = serde_json::from_str(&text).unwrap();
    let ours: O = rt::from_json(text.as_bytes()).unwrap();
    bench.compare(
        label,
        goal,
        || serde_json::to_vec(black_box(&derived)).unwrap(),
        || rt::to_json(black_box(&ours)).unwrap(),
    );
}

/// What the checks cost on top of writing.
fn validating(bench: &mut Bench, label: &str) {
    if !bench.wants(label) {
        return;
    }
    let ours: ours::Request = rt::from_json(bodies::leads(220).as_bytes()).unwrap();
    bench.compare(
        label,
        Goal::NONE,
        || rt::to_json(black_box(&ours)).unwrap(),
        || {
            let mut writer = rt::json::Writer::validating();
            rt::WriteJson::write_json(black_box(&ours), &mut writer);
            writer.finish().unwrap()
        },
    );
}
