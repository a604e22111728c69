//! Limits of time: which of them ends a call, and what is known of it then, with a transport of the runtime's own and
//! with one around it, for which time is kept in another way.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::sync::Arc;
use std::time::Duration;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::error::TimeoutKind;
use rt::transport::Transport;
use rt::{ErrorKind, RetryPolicy};

const SOON: Duration = Duration::from_millis(150);

/// What a server says before it falls silent, what is set, and then: which limit, how many attempts, the body so far.
type Case = (&'static str, fn(rt::ClientBuilder) -> rt::ClientBuilder, TimeoutKind, u32, &'static str);

const NOTHING: &str = "";
const PART: &str = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc";
const PART_OF_ERROR: &str = "HTTP/1.1 503 Down\r\nContent-Length: 100\r\nRetry-After: 0\r\n\r\nabc";

const CASES: &[Case] = &[
    (NOTHING, |client| client.timeout(SOON), TimeoutKind::Total, 1, ""),
    (NOTHING, |client| client.attempt_timeout(SOON), TimeoutKind::Attempt, 1, ""),
    (NOTHING, |client| client.attempt_timeout(SOON).retry(twice()), TimeoutKind::Attempt, 2, ""),
    (NOTHING, |client| client.attempt_timeout(SOON).timeout(SOON), TimeoutKind::Attempt, 1, ""),
    (PART, |client| client.idle_timeout(SOON), TimeoutKind::Idle, 1, "abc"),
    (PART, |client| client.idle_timeout(SOON).retry(twice()), TimeoutKind::Idle, 2, "abc"),
    (PART, |client| client.idle_timeout(None).timeout(SOON), TimeoutKind::Total, 1, "abc"),
    (PART, |client| client.idle_timeout(None).attempt_timeout(SOON), TimeoutKind::Attempt, 1, "abc"),
    (PART_OF_ERROR, |client| client.idle_timeout(SOON).retry(twice()), TimeoutKind::Idle, 2, "abc"),
];

fn twice() -> RetryPolicy {
    RetryPolicy::default().max_attempts(2).pauses(Duration::from_millis(1), Duration::from_millis(2))
}

/// A transport that is one of the runtime's own no longer.
struct Around(Arc<dyn Transport>);

impl Transport for Around {
    fn send(
        &self,
        request: http::Request<rt::Body>,
    ) -> rt::transport::BoxFuture<Result<http::Response<rt::Body>, rt::transport::TransportError>> {
        self.0.send(request)
    }
}

fn around(inner: Arc<dyn Transport>) -> Arc<dyn Transport> {
    Arc::new(Around(inner))
}

#[tokio::test]
async fn the_limit_that_is_reached_is_named() {
    for (number, (says, set, kind, attempts, body)) in CASES.iter().enumerate() {
        let server = Server::start([Act::SayAndStall(says.as_bytes().to_vec())]);
        for client in [set(builder(&server)), set(builder(&server)).wrap(around)] {
            let error = get(&client.build().unwrap()).await.unwrap_err();
            let ErrorKind::Timeout(timeout) = error.kind() else { panic!("case {number}: {error:?}") };
            assert_eq!((timeout.kind, timeout.after), (*kind, SOON), "case {number}");
            assert_eq!((error.attempts(), error.body()), (*attempts, body.as_bytes()), "case {number}");
            assert_eq!(error.status().is_some(), !says.is_empty(), "case {number}");
            check_canary(&error);
        }
    }
}

#[tokio::test]
async fn time_passes_for_those_who_wait_for_others() {
    for wrap in [|inner| inner, around] {
        let server = Server::start([Act::SayAndStall(Vec::new())]);
        let client = builder(&server).wrap(wrap).max_concurrency(1).build().unwrap();
        let first = tokio::spawn(get(&client).into_future());
        while server.seen().is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let error = get(&client).timeout(SOON).await.unwrap_err();
        assert!(error.is_timeout() && error.attempts() == 0, "{error:?}");
        // Whoever is dropped lets the next one through.
        first.abort();
        assert!(first.await.unwrap_err().is_cancelled());
        assert_eq!(get(&client).timeout(SOON).await.unwrap_err().attempts(), 1);
    }
}

#[tokio::test]
async fn a_limit_of_nothing_is_reached_at_once() {
    let server = Server::start([Act::SayAndStall(Vec::new())]);
    let error = get(&client(&server)).timeout(Duration::ZERO).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}
