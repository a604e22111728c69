//! The table of codes.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::codes::{all, explain};

#[test]
fn every_code_is_unique_and_explained() {
    let mut known = BTreeMap::new();
    for explanation in all() {
        let code = explanation.code.0;
        let digits = code.strip_prefix("OB").unwrap_or_else(|| panic!("{code}"));
        assert!(digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        assert_eq!(known.insert(code, explanation.title), None, "{code} is given twice");
        assert!(!explanation.title.is_empty() && !explanation.title.ends_with('.'), "{code}: {}", explanation.title);
        assert!(explanation.text.len() > 20 && explanation.text.ends_with('.'), "{code}: {}", explanation.text);
    }
    assert!(known.len() > 40);
}

#[test]
fn explanations_are_found_in_any_case() {
    assert_eq!(explain(" ob0006 ").unwrap().title, "one key stands twice in an object");
    assert!(explain("OB9999").is_none());
}
