//! What holds for any argument and any bytes of a server.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use http_support::API;
use openapi_bindgen_runtime as rt;
use proptest::prelude::*;
use rt::stream::EventParser;
use rt::{Map, Style};

static PATH: rt::Operation = rt::Operation::new("path", "GET", "/a/{id}/b");

type Head = http::request::Parts;

/// Sends a request over a transport that keeps it; `None` when it was refused before.
fn send(fill: impl FnOnce(&mut rt::Request)) -> Option<(Head, Vec<u8>)> {
    let seen = Arc::new(Mutex::new(None));
    let keep = Arc::clone(&seen);
    let transport = rt::transport::from_fn(move |request| {
        let keep = Arc::clone(&keep);
        async move {
            let (head, body) = request.into_parts();
            let body = body.collect(1 << 30).await.unwrap();
            *keep.lock().unwrap() = Some((head, body.to_vec()));
            Ok(http::Response::new(rt::Body::empty()))
        }
    });
    let client = rt::Client::builder(&API).transport(transport).build().unwrap();
    let mut request = rt::Request::new(&client, &PATH);
    fill(&mut request);
    let call: rt::Call<(), rt::NoError> = request.call(rt::reply::empty, rt::NoError::read);
    let mut call = std::pin::pin!(call.into_future());
    let Poll::Ready(outcome) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else { panic!("pending") };
    assert_eq!(outcome.is_ok(), seen.lock().unwrap().is_some());
    seen.lock().unwrap().take()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap() as u8;
        bytes.push(if byte == b'%' { digit() << 4 | digit() } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').map(|(name, value)| (decode(name), decode(value))).unwrap()).collect()
}

/// Texts with more of what is dangerous than chance would give.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[./\\\\%;?#&=+,:@ \r\n\0]{0,6}",
        Just("..".to_owned()),
        Just("%2e".to_owned()),
        Just("\u{202e}ü".to_owned()),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_path_value_stays_in_its_segment(value in text()) {
        for style in [Style::Simple, Style::Label, Style::Matrix, Style::SimpleExplode] {
            let Some((head, _)) = send(|request| request.path("id", style, &value)) else { continue };
            let path = head.uri.path().to_owned();
            let segment = path.strip_prefix("/a/").and_then(|rest| rest.strip_suffix("/b")).unwrap();
            prop_assert!(!segment.contains('/') && !segment.contains('\\') && head.uri.query().is_none());
            prop_assert!(decode(segment).ends_with(&value));
            let mut decoded = segment.to_owned();
            for _ in 0..3 {
                prop_assert!(!decoded.split(['/', '\\']).any(|part| part == "." || part == ".."), "{}", decoded);
                decoded = match decoded.contains('%') {
                    true => String::from_utf8_lossy(&percent(&decoded)).into_owned(),
                    false => break,
                };
            }
        }
    }

    #[test]
    fn query_values_come_back(values in prop::collection::vec(text(), 1..4), name in text()) {
        let sent = send(|request| {
            request.path("id", Style::Simple, "x");
            request.query(&name, Style::FormExplode, &values);
        });
        prop_assert_eq!(sent.is_none(), values.iter().any(|value| value.contains('\r')));
        let Some((head, _)) = sent else { return Ok(()) };
        let expected: Vec<_> = values.iter().map(|value| (name.clone(), value.clone())).collect();
        prop_assert_eq!(pairs(head.uri.query().unwrap_or_default()), expected);
    }

    #[test]
    fn headers_and_cookies_hold_no_line_breaks(value in text()) {
        let sent = send(|request| {
            request.path("id", Style::Simple, "x");
            request.header("X-Any", Style::Simple, &value);
        });
        let is_bad = value.chars().any(|c| c.is_ascii_control() && c != '\t');
        prop_assert_eq!(sent.is_none(), is_bad);
        let sent = send(|request| {
            request.path("id", Style::Simple, "x");
            request.cookie("c", Style::Form, &value);
        });
        prop_assert_eq!(sent.is_none(), value.contains('\r'));
        let Some((head, _)) = sent else { return Ok(()) };
        let cookie = head.headers["cookie"].to_str().unwrap();
        prop_assert!(cookie.is_ascii() && !cookie.contains([';', ' ', '"']));
        prop_assert_eq!(decode(cookie.strip_prefix("c=").unwrap()), value);
    }

    #[test]
    fn forms_come_back(members in prop::collection::vec((text(), text()), 0..5)) {
        let mut body = Map::new();
        for (name, value) in &members {
            body.insert(name.as_str(), value.clone());
        }
        let expected: Vec<(String, String)> = body.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
        let (_, sent) = send(|request| {
            request.path("id", Style::Simple, "x");
            request.form(&body, &[]);
        }).unwrap();
        let sent = String::from_utf8(sent).unwrap().replace('+', "%20");
        prop_assert_eq!(pairs(&sent), expected);
    }

    #[test]
    fn events_do_not_depend_on_the_cuts(stream in "(data|event|id|retry|:|x)?:? ?[a-z\u{feff}]{0,3}(\r\n|\n|\r|\n\n|\r\r){0,2}", more in text(), cut in 1_usize..5) {
        let stream = stream.repeat(3) + &more + "\n\ndata: end\n\n";
        let whole = parse([stream.as_bytes()]);
        prop_assert_eq!(&whole, &parse(stream.as_bytes().chunks(cut)));
        prop_assert!(!whole.is_empty());
    }

    #[test]
    fn no_location_breaks_the_client(location in text()) {
        let transport = rt::transport::from_fn(move |request: http::Request<rt::Body>| {
            let location = location.clone();
            async move {
                assert!(matches!(request.uri().scheme_str(), Some("https" | "http")));
                let mut answer = http::Response::builder().status(302);
                if let Ok(location) = http::HeaderValue::try_from(location) {
                    answer = answer.header("location", location).header("retry-after", "x").header("link", "<");
                }
                Ok(answer.body(rt::Body::empty()).unwrap())
            }
        });
        let client = rt::Client::builder(&API).transport(transport).build().unwrap();
        let mut request = rt::Request::new(&client, &PATH);
        request.path("id", Style::Simple, "x");
        let call: rt::Call<(), rt::NoError> = request.call(rt::reply::empty, rt::NoError::read);
        let mut call = std::pin::pin!(call.into_future());
        let outcome = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        prop_assert!(matches!(outcome, Poll::Ready(Err(_))));
    }
}

fn parse<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> Vec<rt::Event<String>> {
    let mut parser = EventParser::new();
    for piece in pieces {
        parser.push(piece).unwrap();
    }
    std::iter::from_fn(|| parser.next_event()).collect()
}

/// Decodes what is a triple and leaves the rest, as lenient servers do.
fn percent(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match digits.filter(|_| bytes[at] == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}
