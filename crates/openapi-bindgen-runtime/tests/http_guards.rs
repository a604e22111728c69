//! What is refused before anything is sent, and what keeps its place in the URL.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::request::{PathProblem, RequestError};
use rt::{ErrorKind, Style};

static ITEM: rt::Operation = rt::Operation::new("item", "GET", "/api/items/{id}/");
static PAIR: rt::Operation = rt::Operation::new("pair", "GET", "/api/{a}{b}/{c}:verb");

async fn item(style: Style, value: &str) -> Result<String, rt::Error<rt::NoError>> {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let mut request = rt::Request::new(&client(&server), &ITEM);
    request.path("id", style, value);
    let call: rt::Call<rt::Json, rt::NoError> = request.call(rt::reply::json, rt::NoError::read);
    let outcome = call.await;
    match outcome {
        Ok(_) => Ok(server.last().path().to_owned()),
        Err(error) => {
            assert!(server.seen().is_empty(), "{value:?} was sent");
            Err(error)
        }
    }
}

#[tokio::test]
async fn dots_and_nothing_are_refused() {
    let dots = [
        ".",
        "..",
        "../",
        "..\\",
        "\\..",
        "a/../b",
        "a/..",
        "%2e",
        "%2E%2e",
        ".%2e",
        "%252e%252e",
        "..%2f",
        "..%5Cx",
        "..;x",
        "./x",
        "x/.",
        "%25252e%25252e",
    ];
    for value in dots {
        let error = item(Style::Simple, value).await.unwrap_err();
        let ErrorKind::Request(RequestError::Path { why, .. }) = error.kind() else { panic!("{value}: {error:?}") };
        assert_eq!(*why, PathProblem::Dots, "{value}");
    }
    for style in [Style::Simple, Style::Label, Style::Matrix] {
        let error = item(style, "").await.unwrap_err();
        let ErrorKind::Request(RequestError::Path { why, .. }) = error.kind() else { panic!("{error:?}") };
        assert_eq!(*why, PathProblem::Empty);
    }
    assert!(item(Style::Label, ".").await.is_err());
}

#[tokio::test]
async fn all_other_values_stay_one_segment() {
    let cases = [
        ("a/b", "/api/items/a%2Fb/"),
        ("?x=1", "/api/items/%3Fx%3D1/"),
        ("#top", "/api/items/%23top/"),
        ("a;b@c", "/api/items/a%3Bb%40c/"),
        ("a\0b", "/api/items/a%00b/"),
        ("a\r\nHost: x", "/api/items/a%0D%0AHost%3A%20x/"),
        ("...", "/api/items/.../"),
        (".hidden", "/api/items/.hidden/"),
        ("a..b", "/api/items/a..b/"),
        ("%41", "/api/items/%2541/"),
        ("ü", "/api/items/%C3%BC/"),
        ("\u{202e}", "/api/items/%E2%80%AE/"),
        ("~-._", "/api/items/~-._/"),
    ];
    for (value, expected) in cases {
        assert_eq!(item(Style::Simple, value).await.unwrap(), expected, "{value:?}");
    }
}

#[tokio::test]
async fn values_together_make_no_dots() {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let client = client(&server);
    let send = |a: &str, b: &str, c: &str| {
        let mut request = rt::Request::new(&client, &PAIR);
        request.path("a", Style::Simple, a);
        request.path("b", Style::Simple, b);
        request.path("c", Style::Simple, c);
        let call: rt::Call<rt::Json, rt::NoError> = request.call(rt::reply::json, rt::NoError::read);
        call
    };
    assert!(send(".", "x", "y").await.is_err());
    send("x", "y", "z").await.unwrap();
    assert_eq!(server.last().path(), "/api/xy/z:verb");
}

#[tokio::test]
async fn a_missing_path_value_is_told() {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let call: rt::Call<rt::Json, rt::NoError> =
        rt::Request::new(&client(&server), &ITEM).call(rt::reply::json, rt::NoError::read);
    let error = call.await.unwrap_err();
    let ErrorKind::Request(RequestError::Path { name, why, .. }) = error.kind() else { panic!("{error:?}") };
    assert_eq!((name.as_str(), *why), ("id", PathProblem::Missing));
}

