//! Spans of attempts: OpenTelemetry's names, the path's template, no secret.
#![cfg(feature = "tracing")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use http_support::*;
use openapi_bindgen_runtime as rt;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};

type Spans = Arc<Mutex<Vec<(String, BTreeMap<String, String>)>>>;

/// Keeps the fields of all spans.
struct Keeper(Spans);

struct Fields<'f>(&'f mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl tracing::Subscriber for Keeper {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target().starts_with("openapi_bindgen_runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut fields = BTreeMap::new();
        span.record(&mut Fields(&mut fields));
        spans.push((span.metadata().name().to_owned(), fields));
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let place = span.into_u64() as usize - 1;
        values.record(&mut Fields(&mut self.0.lock().unwrap()[place].1));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &tracing::Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

static ITEM: rt::Operation = rt::Operation::new("item", "GET", "/items/{id}/").security(&[&["tokenAuth", "queryAuth"]]);

#[tokio::test]
async fn every_attempt_is_a_span_without_secrets() {
    let spans: Spans = Arc::default();
    let _guard = tracing::subscriber::set_default(Keeper(Arc::clone(&spans)));
    let server = Server::say([answer("503 Down", &[], CANARY), json_answer("200 OK", "{}")]);
    let retry = rt::RetryPolicy::default();
    let client = builder(&server).credential("queryAuth", CANARY).retry(retry).build().unwrap();
    let mut request = rt::Request::new(&client, &ITEM);
    request.path("id", rt::Style::Simple, "private@example.com");
    request.query("q", rt::Style::Form, CANARY);
    request.call::<rt::Json, _>(rt::reply::json, rt::NoError::read).await.unwrap();
    let spans = spans.lock().unwrap();
    assert_eq!(spans.len(), 2);
    let text = format!("{spans:?}");
    assert!(!text.contains(CANARY) && !text.contains("private"), "{text}");
    let (name, first) = &spans[0];
    assert_eq!(name, "http.client");
    let port = server.port.to_string();
    let wanted = [
        ("otel.name", "GET /items/{id}/"),
        ("otel.kind", "client"),
        ("http.request.method", "GET"),
        ("url.template", "/items/{id}/"),
        ("url.scheme", "http"),
        ("server.address", "127.0.0.1"),
        ("server.port", port.as_str()),
        ("http.response.status_code", "503"),
        ("error.type", "503"),
        ("otel.status_code", "ERROR"),
    ];
    for (field, value) in wanted {
        assert_eq!(first.get(field).map(String::as_str), Some(value), "{field}");
    }
    // Only what was sent again has a count of that.
    assert_eq!(spans[1].1.get("http.request.resend_count").map(String::as_str), Some("1"));
    assert_eq!(spans[1].1.get("http.response.status_code").map(String::as_str), Some("200"));
    assert!(!spans[1].1.contains_key("error.type"));
}

#[tokio::test]
async fn a_failure_has_a_name() {
    let spans: Spans = Arc::default();
    let _guard = tracing::subscriber::set_default(Keeper(Arc::clone(&spans)));
    let client = rt::Client::builder(&API).base_url("http://127.0.0.1:1").credential("tokenAuth", CANARY);
    get(&client.retry(rt::RetryPolicy::none()).build().unwrap()).await.unwrap_err();
    let spans = spans.lock().unwrap();
    let problem = spans[0].1.get("error.type").unwrap();
    assert!(!problem.is_empty() && !problem.contains(' '), "{problem}");
    assert!(!spans[0].1.contains_key("http.response.status_code"));
}

#[tokio::test]
async fn time_that_is_up_ends_a_span() {
    let spans: Spans = Arc::default();
    let _guard = tracing::subscriber::set_default(Keeper(Arc::clone(&spans)));
    let server = Server::start([Act::SayAndStall(Vec::new())]);
    let soon = std::time::Duration::from_millis(100);
    get(&client(&server)).timeout(soon).await.unwrap_err();
    let spans = spans.lock().unwrap();
    assert_eq!(spans[0].1.get("error.type").map(String::as_str), Some("timeout"));
    assert_eq!(spans[0].1.get("otel.status_code").map(String::as_str), Some("ERROR"));
}
