//! A scripted HTTP server on loopback: what arrived, byte for byte, and answers that real servers give on bad days.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// One answer of the script; each connection takes the next one, the last is repeated.
#[derive(Clone, Debug)]
pub enum Answer {
    /// These bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// Nothing at all for this long, then the connection is closed.
    Stall(Duration),
    /// These bytes one by one with a pause between them.
    Drip(Vec<u8>, Duration),
    /// A head without a length, then a body that never ends.
    Endless,
}

impl Answer {
    /// A complete answer with `Content-Length`.
    pub fn new(status: u16, content_type: &str, body: &str) -> Self {
        Self::with(status, &format!("Content-Type: {content_type}\r\n"), body)
    }

    /// A complete answer with these header lines (each ending in CR LF) and `Content-Length`.
    pub fn with(status: u16, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self::Bytes(
            format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}")
                .into_bytes(),
        )
    }
}

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The request line and the header lines, without the empty line.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The request line, such as `POST /leads/ HTTP/1.1`.
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// The value of a header, name without regard to case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A running server; it ends with the process.
pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Starts a server that gives these answers, one a connection.
    ///
    /// # Errors
    /// When no port on loopback can be had.
    pub fn start(script: Vec<Answer>) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        std::thread::spawn(move || {
            for (turn, stream) in listener.incoming().enumerate() {
                let answer = script.get(turn).or(script.last()).cloned();
                if let (Ok(stream), Some(answer)) = (stream, answer) {
                    let seen = Arc::clone(&seen);
                    std::thread::spawn(move || serve(stream, &answer, &seen));
                }
            }
        });
        Ok(Self { address, requests })
    }

    /// The base URL, such as `http://127.0.0.1:4010`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// All requests so far, in the order in which they were complete.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().map(|all| all.clone()).unwrap_or_default()
    }
}

/// Reads one request, remembers it, answers. A client that goes away early is no error here.
fn serve(mut stream: TcpStream, answer: &Answer, seen: &Mutex<Vec<Request>>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
    let Ok(request) = read_request(&mut stream) else { return };
    if let Ok(mut all) = seen.lock() {
        all.push(request);
    }
    let _ = give(&mut stream, answer);
}

fn give(stream: &mut TcpStream, answer: &Answer) -> std::io::Result<()> {
    match answer {
        Answer::Bytes(bytes) => stream.write_all(bytes),
        Answer::Stall(time) => {
            std::thread::sleep(*time);
            Ok(())
        }
        Answer::Drip(bytes, pause) => bytes.iter().try_for_each(|byte| {
            std::thread::sleep(*pause);
            stream.write_all(&[*byte])
        }),
        Answer::Endless => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[")?;
            loop {
                stream.write_all(&[b' '; 4096])?;
            }
        }
    }
}

fn read_request(stream: &mut TcpStream) -> std::io::Result<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            break end;
        }
        read_more(stream, &mut bytes)?;
    };
    let head = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned();
    let mut request = Request { head, body: bytes.split_off(end + 4) };
    if let Some(length) = request.header("content-length").and_then(|text| text.parse::<usize>().ok()) {
        while request.body.len() < length {
            read_more(stream, &mut request.body)?;
        }
    } else if request.header("transfer-encoding").is_some() {
        while find(&request.body, b"0\r\n\r\n").is_none() {
            read_more(stream, &mut request.body)?;
        }
    }
    Ok(request)
}

fn read_more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    let mut part = [0; 16 * 1024];
    let count = stream.read(&mut part)?;
    if count == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    bytes.extend_from_slice(part.get(..count).unwrap_or_default());
    Ok(())
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