#[tokio::test]
async fn headers_and_cookies_with_line_breaks_are_refused() {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let client = client(&server);
    for bad in ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "\u{7f}"] {
        let mut request = rt::Request::new(&client, &GET);
        request.header("X-Trace", Style::Simple, bad);
        let call: rt::Call<rt::Json, rt::NoError> = request.call(rt::reply::json, rt::NoError::read);
        assert!(matches!(call.await.unwrap_err().kind(), ErrorKind::Request(RequestError::Header { .. })));
        let call = get(&client).header("X-Trace", bad);
        assert!(matches!(call.await.unwrap_err().kind(), ErrorKind::Request(RequestError::Header { .. })));
        let mut request = rt::Request::new(&client, &GET);
        request.cookie("c", Style::Cookie, bad);
        let call: rt::Call<rt::Json, rt::NoError> = request.call(rt::reply::json, rt::NoError::read);
        assert!(matches!(call.await.unwrap_err().kind(), ErrorKind::Request(RequestError::Cookie { .. })));
    }
    for name in ["Content-Length", "transfer-encoding", "Host", "Connection", "a b", ""] {
        let call = get(&client).header(name, "5");
        assert!(matches!(call.await.unwrap_err().kind(), ErrorKind::Request(RequestError::Header { .. })), "{name}");
    }
    assert!(server.seen().is_empty());
    let mut request = rt::Request::new(&client, &GET);
    request.query("q", Style::Form, "a\nb&c=d#e");
    request.cookie("c", Style::Form, "a;\nb");
    let call: rt::Call<rt::Json, rt::NoError> = request.call(rt::reply::json, rt::NoError::read);
    call.await.unwrap();
    assert_eq!(server.last().path(), "/things/?q=a%0Ab%26c%3Dd%23e");
    assert_eq!(server.last().header("cookie"), Some("c=a%3B%0Ab"));
}

#[tokio::test]
async fn a_carriage_return_is_refused_wherever_it_stands() {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let client = client(&server);
    let parts: [fn(&mut rt::Request); 5] = [
        |request| request.query("q", Style::Form, "a\r\nX-Evil: 1"),
        |request| request.query("q", Style::FormExplode, &vec!["a", "b\r"]),
        |request| request.query("q", Style::DeepObject, &rt::Map::from_iter([("k\r".to_owned(), 1_i64)])),
        |request| request.query_reserved("q", Style::Form, "\r\n"),
        |request| request.cookie("c", Style::Form, "a\r\nb"),
    ];
    for part in parts {
        let mut request = rt::Request::new(&client, &GET);
        part(&mut request);
        let call: rt::Call<rt::Json, rt::NoError> = request.call(rt::reply::json, rt::NoError::read);
        let error = call.await.unwrap_err();
        let ErrorKind::Request(RequestError::Query { .. } | RequestError::Cookie { .. }) = error.kind() else {
            panic!("{error:?}")
        };
    }
    let error = get(&client).query("q", "a\r\nb").await.unwrap_err();
    assert_eq!(error.to_string().lines().count(), 1);
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Query { .. })), "{error:?}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn the_base_url_is_kept() {
    let cases = [
        ("", "/api/items/1/"),
        ("/", "/api/items/1/"),
        ("/v1", "/v1/api/items/1/"),
        ("/v1/", "/v1/api/items/1/"),
        ("/a%20b/", "/a%20b/api/items/1/"),
        ("/?key=1", "/api/items/1/?key=1"),
    ];
    for (suffix, expected) in cases {
        let server = Server::say([json_answer("200 OK", "{}")]);
        let client = builder(&server).base_url(server.url() + suffix).build().unwrap();
        let mut request = rt::Request::new(&client, &ITEM);
        request.path("id", Style::Simple, &1_i64);
        let call: rt::Call<rt::Json, rt::NoError> = request.call(rt::reply::json, rt::NoError::read);
        call.await.unwrap();
        assert_eq!(server.last().path(), expected, "{suffix}");
    }
}

