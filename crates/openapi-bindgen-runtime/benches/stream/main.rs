//! Two gigabytes up and two down over loopback: seconds, and the peak memory of the client's process.
//!
//! `cargo xtask bench stream` runs it. The server is a process of its own, so that its memory does not count. With
//! `-- MEGABYTES` another amount is sent. Fails when the peak is 64 MB or more.

#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::process::{Command, ExitCode, Stdio};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use openapi_bindgen_runtime as rt;

const MOST_KB: u64 = 64 << 10;
const PIECE: usize = 64 << 10;
const SERVE: &str = "serve";

static API: rt::Api = rt::Api::new("stream", "stream/1.0");
static UPLOAD: rt::Operation = rt::Operation::new("upload", "POST", "/up").accept("*/*");
static DOWNLOAD: rt::Operation = rt::Operation::new("download", "GET", "/down").accept("*/*").streaming();

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let megabytes = arguments.iter().rev().find_map(|argument| argument.parse().ok()).unwrap_or(2048_u64);
    let total = megabytes << 20;
    if arguments.iter().any(|argument| argument == SERVE) {
        serve(total);
        return ExitCode::SUCCESS;
    }
    let mut server = Command::new(std::env::current_exe().unwrap())
        .args([SERVE, &megabytes.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut port = String::new();
    let mut stdout = std::io::BufReader::new(server.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut stdout, &mut port).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run(port.trim(), total));
    server.kill().unwrap();
    server.wait().unwrap();
    match peak_kb() {
        Some(peak) => {
            println!("peak memory {:.1} MB", peak as f64 / 1024.0);
            if peak < MOST_KB { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        None => {
            println!("peak memory is unknown on this system");
            ExitCode::SUCCESS
        }
    }
}

async fn run(port: &str, total: u64) {
    let client = rt::Client::builder(&API)
        .base_url(format!("http://127.0.0.1:{port}"))
        .timeout(None)
        .attempt_timeout(Duration::from_secs(60))
        .build()
        .unwrap();
    for (name, length) in [("upload, length known", Some(total)), ("upload, chunked", None)] {
        let mut request = rt::Request::new(&client, &UPLOAD);
        request.bytes("application/octet-stream", rt::Body::from_reader(Zeros(total), length));
        let begun = Instant::now();
        let answer = request.call(rt::reply::text, rt::NoError::read).await.unwrap();
        assert_eq!(answer.into_inner(), total.to_string());
        tell(name, total, begun);
    }
    let begun = Instant::now();
    let answer = rt::Request::new(&client, &DOWNLOAD).call(rt::reply::stream, rt::NoError::read).await.unwrap();
    let mut body = answer.into_inner();
    let mut count = 0;
    while let Some(chunk) = body.chunk().await {
        count += chunk.unwrap().len() as u64;
    }
    assert_eq!(count, total);
    tell("download", total, begun);
}

/// So many zeros.
struct Zeros(u64);

impl tokio::io::AsyncRead for Zeros {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let count = self.0.min(buffer.remaining() as u64);
        buffer.initialize_unfilled_to(count as usize);
        buffer.advance(count as usize);
        self.0 -= count;
        Poll::Ready(Ok(()))
    }
}

fn tell(name: &str, total: u64, begun: Instant) {
    let seconds = begun.elapsed().as_secs_f64();
    let megabytes = total as f64 / 1_048_576.0;
    println!("{name:<22} {megabytes:>6.0} MB {seconds:>6.2} s {:>6.0} MB/s", megabytes / seconds);
}

/// The largest resident size so far, as Linux tells it.
fn peak_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}

/// Answers one request a connection: with the count of bytes that came, or with `total` bytes.
fn serve(total: u64) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("{}", listener.local_addr().unwrap().port());
    for stream in listener.incoming() {
        let mut stream = std::io::BufReader::with_capacity(PIECE, stream.unwrap());
        let head = head(&mut stream);
        if head.starts_with("GET") {
            give(stream.get_mut(), total);
            continue;
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        let count = match length {
            Some(length) => std::io::copy(&mut stream.by_ref().take(length), &mut std::io::sink()).unwrap(),
            None => chunks(&mut stream),
        };
        let text = count.to_string();
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{text}",
            text.len()
        );
        stream.get_mut().write_all(answer.as_bytes()).unwrap();
    }
}

fn head(stream: &mut impl std::io::BufRead) -> String {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(stream.read_line(&mut head).unwrap() > 0);
    }
    head.to_ascii_lowercase().replacen("get", "GET", 1)
}

fn give(stream: &mut TcpStream, total: u64) {
    let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {total}\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    std::io::copy(&mut std::io::repeat(b'y').take(total), stream).unwrap();
}

fn chunks(stream: &mut impl std::io::BufRead) -> u64 {
    let mut count = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        let size = u64::from_str_radix(line.trim(), 16).unwrap();
        std::io::copy(&mut stream.by_ref().take(size), &mut std::io::sink()).unwrap();
        stream.read_line(&mut line).unwrap();
        if size == 0 {
            return count;
        }
        count += size;
    }
}
