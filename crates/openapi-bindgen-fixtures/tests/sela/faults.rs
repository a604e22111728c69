//! Servers on bad days: each gives a typed error with status and body, and none hangs.

use std::time::{Duration, Instant};

use crate::sela::ErrorKind;
use crate::sela::operations::leads::BulkCreateError;
use openapi_bindgen_testkit::loopback::{Answer, Server};

use super::support::{KEY, Outcome, builder, json, leads, send_to};

fn refused(outcome: &Outcome) -> &crate::sela::types::ErrorResponse {
    match outcome.as_ref().unwrap_err().kind() {
        ErrorKind::Api(BulkCreateError::BadRequest(body)) => body,
        other => panic!("{other:?}"),
    }
}

fn unexpected(outcome: &Outcome, wanted: u16, body: &str) {
    let error = outcome.as_ref().unwrap_err();
    match error.kind() {
        ErrorKind::Unexpected { status, .. } => assert_eq!(*status, wanted),
        other => panic!("{other:?}"),
    }
    assert_eq!(error.status(), Some(wanted));
    assert_eq!(String::from_utf8_lossy(error.body()), body);
}

#[tokio::test]
async fn documented_errors_are_typed() {
    let outcome = send_to(json(400, r#"{"detail":"Request body must contain a 'leads' list."}"#)).await;
    assert_eq!(refused(&outcome).detail.as_deref(), Some("Request body must contain a 'leads' list."));
    let outcome = send_to(json(400, r#"{"phone_number":["Too short."],"email":["Bad."]}"#)).await;
    assert_eq!(refused(&outcome).phone_number.as_deref(), Some(["Too short.".to_owned()].as_slice()));
    assert_eq!(outcome.unwrap_err().status(), Some(400));
}

#[tokio::test]
async fn other_statuses_keep_status_and_body() {
    let body = r#"{"detail":"Invalid token."}"#;
    unexpected(&send_to(json(401, body)).await, 401, body);
    let page = "<html><h1>Not Found</h1></html>";
    unexpected(&send_to(Answer::new(404, "text/html", page)).await, 404, page);
    unexpected(&send_to(Answer::new(500, "text/html", page)).await, 500, page);
    unexpected(&send_to(json(500, "")).await, 500, "");
}

#[tokio::test]
async fn too_many_requests_say_when_to_come_back() {
    let server = Server::start(vec![Answer::with(429, "Retry-After: 7\r\n", "{}"), json(200, "{}")]).unwrap();
    let client = builder(&server).build().unwrap();
    let outcome = client.leads().bulk_create(leads()).await;
    unexpected(&outcome, 429, "{}");
    assert_eq!(outcome.unwrap_err().retry_after(), Some(Duration::from_secs(7)));
    // A POST is not repeated by itself.
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_redirected_post_is_an_error() {
    let elsewhere = Server::start(vec![json(200, r#"{"results":[]}"#)]).unwrap();
    for status in [301, 302, 307, 308] {
        let location = format!("Location: {}/x\r\n", elsewhere.url());
        let outcome = send_to(Answer::with(status, &location, "")).await;
        let error = outcome.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Redirect(_)), "{error:?}");
    }
    assert!(elsewhere.requests().iter().all(|request| !request.head.contains(KEY)));
    assert!(elsewhere.requests().is_empty());
}

#[tokio::test]
async fn a_truncated_answer_is_an_error() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    let error = send_to(Answer::Bytes(format!("{head}{{\"results\":[").into_bytes())).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    let error = send_to(json(200, r#"{"results":["#)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error:?}");
    assert_eq!((error.status(), error.body()), (Some(200), br#"{"results":["#.as_slice()));
}

#[tokio::test]
async fn an_answer_over_the_limit_is_an_error() {
    let server =
        Server::start(vec![json(200, &format!("{{\"results\":[{}]}}", " ".repeat(5000))), Answer::Endless]).unwrap();
    let client = builder(&server).max_response_bytes(1000).build().unwrap();
    for _ in 0..2 {
        let error = client.leads().bulk_create(leads()).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::BodyTooLarge { limit: 1000, .. }), "{error:?}");
    }
}

#[tokio::test]
async fn a_stalled_server_is_given_up() {
    let server = Server::start(vec![Answer::Stall(Duration::from_secs(30))]).unwrap();
    let client = builder(&server).timeout(Duration::from_millis(300)).build().unwrap();
    let begun = Instant::now();
    let error = client.leads().bulk_create(leads()).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_decode_error_names_the_path() {
    let error = send_to(json(200, r#"{"results":[{"id":1,"action":"created"},{"id":2}]}"#)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error:?}");
    assert!(error.to_string().contains("results[1].action"), "{error}");
}

#[tokio::test]
async fn nobody_listening_is_a_transport_error() {
    let client = crate::sela::Client::builder().base_url("http://127.0.0.1:9").token(KEY).build().unwrap();
    let error = client.leads().bulk_create(leads()).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
}
