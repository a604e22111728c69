//! Redirects: what is followed, what is refused, and what goes along.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::ErrorKind;
use rt::error::RedirectProblem;

static ALL_KEYS: rt::Operation =
    rt::Operation::new("all_keys", "GET", "/things/").security(&[&["tokenAuth", "keyAuth", "queryAuth", "cookieAuth"]]);
static PUT: rt::Operation = rt::Operation::new("put", "PUT", "/things/");

fn with_all_keys(server: &Server) -> rt::ClientBuilder {
    builder(server)
        .credential("keyAuth", CANARY)
        .credential("queryAuth", CANARY)
        .credential("cookieAuth", CANARY)
        .default_header("X-Internal", CANARY)
}

fn all_keys(client: &rt::Client) -> rt::Call<rt::Json, rt::NoError> {
    let mut request = rt::Request::new(client, &ALL_KEYS);
    request.cookie("theme", rt::Style::Form, "dark");
    request.header("X-Trace", rt::Style::Simple, CANARY);
    request.call(rt::reply::json, rt::NoError::read)
}

fn to(status: &str, location: &str) -> Vec<u8> {
    answer(status, &[&format!("Location: {location}")], "")
}

fn problem<E>(error: &rt::Error<E>) -> RedirectProblem {
    match error.kind() {
        ErrorKind::Redirect(error) => error.problem(),
        _ => panic!("no redirect error"),
    }
}

#[tokio::test]
async fn credentials_stay_at_the_origin() {
    let other = Server::say([json_answer("200 OK", "{}")]);
    let server = Server::say([to("302 Found", &format!("{}/elsewhere?x=1", other.url()))]);
    all_keys(&with_all_keys(&server).build().unwrap()).await.unwrap();
    let first = server.last();
    assert_eq!(first.header("cookie"), Some(format!("theme=dark; session={CANARY}").as_str()));
    assert_eq!(first.header("x-api-key"), Some(CANARY));
    assert_eq!(first.path(), format!("/things/?api_key={CANARY}"));
    let second = other.last();
    assert_eq!(second.path(), "/elsewhere?x=1");
    assert!(!second.head.contains(CANARY), "{}", second.head);
    assert!(second.header("cookie").is_none() && second.header("authorization").is_none());
    assert_eq!(second.header("accept"), Some("application/json"));
}

#[tokio::test]
async fn credentials_do_not_come_back_by_a_detour() {
    let other = Server::start([Act::Make(|seen| to("302 Found", seen.path().split('?').nth(1).unwrap()))]);
    let server = Server::start([Act::Make(|seen| match seen.path().starts_with("/home") {
        true => json_answer("200 OK", "{}"),
        false => to("302 Found", seen.header("x-detour").unwrap()),
    })]);
    let detour = format!("{}/?{}/home", other.url(), server.url());
    all_keys(&with_all_keys(&server).build().unwrap()).header("X-Detour", &detour).await.unwrap();
    let last = server.last();
    assert_eq!(last.path(), "/home");
    assert!(!last.head.contains(CANARY), "{}", last.head);
}

#[tokio::test]
async fn credentials_go_along_within_the_origin() {
    let server = Server::say([to("301 Moved", "../other/?page=2"), json_answer("200 OK", "{}")]);
    all_keys(&with_all_keys(&server).build().unwrap()).await.unwrap();
    let second = server.last();
    assert_eq!(second.path(), format!("/other/?page=2&api_key={CANARY}"));
    assert_eq!(second.header("authorization"), Some(format!("Token {CANARY}").as_str()));
}

#[tokio::test]
async fn a_post_never_becomes_a_get() {
    for status in ["301 Moved", "302 Found", "303 See Other"] {
        let server = Server::say([to(status, "/elsewhere/"), json_answer("200 OK", "{}")]);
        let error = post(&client(&server), &rt::Json::Null).await.unwrap_err();
        assert_eq!(problem(&error), RedirectProblem::Method);
        assert_eq!(error.status(), status.split(' ').next().unwrap().parse().ok());
        assert_eq!(server.seen().len(), 1);
        check_canary(&error);
    }
}

