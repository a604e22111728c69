//! What becomes of each kind of answer.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::time::Duration;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::ErrorKind;

#[tokio::test]
async fn a_good_answer_is_a_value_with_its_head() {
    let body = r#"{"name": "x"}"#;
    let server = Server::say([answer("200 OK", &["Content-Type: application/json", "X-Request-Id: r-1"], body)]);
    let reply = post(&client(&server), &"{\"a\":1}".parse().unwrap()).await.unwrap();
    assert_eq!(reply.get("name").and_then(rt::Json::as_str), Some("x"));
    assert_eq!((reply.status(), reply.request_id(), reply.body()), (200, Some("r-1"), body.as_bytes()));
    let seen = server.last();
    assert_eq!(seen.line(), "POST /api/things/ HTTP/1.1");
    assert_eq!(seen.header("authorization"), Some(format!("Token {CANARY}").as_str()));
    assert_eq!(seen.header("content-length"), Some("7"));
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("user-agent"), Some("test/1.0"));
    assert_eq!(seen.text(), r#"{"a":1}"#);
}

#[tokio::test]
async fn a_documented_error_is_read() {
    let body = r#"{"leads": [{"phone_number": ["Required."]}], "detail": "Bad."}"#;
    let server = Server::say([json_answer("400 Bad Request", body)]);
    let error = post(&client(&server), &rt::Json::Null).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Api(ThingError::BadRequest(body)) if body.get("leads").is_some()));
    assert_eq!(error.status(), Some(400));
    assert_eq!(error.detail().message(), Some("Bad."));
    let fields = error.detail();
    assert_eq!(fields.fields()[0].path, "leads[0].phone_number");
    assert_eq!(fields.fields()[0].message, "Required.");
    check_canary(&error);
}

#[tokio::test]
async fn an_empty_error_body_is_fine() {
    let server = Server::say([answer("401 Unauthorized", &[], "")]);
    let error = get(&client(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Api(ThingError::Unauthorized)));
}

#[tokio::test]
async fn an_undocumented_page_keeps_status_and_body() {
    let server = Server::say([answer("404 Not Found", &["Content-Type: text/html"], "<html>no</html>")]);
    let error = get(&client(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unexpected { status: 404, .. }));
    assert_eq!(error.body(), b"<html>no</html>");
    assert!(error.to_string().contains("<html>no</html>"), "{error}");
    assert!(!error.to_string().contains('\n'));
}

