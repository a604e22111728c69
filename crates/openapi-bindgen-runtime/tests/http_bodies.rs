//! Bodies as they arrive: JSON, forms, multipart, text, bytes, streams.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.

mod http_support;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::json::Writer;
use rt::request::RequestError;
use rt::{ErrorKind, File, Json, Style, WriteJson};

static UPLOAD: rt::Operation = rt::Operation::new("upload", "POST", "/upload");

type Empty = rt::Call<(), rt::NoError>;

/// An object of members that are told one by one.
struct Object<'a>(Vec<(&'a str, &'a dyn WriteJson)>);

impl WriteJson for Object<'_> {
    fn write_json(&self, writer: &mut Writer) {
        writer.start_object();
        for (name, value) in &self.0 {
            writer.start_member(name);
            value.write_json(writer);
            writer.end_member();
        }
        writer.end_object();
    }
}

fn server() -> Server {
    Server::say([answer("204 No Content", &[], "")])
}

fn upload(server: &Server, fill: impl FnOnce(&mut rt::Request)) -> Empty {
    let mut request = rt::Request::new(&client(server), &UPLOAD);
    fill(&mut request);
    request.call(rt::reply::empty, rt::NoError::read)
}

fn parse(text: &str) -> Json {
    text.parse().unwrap()
}

#[tokio::test]
async fn one_body_in_three_content_types() {
    let body = parse(r#"{"tags":["a b","c"],"meta":{"x":1},"n":1.50,"none":null,"t":true}"#);
    let server = server();
    let client = client(&server);
    let call = || post(&client, &body).header("X", "1");
    call().await.unwrap_err();
    assert_eq!(server.last().text(), r#"{"tags":["a b","c"],"meta":{"x":1},"n":1.50,"none":null,"t":true}"#);
    call().content_type("application/x-www-form-urlencoded").await.unwrap_err();
    let seen = server.last();
    assert_eq!(seen.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(seen.text(), "tags=a+b&tags=c&meta=%7B%22x%22%3A1%7D&n=1.50&t=true");
    assert_eq!(seen.header("content-length"), Some(seen.body.len().to_string().as_str()));
    call().content_type("multipart/form-data").await.unwrap_err();
    let seen = server.last();
    let names: Vec<String> = parts(&seen).into_iter().map(|part| part.name).collect();
    assert_eq!(names, ["tags", "tags", "meta", "n", "t"]);
    assert_eq!(seen.header("content-length"), Some(seen.body.len().to_string().as_str()));
    let refused = call().content_type("application/xml").await.unwrap_err();
    assert!(matches!(refused.kind(), ErrorKind::Request(RequestError::ContentType { .. })));
}

#[tokio::test]
async fn a_form_with_styles() {
    let server = server();
    let body = parse(r#"{"a":[1,2],"b":{"x":1,"y":2},"c":{"k":[1]},"d":"é & +","e":[{"q":1}]}"#);
    upload(&server, |request| {
        request.form(&body, &[("a", Style::Form), ("b", Style::DeepObject), ("c", Style::Json)]);
    })
    .await
    .unwrap();
    let expected = "a=1,2&b%5Bx%5D=1&b%5By%5D=2&c=%7B%22k%22%3A%5B1%5D%7D&d=%C3%A9+%26+%2B&e=%7B%22q%22%3A1%7D";
    assert_eq!(server.last().text(), expected);
    let error = upload(&server, |request| request.form("text", &[])).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Body { .. })));
}

#[tokio::test]
async fn extra_members_are_added_to_any_shape() {
    let server = server();
    let client = client(&server);
    let body = parse(r#"{"a":1,"b":2}"#);
    post(&client, &body).body_member("a", "new").body_member("c", true).await.unwrap_err();
    assert_eq!(server.last().text(), r#"{"b":2,"a":"new","c":true}"#);
    let refused = post(&client, &Json::Null).body_member("a", 1).await.unwrap_err();
    assert!(matches!(refused.kind(), ErrorKind::Request(RequestError::Body { .. })));
    let file = File::new("content").named("f.txt");
    let object = Object(vec![("z", &1_i64), ("file", &file)]);
    upload(&server, |request| request.multipart(&object, &[])).body_member("z", 2).await.unwrap();
    let parts = parts(&server.last());
    assert_eq!((parts[0].name.as_str(), parts[0].content.as_slice()), ("file", &b"content"[..]));
    assert_eq!((parts[1].name.as_str(), parts[1].content.as_slice()), ("z", &b"2"[..]));
}

#[tokio::test]
async fn a_form_with_files() {
    let folder = std::env::temp_dir().join(format!("openapi-bindgen-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("large.bin");
    std::fs::write(&path, vec![7; 300_000]).unwrap();
    let from_path = File::from_path(&path).unwrap().content_type("image/png");
    let reader = File::streamed(rt::Body::from_reader(&b"from a reader"[..], None)).named("r.txt");
    let texts = vec![File::new("one").named("1.txt"), File::new("two").named("2.txt")];
    let meta = parse(r#"{"deep":[1]}"#);
    let object = Object(vec![("meta", &meta), ("big", &from_path), ("r", &reader), ("many", &texts), ("s", &"ü")]);
    let server = server();
    upload(&server, |request| {
        request.multipart(&object, &[("many", "image/*, text/csv"), ("s", "text/plain; charset=utf-8")])
    })
    .await
    .unwrap();
    let seen = server.last();
    assert_eq!(seen.header("transfer-encoding"), Some("chunked"));
    let parts = parts(&seen);
    let shape: Vec<_> = parts
        .iter()
        .map(|part| (part.name.as_str(), part.file_name.as_deref(), part.content_type.as_deref(), part.content.len()))
        .collect();
    assert_eq!(
        shape,
        [
            ("meta", None, Some("application/json"), 12),
            ("big", Some("large.bin"), Some("image/png"), 300_000),
            ("r", Some("r.txt"), Some("application/octet-stream"), 13),
            ("many", Some("1.txt"), Some("text/csv"), 3),
            ("many", Some("2.txt"), Some("text/csv"), 3),
            ("s", None, Some("text/plain; charset=utf-8"), 2),
        ]
    );
    let object = Object(vec![("big", &from_path)]);
    upload(&server, |request| request.multipart(&object, &[])).await.unwrap();
    let length = server.last().body.len().to_string();
    assert_eq!(server.last().header("content-length"), Some(length.as_str()));
    let error = upload(&server, |request| request.multipart(&Object(vec![("r", &reader)]), &[])).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    std::fs::remove_dir_all(folder).unwrap();
    let error = upload(&server, |request| request.multipart(&object, &[])).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn names_cannot_leave_their_quotes() {
    let awkward = ["a\"b", "a\\", "a\r\nb", "a\nContent-Type: x", "áb", "a;b", "a%22b", "'", "\\\""];
    for name in awkward {
        let file = File::new("x").named(name);
        let server = server();
        upload(&server, |request| request.multipart(&Object(vec![(name, &file)]), &[])).await.unwrap();
        let text = server.last().text();
        let head: Vec<&str> = text.split("\r\n\r\n").next().unwrap().split("\r\n").collect();
        assert_eq!(head.len(), 3, "{name:?}: {head:?}");
        assert!(!head.iter().any(|line| line.contains(['\r', '\n'])));
        let part = parts(&server.last()).remove(0);
        let spelled = |text: &str| text.replace('\r', "%0D").replace('\n', "%0A");
        assert_eq!(part.file_name.as_deref(), Some(spelled(name).as_str()));
        assert_eq!(part.name, spelled(&name.replace("\r\n", "\n").replace('\n', "\r\n")));
    }
}

#[tokio::test]
async fn a_content_type_cannot_break_a_head() {
    let file = File::new("x").content_type("text/plain\r\nX-Evil: 1");
    let error = upload(&server(), |request| request.multipart(&Object(vec![("f", &file)]), &[])).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Body { .. })));
    let error = upload(&server(), |request| request.text("text/plain\r\nX-Evil: 1", "x")).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Header { .. })));
}

#[tokio::test]
async fn text_bytes_and_streams() {
    let server = server();
    upload(&server, |request| request.text("text/csv", "a,b")).await.unwrap();
    assert_eq!((server.last().header("content-type"), server.last().text().as_str()), (Some("text/csv"), "a,b"));
    upload(&server, |request| request.bytes("application/octet-stream", vec![0, 255])).await.unwrap();
    assert_eq!(server.last().body, [0, 255]);
    let body = rt::Body::from_reader(&b"streamed"[..], Some(8));
    upload(&server, |request| request.bytes("application/octet-stream", body)).await.unwrap();
    assert_eq!((server.last().header("content-length"), server.last().text().as_str()), (Some("8"), "streamed"));
    upload(&server, |_| {}).await.unwrap();
    assert_eq!((server.last().header("content-length"), server.last().header("content-type")), (Some("0"), None));
    for length in [7, 9] {
        let body = rt::Body::from_reader(&b"streamed"[..], Some(length));
        let error = upload(&server, |request| request.bytes("text/plain", body)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    }
}

#[tokio::test]
async fn values_that_cannot_be_written_are_told() {
    let error = upload(&server(), |request| request.json(&f64::NAN)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Write { .. })), "{error:?}");
    let error = upload(&server(), |request| request.json(&File::streamed("x"))).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Request(RequestError::Write { .. })), "{error:?}");
}

