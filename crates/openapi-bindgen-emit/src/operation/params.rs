//! Parameters: the lines that encode them.

use openapi_bindgen_ir::Param;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Place;
use super::arguments::taken;
use crate::names::ident::ident;
use crate::text::literal::literal;
use crate::text::{docs, inline};

/// `name: T` of an argument.
pub(super) fn argument(param: &Param, name: &Ident, place: &Place<'_>) -> TokenStream {
    let ty = argument_type(param, name, place);
    quote!(#name: #ty)
}

fn argument_type(param: &Param, name: &Ident, place: &Place<'_>) -> TokenStream {
    let ty = taken(&param.ty, name, &place.scope).ty;
    if param.nullable {
        let option = place.scope.known("Option");
        return quote!(#option<#ty>);
    }
    ty
}

/// The statement that encodes the argument `name` into `request`.
pub(super) fn encode(param: &Param, name: &Ident, request: &TokenStream, place: &Place<'_>) -> TokenStream {
    let reference = taken(&param.ty, name, &place.scope).reference;
    if !param.nullable {
        return statement(param, request, &reference);
    }
    let (some, none) = (place.scope.known("Some"), place.scope.known("None"));
    let given = statement(param, request, &reference);
    let null = statement(param, request, &quote!(&()));
    quote! {
        match #name {
            #some(#name) => { #given }
            #none => { #null }
        }
    }
}

fn statement(param: &Param, request: &TokenStream, value: &TokenStream) -> TokenStream {
    let method = ident(match (param.style.location.as_str(), param.style.reserved) {
        ("path", _) => "path",
        ("query", true) => "query_reserved",
        ("header", _) => "header",
        ("cookie", _) => "cookie",
        _ => "query",
    });
    let wire = literal(&param.wire);
    let style = ident(&param.style.style);
    quote!(#request.#method(#wire, rt::Style::#style, #value);)
}

/// The documentation of a parameter.
pub(super) fn documentation(param: &Param) -> Vec<String> {
    let mut lines = docs::lines_or(&param.docs, &format!("Sets {}.", inline::code(&param.wire)));
    if let Some(default) = &param.default {
        docs::add_fact(&mut lines, docs::default_value(default));
    }
    lines
}
