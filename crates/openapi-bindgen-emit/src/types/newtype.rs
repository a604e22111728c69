//! Aliases and newtypes.

use openapi_bindgen_ir::{Check, Type, TypeDef};
use quote::quote;

use super::{attributes, checks, public_path};
use crate::names::ident::{self, ident};
use crate::names::scope::Scope;
use crate::text::{print, signature};
use crate::unit::Parts;

pub(super) fn alias(def: &TypeDef, ty: &Type, scope: &Scope<'_>, parts: &mut Parts) {
    let head = attributes(def);
    let name = ident(&def.path.name);
    let ty = scope.ty(ty);
    parts.public.push(format!("{}: {}", public_path(def), signature::compact(ty.clone())));
    parts.items.push(print::item(quote!(#head pub type #name = #ty;)));
}

pub(super) fn define(def: &TypeDef, inner: &Type, rules: &[Check], scope: &Scope<'_>, parts: &mut Parts) {
    let head = attributes(def);
    let name = ident(&def.path.name);
    let ty = scope.ty(inner);
    parts.public.push(format!("{}: struct({})", public_path(def), signature::compact(ty.clone())));
    parts.items.push(print::item(quote! {
        #head
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name(
            /// What it wraps.
            pub #ty,
        );
    }));
    let written = signature::compact(ty);
    parts.items.push(format!(
        "rt::json_newtype! {{ {}({written}){} }}\n",
        ident::text(&def.path.name),
        checks::list(rules)
    ));
}
