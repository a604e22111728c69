//! Answers that come piece by piece: events, lines, pages, downloads.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use std::time::Duration;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::request::RequestError;
use rt::stream::PagePlace;
use rt::{ErrorKind, EventStream, Json, LineStream, LiveEvents, Pages, StreamError};

static EVENTS: rt::Operation = rt::Operation::new("events", "GET", "/events").accept("text/event-stream").streaming();
static LINES: rt::Operation = rt::Operation::new("lines", "GET", "/lines").accept("application/jsonl").streaming();
static LIST: rt::Operation = rt::Operation::new("list", "GET", "/list/").security(&[&["tokenAuth"]]);

const STREAM: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=windows-1252\r\n\r\n";

fn events(client: &rt::Client) -> rt::Call<EventStream<String>, rt::NoError> {
    rt::Request::new(client, &EVENTS).call(rt::reply::text_events, rt::NoError::read)
}

fn lines(client: &rt::Client) -> rt::Call<LineStream<i64>, rt::NoError> {
    rt::Request::new(client, &LINES).call(rt::reply::lines, rt::NoError::read)
}

fn pieces(head: &[u8], body: &[&[u8]]) -> Act {
    Act::Pieces([head].into_iter().chain(body.iter().copied()).map(<[u8]>::to_vec).collect())
}

#[tokio::test]
async fn events_of_the_referee() {
    let Some(folder) = std::env::var_os("OB_REFEREE") else { return };
    let table = std::fs::read(std::path::Path::new(&folder).join("sse_cases.json")).unwrap();
    let table: Json = rt::from_json(&table).unwrap();
    for case in table.get("cases").and_then(Json::as_array).unwrap() {
        let chunks = case.get("chunks").and_then(Json::as_array).unwrap();
        let chunks: Vec<&[u8]> = chunks.iter().map(|chunk| chunk.as_str().unwrap().as_bytes()).collect();
        let mut cuts = vec![chunks.iter().map(|chunk| chunk.to_vec()).collect::<Vec<_>>()];
        let whole = chunks.concat();
        for size in case.get("split_bytes").and_then(Json::as_array).into_iter().flatten() {
            let size = size.as_i64().unwrap() as usize;
            cuts.push(whole.chunks(size).map(<[u8]>::to_vec).collect());
        }
        for cut in cuts {
            let cut: Vec<&[u8]> = cut.iter().map(Vec::as_slice).collect();
            let server = Server::start([pieces(STREAM, &cut)]);
            let mut stream = events(&client(&server)).await.unwrap().into_inner();
            let mut found = Vec::new();
            while let Some(event) = stream.next_event().await {
                let event = event.unwrap();
                found.push((event.kind, event.data, event.id));
            }
            let text = |event: &Json, name| event.get(name).and_then(Json::as_str).unwrap().to_owned();
            let expected = case.get("events").and_then(Json::as_array).unwrap();
            let expected: Vec<_> =
                expected.iter().map(|event| (text(event, "type"), text(event, "data"), text(event, "id"))).collect();
            assert_eq!(found, expected, "{:?}", case.get("id"));
            if let Some(retry) = case.get("retry") {
                assert_eq!(stream.retry(), retry.as_i64().map(|millis| Duration::from_millis(millis as u64)));
            }
        }
    }
}

#[tokio::test]
async fn events_say_what_they_are() {
    let server = Server::start([pieces(
        STREAM,
        &[b"id: 7\nevent: tick\ndata: {\"n\"", b": 1}\n\ndata: [DO", b"NE]\n\ndata: 2\n\n"],
    )]);
    let call: rt::Call<EventStream<Json>, rt::NoError> =
        rt::Request::new(&client(&server), &EVENTS).call(rt::reply::events, rt::NoError::read);
    let mut stream = call.await.unwrap().into_inner();
    let event = stream.next_event().await.unwrap().unwrap();
    assert_eq!(
        (event.kind.as_str(), event.id.as_str(), event.data.get("n").and_then(Json::as_i64)),
        ("tick", "7", Some(1))
    );
    assert!(stream.next_event().await.is_none() && stream.is_done());
    let seen = server.last();
    assert_eq!((seen.header("accept"), seen.header("cache-control")), (Some("text/event-stream"), Some("no-cache")));
    assert_eq!(seen.header("last-event-id"), None);
}

