//! Compressed answers: read, and bounded by what they unpack to.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // It is a test.
#![cfg(feature = "gzip")]

mod http_support;

use std::io::Write;

use http_support::*;
use openapi_bindgen_runtime as rt;
use rt::ErrorKind;

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(body).unwrap();
    packer.finish().unwrap()
}

fn packed(body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

#[tokio::test]
async fn a_packed_answer_is_read() {
    let server = Server::say([packed(&gzip(b"{\"a\": 1}"))]);
    let reply = get(&client(&server)).await.unwrap();
    assert_eq!(reply.body(), b"{\"a\": 1}");
    assert!(server.last().header("accept-encoding").unwrap().contains("gzip"));
}

#[tokio::test]
async fn a_bomb_does_not_go_off() {
    let server = Server::say([packed(&gzip(&vec![b' '; 20_000_000]))]);
    let client = builder(&server).max_response_bytes(1_000_000).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::BodyTooLarge { limit: 1_000_000, .. }), "{error:?}");
}

#[tokio::test]
async fn a_broken_packing_is_a_transport_error() {
    let mut body = gzip(b"{\"a\": 1}");
    body.truncate(body.len() - 6);
    for body in [body.as_slice(), b"{\"a\": 1}"] {
        let error = get(&client(&Server::say([packed(body)]))).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Transport(_)), "{error:?}");
    }
}
