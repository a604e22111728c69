//! A client of a scripted server, and a lead to send.

use std::time::Duration;

use crate::sela::operations::leads::BulkCreateError;
use crate::sela::types::{BulkCreateLeadRequest, BulkCreateLeadResponse, CreateLeadRequest};
use crate::sela::{Client, ClientBuilder, Error, Reply};
use openapi_bindgen_testkit::loopback::{Answer, Server};

/// A key that must be found on the wire and nowhere else.
pub(crate) const KEY: &str = "canary-5f1e9c";

pub(crate) type Outcome = Result<Reply<BulkCreateLeadResponse>, Error<BulkCreateError>>;

pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).token(KEY).timeout(Duration::from_secs(5))
}

pub(crate) fn leads() -> BulkCreateLeadRequest {
    BulkCreateLeadRequest::new(vec![CreateLeadRequest::new("+18042221111")])
}

/// Sends one lead to a server that gives this answer.
pub(crate) async fn send_to(answer: Answer) -> Outcome {
    let server = Server::start(vec![answer]).unwrap();
    let client = builder(&server).build().unwrap();
    client.leads().bulk_create(leads()).await
}

pub(crate) fn json(status: u16, body: &str) -> Answer {
    Answer::new(status, "application/json", body)
}
