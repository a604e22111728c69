//! What a mock of the operation takes and gives: a line that only the feature `mock` compiles.

use openapi_bindgen_ir::{BodyKind, Case, Operation, Payload, StatusKey, Tag, Type};

use super::{Place, facts, payload};
use crate::names::{ident, module};
use crate::text::literal::quoted;
use crate::text::signature::compact;
use crate::unit::Parts;

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    let cases = &operation.reply.cases;
    let status = cases.first().map_or(200, |case| status(case.status, operation, false));
    let reply = match (&operation.reply.enum_type, cases.first()) {
        (Some(path), _) => format!("one_of {status} {}", place.scope.named_text(path)),
        (None, Some(case)) => self::reply(case, status, place),
        (None, None) => format!("empty {status} ()"),
    };
    parts.http.push(line(&ident::text(&operation.name), &reply, &facts::name(None, ""), place));
    if let Some(case) = &operation.stream {
        let reply = self::reply(case, status, place);
        parts.http.push(line(&stream_name(place.tag, operation), &reply, facts::STREAM, place));
    }
}

fn line(name: &str, reply: &str, facts: &str, place: &Place<'_>) -> String {
    let tag = place.tag;
    let handle = format!("mock::{}::{}<'_>", module::name(&tag.module), ident::text(&tag.handle));
    let body = place.operation.body.as_ref().map(|body| &body.main).filter(|media| media.kind == BodyKind::Json);
    let body = body.map_or("rt::mock::NoBody".to_owned(), |media| place.scope.text(&media.ty));
    let (error, _) = payload::failure(place);
    let error = compact(error);
    format!("#[cfg(feature = \"mock\")]\nrt::mock! {{ {handle}: {name}({body}) -> {reply}, {error} = {facts} }}\n")
}

// How a reply is written, its status, its content type where that is not the usual one, and its type.
fn reply(case: &Case, status: u16, place: &Place<'_>) -> String {
    let text = |ty: &Type| place.scope.text(ty);
    let (usual, ty) = match &case.payload {
        Payload::Empty => return format!("empty {status} ()"),
        Payload::Json(ty) => ("application/json", text(ty)),
        Payload::Text => ("text/plain", text(&Type::String)),
        Payload::Bytes => ("application/octet-stream", "rt::Bytes".to_owned()),
        Payload::Stream => ("application/octet-stream", "rt::Body".to_owned()),
        Payload::Events(ty) => ("text/event-stream", format!("rt::mock::Events<{}>", text(ty))),
        Payload::JsonLines(ty) => ("application/x-ndjson", format!("rt::mock::Lines<{}>", text(ty))),
    };
    format!("{} {status} {}{ty}", payload::reader(&case.payload), media(case, usual))
}

/// `as "…" ` where the content type is another than the usual one; a mock knows which can be sent.
pub(crate) fn media(case: &Case, usual: &str) -> String {
    let said = case.media.as_str();
    if said.is_empty() || said == usual { String::new() } else { format!("as {} ", quoted(said)) }
}

/// A status that means this case and no other; the usual one of its class, if it can be.
pub(crate) fn status(key: StatusKey, operation: &Operation, is_error: bool) -> u16 {
    let (first, usual) = match key {
        StatusKey::Exact(status) => return status,
        StatusKey::Range(class) => (u16::from(class) * 100, u16::from(class) * 100),
        StatusKey::Default if is_error => (400, 500),
        StatusKey::Default => (200, 200),
    };
    let documented = || operation.reply.cases.iter().chain(&operation.errors).map(|case| case.status);
    let has = |other: StatusKey| documented().any(|key| key == other);
    let of_class = |status: u16| u8::try_from(status / 100).is_ok_and(|class| has(StatusKey::Range(class)));
    let is_free = |status: &u16| !has(StatusKey::Exact(*status)) && (key != StatusKey::Default || !of_class(*status));
    std::iter::once(usual).chain(first..600).find(is_free).unwrap_or(usual)
}

// The method of a stream beside the usual reply, under a name that no other operation of the tag has.
fn stream_name(tag: &Tag, operation: &Operation) -> String {
    let mut name = format!("{}_stream", ident::bare(&operation.name));
    while tag.operations.iter().any(|other| ident::bare(&other.name) == name) {
        name.push('_');
    }
    name
}
