//! The mock transport, and calls that wait on their thread.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.
#![cfg(all(feature = "mock", feature = "blocking"))]

mod http_support;

use std::time::Duration;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::mock::{Answer, Example, Mock};
use rt::{ErrorKind, Json};

fn client(mock: &Mock) -> rt::Client {
    rt::Client::builder(&API).credential("tokenAuth", CANARY).transport(mock.clone()).build().unwrap()
}

#[test]
fn rules_answer_in_their_order() {
    let mock = Mock::new();
    mock.on("things_create")
        .when(|seen| seen.json::<Json>().is_ok_and(|body| body.get("bad").is_some()))
        .answer(Answer::json(400, "bad"));
    mock.on_operation(&POST).answer(Answer::json(200, "first")).times(1);
    mock.on("things_create").answer_with(|seen| Answer::new(200, "application/json", seen.body()));
    let client = client(&mock);
    let send = |text: &str| post(&client, &text.parse().unwrap()).send_blocking();
    assert_eq!(send("{}").unwrap().as_str(), Some("first"));
    assert_eq!(send("[1]").unwrap().to_string(), "[1]");
    assert!(mock.verify().is_err());
    assert!(matches!(send(r#"{"bad":1}"#).unwrap_err().kind(), ErrorKind::Api(ThingError::BadRequest(_))));
    mock.verify().unwrap();
    let seen = mock.requests_of("things_create").remove(0);
    assert_eq!((seen.method(), seen.path(), seen.header("x-none")), ("POST", "/api/things/", None));
    assert_eq!(seen.header("authorization"), Some(format!("Token {CANARY}").as_str()));
    assert!(!format!("{mock:?} {:?}", mock.requests()).contains(CANARY));
}

#[test]
fn examples_answer_the_rest() {
    let example = Example::new("GET", "/things/", 200, "one", &["{\"a\":", "1}"]);
    let client = client(&Mock::with_examples([example]));
    let reply = get(&client).query("q", "a b").send_blocking().unwrap();
    assert_eq!(reply.get("a").and_then(Json::as_i64), Some(1));
    let error = post(&client, &Json::Null).send_blocking().unwrap_err();
    assert!(error.to_string().contains("things_create"), "{error}");
}

#[test]
fn blocking_calls_reach_a_server() {
    let server = Server::say([json_answer("200 OK", "{}"), answer("404 Not Found", &[], "")]);
    let client = http_support::client(&server);
    assert_eq!(get(&client).send_blocking().unwrap().status(), 200);
    assert_eq!(get(&client).send_blocking().unwrap_err().status(), Some(404));
    let stalled = Server::start([Act::SayAndStall(Vec::new())]);
    let client = http_support::client(&stalled);
    assert!(get(&client).timeout(Duration::from_millis(100)).send_blocking().unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_client_serves_both_ways_at_once() {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let client = http_support::client(&server);
    get(&client).await.unwrap();
    get(&client).send_blocking().unwrap();
    get(&client).await.unwrap();
    assert_eq!(server.seen().len(), 3);
}
