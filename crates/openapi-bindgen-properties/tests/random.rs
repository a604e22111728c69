//! Every property, with bytes at random, with what the choices may be made by, and with the cases that once broke it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use openapi_bindgen_properties::{TARGETS, check};
use proptest::prelude::*;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn run(name: &str, cases: u32, bytes: impl Strategy<Value = Vec<u8>>) {
    let mut runner = proptest::test_runner::TestRunner::new(config(cases));
    let outcome = runner.run(&bytes, |bytes| {
        check(name, &bytes);
        Ok(())
    });
    assert!(outcome.is_ok(), "{name}: {outcome:?}");
}

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..most)
}

#[test]
fn parameters_come_back() {
    run("parameters", 1_000, bytes(60));
}

#[test]
fn forms_come_back() {
    run("urlencoded", 500, bytes(80));
}

#[test]
fn parts_come_back() {
    run("multipart", 500, bytes(120));
}

#[test]
fn cuts_change_no_events() {
    let pieces =
        prop::sample::select(vec!["data: a", "data", "event:x", "id: 7", ": c", "\n", "\r", "\r\n", "\n\n", "é"]);
    let stream = prop::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat().into_bytes());
    run("events", 500, stream);
    run("events", 200, bytes(80));
}

#[test]
fn documents_become_crates() {
    run("tree", 60, bytes(400));
}

#[test]
fn documents_are_reviewed() {
    run("review", 60, bytes(300));
}

#[test]
fn any_answer_has_an_outcome() {
    run("answer", 200, bytes(60));
}

/// `cases/TARGET/*`: what once broke the property of that name.
#[test]
fn what_broke_once_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    for target in TARGETS {
        let Ok(cases) = std::fs::read_dir(root.join(target.name)) else { continue };
        for case in cases {
            let path = case.unwrap().path();
            eprintln!("{}", path.display());
            (target.check)(&std::fs::read(&path).unwrap());
        }
    }
}