#[tokio::test]
async fn a_bad_event_does_not_end_the_stream() {
    let server = Server::start([pieces(STREAM, &[b"data: nope\n\ndata: 1\n\n"])]);
    let call: rt::Call<EventStream<i64>, rt::NoError> =
        rt::Request::new(&client(&server), &EVENTS).call(rt::reply::events, rt::NoError::read);
    let mut stream = call.await.unwrap().into_inner();
    assert!(matches!(stream.next_event().await, Some(Err(StreamError::Read(_)))));
    assert_eq!(stream.next_event().await.unwrap().unwrap().data, 1);
}

#[tokio::test]
async fn an_endless_event_is_cut_off() {
    let server = Server::start([Act::Endless(STREAM.to_vec(), b"data: xxxxxxxxxxxxxxxxxxxxx\n".to_vec())]);
    let mut stream = events(&client(&server)).await.unwrap().into_inner().max_event_bytes(10_000);
    assert!(matches!(stream.next_event().await, Some(Err(StreamError::TooLarge(10_000)))));
    assert!(stream.next_event().await.is_none());
    let server = Server::start([Act::Endless(b"HTTP/1.1 200 OK\r\n\r\n".to_vec(), b"111111111".to_vec())]);
    let mut stream = lines(&client(&server)).await.unwrap().into_inner().max_line_bytes(10_000);
    assert!(matches!(stream.next_value().await, Some(Err(StreamError::TooLarge(10_000)))));
    assert!(stream.next_value().await.is_none());
}

#[tokio::test]
async fn a_silent_stream_ends_in_time() {
    let server = Server::start([Act::SayAndStall([STREAM, b"data: 1\n\n"].concat())]);
    let mut stream = events(&client(&server)).await.unwrap().into_inner();
    assert_eq!(stream.next_event().await.unwrap().unwrap().data, "1");
    assert!(matches!(stream.next_event().await, Some(Err(StreamError::Body(_)))));
}

#[tokio::test]
async fn a_page_is_no_stream_of_events() {
    let server = Server::say([answer("200 OK", &["Content-Type: text/html"], "<html>")]);
    assert!(matches!(events(&client(&server)).await.unwrap_err().kind(), ErrorKind::Decode { .. }));
    let server = Server::say([answer("503 Down", &[], "later")]);
    let error = events(&client(&server)).await.unwrap_err();
    assert_eq!(error.body(), b"later");
}

#[tokio::test]
async fn a_live_stream_goes_on_where_it_ended() {
    let server = Server::start([
        pieces(STREAM, &[b"retry: 5\nid: 1\ndata: a\n\n"]),
        Act::Say(answer("503 Down", &[], "")),
        pieces(STREAM, &[b"id: 2\ndata: b\n\ndata: cut off"]),
        Act::Say(answer("204 No Content", &[], "")),
    ]);
    let client = client(&server);
    let mut live = LiveEvents::new(move |last_id| match last_id {
        Some(id) => events(&client).header("Last-Event-ID", id),
        None => events(&client),
    });
    let mut found = Vec::new();
    while let Some(event) = live.next_event().await {
        found.push(event.unwrap().data);
    }
    assert_eq!(found, ["a", "b"]);
    let ids: Vec<_> = server.seen().iter().map(|seen| seen.header("last-event-id").map(str::to_owned)).collect();
    assert_eq!(ids, [None, Some("1".into()), Some("1".into()), Some("2".into())]);
}

#[tokio::test]
async fn lines_in_any_pieces() {
    let head = b"HTTP/1.1 200 OK\r\n\r\n";
    let server = Server::start([pieces(head, &[b"1\n2", b"3\r\n\n\x1e4\n", b"no\n", b"5"])]);
    let mut stream = lines(&client(&server)).await.unwrap().into_inner();
    let mut found = Vec::new();
    while let Some(value) = stream.next_value().await {
        found.push(value.ok());
    }
    assert_eq!(found, [Some(1), Some(23), Some(4), None, Some(5)]);
}

