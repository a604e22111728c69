//! Structs: the definition with its constructor and setters.

use openapi_bindgen_ir::{Field, Presence, Rest, Struct, TypeDef};
use proc_macro2::TokenStream;
use quote::quote;

use super::{deprecated, head, objects, public_path, setters};
use crate::names::ident::ident;
use crate::names::scope::Scope;
use crate::text::{docs, print, signature};
use crate::unit::Parts;

pub(super) fn define(def: &TypeDef, shape: &Struct, scope: &Scope<'_>, parts: &mut Parts) {
    let path = public_path(def);
    parts.public.push(format!("{path}: struct"));
    for field in &shape.fields {
        let name = ident(&field.name);
        parts.public.push(format!("{path}.{name}: {}", signature::compact(field_type(field, scope))));
    }
    if let Rest::Kept { name, value, .. } = &shape.rest {
        let name = ident(name);
        parts.public.push(format!("{path}.{name}: {}", signature::compact(scope.generic("Map", value))));
    }
    parts.items.push(print::item(declaration(def, shape, scope)));
    if def.in_requests {
        setters::define(def, shape, scope, parts);
    }
    parts.json.push(objects::table(def, shape));
}

fn declaration(def: &TypeDef, shape: &Struct, scope: &Scope<'_>) -> TokenStream {
    let head = head(def);
    let name = ident(&def.path.name);
    let fields = shape.fields.iter().map(|field| member(field, scope));
    let rest = rest(&shape.rest, scope);
    quote! {
        #head
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #rest
        }
    }
}

fn member(field: &Field, scope: &Scope<'_>) -> TokenStream {
    let docs = docs::attributes(&member_docs(field));
    let deprecated = deprecated(field.deprecated);
    let name = ident(&field.name);
    let ty = field_type(field, scope);
    quote!(#docs #deprecated pub #name: #ty)
}

fn member_docs(field: &Field) -> Vec<String> {
    let mut lines = docs::lines(&field.docs, &docs::undescribed(&field.wire));
    if let Some(default) = &field.default {
        docs::append(&mut lines, vec![docs::default_value(default)]);
    }
    lines
}

fn rest(rest: &Rest, scope: &Scope<'_>) -> Option<TokenStream> {
    let Rest::Kept { name, value, docs, .. } = rest else { return None };
    let name = ident(name);
    let ty = scope.generic("Map", value);
    let docs = docs::attributes(&docs::lines(docs, "Members that the document does not name, kept at the top level."));
    Some(quote!(#docs pub #name: #ty,))
}

/// The type of a field with its presence.
pub(super) fn field_type(field: &Field, scope: &Scope<'_>) -> TokenStream {
    match field.presence {
        Presence::Required => scope.ty(&field.ty),
        Presence::RequiredNullable | Presence::Optional => scope.generic("Option", &field.ty),
        Presence::OptionalNullable => scope.generic("Field", &field.ty),
    }
}
