//! A small server on loopback that answers with the bytes it is told to, and an API to call it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.
#![allow(dead_code, unreachable_pub)] // Each test uses a part of it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use openapi_bindgen_runtime as rt;

pub const CANARY: &str = "canary-5ecret";

/// What the server does with one connection after it has read a request.
#[derive(Clone)]
pub enum Act {
    /// Writes these bytes and closes.
    Say(Vec<u8>),
    /// Writes what the function makes of the request, and closes.
    Make(fn(&Seen) -> Vec<u8>),
    /// Writes these bytes and keeps the connection open without a word.
    SayAndStall(Vec<u8>),
    /// Writes these bytes and resets the connection.
    SayAndReset(Vec<u8>),
    /// Writes these bytes, then one byte at a time with pauses.
    Drip(Vec<u8>, Duration),
    /// Writes the first bytes, then the second for ever.
    Endless(Vec<u8>, Vec<u8>),
    /// Writes the pieces one by one, flushing between.
    Pieces(Vec<Vec<u8>>),
}

/// A server that plays one act per connection; the last act is repeated.
pub struct Server {
    pub port: u16,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Seen {
    pub head: String,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    pub fn path(&self) -> &str {
        self.line().split(' ').nth(1).unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    pub fn start(acts: impl IntoIterator<Item = Act>) -> Self {
        let acts: Vec<Act> = acts.into_iter().collect();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&seen);
        thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let act = acts[number.min(acts.len() - 1)].clone();
                let record = Arc::clone(&record);
                thread::spawn(move || serve(stream.unwrap(), act, &record));
            }
        });
        Self { port, seen }
    }

    pub fn say(answers: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self::start(answers.into_iter().map(Act::Say))
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub fn last(&self) -> Seen {
        self.seen().pop().expect("a request came")
    }
}

fn serve(mut stream: TcpStream, act: Act, record: &Mutex<Vec<Seen>>) {
    let Some(seen) = read_request(&mut stream) else {
        return;
    };
    record.lock().unwrap().push(seen.clone());
    match act {
        Act::Make(make) => drop(stream.write_all(&make(&seen))),
        Act::Say(bytes) => drop(stream.write_all(&bytes)),
        Act::SayAndStall(bytes) => {
            drop(stream.write_all(&bytes));
            thread::sleep(Duration::from_secs(30));
        }
        Act::SayAndReset(bytes) => {
            drop(stream.write_all(&bytes));
            thread::sleep(Duration::from_millis(50));
            // Closing with unread bytes makes the system send a reset; so
            // does a lingering time of zero, which std cannot set. A plain
            // shutdown in the middle of a body serves the same purpose.
            drop(stream.shutdown(std::net::Shutdown::Both));
        }
        Act::Drip(bytes, pause) => {
            drop(stream.write_all(&bytes));
            while stream.write_all(b" ").is_ok() {
                thread::sleep(pause);
            }
        }
        Act::Endless(head, piece) => {
            drop(stream.write_all(&head));
            while stream.write_all(&piece).is_ok() {}
        }
        Act::Pieces(pieces) => {
            drop(stream.set_nodelay(true));
            for piece in pieces {
                drop(stream.write_all(&piece));
                thread::sleep(Duration::from_millis(2));
            }
        }
    }
}

fn read_request(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).ok()?;
    let mut seen = Seen { head, body: Vec::new() };
    if let Some(length) = seen.header("content-length").and_then(|text| text.parse().ok()) {
        seen.body = vec![0; length];
        stream.read_exact(&mut seen.body).ok()?;
    } else if seen.header("transfer-encoding").is_some() {
        seen.body = read_chunked(stream)?;
    }
    Some(seen)
}

fn read_chunked(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let mut line = Vec::new();
        let mut byte = [0];
        while !line.ends_with(b"\r\n") {
            stream.read_exact(&mut byte).ok()?;
            line.push(byte[0]);
        }
        let size = usize::from_str_radix(std::str::from_utf8(&line).ok()?.trim(), 16).ok()?;
        let mut chunk = vec![0; size + 2];
        stream.read_exact(&mut chunk).ok()?;
        whole.extend_from_slice(&chunk[..size]);
        if size == 0 {
            return Some(whole);
        }
    }
}

/// An answer of a status, headers and a body, with its length.
pub fn answer(status: &str, headers: &[&str], body: &str) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    text.push_str(body);
    text.into_bytes()
}

pub fn json_answer(status: &str, body: &str) -> Vec<u8> {
    answer(status, &["Content-Type: application/json"], body)
}

pub static API: rt::Api = rt::Api::new("test", "test/1.0")
    .server("https://api.example.com/")
    .scheme(rt::Scheme::api_key_header("tokenAuth", "Authorization", "Token "))
    .scheme(rt::Scheme::api_key_header("keyAuth", "X-Api-Key", ""))
    .scheme(rt::Scheme::api_key_query("queryAuth", "api_key"))
    .scheme(rt::Scheme::api_key_cookie("cookieAuth", "session"))
    .scheme(rt::Scheme::basic("basicAuth"))
    .scheme(rt::Scheme::bearer("bearerAuth"))
    .scheme(rt::Scheme::oauth2_client_credentials("oauth", "/token", &["read", "write"]));

pub static GET: rt::Operation = rt::Operation::new("things_get", "GET", "/things/").security(&[&["tokenAuth"]]);
pub static POST: rt::Operation = rt::Operation::new("things_create", "POST", "/api/things/")
    .security(&[&["tokenAuth"]])
    .content_types(&["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]);

/// What the test operations fail with.
#[derive(Debug)]
pub enum ThingError {
    BadRequest(rt::Json),
    Unauthorized,
    Server(String),
}

rt::api_error! { ThingError {
    "5XX" => Server: text,
    400 => BadRequest: json,
    401 => Unauthorized: empty,
} }

/// A builder for a client of the server with the canary as its key, and no patience.
pub fn builder(server: &Server) -> rt::ClientBuilder {
    rt::Client::builder(&API)
        .base_url(server.url())
        .credential("tokenAuth", CANARY)
        .timeout(Duration::from_secs(3))
        .idle_timeout(Duration::from_millis(300))
        .retry(rt::RetryPolicy::none())
}

pub fn client(server: &Server) -> rt::Client {
    builder(server).build().unwrap()
}

pub fn get(client: &rt::Client) -> rt::Call<rt::Json, ThingError> {
    rt::Request::new(client, &GET).call(rt::reply::json, ThingError::read)
}

pub fn post(client: &rt::Client, body: &rt::Json) -> rt::Call<rt::Json, ThingError> {
    let mut request = rt::Request::new(client, &POST);
    request.json(body);
    request.call(rt::reply::json, ThingError::read)
}

/// No text about the error may have the key.
pub fn check_canary<E: std::fmt::Debug + std::fmt::Display>(error: &rt::Error<E>) {
    let mut texts = vec![format!("{error:?} {error:#?} {error}")];
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        texts.push(format!("{cause:?} {cause}"));
        source = cause.source();
    }
    for text in texts {
        assert!(!text.contains(CANARY), "{text}");
    }
}

/// A server that answers every request of a connection, and counts connections.
pub fn keep_alive_server() -> (u16, Arc<std::sync::atomic::AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counter = Arc::clone(&connections);
    thread::spawn(move || {
        for stream in listener.incoming() {
            counter.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let mut stream = stream.unwrap();
            thread::spawn(move || {
                while read_request(&mut stream).is_some() {
                    drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
                }
            });
        }
    });
    (port, connections)
}
