//! Request bodies: the argument and the line that encodes it.

use openapi_bindgen_ir::{BodyEncoding, BodyKind, MediaBody, Type};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Place;
use crate::text::literal::literal;

/// The argument's type.
pub(super) fn argument_type(media: &MediaBody, place: &Place<'_>) -> TokenStream {
    match media.kind {
        BodyKind::Text => {
            let (into, string) = (place.scope.known("Into"), place.scope.ty(&Type::String));
            quote!(impl #into<#string>)
        }
        BodyKind::Bytes => {
            let into = place.scope.known("Into");
            quote!(impl #into<rt::Body>)
        }
        BodyKind::Json | BodyKind::Form | BodyKind::Multipart | BodyKind::JsonLines => place.scope.ty(&media.ty),
    }
}

/// The statement that encodes the body into `request`.
pub(super) fn encode(media: &MediaBody, name: &Ident, request: &TokenStream) -> TokenStream {
    let content_type = literal(&media.media);
    match media.kind {
        BodyKind::Json if media.media == "application/json" => quote!(#request.json(&#name);),
        BodyKind::Json => quote!(#request.json_as(#content_type, &#name);),
        BodyKind::Form => {
            let styles = styles(&media.encoding);
            quote!(#request.form(&#name, &[#(#styles),*]);)
        }
        BodyKind::Multipart => {
            let types = content_types(&media.encoding);
            quote!(#request.multipart(&#name, &[#(#types),*]);)
        }
        BodyKind::Text => quote!(#request.text(#content_type, #name);),
        BodyKind::Bytes => quote!(#request.bytes(#content_type, #name);),
        BodyKind::JsonLines => quote!(#request.json_lines(#content_type, &#name);),
    }
}

/// The members of a form with the styles that they are given.
pub(super) fn styles(encoding: &[BodyEncoding]) -> Vec<TokenStream> {
    let styled = encoding.iter().filter_map(|member| Some((&member.wire, member.style.as_ref()?)));
    styled
        .map(|(wire, style)| {
            let (wire, style) = (literal(wire), crate::names::ident::ident(style));
            quote!((#wire, rt::Style::#style))
        })
        .collect()
}

/// The members of a multipart body with the content types that they are given.
pub(super) fn content_types(encoding: &[BodyEncoding]) -> Vec<TokenStream> {
    let typed = encoding.iter().filter_map(|member| Some((&member.wire, member.content_type.as_ref()?)));
    typed
        .map(|(wire, content_type)| {
            let (wire, content_type) = (literal(wire), literal(content_type));
            quote!((#wire, #content_type))
        })
        .collect()
}
