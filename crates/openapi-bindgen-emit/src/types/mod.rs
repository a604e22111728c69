//! Files below `types`, and the definitions that operations hold themselves.

mod argument;
pub(crate) mod checks;
mod enums;
mod file;
mod newtype;
mod objects;
mod setters;
mod structs;
mod unions;

use openapi_bindgen_ir::{Shape, TypeDef};
use proc_macro2::TokenStream;
use quote::quote;

use crate::names::scope::Scope;
use crate::text::docs;
use crate::unit::Parts;

pub(crate) use argument::Argument;
pub(crate) use file::{emit_file, files};

/// Adds a type to the file that defines it.
pub(crate) fn define(def: &TypeDef, scope: &Scope<'_>, parts: &mut Parts) {
    match &def.shape {
        Shape::Struct(shape) => structs::define(def, shape, scope, parts),
        Shape::Enum(shape) => enums::define(def, shape, scope, parts),
        Shape::Union(shape) => unions::define(def, shape, scope, parts),
        Shape::Alias(ty) => newtype::alias(def, ty, scope, parts),
        Shape::Newtype { inner, checks } => newtype::define(def, inner, checks, scope, parts),
    }
}

/// How `api.txt` names a type.
pub(crate) fn public_path(def: &TypeDef) -> String {
    match &def.path.tag {
        Some(tag) => format!("operations::{tag}::{}", def.path.name),
        None => format!("types::{}", def.path.name),
    }
}

/// Documentation and deprecation of a type.
fn head(def: &TypeDef) -> TokenStream {
    let missing = format!("`{}` of the API, which the document does not describe.", def.path.name);
    let docs = docs::attributes(&docs::lines(&def.docs, &missing));
    let deprecated = deprecated(def.deprecated);
    quote!(#docs #deprecated)
}

/// The attribute of a deprecated item.
pub(crate) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}
