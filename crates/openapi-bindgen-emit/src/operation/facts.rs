//! The `static` that says of an operation what the runtime must know.

use openapi_bindgen_ir::{BodyKind, Check, MediaBody, Operation, SchemeKind};
use quote::quote;

use super::{Place, body, payload};
use crate::names::ident;
use crate::text::function::WIDTH;
use crate::text::literal::{quoted, quoted_list};
use crate::text::signature::compact;
use crate::types::checks;
use crate::unit::Parts;

/// The static of the method that gives a stream.
pub(super) const STREAM: &str = "OPERATION_AS_STREAM";

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    let mut media: Vec<&MediaBody> = Vec::new();
    if let Some(body) = &operation.body {
        media.push(&body.main);
        media.extend(&body.also);
    }
    let rules = rules(operation.body.as_ref().map(|body| &body.main), place);
    parts.http.insert(0, declaration(&name(None, ""), &media, None, &rules, place));
    if let Some(case) = &operation.stream {
        parts.http.push(declaration(STREAM, &media, Some(&case.media), &rules, place));
    }
    for (function, other) in operation.body.iter().flat_map(|body| &body.others) {
        let name = name(Some(other), function);
        let rules = self::rules(Some(other), place);
        parts.http.push(declaration(&name, &[other], None, &rules, place));
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
fn declaration(name: &str, media: &[&MediaBody], stream: Option<&str>, rules: &[String], place: &Place<'_>) -> String {
    let operation = place.operation;
    let (id, method, path) = (id(operation), quoted(&operation.method), quoted(&operation.path));
    let mut calls = Vec::new();
    let accept = stream.unwrap_or(&operation.reply.accept);
    if accept != "application/json" {
        calls.push(format!(".accept({})", quoted(accept)));
    }
    if !media.is_empty() {
        let declared = media.iter().map(|media| media.range.as_deref().unwrap_or(&media.media));
        calls.push(format!(".content_types(&{})", quoted_list(declared)));
        calls.extend(media.iter().skip(1).filter_map(|media| members(media)));
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
    if !rules.is_empty() {
        let lines: String = rules.iter().map(|rule| format!("\n        {rule},")).collect();
        calls.push(format!(".rules(rt::rules! {{{lines}\n    }})"));
    }
    let start = format!("static {name}: rt::Operation = rt::Operation::new({id}, {method}, {path})");
    let length = start.len() + calls.iter().map(String::len).sum::<usize>();
    if length < WIDTH && rules.is_empty() {
        return format!("{start}{};\n", calls.concat());
    }
    let calls: String = calls.iter().map(|call| format!("\n    {call}")).collect();
    format!("{start}{calls};\n")
}

// A line for each parameter that has rules, and one for the body as a whole.
fn rules(media: Option<&MediaBody>, place: &Place<'_>) -> Vec<String> {
    let line = |at: &str, name: &str, rules: &[Check]| {
        let list = checks::list(rules);
        (!list.is_empty()).then(|| format!("{at} {}{list}", quoted(name)))
    };
    let params = place.operation.params.iter();
    let body = media.filter(|media| !matches!(media.kind, BodyKind::Text | BodyKind::Bytes));
    params
        .map(|param| line(&param.style.location, &param.wire, &param.checks))
        .chain(std::iter::once(body.and_then(|media| line("body", "", &media.checks))))
        .flatten()
        .collect()
}

// What the members of a form are told, for those who switch the body to it.
fn members(media: &MediaBody) -> Option<String> {
    let (name, pairs) = match media.kind {
        BodyKind::Form => ("styles", body::styles(&media.encoding)),
        BodyKind::Multipart => ("encodings", body::content_types(&media.encoding)),
        _ => return None,
    };
    (!pairs.is_empty()).then(|| format!(".{name}({})", compact(quote!(&[#(#pairs),*]))))
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
    let defaults = server.variables.iter().filter_map(|variable| Some((&variable.name, variable.default.as_ref()?)));
    defaults.fold(server.url.clone(), |url, (name, default)| url.replace(&format!("{{{name}}}"), default))
}
