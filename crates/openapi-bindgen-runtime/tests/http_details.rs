//! Error bodies in the shapes that servers share.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

use openapi_bindgen_runtime::error::Detail;

fn read(body: &str) -> (Option<String>, Option<String>, Vec<(String, String)>) {
    let detail = Detail::read(body.as_bytes());
    let fields = detail.fields().iter().map(|field| (field.path.clone(), field.message.clone())).collect();
    (detail.message().map(str::to_owned), detail.code().map(str::to_owned), fields)
}

fn check(body: &str, message: Option<&str>, code: Option<&str>, fields: &[(&str, &str)]) {
    let fields = fields.iter().map(|(path, message)| ((*path).to_owned(), (*message).to_owned())).collect();
    assert_eq!(read(body), (message.map(str::to_owned), code.map(str::to_owned), fields), "{body}");
}

#[test]
fn django() {
    check(r#"{"detail": "Not found."}"#, Some("Not found."), None, &[]);
    check(r#"{"detail": "No.", "code": "token_not_valid"}"#, Some("No."), Some("token_not_valid"), &[]);
    check(r#"{"name": ["Required.", "Too short."]}"#, None, None, &[("name", "Required."), ("name", "Too short.")]);
    check(r#"{"non_field_errors": ["Clash."]}"#, None, None, &[("", "Clash.")]);
    check(r#"["Bad."]"#, None, None, &[("", "Bad.")]);
    check(
        r#"{"leads": [{}, {"phone": ["Bad."], "non_field_errors": ["Worse."]}], "a": {"b": ["C."]}}"#,
        None,
        None,
        &[("leads[1].phone", "Bad."), ("leads[1]", "Worse."), ("a.b", "C.")],
    );
}

#[test]
fn other_servers() {
    let problem = r#"{"type": "https://x/out-of-credit", "title": "No credit", "status": 403, "detail": "50 missing"}"#;
    check(problem, Some("50 missing"), Some("https://x/out-of-credit"), &[]);
    check(
        r#"{"message": "Validation Failed", "errors": [{"field": "title", "message": "missing"}]}"#,
        Some("Validation Failed"),
        None,
        &[("title", "missing")],
    );
    check(
        r#"{"error": {"message": "Bad key", "code": "invalid_api_key", "param": null}}"#,
        Some("Bad key"),
        Some("invalid_api_key"),
        &[],
    );
    check(r#"{"error": "invalid_grant", "error_description": "Gone."}"#, Some("Gone."), None, &[]);
    check(
        r#"{"detail": [{"loc": ["body", "items", 0], "msg": "field required", "type": "missing"}]}"#,
        None,
        None,
        &[("body.items.0", "field required")],
    );
    check(r#"{"errors": {"name": ["can't be blank"]}}"#, None, None, &[("name", "can't be blank")]);
    check(r#"{"errors": ["a", "b"]}"#, None, None, &[("", "a"), ("", "b")]);
    check(r#""plain""#, None, None, &[("", "plain")]);
}

#[test]
fn what_says_nothing() {
    for body in ["", "<html>", "null", "{}", "[]", "1", "{\"a\": 1}", "\u{0}"] {
        assert!(Detail::read(body.as_bytes()).is_empty(), "{body}");
    }
    let deep = format!("{}\"x\"{}", "{\"a\":".repeat(100), "}".repeat(100));
    assert!(Detail::read(deep.as_bytes()).is_empty());
    let many = format!("[{}]", vec!["\"x\""; 5000].join(","));
    assert_eq!(Detail::read(many.as_bytes()).fields().len(), 1000);
}
