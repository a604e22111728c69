//! The review of any two documents: nothing to say of a document and itself, and every rendering is well-formed.

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::{Config, Lock, lower};
use openapi_bindgen_review::{Review, compare, render};
use openapi_bindgen_spec::{NoSources, read};
use serde_json::Value;

use crate::choices::Choices;
use crate::edit::edit;

pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let mut edits = Choices::new(choices.slice(60));
    let old = crate::tree::document(&mut choices);
    let mut new = old.clone();
    for _ in 0..=edits.below(4) {
        edit(&mut edits, &mut new);
    }
    let Some((old, new)) = api(&old).zip(api(&new)) else { return };
    let same = compare(&old, &old);
    assert!(same.is_empty(), "a document differs from itself: {same:?}");
    let review = compare(&old, &new);
    assert_eq!(review, compare(&old, &new), "the same review twice");
    if old == new {
        assert!(review.is_empty(), "equal APIs differ: {review:?}");
    }
    check_renderings(&review);
    check_renderings(&compare(&new, &old));
}

fn api(document: &Value) -> Option<Api> {
    let mut sink = Sink::default();
    let reading = read(&mut NoSources, "document", document.to_string().as_bytes(), &mut sink);
    let lowered = lower(&reading.document?, &Config::default(), &Lock::default(), &mut sink);
    (!sink.has_errors()).then_some(lowered.api)
}

fn check_renderings(review: &Review) {
    let hidden = |text: &str| text.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
    assert!(!hidden(&render::text(review, false)), "a control character reaches the terminal");
    assert!(!hidden(&render::markdown(review)), "a control character in Markdown");
    let page = render::html(review);
    // The texts of a document hold this tag, and no page of ours does.
    assert!(!page.contains("<zq"), "markup of the document in the page");
    for text in [render::json(review), render::sarif(review)] {
        let parsed = serde_json::from_str::<Value>(&text);
        assert!(parsed.is_ok(), "{parsed:?}\n{text}");
    }
}
