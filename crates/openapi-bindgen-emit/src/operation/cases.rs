//! Enums of documented failures and of several successes.

use openapi_bindgen_ir::{Case, Payload, StatusKey, TypePath};
use quote::quote;

use super::{Place, payload};
use crate::names::ident::{self, ident};
use crate::text::{docs, print, signature};
use crate::unit::Parts;

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    if let Some(path) = &operation.reply.enum_type {
        declare(path, &operation.reply.cases, "answers when it succeeds", place, parts);
        parts.http.push(table("rt::api_reply!", path, &operation.reply.cases));
    }
    if let Some(path) = &operation.error_type {
        declare(path, &operation.errors, "answers when it fails in a documented way", place, parts);
        parts.http.push(table("rt::api_error!", path, &operation.errors));
    }
}

fn declare(path: &TypePath, cases: &[Case], what: &str, place: &Place<'_>, parts: &mut Parts) {
    let handle = &place.tag.handle;
    let function = ident::bare(&place.operation.name);
    let head = docs::attributes(&[format!("What [`{handle}::{function}`](super::{handle}::{function}) {what}.")]);
    let name = ident(&path.name);
    let public = format!("{}::{}", place.public(), path.name);
    parts.public.push(format!("{public}: enum"));
    let mut variants = Vec::new();
    for case in cases {
        let docs = docs::attributes(&documentation(case));
        let variant = ident(&case.name);
        let content = (case.payload != Payload::Empty).then(|| {
            let ty = payload::ty(&case.payload, place);
            quote!((#ty))
        });
        let shown = content.clone().map(signature::compact).unwrap_or_default();
        parts.public.push(format!("{public}::{variant}{shown} = {}", status(case.status)));
        variants.push(quote!(#docs #variant #content));
    }
    // A stream can be read once.
    let derives = if cases.iter().any(|case| payload::is_stream(&case.payload)) {
        quote!(Debug)
    } else {
        quote!(Clone, Debug, PartialEq)
    };
    parts.items.push(print::item(quote! {
        #head
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }));
}

fn documentation(case: &Case) -> Vec<String> {
    let mut lines = docs::lines(&case.docs, "The document does not describe it.");
    if let Some(first) = lines.first_mut() {
        *first = format!("{}: {first}", status(case.status));
    }
    lines
}

fn table(name: &str, path: &TypePath, cases: &[Case]) -> String {
    let mut table = format!("{name} {{ {} {{\n", ident::text(&path.name));
    for case in cases {
        let reader = payload::reader(&case.payload);
        let key = match case.status {
            StatusKey::Range(hundreds) => format!("\"{hundreds}XX\""),
            other => status(other),
        };
        table.push_str(&format!("    {key} => {}: {reader},\n", ident::text(&case.name)));
    }
    table.push_str("} }\n");
    table
}

fn status(key: StatusKey) -> String {
    match key {
        StatusKey::Exact(status) => status.to_string(),
        StatusKey::Range(hundreds) => format!("{hundreds}XX"),
        StatusKey::Default => "default".to_owned(),
    }
}
