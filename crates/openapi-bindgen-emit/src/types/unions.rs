//! Unions.

use openapi_bindgen_ir::{Branch, Guard, JsonKind, Type, TypeDef, Union};
use proc_macro2::TokenStream;
use quote::quote;

use super::{checks, head, public_path};
use crate::names::ident::{self, ident};
use crate::names::scope::Scope;
use crate::text::literal::quoted;
use crate::text::{docs, print, signature};
use crate::unit::Parts;

pub(super) fn define(def: &TypeDef, shape: &Union, scope: &Scope<'_>, parts: &mut Parts) {
    let path = public_path(def);
    parts.public.push(format!("{path}: enum"));
    for branch in &shape.branches {
        let payload = payload(branch, scope).map(|ty| format!("({})", signature::compact(ty))).unwrap_or_default();
        parts.public.push(format!("{path}::{}{payload}", ident(&branch.name)));
    }
    parts.items.push(print::item(declaration(def, shape, scope)));
    let from = scope.known("From");
    let name = ident(&def.path.name);
    for branch in shape.branches.iter().filter(|branch| branch.from) {
        let Some(ty) = payload(branch, scope) else { continue };
        let variant = ident(&branch.name);
        parts.items.push(print::item(quote! {
            impl #from<#ty> for #name {
                fn from(value: #ty) -> Self { Self::#variant(value) }
            }
        }));
    }
    parts.json.push(table(def, shape));
}

fn declaration(def: &TypeDef, shape: &Union, scope: &Scope<'_>) -> TokenStream {
    let head = head(def);
    let name = ident(&def.path.name);
    let variants = shape.branches.iter().map(|branch| {
        let docs = docs::attributes(&docs::lines(&branch.docs, &branch_docs(branch, scope)));
        let name = ident(&branch.name);
        let payload = payload(branch, scope).map(|ty| quote!((#ty)));
        quote!(#docs #name #payload)
    });
    let unknown = shape.open.then(|| {
        let json = scope.known("Json");
        quote! {
            /// A value of a kind that the document does not name, kept as it came.
            UnknownVariant(#json),
        }
    });
    quote! {
        #head
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown
        }
    }
}

fn payload(branch: &Branch, scope: &Scope<'_>) -> Option<TokenStream> {
    (branch.ty != Type::Null).then(|| scope.ty(&branch.ty))
}

fn branch_docs(branch: &Branch, scope: &Scope<'_>) -> String {
    match payload(branch, scope) {
        Some(ty) => format!("A value of type `{}`.", signature::compact(ty)),
        None => "`null`.".to_owned(),
    }
}

fn table(def: &TypeDef, shape: &Union) -> String {
    let mut table = format!("rt::json_union! {{ {} {{\n", ident::text(&def.path.name));
    for branch in &shape.branches {
        let name = ident::text(&branch.name);
        let guard = guard(&branch.guard, &branch.ty);
        table.push_str(&format!("    {name}({guard}){},\n", checks::list(&branch.checks)));
    }
    table.push('}');
    if shape.open {
        table.push_str(" open");
    }
    table.push_str(" }\n");
    table
}

fn guard(guard: &Guard, ty: &Type) -> String {
    let mut words: Vec<String> = guard.kinds.iter().map(|kind| kind_word(*kind).to_owned()).collect();
    if *ty == Type::Null && words.is_empty() {
        words.push("null".to_owned());
    }
    if let Some(tag) = &guard.tag {
        let values: Vec<String> = tag.values.iter().map(|value| quoted(value)).collect();
        words.push(format!("tag {} = {}", quoted(&tag.key), values.join(" | ")));
    }
    if !guard.keys.is_empty() {
        let keys: Vec<String> = guard.keys.iter().map(|key| quoted(key)).collect();
        words.push(format!("keys {}", keys.join(" ")));
    }
    if words.is_empty() { "any".to_owned() } else { words.join(" ") }
}

fn kind_word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
    }
}
