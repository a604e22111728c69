//! Sends a request over a transport that keeps it.

use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use openapi_bindgen_runtime as rt;

static API: rt::Api = rt::Api::new("test", "test/1.0").server("https://api.example.com/");
static OPERATION: rt::Operation = rt::Operation::new("path", "GET", "/a/{id}/b");

/// A request as the transport got it.
pub(crate) struct Sent {
    pub(crate) head: http::request::Parts,
    pub(crate) body: Vec<u8>,
}

/// Fills a request in and sends it; `None` when it was refused before.
pub(crate) fn send(fill: impl FnOnce(&mut rt::Request)) -> Option<Sent> {
    send_to(|request| {
        request.path("id", rt::Style::Simple, "x");
        fill(request);
    })
}

/// The same, where the path's value `id` is to be filled in too.
pub(crate) fn send_to(fill: impl FnOnce(&mut rt::Request)) -> Option<Sent> {
    let seen = Arc::new(Mutex::new(None));
    let keep = Arc::clone(&seen);
    let transport = rt::transport::from_fn(move |request| {
        let keep = Arc::clone(&keep);
        async move {
            let (head, body) = request.into_parts();
            let body = body.collect(1 << 30).await.expect("a body of the client's own making");
            *keep.lock().expect("one thread") = Some(Sent { head, body: body.to_vec() });
            Ok(http::Response::new(rt::Body::empty()))
        }
    });
    let client = rt::Client::builder(&API).transport(transport).build().expect("a client");
    let mut request = rt::Request::new(&client, &OPERATION);
    fill(&mut request);
    let call: rt::Call<(), rt::NoError> = request.call(rt::reply::empty, rt::NoError::read);
    let outcome = finish(call.into_future());
    let sent = seen.lock().expect("one thread").take();
    assert_eq!(outcome.is_ok(), sent.is_some(), "sent, but {:?}", outcome.err());
    sent
}

/// The outcome of a future that waits for nothing.
pub(crate) fn finish<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let Poll::Ready(outcome) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("a future that waits")
    };
    outcome
}

/// Undoes percent-encoding; every `%` must begin a triple.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16)).expect("a digit of a triple");
        bytes.push(if byte == b'%' { (digit() << 4 | digit()) as u8 } else { byte });
    }
    String::from_utf8(bytes).expect("what was encoded was UTF-8")
}