#[tokio::test]
async fn a_class_of_errors_is_read() {
    let server = Server::say([answer("500 Oops", &["Content-Type: text/html"], "<h1>500</h1>")]);
    let error = get(&client(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Api(ThingError::Server(page)) if page == "<h1>500</h1>"));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn too_many_requests_says_how_long_to_wait() {
    let server = Server::say([answer("429 Slow", &["Retry-After: 7"], "")]);
    let error = get(&client(&server)).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn another_shape_is_an_error_with_its_path() {
    #[derive(Debug)]
    struct Thing;
    impl rt::ReadJson for Thing {
        fn read_json(value: rt::json::Value<'_>) -> Result<Self, rt::ReadError> {
            let action = value.get("action").ok_or_else(|| value.expected("an action"))?;
            i64::read_json(action).map_err(|error| error.at_member("action")).map(|_| Self)
        }
    }
    let server = Server::say([json_answer("200 OK", r#"{"action": "skipped"}"#)]);
    let call: rt::Call<Thing, ThingError> =
        rt::Request::new(&client(&server), &GET).call(rt::reply::json, ThingError::read);
    let error = call.await.unwrap_err();
    let ErrorKind::Decode { error: read, .. } = error.kind() else { panic!("{error:?}") };
    assert_eq!(read.path(), "action");
    assert_eq!((error.status(), error.body()), (Some(200), &br#"{"action": "skipped"}"#[..]));
}

#[tokio::test]
async fn a_page_where_json_was_promised_says_so() {
    let server = Server::say([answer("200 OK", &["Content-Type: text/html"], "<html>login</html>")]);
    let error = get(&client(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode { .. }));
    assert!(error.to_string().contains("text/html"), "{error}");
}

#[tokio::test]
async fn a_truncated_body_is_a_transport_error() {
    let mut bytes = json_answer("200 OK", r#"{"name": "something longer"}"#);
    bytes.truncate(bytes.len() - 5);
    let server = Server::say([bytes]);
    let error = get(&client(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    assert_eq!(error.status(), Some(200));
}

#[tokio::test]
async fn a_broken_chunk_is_a_transport_error() {
    let bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\nzz\r\n".to_vec();
    let error = get(&client(&Server::say([bytes]))).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn an_answer_that_is_no_http_is_a_transport_error() {
    let error = get(&client(&Server::say([b"SSH-2.0-OpenSSH\r\n\r\n".to_vec()]))).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    check_canary(&error);
}

#[tokio::test]
async fn a_connection_closed_before_the_answer_is_a_transport_error() {
    let error = get(&client(&Server::say([Vec::new()]))).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    assert!(!error.is_connect());
}

#[tokio::test]
async fn a_reset_after_the_head_is_a_transport_error() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".to_vec();
    let error = get(&client(&Server::start([Act::SayAndReset(head)]))).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    assert_eq!(error.status(), Some(200));
}

#[tokio::test]
async fn a_refused_connection_is_told_apart() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = rt::Client::builder(&API)
        .base_url(format!("http://127.0.0.1:{port}"))
        .credential("tokenAuth", CANARY)
        .retry(rt::RetryPolicy::none())
        .build()
        .unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert!(error.is_retryable());
    check_canary(&error);
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let head = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    let server = Server::start([Act::Endless(head, vec![b' '; 4096])]);
    let client = builder(&server).max_response_bytes(100_000).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::BodyTooLarge { limit: 100_000, .. }), "{error:?}");
    assert_eq!(error.body().len(), 100_000);
}

#[tokio::test]
async fn a_large_error_page_is_cut() {
    let server = Server::say([answer("404 Not Found", &[], &"x".repeat(10_000_000))]);
    let client = builder(&server).max_error_bytes(1000).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unexpected { status: 404, .. }), "{error:?}");
    assert_eq!((error.body().len(), error.body_is_cut()), (1000, true));
    assert!(error.to_string().len() < 500);
}

#[tokio::test]
async fn a_stalled_server_ends_in_time() {
    let server = Server::start([Act::SayAndStall(Vec::new())]);
    let client = builder(&server).attempt_timeout(Duration::from_millis(200)).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    check_canary(&error);
}

#[tokio::test]
async fn a_stalled_body_ends_in_time() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".to_vec();
    let error = get(&client(&Server::start([Act::SayAndStall(head)]))).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!((error.status(), error.body()), (Some(200), &b"abc"[..]));
}

#[tokio::test]
async fn a_dripping_body_ends_in_time() {
    let head = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    let server = Server::start([Act::Drip(head, Duration::from_millis(50))]);
    let error = get(&client(&server)).timeout(Duration::from_millis(400)).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_raw_call_returns_any_status() {
    let server = Server::say([answer("418 Teapot", &[], "short and stout")]);
    let answer = get(&client(&server)).raw().await.unwrap();
    assert_eq!((answer.status(), answer.body()), (418, &b"short and stout"[..]));
}

#[test]
fn without_a_runtime_the_error_is_typed() {
    let server = Server::say([answer("200 OK", &[], "{}")]);
    let call = get(&client(&server)).into_future();
    let mut call = std::pin::pin!(call);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(outcome) = Future::poll(call.as_mut(), &mut context) else { panic!("pending") };
    assert!(matches!(outcome.unwrap_err().kind(), ErrorKind::Transport(_)));
}

#[tokio::test]
async fn a_length_that_is_too_short_is_an_error() {
    let server = Server::say([b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n{\"a\": 1}".to_vec()]);
    let error = get(&client(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error:?}");
    assert_eq!(error.body(), b"{\"a\":");
}
