//! Documents in, reviews out.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test uses a part of it")]
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::{Config, Lock, lower};
use openapi_bindgen_review::{Review, compare};
use openapi_bindgen_spec::{NoSources, read};

/// Lowers a document; `None` when it cannot be read.
pub fn api(text: &str) -> Option<Api> {
    let mut sink = Sink::default();
    let reading = read(&mut NoSources, "document", text.as_bytes(), &mut sink);
    let document = reading.document?;
    Some(lower(&document, &Config::default(), &Lock::default(), &mut sink).api)
}

/// Reviews two documents.
pub fn review(old: &str, new: &str) -> Review {
    keep(old, new);
    compare(&api(old).expect("the old document is read"), &api(new).expect("the new document is read"))
}

/// The document that single changes are made to.
pub const BASE: &str = include_str!("../documents/base.yaml");

/// A text with each `from`, which must stand in it just once, replaced.
pub fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once");
        text = text.replace(from, to);
    }
    text
}

/// The review of one change of the base document.
pub fn changed(edits: &[(&str, &str)]) -> Review {
    review(BASE, &edited(BASE, edits))
}

/// Lays the pair of a test out in a folder, where `cargo xtask verdicts` asks for it.
fn keep(old: &str, new: &str) {
    let Some(folder) = std::env::var_os("OB_PAIRS").map(std::path::PathBuf::from) else { return };
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("test").replace("::", "-");
    let free = |number: &usize| !folder.join(format!("{test}-{number}")).exists();
    let pair = folder.join(format!("{test}-{}", (1..).find(free).expect("numbers do not end")));
    std::fs::create_dir_all(&pair).expect("the folder can be made");
    for (name, text) in [("old.yaml", old), ("new.yaml", new)] {
        std::fs::write(pair.join(name), text).expect("the document can be written");
    }
}

/// Findings as lines: code, source verdict, request verdict, response verdict, item.
pub fn lines(review: &Review) -> Vec<String> {
    let wire = |wire: Option<openapi_bindgen_review::Wire>| wire.map_or("-", openapi_bindgen_review::Wire::as_str);
    review
        .findings
        .iter()
        .map(|finding| {
            format!(
                "{} {} {} {} {}",
                finding.code.name,
                finding.source,
                wire(finding.request),
                wire(finding.response),
                finding.effect.item
            )
        })
        .collect()
}

/// Asserts that one change gives these findings and no others.
pub fn expect(edits: &[(&str, &str)], expected: &[&str]) {
    let review = changed(edits);
    let found = lines(&review);
    let expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    assert_eq!(found, expected, "\n{}", openapi_bindgen_review::render::text(&review, false));
}