#[tokio::test]
async fn a_see_other_is_followed_where_it_is_allowed() {
    let server = Server::say([to("303 See Other", "/done"), json_answer("200 OK", "{}")]);
    let client = builder(&server).follow_redirects(rt::Redirects::default().see_other()).build().unwrap();
    post(&client, &"{\"a\":1}".parse().unwrap()).await.unwrap();
    let second = server.last();
    assert_eq!(second.line(), "GET /done HTTP/1.1");
    assert!(second.header("content-type").is_none() && second.header("content-length").is_none());
}

#[tokio::test]
async fn a_temporary_redirect_sends_the_body_again() {
    for status in ["307 Temporary", "308 Permanent"] {
        let server = Server::say([to(status, "/elsewhere/"), json_answer("200 OK", "{}")]);
        post(&client(&server), &"{\"a\":1}".parse().unwrap()).await.unwrap();
        let second = server.last();
        assert_eq!((second.line(), second.text().as_str()), ("POST /elsewhere/ HTTP/1.1", "{\"a\":1}"));
        assert_eq!(second.header("content-length"), Some("7"));
    }
}

#[tokio::test]
async fn a_body_goes_to_no_other_origin() {
    let other = Server::say([json_answer("200 OK", "{}")]);
    let server = Server::say([to("307 Temporary", &other.url())]);
    let error = post(&client(&server), &"{\"a\":1}".parse().unwrap()).await.unwrap_err();
    assert_eq!(problem(&error), RedirectProblem::BodyToOtherOrigin);
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_streamed_body_cannot_be_sent_twice() {
    struct Once(Option<rt::Bytes>);
    impl futures_core::Stream for Once {
        type Item = Result<rt::Bytes, std::io::Error>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            std::task::Poll::Ready(self.0.take().map(Ok))
        }
    }
    let server = Server::say([to("307 Temporary", "/elsewhere/")]);
    let mut request = rt::Request::new(&client(&server), &PUT);
    request.bytes("text/plain", rt::Body::from_stream(Once(Some("abc".into())), Some(3)));
    let call: rt::Call<(), rt::NoError> = request.call(rt::reply::empty, rt::NoError::read);
    let error = call.await.unwrap_err();
    assert_eq!(problem(&error), RedirectProblem::BodyGone);
    let seen = server.last();
    assert_eq!((seen.header("content-length"), seen.text().as_str()), (Some("3"), "abc"));
}

#[tokio::test]
async fn odd_locations_are_refused() {
    let cases = [
        ("", RedirectProblem::NoLocation),
        ("ftp://example.com/", RedirectProblem::BadLocation),
        ("javascript:alert(1)", RedirectProblem::BadLocation),
        ("http://user:pass@127.0.0.1/", RedirectProblem::BadLocation),
        ("http://", RedirectProblem::BadLocation),
        ("http://[::1", RedirectProblem::BadLocation),
    ];
    for (location, expected) in cases {
        let server = Server::say([to("302 Found", location)]);
        let error = get(&client(&server)).await.unwrap_err();
        assert_eq!(problem(&error), expected, "{location}");
    }
}

#[tokio::test]
async fn a_loop_ends() {
    let server = Server::say([to("302 Found", "/things/")]);
    let error = get(&client(&server)).await.unwrap_err();
    assert_eq!(problem(&error), RedirectProblem::TooMany);
    assert_eq!(server.seen().len(), 6);
}

#[tokio::test]
async fn no_redirects_means_the_answer_as_it_is() {
    let server = Server::say([to("302 Found", "/elsewhere/")]);
    let client = builder(&server).follow_redirects(rt::Redirects::none()).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unexpected { status: 302, .. }));
    assert_eq!(error.headers()["location"], "/elsewhere/");
}

#[tokio::test]
async fn the_text_of_an_error_has_no_query() {
    let server = Server::say([to("302 Found", "ftp://x/"), to("301 M", &format!("/x?api_key={CANARY}"))]);
    let client = client(&server);
    check_canary(&get(&client).await.unwrap_err());
    check_canary(&post(&client, &rt::Json::Null).await.unwrap_err());
}

#[tokio::test]
async fn a_location_that_repeats_the_secret_is_not_shown() {
    let server = Server::say([to("307 Temporary Redirect", &format!("/things/{CANARY}"))]);
    let error = all_keys(&with_all_keys(&server).build().unwrap()).await.unwrap_err();
    assert_eq!(problem(&error), RedirectProblem::TooMany);
    check_canary(&error);
}
