//! What a response's body becomes.

use openapi_bindgen_ir::{Payload, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::Place;
use crate::names::ident::ident;

/// The type that a caller gets.
pub(super) fn ty(payload: &Payload, place: &Place<'_>) -> TokenStream {
    match payload {
        Payload::Empty => quote!(()),
        Payload::Json(ty) => place.scope.ty(ty),
        Payload::Text => place.scope.ty(&Type::String),
        Payload::Bytes => quote!(rt::Bytes),
        Payload::Stream => quote!(rt::Body),
        Payload::Events(ty) => {
            let ty = place.scope.ty(ty);
            quote!(rt::EventStream<#ty>)
        }
        Payload::JsonLines(ty) => {
            let ty = place.scope.ty(ty);
            quote!(rt::LineStream<#ty>)
        }
    }
}

/// The reader of the runtime.
pub(super) fn reader(payload: &Payload) -> &'static str {
    match payload {
        Payload::Empty => "empty",
        Payload::Json(_) => "json",
        Payload::Text => "text",
        Payload::Bytes => "bytes",
        Payload::Stream => "stream",
        Payload::Events(Type::String) => "text_events",
        Payload::Events(_) => "events",
        Payload::JsonLines(_) => "lines",
    }
}

/// What a call of the operation gives on success, and how it is read.
pub(super) fn success(place: &Place<'_>) -> (TokenStream, TokenStream) {
    let reply = &place.operation.reply;
    if let Some(path) = &reply.enum_type {
        let ty = place.scope.named(path);
        return (ty.clone(), quote!(#ty::read));
    }
    let payload = reply.cases.first().map_or(&Payload::Empty, |case| &case.payload);
    single(payload, place)
}

/// What a call gives whose answer is this case alone, and how it is read.
pub(super) fn single(payload: &Payload, place: &Place<'_>) -> (TokenStream, TokenStream) {
    let reader = ident(reader(payload));
    (ty(payload, place), quote!(rt::reply::#reader))
}

/// What a call of the operation gives on a documented failure, and how it is read.
pub(super) fn failure(place: &Place<'_>) -> (TokenStream, TokenStream) {
    let ty = match &place.operation.error_type {
        Some(path) => place.scope.named(path),
        None => quote!(rt::NoError),
    };
    (ty.clone(), quote!(#ty::read))
}

/// What a case of an enum holds: streams come as they are, and not at all as errors.
pub(super) fn in_enum(payload: &Payload, is_error: bool) -> Payload {
    match payload {
        payload if !is_stream(payload) => payload.clone(),
        _ if is_error => Payload::Bytes,
        _ => Payload::Stream,
    }
}

/// Whether a body is handed over piece by piece.
pub(super) fn is_stream(payload: &Payload) -> bool {
    matches!(payload, Payload::Stream | Payload::Events(_) | Payload::JsonLines(_))
}

/// Whether the body of a success is handed over piece by piece.
pub(super) fn streams(place: &Place<'_>) -> bool {
    place.operation.reply.cases.iter().any(|case| is_stream(&case.payload))
}
