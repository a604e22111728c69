//! Ways to authenticate.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::transport::BoxFuture;
use rt::{AuthError, Credential, ErrorKind};

static BASIC: rt::Operation = rt::Operation::new("basic", "GET", "/x").security(&[&["basicAuth"]]);
static BEARER: rt::Operation = rt::Operation::new("bearer", "GET", "/x").security(&[&["bearerAuth"]]);
static EITHER: rt::Operation =
    rt::Operation::new("either", "GET", "/x").security(&[&["basicAuth"], &["tokenAuth", "keyAuth"]]);
static OPTIONAL: rt::Operation = rt::Operation::new("optional", "GET", "/x").security(&[&[], &["tokenAuth"]]);
static OPEN: rt::Operation = rt::Operation::new("open", "GET", "/x");
static OAUTH: rt::Operation = rt::Operation::new("oauth", "POST", "/x").security(&[&["oauth"]]);

type Empty = rt::Call<(), rt::NoError>;

fn call(client: &rt::Client, operation: &'static rt::Operation) -> Empty {
    rt::Request::new(client, operation).call(rt::reply::empty, rt::NoError::read)
}

fn plain(server: &Server) -> rt::ClientBuilder {
    rt::Client::builder(&API).base_url(server.url()).timeout(Duration::from_secs(5)).retry(rt::RetryPolicy::none())
}

fn server() -> Server {
    Server::say([answer("200 OK", &[], "")])
}

#[tokio::test]
async fn basic_and_bearer() {
    let server = server();
    let client = plain(&server)
        .credential("basicAuth", Credential::basic("test_username", "test_password"))
        .credential("bearerAuth", "abc")
        .build()
        .unwrap();
    call(&client, &BASIC).await.unwrap();
    assert_eq!(server.last().header("authorization"), Some("Basic dGVzdF91c2VybmFtZTp0ZXN0X3Bhc3N3b3Jk"));
    call(&client, &BEARER).await.unwrap();
    assert_eq!(server.last().header("authorization"), Some("Bearer abc"));
}

#[tokio::test]
async fn one_of_several_ways() {
    let server = server();
    let client = plain(&server).credential("tokenAuth", "t").credential("keyAuth", "k").build().unwrap();
    call(&client, &EITHER).await.unwrap();
    assert_eq!(
        (server.last().header("authorization"), server.last().header("x-api-key")),
        (Some("Token t"), Some("k"))
    );
    let client = plain(&server).credential("tokenAuth", "t").build().unwrap();
    let error = call(&client, &EITHER).await.unwrap_err();
    let ErrorKind::Auth(AuthError::Missing { wanted }) = error.kind() else { panic!("{error:?}") };
    assert_eq!(wanted, "basicAuth or (tokenAuth and keyAuth)");
    call(&client, &OPTIONAL).await.unwrap();
    assert_eq!(server.last().header("authorization"), Some("Token t"));
    call(&client, &OPEN).await.unwrap();
    assert_eq!(server.last().header("authorization"), None);
    let anonymous = plain(&server).build().unwrap();
    call(&anonymous, &OPTIONAL).await.unwrap();
    assert_eq!(server.last().header("authorization"), None);
    call(&anonymous, &BASIC).header("Authorization", "Basic by hand").await.unwrap();
    assert_eq!(server.last().header("authorization"), Some("Basic by hand"));
}

#[tokio::test]
async fn wrong_kinds_and_wrong_characters() {
    let server = server();
    let client = plain(&server)
        .credential("basicAuth", "only a key")
        .credential("bearerAuth", "a\r\nX-Evil: 1")
        .build()
        .unwrap();
    let error = call(&client, &BASIC).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Auth(AuthError::Unfit { scheme: "basicAuth", .. })), "{error:?}");
    let error = call(&client, &BEARER).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Auth(AuthError::Unsendable { .. })), "{error:?}");
    assert!(!format!("{error:?}").contains("Evil"));
    assert!(server.seen().is_empty());
}

struct Rotating(Arc<AtomicU32>);

impl rt::CredentialSource for Rotating {
    fn credential(&self) -> BoxFuture<Result<Credential, AuthError>> {
        let now = self.0.load(Ordering::SeqCst);
        Box::pin(async move { Ok(Credential::key(format!("key-{now}"))) })
    }

    fn refused(&self) -> bool {
        self.0.fetch_add(1, Ordering::SeqCst);
        true
    }
}

#[tokio::test]
async fn a_source_is_asked_again_after_a_refusal() {
    let server = Server::start([Act::Make(|seen| match seen.header("authorization") {
        Some("Token key-1") => json_answer("200 OK", "{}"),
        _ => answer("401 Unauthorized", &[], ""),
    })]);
    let client = plain(&server).credential("tokenAuth", Credential::source(Rotating(Arc::default()))).build().unwrap();
    let reply = post(&client, &"{\"a\":1}".parse().unwrap()).await.unwrap();
    assert_eq!(reply.attempts(), 2);
    assert_eq!(server.last().text(), "{\"a\":1}");
}

