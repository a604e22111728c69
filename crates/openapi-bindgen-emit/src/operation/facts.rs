//! The `static` that says of an operation what the runtime must know.

use openapi_bindgen_ir::{MediaBody, Operation, SchemeKind};

use super::{Place, payload};
use crate::names::ident;
use crate::text::function::WIDTH;
use crate::text::literal::{quoted, quoted_list};
use crate::unit::Parts;

/// The static of the method that gives a stream.
pub(super) const STREAM: &str = "OPERATION_AS_STREAM";

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    let mut media: Vec<&str> = Vec::new();
    if let Some(body) = &operation.body {
        media.push(&body.main.media);
        media.extend(body.also.iter().map(|also| also.media.as_str()));
    }
    parts.http.insert(0, declaration(&name(None, ""), &media, None, place));
    if let Some(case) = &operation.stream {
        parts.http.push(declaration(STREAM, &media, Some(&case.media), place));
    }
    for (function, other) in operation.body.iter().flat_map(|body| &body.others) {
        let name = name(Some(other), function);
        parts.http.push(declaration(&name, &[&other.media], None, place));
    }
}

/// The static's name: methods for other content types have their own.
pub(super) fn name(other: Option<&MediaBody>, function: &str) -> String {
    match other {
        None => "OPERATION".to_owned(),
        Some(_) => format!("OPERATION_{}", ident::bare(function).to_uppercase()),
    }
}

// `stream`: the content type of a stream that is asked for instead of the usual reply.
fn declaration(name: &str, media: &[&str], stream: Option<&str>, place: &Place<'_>) -> String {
    let operation = place.operation;
    let (id, method, path) = (id(operation), quoted(&operation.method), quoted(&operation.path));
    let mut calls = Vec::new();
    let accept = stream.unwrap_or(&operation.reply.accept);
    if accept != "application/json" {
        calls.push(format!(".accept({})", quoted(accept)));
    }
    if !media.is_empty() {
        calls.push(format!(".content_types(&{})", quoted_list(media.iter().copied())));
    }
    if !operation.security.is_empty() {
        calls.push(format!(".security(&[{}])", security(place)));
    }
    if operation.idempotent {
        calls.push(".idempotent()".to_owned());
    }
    if stream.is_some() || payload::streams(place) {
        calls.push(".streaming()".to_owned());
    }
    if let Some(server) = operation.servers.first() {
        calls.push(format!(".server({})", quoted(&filled(server))));
    }
    let start = format!("static {name}: rt::Operation = rt::Operation::new({id}, {method}, {path})");
    let length = start.len() + calls.iter().map(String::len).sum::<usize>();
    if length < WIDTH {
        return format!("{start}{};\n", calls.concat());
    }
    let calls: String = calls.iter().map(|call| format!("\n    {call}")).collect();
    format!("{start}{calls};\n")
}

fn id(operation: &Operation) -> String {
    quoted(if operation.id.is_empty() { &operation.name } else { &operation.id })
}

// A scheme that the runtime cannot do is left to the caller, who would be refused otherwise.
fn security(place: &Place<'_>) -> String {
    let known = |name: &str| {
        let mut schemes = place.model.api.schemes.iter();
        schemes.any(|scheme| scheme.name == name && !matches!(scheme.kind, SchemeKind::Other(_)))
    };
    let ways = place.operation.security.iter().map(|all| {
        let names = all.iter().map(|(scheme, _)| scheme.as_str()).filter(|name| known(name));
        format!("&{}", quoted_list(names))
    });
    ways.collect::<Vec<_>>().join(", ")
}

/// A server's URL with its variables at their defaults.
pub(crate) fn filled(server: &openapi_bindgen_ir::Server) -> String {
    server
        .variables
        .iter()
        .fold(server.url.clone(), |url, variable| url.replace(&format!("{{{}}}", variable.name), &variable.default))
}
