//! Connections: used again, not shared between runtimes, and left alone when a call is dropped.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::sync::atomic::Ordering;
use std::time::Duration;

use http_support::*;
use openapi_bindgen_runtime as rt;

fn client_of(port: u16) -> rt::Client {
    rt::Client::builder(&API)
        .base_url(format!("http://127.0.0.1:{port}"))
        .credential("tokenAuth", CANARY)
        .retry(rt::RetryPolicy::none())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let (port, connections) = keep_alive_server();
    let client = client_of(port);
    for _ in 0..5 {
        get(&client).await.unwrap();
        post(&client, &rt::Json::Null).await.unwrap();
    }
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

#[test]
fn a_client_outlives_its_runtimes() {
    let (port, _) = keep_alive_server();
    let client = client_of(port);
    for _ in 0..6 {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(get(&client).into_future()).unwrap();
        runtime.block_on(get(&client).into_future()).unwrap();
    }
}

#[tokio::test]
async fn a_dropped_call_is_over() {
    let stalled = Server::start([Act::SayAndStall(Vec::new()), Act::Say(json_answer("200 OK", "{}"))]);
    let client = builder(&stalled).max_concurrency(1).build().unwrap();
    let call = tokio::time::timeout(Duration::from_millis(50), get(&client).into_future());
    assert!(call.await.is_err());
    get(&client).await.unwrap();
    assert_eq!(stalled.seen().len(), 2);
}

#[test]
fn timers_need_no_runtime() {
    let silent = rt::transport::from_fn(|_| std::future::pending());
    let client = rt::Client::builder(&API).credential("tokenAuth", CANARY).transport(silent).build().unwrap();
    let call = get(&client).timeout(Duration::from_millis(30)).retry(rt::RetryPolicy::none()).into_future();
    let started = std::time::Instant::now();
    let error = block_on(call).unwrap_err();
    assert!(error.is_timeout());
    assert!((30..5000).contains(&started.elapsed().as_millis()));
}

/// The smallest executor: parks its thread until it is woken.
fn block_on<F: Future>(work: F) -> F::Output {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = std::sync::Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut work = std::pin::pin!(work);
    loop {
        match work.as_mut().poll(&mut context) {
            std::task::Poll::Ready(outcome) => return outcome,
            std::task::Poll::Pending => std::thread::park(),
        }
    }
}
