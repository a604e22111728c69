//! What stands around a transport: a function, a layer of tower.
#![cfg(feature = "tower")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::Transport as _;
use rt::transport::{CallFacts, from_fn, from_service, into_service};
use tower_service::Service;

#[tokio::test]
async fn a_function_sees_every_attempt_and_its_operation() {
    let server = Server::say([answer("503 Down", &[], ""), json_answer("200 OK", "{}")]);
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let record = Arc::clone(&seen);
    let client = builder(&server)
        .retry(rt::RetryPolicy::default())
        .wrap(move |inner| {
            let record = Arc::clone(&record);
            from_fn(move |mut request: rt::http::Request<rt::Body>| {
                let facts = *request.extensions().get::<CallFacts>().unwrap();
                record.lock().unwrap().push((facts.operation.unwrap().id, facts.attempt));
                request.headers_mut().insert("x-seen", "1".parse().unwrap());
                inner.send(request)
            })
        })
        .build()
        .unwrap();
    get(&client).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [("things_get", 1), ("things_get", 2)]);
    assert_eq!(server.last().header("x-seen"), Some("1"));
}

/// Counts requests, as a layer of tower does it.
#[derive(Clone)]
struct Counted<S>(S, Arc<AtomicUsize>);

impl<S: Service<rt::http::Request<rt::Body>>> Service<rt::http::Request<rt::Body>> for Counted<S>
where
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    S::Future: Send + 'static,
    S::Response: Send,
{
    type Response = S::Response;
    type Error = Box<dyn std::error::Error + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, request: rt::http::Request<rt::Body>) -> Self::Future {
        self.1.fetch_add(1, Ordering::SeqCst);
        let answer = self.0.call(request);
        Box::pin(async move { answer.await.map_err(Into::into) })
    }
}

#[tokio::test]
async fn a_service_stands_around_a_transport() {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let around = move |inner| from_service(Counted(into_service(inner), Arc::clone(&counter)));
    let client = builder(&server).wrap(around.clone()).build().unwrap();
    get(&client).await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 1);
    // An error of the transport comes through the layer as what it is.
    let client = builder(&server).base_url("http://127.0.0.1:1").wrap(around).build().unwrap();
    assert!(get(&client).await.unwrap_err().is_connect());
}
