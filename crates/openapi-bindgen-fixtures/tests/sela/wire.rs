//! What goes over the wire, byte for byte.

use crate::sela::types::{BulkCreateLeadRequest, CreateLeadRequest, UsState};
use openapi_bindgen_testkit::loopback::{Request, Server};

use super::support::{KEY, builder, json};

const ANSWER: &str = r#"{"results":[{"id":123,"action":"created"}]}"#;

fn body() -> BulkCreateLeadRequest {
    let lead = CreateLeadRequest::new("+18042221111").us_state(UsState::Ca).extra("min_reengagement_days", 30);
    BulkCreateLeadRequest::new(vec![lead])
}

/// Sends the body as this content type and gives what arrived.
async fn sent(content_type: &str) -> Request {
    let server = Server::start(vec![json(200, ANSWER)]).unwrap();
    let client = builder(&server).build().unwrap();
    let reply = client.leads().bulk_create(body()).content_type(content_type).await.unwrap();
    assert_eq!(reply.status(), 200);
    assert_eq!(reply.results[0].id, Some(123));
    let request = server.requests().remove(0);
    assert_eq!(request.line(), "POST /api/leads/bulk-create/ HTTP/1.1");
    assert_eq!(request.header("authorization"), Some(&*format!("Token {KEY}")));
    assert_eq!(request.header("content-length"), Some(&*request.body.len().to_string()));
    assert_eq!(request.header("transfer-encoding"), None);
    assert_eq!(request.header("accept"), Some("application/json"));
    request
}

#[tokio::test]
async fn json_is_sent() {
    let request = sent("application/json").await;
    assert_eq!(request.header("content-type"), Some("application/json"));
    let text = r#"{"leads":[{"phone_number":"+18042221111","us_state":"CA","min_reengagement_days":30}]}"#;
    assert_eq!(request.text(), text);
}

#[tokio::test]
async fn a_form_is_sent() {
    let request = sent("application/x-www-form-urlencoded").await;
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    let lead = "%7B%22phone_number%22%3A%22%2B18042221111%22%2C%22us_state%22%3A%22CA%22%2C%22min_reengagement_days%22%3A30%7D";
    assert_eq!(request.text(), format!("leads={lead}"));
}

#[tokio::test]
async fn multipart_is_sent() {
    let request = sent("multipart/form-data").await;
    let boundary = request.header("content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let boundary = boundary.trim_matches('"');
    let lead = r#"{"phone_number":"+18042221111","us_state":"CA","min_reengagement_days":30}"#;
    let part = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"leads\"\r\nContent-Type: application/json\r\n\r\n{lead}\r\n"
    );
    assert_eq!(request.text(), format!("{part}--{boundary}--\r\n"));
}

#[tokio::test]
async fn a_content_type_that_is_not_documented_is_refused() {
    let server = Server::start(vec![json(200, ANSWER)]).unwrap();
    let client = builder(&server).build().unwrap();
    let error = client.leads().bulk_create(body()).content_type("text/csv").await.unwrap_err();
    assert!(matches!(error.kind(), crate::sela::ErrorKind::Request(_)), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn an_invalid_request_is_not_sent() {
    let server = Server::start(vec![json(200, ANSWER)]).unwrap();
    let client = builder(&server).build().unwrap();
    let empty = || BulkCreateLeadRequest::new(vec![CreateLeadRequest::new("")]);
    let error = client.leads().bulk_create(empty()).await.unwrap_err();
    assert!(error.to_string().contains("leads[0].phone_number"), "{error}");
    assert!(server.requests().is_empty());
    client.leads().bulk_create(empty()).validate(false).await.unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_key_is_in_no_output() {
    let server = Server::start(vec![json(500, "{}")]).unwrap();
    let builder = builder(&server);
    let mut shown = format!("{builder:?} {builder:#?}");
    let client = builder.build().unwrap();
    shown.push_str(&format!("{client:?} {:?} {:?}", client.leads(), client.leads().bulk_create(body())));
    let error = client.leads().bulk_create(body()).await.unwrap_err();
    shown.push_str(&format!("{error} {error:?} {error:#?} {}", error.url()));
    let unsent = client.leads().bulk_create(BulkCreateLeadRequest::new(vec![CreateLeadRequest::new("")])).await;
    shown.push_str(&format!("{unsent:?}"));
    let credential = crate::sela::Credential::key(KEY);
    shown.push_str(&format!("{credential:?}"));
    assert!(shown.len() > 200 && !shown.contains(KEY), "{shown}");
    assert!(server.requests()[0].head.contains(KEY));
}
