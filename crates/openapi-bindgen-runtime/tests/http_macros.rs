//! The macros of generated code, and the promises that types make.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::ErrorKind;

/// A generated client.
pub struct Client {
    inner: rt::Client,
}

/// A builder of it.
pub struct ClientBuilder {
    inner: rt::ClientBuilder,
}

rt::client! { Client, ClientBuilder, API }

impl ClientBuilder {
    fn token(self, token: impl Into<rt::Secret>) -> Self {
        Self { inner: self.inner.credential("tokenAuth", rt::Credential::key(token)) }
    }
}

#[derive(Debug, PartialEq)]
enum Answer {
    Ok(rt::Json),
    Accepted(String),
    NoContent,
    File(rt::Bytes),
    NotModified,
}

rt::api_reply! { Answer {
    "2XX" => File: bytes,
    200 => Ok: json,
    202 => Accepted: text,
    204 => NoContent: empty,
    304 => NotModified: empty,
} }

#[allow(dead_code, reason = "what it holds is only shown")]
#[derive(Debug)]
enum AnyError {
    Gone,
    Client(rt::Json),
    Other(String),
}

rt::api_error! { AnyError { default => Other: text, "4XX" => Client: json, 410 => Gone: empty, 411 => Gone: empty } }

async fn ask(status: &str, body: &str) -> Result<Answer, rt::Error<AnyError>> {
    let server = Server::say([answer(status, &[], body)]);
    let client = Client::builder().base_url(server.url()).token(CANARY).retry(rt::RetryPolicy::none()).build().unwrap();
    let request = rt::Request::new(client.inner(), &GET);
    request.call(Answer::read, AnyError::read).await.map(rt::Reply::into_inner)
}

#[tokio::test]
async fn each_status_has_its_variant() {
    assert_eq!(ask("200 OK", "1").await.unwrap(), Answer::Ok(1.into()));
    assert_eq!(ask("202 Accepted", "soon").await.unwrap(), Answer::Accepted("soon".into()));
    assert_eq!(ask("204 No Content", "").await.unwrap(), Answer::NoContent);
    assert_eq!(ask("206 Partial", "abc").await.unwrap(), Answer::File("abc".into()));
    assert_eq!(ask("304 Not Modified", "").await.unwrap(), Answer::NotModified);
    let api = |error: rt::Error<AnyError>| match error.into_kind() {
        ErrorKind::Api(error) => error,
        kind => panic!("{kind:?}"),
    };
    assert!(matches!(api(ask("410 Gone", "").await.unwrap_err()), AnyError::Gone));
    assert!(matches!(api(ask("422 No", "{}").await.unwrap_err()), AnyError::Client(_)));
    assert!(matches!(api(ask("500 No", "x").await.unwrap_err()), AnyError::Other(text) if text == "x"));
    assert!(matches!(ask("422 No", "<html>").await.unwrap_err().kind(), ErrorKind::Decode { .. }));
}

#[tokio::test]
async fn a_documented_304_is_an_answer() {
    let server = Server::say([answer("304 Not Modified", &[], "")]);
    let request = rt::Request::new(&client(&server), &GET);
    let reply = request.call(Answer::read, rt::NoError::read).await.unwrap();
    assert_eq!(*reply, Answer::NotModified);
}

#[test]
fn types_keep_their_promises() {
    fn shared<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}
    fn sent<T: Send + Unpin + 'static>() {}
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    shared::<Client>();
    shared::<ClientBuilder>();
    shared::<rt::Client>();
    sent::<rt::Call<Answer, AnyError>>();
    sent::<rt::CallFuture<Answer, AnyError>>();
    sent::<rt::Pages<Answer, AnyError>>();
    sent::<rt::EventStream<rt::Json>>();
    sent::<rt::LiveEvents<rt::Json, AnyError>>();
    sent::<rt::Body>();
    error::<rt::Error<AnyError>>();
    error::<rt::Error<rt::NoError>>();
    error::<rt::BuildError>();
    error::<rt::StreamError>();
    assert!(std::mem::size_of::<rt::Error<AnyError>>() == std::mem::size_of::<usize>());
    let shown = format!("{:?} {:?}", ClientBuilder::new().token(CANARY), Client::builder().token(CANARY).build());
    assert!(!shown.contains(CANARY));
}

#[tokio::test]
async fn errors_say_it_in_one_line() {
    let error = ask("422 No", "{\"detail\":\n \"Bad.\"}").await.unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("things_get (GET http://127.0.0.1:"), "{text}");
    assert!(text.ends_with("/things/): status 422: Client: {\"detail\": \"Bad.\"}"), "{text}");
}

#[test]
fn servers_can_be_chosen() {
    static API: rt::Api =
        rt::Api::new("a", "a").servers(&["/relative", "https://{region}.example.com/{v}/", "https://b/"]);
    let url = |builder: rt::ClientBuilder| builder.build().map(|client| client.base_url());
    assert_eq!(url(rt::Client::builder(&API)), Ok(None));
    assert_eq!(url(rt::Client::builder(&API).server(2)), Ok(Some("https://b/".into())));
    let eu = rt::Client::builder(&API).server(1).server_variable("region", "eu").server_variable("v", "v1");
    assert_eq!(url(eu), Ok(Some("https://eu.example.com/v1/".into())));
    assert!(url(rt::Client::builder(&API).server(1)).is_err());
    assert!(url(rt::Client::builder(&API).server(9)).is_err());
    let evil = rt::Client::builder(&API).server(1).server_variable("region", "evil.com#").server_variable("v", "1");
    assert!(url(evil).is_err());
}