#[tokio::test]
async fn a_download_is_not_held_in_memory() {
    static DOWNLOAD: rt::Operation = rt::Operation::new("download", "GET", "/file").streaming();
    let server = Server::start([Act::Endless(b"HTTP/1.1 200 OK\r\nX-Name: f\r\n\r\n".to_vec(), vec![b'x'; 65536])]);
    let client = builder(&server).max_response_bytes(10).build().unwrap();
    let call: rt::Call<rt::Body, rt::NoError> =
        rt::Request::new(&client, &DOWNLOAD).call(rt::reply::stream, rt::NoError::read);
    let mut reply = call.await.unwrap();
    assert_eq!(reply.header("x-name"), Some("f"));
    let mut size = 0;
    while size < 50_000_000 {
        size += reply.chunk().await.unwrap().unwrap().len();
    }
}

fn list(client: &rt::Client) -> rt::Call<Json, rt::NoError> {
    rt::Request::new(client, &LIST).call(rt::reply::json, rt::NoError::read)
}

fn next(page: &Json) -> Option<String> {
    page.get("next").and_then(Json::as_str).map(str::to_owned)
}

fn results(page: Json) -> Vec<i64> {
    page.get("results").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_i64).collect()
}

#[tokio::test]
async fn pages_by_link() {
    let server = Server::start([Act::Make(|seen| {
        let port = seen.header("host").unwrap();
        json_answer(
            "200 OK",
            &match seen.path() {
                "/list/" => format!(r#"{{"count":3,"next":"http://{port}/list/?page=2","results":[1,2]}}"#),
                "/list/?page=2" => r#"{"next":"?page=3","results":[]}"#.to_owned(),
                _ => r#"{"next":null,"results":[3]}"#.to_owned(),
            },
        )
    })]);
    let client = client(&server);
    let make = move || list(&client);
    let items = Pages::by_link(make.clone(), next).items(results).collect().await.unwrap();
    assert_eq!(items, [1, 2, 3]);
    assert!(server.seen().iter().all(|seen| seen.header("authorization").is_some()));
    let mut pages = Pages::by_link(make.clone(), next);
    pages.next_page().await.unwrap().unwrap();
    let kept = pages.place().unwrap().clone();
    let rest = Pages::by_link(make, next).starting_at(kept).items(results).collect().await.unwrap();
    assert_eq!(rest, [3]);
}

#[tokio::test]
async fn a_link_to_another_origin_is_refused() {
    let other = Server::say([json_answer("200 OK", "{}")]);
    let server =
        Server::say([json_answer("200 OK", &format!(r#"{{"next":"{}/list/?page=2","results":[1]}}"#, other.url()))]);
    let client = client(&server);
    let mut pages = Pages::by_link(move || list(&client), next);
    assert!(pages.next_page().await.unwrap().is_ok());
    let error = pages.next_page().await.unwrap().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::OtherOrigin)), "{error:?}");
    assert!(other.seen().is_empty());
    check_canary(&error);
}

#[tokio::test]
async fn circles_and_floods_of_pages_end() {
    let server = Server::say([json_answer("200 OK", r#"{"next":"/list/?page=1","results":[1]}"#)]);
    let shared = client(&server);
    let error = Pages::by_link(move || list(&shared), next).items(results).collect().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Paging { .. })), "{error:?}");
    assert_eq!(server.seen().len(), 2);
    let shared = client(&server);
    let pages = Pages::by_number(1, move |page| list(&shared).query("page", &page.to_string()), |_| true);
    let error = pages.max_pages(3).items(results).collect().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Paging { .. })), "{error:?}");
}

