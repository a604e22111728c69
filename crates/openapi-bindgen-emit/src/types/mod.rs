//! Files below `types`, and the definitions that operations hold themselves.

mod argument;
pub(crate) mod checks;
mod enums;
mod file;
mod newtype;
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
        Shape::Enum(shape) => enums::define(def, shape, parts),
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

/// Documentation and deprecation of a type, indented as the content of a declaration.
fn head(def: &TypeDef) -> String {
    let mut text = docs::comment("    ///", &docs::lines_beside(&def.docs, &def.path.name));
    text.push_str(if def.deprecated { "    #[deprecated]\n" } else { "" });
    text
}

/// As [`head`], as attributes of an item.
fn attributes(def: &TypeDef) -> TokenStream {
    let missing = format!("`{}` of the API, which the document does not describe.", def.path.name);
    let docs = docs::attributes(&docs::lines_or(&def.docs, &missing));
    let deprecated = def.deprecated.then(|| quote!(#[deprecated]));
    quote!(#docs #deprecated)
}