#[test]
fn base_urls_that_cannot_be_trusted_are_refused() {
    let build = |url: &str| rt::Client::builder(&API).base_url(url).credential("tokenAuth", CANARY).build();
    for url in [
        "https://user:pw@example.com",
        "https://user@example.com",
        "example.com",
        "ftp://example.com",
        "https://",
        "https://{region}.example.com",
        "https://example.com/#x",
        "",
        "https://exa mple.com",
        "https://example.com:99999",
        "//example.com",
    ] {
        assert!(matches!(build(url), Err(rt::BuildError::BaseUrl(_))), "{url}");
    }
    assert!(matches!(build("http://example.com"), Err(rt::BuildError::PlainHttp)));
    assert!(matches!(build("http://localhost.example.com"), Err(rt::BuildError::PlainHttp)));
    for url in ["http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000/x", "https://example.com/v1/"] {
        assert!(build(url).is_ok(), "{url}");
    }
    let allowed = rt::Client::builder(&API).base_url("http://example.com").credential("tokenAuth", CANARY);
    assert!(allowed.allow_http(true).build().is_ok());
    assert!(rt::Client::builder(&API).base_url("http://example.com").build().is_ok());
    let unknown = rt::Client::builder(&API).credential("nope", CANARY).build();
    assert!(matches!(unknown, Err(rt::BuildError::UnknownScheme(_))));
}

#[test]
fn nothing_shows_a_secret() {
    let builder = rt::Client::builder(&API)
        .credential("tokenAuth", CANARY)
        .credential("basicAuth", rt::Credential::basic("me", CANARY))
        .credential("oauth", rt::Credential::oauth2_client("id", CANARY))
        .default_header("X-Secret", CANARY);
    let client = builder.clone().build().unwrap();
    let mut request = rt::Request::new(&client, &GET);
    request.header("X-Other", Style::Simple, CANARY);
    let shown = format!("{builder:#?} {client:#?} {request:#?} {:?}", rt::Credential::key(CANARY));
    assert!(!shown.contains(CANARY), "{shown}");
    let call = get(&client).header("X-Key", CANARY).query("k", CANARY).body_member("x", CANARY);
    let shown = [format!("{call:?}"), format!("{:?}", call.send())].concat();
    assert!(!shown.contains(CANARY), "{shown}");
}

#[tokio::test]
async fn an_echo_of_the_secret_is_not_shown() {
    let page = format!("<pre>Authorization: Token {CANARY}</pre>");
    let server = Server::say([answer("404 Not Found", &[], &page)]);
    let error = get(&client(&server)).await.unwrap_err();
    check_canary(&error);
    assert_eq!(error.body(), page.as_bytes());
}

#[tokio::test]
async fn an_echo_in_json_is_not_shown_by_the_cause() {
    let echoes = [format!("{{\"a\": \"{CANARY}\", oops"), format!("{{\"{CANARY}\": tru}}"), format!("\"{CANARY}")];
    for echo in echoes {
        let server = Server::say([json_answer("200 OK", &echo)]);
        let error = get(&client(&server)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error}");
        check_canary(&error);
    }
}

#[tokio::test]
async fn an_echo_in_an_answer_is_not_shown_by_the_reply() {
    for echo in [format!("{{\"key\": \"Token {CANARY}\"}}"), format!("[\"\\u{:04x}{}\"]", b'c', &CANARY[1..])] {
        let server = Server::say([json_answer("200 OK", &echo)]);
        let reply = get(&client(&server)).await.unwrap();
        for shown in [format!("{reply:?}"), format!("{reply:#?}"), format!("{:?}", reply.into_parts().1)] {
            assert!(!shown.contains(CANARY), "{shown}");
        }
    }
}

#[tokio::test]
async fn line_breaks_in_a_query_never_leave_as_they_are() {
    let server = Server::say([json_answer("200 OK", "{}")]);
    let client = client(&server);
    for style in [Style::Form, Style::FormExplode, Style::DeepObject, Style::Json] {
        let mut request = rt::Request::new(&client, &GET);
        request.query("q\r\n", style, "a\nX-Evil: 1");
        request.query_reserved("r", style, "b\nX-Evil: 1");
        request.call::<rt::Json, _>(rt::reply::json, rt::NoError::read).query("e", "\n").await.unwrap();
        let seen = server.last();
        assert_eq!(seen.header("x-evil"), None);
        assert!(seen.path().contains("X-Evil%3A%201"), "{}", seen.path());
    }
}
