//! Bodies of `multipart/form-data` (RFC 7578).
//!
//! Names are written as quoted strings with a backslash before quotes and
//! backslashes, which all common parsers read, and line breaks as browsers
//! write them (HTML, section 4.10.21.8). UTF-8 stays as it is.

use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use super::parts::text;
use crate::body::{Body, BodyError, ByteChunks, Source};
use crate::json::{Kind, Value};
use crate::types::File;

/// A form that is ready to be sent.
pub(crate) struct Multipart {
    pub(crate) content_type: String,
    pub(crate) body: Body,
}

struct Part {
    head: String,
    body: Body,
}

/// Writes an object as parts: one per scalar or object, one per item of an
/// array, and one per file. `files` tells which place of the JSON text
/// stands for which file; `encodings` gives content types by member.
///
/// # Errors
/// When the value is no object, or a content type cannot stand in a header.
pub(crate) fn encode_multipart(
    value: Value<'_>,
    files: &[(usize, File)],
    encodings: &[(&str, &str)],
) -> Result<Multipart, &'static str> {
    if value.kind() != Kind::Object {
        return Err("a form can only be made of an object");
    }
    let mut parts = Vec::new();
    for (name, member) in value.entries() {
        let declared = encodings.iter().find(|(known, _)| *known == name);
        let declared = declared.and_then(|(_, types)| first_type(types));
        match member.kind() {
            Kind::Null => {}
            Kind::Array if !declared.is_some_and(is_json) => {
                for item in member.items().filter(|item| !item.is_null()) {
                    parts.push(part(&name, item, files, declared)?);
                }
            }
            _ => parts.push(part(&name, member, files, declared)?),
        }
    }
    Ok(assemble(parts))
}

fn part(name: &str, value: Value<'_>, files: &[(usize, File)], declared: Option<&str>) -> Result<Part, &'static str> {
    let place = value.offset();
    if let Some((_, file)) = files.iter().find(|(offset, _)| *offset == place) {
        let content_type = file.media_type().or(declared);
        let content_type = content_type.unwrap_or("application/octet-stream");
        let head = head(name, Some(file.name().unwrap_or(name)), Some(content_type))?;
        let body = file.body();
        return Ok(Part { head, body });
    }
    let is_container = matches!(value.kind(), Kind::Array | Kind::Object);
    let content_type = declared.or(is_container.then_some("application/json"));
    let content = match content_type.is_some_and(is_json) {
        true => value.raw().to_owned(),
        false => text(value).unwrap_or_default().into_owned(),
    };
    let head = head(name, None, content_type)?;
    Ok(Part { head, body: content.into() })
}

fn head(name: &str, file_name: Option<&str>, content_type: Option<&str>) -> Result<String, &'static str> {
    let mut head = "Content-Disposition: form-data; name=".to_owned();
    // HTML makes every line break in a name a full one, but not in a file name.
    let name = name.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    push_quoted(&mut head, &name);
    if let Some(file_name) = file_name {
        head.push_str("; filename=");
        push_quoted(&mut head, file_name);
    }
    if let Some(content_type) = content_type {
        if content_type.chars().any(char::is_control) {
            return Err("a content type has control characters");
        }
        head.push_str("\r\nContent-Type: ");
        head.push_str(content_type);
    }
    head.push_str("\r\n\r\n");
    Ok(head)
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            '"' | '\\' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// The first of a declared list that says what it is: `image/*` does not.
fn first_type(types: &str) -> Option<&str> {
    let mut types = types.split(',').map(str::trim);
    types.find(|one| !one.is_empty() && !one.contains('*'))
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

fn assemble(parts: Vec<Part>) -> Multipart {
    let boundary = boundary(&parts);
    let mut pieces: Vec<Body> = Vec::new();
    let mut text: Vec<u8> = Vec::new();
    for part in parts {
        text.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        text.extend_from_slice(part.head.as_bytes());
        match part.body.as_bytes() {
            Some(bytes) => text.extend_from_slice(bytes),
            None => {
                pieces.push(std::mem::take(&mut text).into());
                pieces.push(part.body);
            }
        }
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let body = match pieces.is_empty() {
        true => text.into(),
        false => {
            pieces.push(text.into());
            concatenate(pieces)
        }
    };
    Multipart { content_type: format!("multipart/form-data; boundary={boundary}"), body }
}

/// A random line that stands in no part. Content that is only streamed
/// cannot be searched; 128 random bits answer for it.
fn boundary(parts: &[Part]) -> String {
    loop {
        let boundary = format!("{:016x}{:016x}", crate::client::random(), crate::client::random());
        let occurs = |part: &Part| {
            let body = part.body.as_bytes().unwrap_or_default();
            contains(body, boundary.as_bytes()) || part.head.contains(&boundary)
        };
        if !parts.iter().any(occurs) {
            return boundary;
        }
    }
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window == word)
}

/// One body after the other; the whole can be sent again if each can.
fn concatenate(pieces: Vec<Body>) -> Body {
    let length = pieces.iter().map(Body::length).sum::<Option<u64>>();
    let copies: Option<Vec<Body>> = pieces.iter().map(Body::try_clone).collect();
    match copies {
        Some(copies) => {
            let copies = Mutex::new(copies);
            let again = move || {
                let copies = copies.lock().unwrap_or_else(PoisonError::into_inner);
                let pieces = copies.iter().filter_map(Body::try_clone).collect();
                Ok(Box::pin(Chain(pieces, 0)) as ByteChunks)
            };
            Body::waiting(Source::maker(again), length)
        }
        None => Body::running(Box::pin(Chain(pieces, 0)), length),
    }
}

struct Chain(Vec<Body>, usize);

impl futures_core::Stream for Chain {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        use std::task::Poll;
        loop {
            let at = self.1;
            let Some(body) = self.0.get_mut(at) else {
                return Poll::Ready(None);
            };
            match std::task::ready!(std::pin::Pin::new(body).poll_next(context)) {
                Some(chunk) => return Poll::Ready(Some(chunk)),
                None => self.1 += 1,
            }
        }
    }
}