struct Part {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    content: Vec<u8>,
}

/// Reads a form the way RFC 7578 says, with backslashes as in RFC 9110's quoted strings.
fn parts(seen: &Seen) -> Vec<Part> {
    let boundary = seen.header("content-type").unwrap().split("boundary=").nth(1).unwrap();
    let text: String = seen.body.iter().map(|byte| char::from(*byte)).collect();
    let mut parts = Vec::new();
    let whole = format!("\r\n{text}");
    for piece in whole.split(&format!("\r\n--{boundary}")).skip(1) {
        let Some(piece) = piece.strip_prefix("\r\n") else {
            assert_eq!(piece, "--\r\n");
            break;
        };
        let (head, content) = piece.split_once("\r\n\r\n").unwrap();
        let mut lines = head.split("\r\n");
        let disposition = lines.next().unwrap();
        let content_type = lines.next().map(|line| line.strip_prefix("Content-Type: ").unwrap().to_owned());
        parts.push(Part {
            name: quoted(disposition, "; name=\"").unwrap(),
            file_name: quoted(disposition, "; filename=\""),
            content_type,
            content: content.chars().map(|c| c as u8).collect(),
        });
    }
    parts
}

fn quoted(line: &str, start: &str) -> Option<String> {
    let mut rest = line.split_once(start)?.1.chars();
    let mut bytes = Vec::new();
    loop {
        match rest.next().unwrap() {
            '"' => return Some(String::from_utf8(bytes).unwrap()),
            '\\' => bytes.push(rest.next().unwrap() as u8),
            c => bytes.push(c as u8),
        }
    }
}
