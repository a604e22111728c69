//! Every text of a document, a config and a lock that could become code, times every payload: all of them stay text.
//!
//! What comes out must have the same tokens, but for literals and names, as what comes out of a harmless text in the
//! same place. A test's output states how many were tried: `cargo test --test poison -- --nocapture`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod choices;
mod line;
mod slots;

use std::collections::BTreeSet;
use std::sync::Mutex;

use line::{Output, files, run};
use openapi_bindgen_testkit::inert::PAYLOADS;
use slots::{DOCUMENTS, filled, slots};

/// What stands in a slot of the twins. What a text is decides what is generated (a media type, a URL, an empty text):
/// that may be so for a payload too, and never anything else. Names are sorted, so some stand early and some late.
const HARMLESS: &[&str] = &[
    "harmless",
    "",
    "a/b",
    "https://example.com/a",
    "1",
    "application/json",
    "text/plain",
    "{a}",
    "b",
    "a b",
    "c",
    "n",
    "z",
];

/// The crates of all harmless texts in these slots, and of none.
fn twins(document: &str, slots: &BTreeSet<&str>) -> BTreeSet<Output> {
    let mut twins: BTreeSet<Output> =
        HARMLESS.iter().filter_map(|text| run(&filled(document, slots, Some(text))).ok()).collect();
    twins.extend(run(&filled(document, slots, None)).ok());
    assert!(!twins.is_empty(), "{slots:?}: no harmless text gives a crate");
    twins
}

/// What is wrong with a payload in some slots.
fn judge(document: &str, slots: &BTreeSet<&str>, twins: &BTreeSet<Output>, payload: &str) -> Option<String> {
    match run(&filled(document, slots, Some(payload))) {
        Ok(output) if !twins.contains(&output) => Some(format!("{slots:?}: {payload:?} changes the code")),
        // Refused as a whole, with a diagnostic.
        Err(error) if !error.is_empty() => Some(format!("{slots:?}: {payload:?}: {error}")),
        _ => None,
    }
}

/// Each payload in each slot, on as many threads as there are.
fn judge_all(jobs: Vec<(&str, BTreeSet<&str>)>, payloads: &[&str]) -> Vec<String> {
    let jobs = Mutex::new(jobs.into_iter());
    let wrong = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    // On a line of its own, so that the lock is let go.
                    let job = jobs.lock().unwrap().next();
                    let Some((document, slots)) = job else { return };
                    let twins = twins(document, &slots);
                    let found = payloads.iter().filter_map(|payload| judge(document, &slots, &twins, payload));
                    let found: Vec<String> = found.collect();
                    wrong.lock().unwrap().extend(found);
                }
            });
        }
    });
    wrong.into_inner().unwrap()
}

#[test]
fn every_payload_in_every_slot_of_a_document_is_inert() {
    let mut jobs = Vec::new();
    let mut total = 0;
    for document in DOCUMENTS {
        let (deciding, others) = slots(document);
        total += deciding.len() + others.len();
        jobs.extend(deciding.into_iter().map(|slot| (*document, BTreeSet::from([slot]))));
        jobs.push((document, others));
    }
    let wrong = judge_all(jobs, PAYLOADS);
    println!("{total} slots of documents x {} payloads: {} tried", PAYLOADS.len(), total * PAYLOADS.len());
    assert!(total >= 100);
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_megabyte_in_every_slot_is_inert() {
    let long = "\"#*/\n".repeat(200_000);
    let jobs = DOCUMENTS.iter().map(|document| (*document, slots(document).1)).collect();
    let wrong = judge_all(jobs, &[&long]);
    assert!(wrong.is_empty(), "{} findings: {:.2000}", wrong.len(), wrong.join("\n"));
}

/// The words of a document that look like a dependency, a build script or a switch change nothing.
#[test]
fn a_crate_is_made_of_what_we_chose() {
    for document in DOCUMENTS {
        let files =
            files(&filled(document, &slots(document).1, Some("build = \"build.rs\"\n[dependencies]\nevil = \"1\"")));
        let manifest: toml::Table = toml::from_str(&files["Cargo.toml"]).unwrap();
        let dependencies: Vec<&String> = manifest["dependencies"].as_table().unwrap().keys().collect();
        assert_eq!(dependencies, ["openapi-bindgen-runtime"]);
        for table in ["build-dependencies", "dev-dependencies", "patch", "lib", "target"] {
            assert!(!manifest.contains_key(table), "{table}");
        }
        assert!(!manifest["package"].as_table().unwrap().contains_key("build"));
        assert!(!files.keys().any(|path| path.ends_with("build.rs")));
        assert!(files["src/lib.rs"].contains("#![forbid(unsafe_code)]"));
    }
}