#[tokio::test]
async fn pages_by_number_offset_cursor_and_header() {
    let server = Server::start([Act::Make(|seen| match seen.path() {
        "/list/?page=1" | "/list/?offset=0" => json_answer("200 OK", r#"{"results":[1,2],"cursor":"c2"}"#),
        "/list/?cursor=c2" | "/list/?page=2" | "/list/?offset=2" => json_answer("200 OK", r#"{"results":[3]}"#),
        "/list/?page=3" | "/list/?offset=3" => json_answer("200 OK", r#"{"results":[]}"#),
        "/list/?p=b" => answer("200 OK", &[], r#"{"results":[3]}"#),
        _ => answer(
            "200 OK",
            &[r#"Link: </x?a,b>; rel="prev", </list/?p=b>; title="a, b"; rel="last next""#],
            r#"{"results":[1,2],"cursor":"c2"}"#,
        ),
    })]);
    let made = client(&server);
    let pages = Pages::by_number(
        1,
        move |page| list(&made).query("page", &page.to_string()),
        |page| !results(page.clone()).is_empty(),
    );
    assert_eq!(pages.items(results).collect().await.unwrap(), [1, 2, 3]);
    let made = client(&server);
    let pages = Pages::by_offset(
        move |offset| list(&made).query("offset", &offset.to_string()),
        |page| results(page.clone()).len(),
    );
    assert_eq!(pages.items(results).collect().await.unwrap(), [1, 2, 3]);
    let made = client(&server);
    let cursor = |page: &Json| page.get("cursor").and_then(Json::as_str).map(str::to_owned);
    let make = move |cursor: Option<&str>| match cursor {
        Some(cursor) => list(&made).query("cursor", cursor),
        None => list(&made),
    };
    let mut pages = Pages::by_cursor(make, cursor);
    pages.next_page().await.unwrap().unwrap();
    assert_eq!(pages.place(), Some(&PagePlace::Cursor("c2".into())));
    assert_eq!(pages.items(results).collect().await.unwrap(), [3]);
    let made = client(&server);
    let pages = Pages::by_link_header(move || list(&made));
    assert_eq!(pages.items(results).collect().await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn a_stream_asks_for_events_and_follows_redirects() {
    for status in ["301 Moved", "307 Temporary"] {
        let server =
            Server::start([Act::Say(answer(status, &["Location: /elsewhere"], "")), pieces(STREAM, &[b"data: a\n\n"])]);
        let mut stream = events(&client(&server)).await.unwrap().into_inner();
        assert_eq!(stream.next_event().await.unwrap().unwrap().data, "a");
        let seen = server.seen();
        assert_eq!((seen[0].path(), seen[1].path()), ("/events", "/elsewhere"));
        for seen in seen {
            assert_eq!(seen.header("accept"), Some("text/event-stream"));
            assert_eq!(seen.header("cache-control"), Some("no-cache"));
            assert_eq!(seen.header("last-event-id"), None);
        }
    }
    for header in [&["Location:"][..], &[]] {
        let server = Server::say([answer("301 Moved", header, "")]);
        let error = events(&client(&server)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Redirect(_)), "{error}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_silent_live_stream_connects_again_with_its_body() {
    static ASK: rt::Operation =
        rt::Operation::new("ask", "POST", "/ask").accept("text/event-stream").streaming().idempotent();
    let server = Server::start([
        Act::SayAndStall([STREAM, b"retry: 5\nid: 1\ndata: a\n\n"].concat()),
        pieces(STREAM, &[b"data: b\n\n"]),
        Act::Say(answer("204 No Content", &[], "")),
    ]);
    let client = builder(&server).idle_timeout(Duration::from_millis(100)).build().unwrap();
    let mut live: LiveEvents<String, rt::NoError> = LiveEvents::new(move |last_id| {
        let mut request = rt::Request::new(&client, &ASK);
        request.json("again");
        let call = request.call(rt::reply::text_events, rt::NoError::read);
        match last_id {
            Some(id) => call.header("Last-Event-ID", id),
            None => call,
        }
    });
    let mut found = Vec::new();
    while let Some(event) = live.next_event().await {
        found.push(event.unwrap().data);
    }
    assert_eq!(found, ["a", "b"]);
    let seen = server.seen();
    assert!(seen.iter().all(|seen| seen.text() == "\"again\""), "{seen:?}");
    assert_eq!(seen[1].header("last-event-id"), Some("1"));
}