fn oauth(server: &Server) -> rt::Client {
    let credential = Credential::oauth2_client("id:1", CANARY);
    plain(server).credential("oauth", credential).build().unwrap()
}

fn token_answer(token: &str, life: u32) -> Vec<u8> {
    json_answer("200 OK", &format!(r#"{{"access_token":"{token}","token_type":"bearer","expires_in":{life}}}"#))
}

#[tokio::test]
async fn a_token_is_fetched_once_for_all() {
    let server = Server::start([Act::Make(|seen| match seen.path() {
        "/token" => {
            std::thread::sleep(Duration::from_millis(50));
            token_answer("t1", 3600)
        }
        _ => answer("200 OK", &[], ""),
    })]);
    let client = oauth(&server);
    let calls: Vec<_> = (0..8).map(|_| tokio::spawn(call(&client, &OAUTH).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let seen = server.seen();
    let tokens: Vec<_> = seen.iter().filter(|seen| seen.path() == "/token").collect();
    assert_eq!(tokens.len(), 1);
    assert_eq!(tokens[0].text(), "grant_type=client_credentials&scope=read+write");
    let basic = tokens[0].header("authorization").unwrap();
    assert_eq!(basic, "Basic aWQlM0ExOmNhbmFyeS01ZWNyZXQ=");
    assert!(
        seen.iter().filter(|seen| seen.path() == "/x").all(|seen| seen.header("authorization") == Some("Bearer t1"))
    );
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    static TOKENS: AtomicU32 = AtomicU32::new(0);
    let server = Server::start([Act::Make(|seen| match (seen.path(), seen.header("authorization")) {
        ("/token", _) => token_answer(&format!("t{}", TOKENS.fetch_add(1, Ordering::SeqCst)), 3600),
        (_, Some("Bearer t1")) => answer("200 OK", &[], ""),
        _ => answer("401 Unauthorized", &[], ""),
    })]);
    let client = oauth(&server);
    assert_eq!(call(&client, &OAUTH).await.unwrap().attempts(), 2);
    assert_eq!(call(&client, &OAUTH).await.unwrap().attempts(), 1);
    assert_eq!(TOKENS.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_token_that_is_refused_for_good_is_an_error() {
    let server = Server::start([Act::Make(|seen| match seen.path() {
        "/token" => token_answer("t", 3600),
        _ => answer("401 Unauthorized", &[], ""),
    })]);
    let error = call(&oauth(&server), &OAUTH).await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(401), 2));
}

#[tokio::test]
async fn a_short_token_is_fetched_again() {
    let server = Server::start([Act::Make(|seen| match seen.path() {
        "/token" => token_answer("t", 0),
        _ => answer("200 OK", &[], ""),
    })]);
    let client = oauth(&server);
    call(&client, &OAUTH).await.unwrap();
    call(&client, &OAUTH).await.unwrap();
    assert_eq!(server.seen().iter().filter(|seen| seen.path() == "/token").count(), 2);
}

#[tokio::test]
async fn a_token_server_that_refuses_is_quoted() {
    let server = Server::say([json_answer("400 Bad Request", r#"{"error":"invalid_client"}"#)]);
    let error = call(&oauth(&server), &OAUTH).await.unwrap_err();
    let ErrorKind::Auth(AuthError::Token { status: Some(400), reason, .. }) = error.kind() else { panic!("{error:?}") };
    assert_eq!(reason, "invalid_client");
    check_canary(&error);
    for answer in [answer("200 OK", &[], "<html>"), json_answer("200 OK", "{}"), Vec::new()] {
        let error = call(&oauth(&Server::say([answer])), &OAUTH).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Auth(AuthError::Token { .. })), "{error:?}");
        check_canary(&error);
    }
}

#[tokio::test]
async fn whoever_gives_up_leaves_the_fetch_to_the_next() {
    static TOKENS: AtomicU32 = AtomicU32::new(0);
    let server = Server::start([Act::Make(|seen| match seen.path() {
        "/token" => {
            if TOKENS.fetch_add(1, Ordering::SeqCst) == 0 {
                std::thread::sleep(Duration::from_millis(300));
            }
            token_answer("t", 3600)
        }
        _ => answer("200 OK", &[], ""),
    })]);
    let client = oauth(&server);
    let first = tokio::spawn(call(&client, &OAUTH).timeout(Duration::from_millis(100)).into_future());
    tokio::time::sleep(Duration::from_millis(30)).await;
    let second = tokio::spawn(call(&client, &OAUTH).into_future());
    assert!(first.await.unwrap().unwrap_err().is_timeout());
    second.await.unwrap().unwrap();
}
