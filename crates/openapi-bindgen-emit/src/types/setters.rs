//! Constructors and setters of structs that users build.

use openapi_bindgen_ir::{Field, Presence, Rest, Struct, Type, TypeDef};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Argument, public_path};
use crate::names::ident::ident;
use crate::names::method::{OF_STRUCTS, method};
use crate::names::scope::Scope;
use crate::text::{docs, function, print, signature};
use crate::unit::Parts;

pub(super) fn define(def: &TypeDef, shape: &Struct, scope: &Scope<'_>, parts: &mut Parts) {
    let name = ident(&def.path.name);
    let (signature, constructor) = constructor(shape, scope);
    parts.public.push(format!("{}::{}", public_path(def), signature::compact(signature)));
    let mut functions = vec![constructor];
    if is_patch(shape) {
        functions.push(is_empty());
    }
    let optional = shape.fields.iter().filter(|field| !is_required(field));
    let mut setters: Vec<String> = optional.map(|field| setter(field, shape, scope)).collect();
    setters.extend(rest_setter(&shape.rest, shape, scope));
    let block = print::item(quote!(impl #name { #(#functions)* }));
    parts.items.push(print::extend_impl(&block, &setters));
    if !shape.fields.iter().any(is_required) {
        let default = scope.known("Default");
        parts.items.push(print::item(quote! {
            impl #default for #name { fn default() -> Self { Self::new() } }
        }));
    }
}

fn is_required(field: &Field) -> bool {
    matches!(field.presence, Presence::Required | Presence::RequiredNullable)
}

// A value of which nothing must be given is asked whether it says anything.
fn is_patch(shape: &Struct) -> bool {
    !shape.fields.is_empty() && !shape.fields.iter().any(is_required)
}

fn is_empty() -> TokenStream {
    quote! {
        /// Whether no member is set.
        pub fn is_empty(&self) -> bool { *self == Self::new() }
    }
}

fn constructor(shape: &Struct, scope: &Scope<'_>) -> (TokenStream, TokenStream) {
    let mut arguments = Vec::new();
    let mut members = Vec::new();
    for field in &shape.fields {
        let name = ident(&field.name);
        if is_required(field) {
            let argument = Argument::present(&field.ty, field.presence, &name, scope);
            let (ty, value) = (argument.ty, argument.value);
            arguments.push(quote!(#name: #ty));
            members.push(if argument.plain { quote!(#name) } else { quote!(#name: #value) });
        } else {
            let absent = absent(field, scope);
            members.push(quote!(#name: #absent));
        }
    }
    if let Rest::Kept { name, .. } = &shape.rest {
        let (name, map) = (ident(name), scope.known("Map"));
        members.push(quote!(#name: #map::new()));
    }
    let docs = docs::attributes(&[constructor_docs(&arguments, members.len()).to_owned()]);
    let signature = quote!(fn new(#(#arguments),*) -> Self);
    let function = quote!(#docs pub #signature { Self { #(#members),* } });
    (signature, function)
}

fn constructor_docs(arguments: &[TokenStream], members: usize) -> &'static str {
    match (arguments.len(), members) {
        (_, 0) => "Creates the value, which has no members.",
        (0, _) => "Creates the value with all members absent.",
        (required, all) if required == all => "Creates the value from its members.",
        _ => "Creates the value from its required members; all others are absent.",
    }
}

fn absent(field: &Field, scope: &Scope<'_>) -> TokenStream {
    if field.presence == Presence::OptionalNullable {
        let state = scope.known("Field");
        return quote!(#state::Absent);
    }
    scope.known("None")
}

fn setter(field: &Field, shape: &Struct, scope: &Scope<'_>) -> String {
    let name = ident(&field.name);
    let function = setter_name(&field.name, shape);
    let argument = Argument::present(&field.ty, field.presence, &ident("value"), scope);
    let (ty, value) = (argument.ty, argument.value);
    function::setter(
        &[format!("Sets {}.", link(&field.name))],
        field.deprecated,
        quote!(fn #function(mut self, value: #ty) -> Self),
        quote!(self.#name = #value;),
    )
}

fn rest_setter(rest: &Rest, shape: &Struct, scope: &Scope<'_>) -> Option<String> {
    let Rest::Kept { name, value, .. } = rest else { return None };
    let function = setter_name(name, shape);
    let docs = [format!("Adds a member to {}.", link(name))];
    let name = ident(name);
    let key = key_type(scope);
    let argument = Argument::of(value, &ident("value"), scope);
    let (ty, value) = (argument.ty, argument.value);
    Some(function::setter(
        &docs,
        false,
        quote!(fn #function(mut self, key: #key, value: #ty) -> Self),
        quote!(self.#name.insert(key.into(), #value);),
    ))
}

fn key_type(scope: &Scope<'_>) -> TokenStream {
    let (into, string) = (scope.known("Into"), scope.ty(&Type::String));
    quote!(impl #into<#string>)
}

fn setter_name(name: &str, shape: &Struct) -> Ident {
    method(name, OF_STRUCTS, |taken| shape.fields.iter().any(|field| field.name == taken))
}

// An anchor, since a setter has the name of its field and a path would mean both.
fn link(field: &str) -> String {
    let bare = crate::names::ident::bare(field);
    format!("[`{bare}`](Self#structfield.{bare})")
}
