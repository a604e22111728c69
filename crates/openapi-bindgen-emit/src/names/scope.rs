//! How a type is written at one place of the output.
//!
//! Every file starts with one constant import, so a short name means: the file's own type, else the prelude's name,
//! else a component. This module alone decides where a short name would mean something else and a path is needed.

use std::cell::Cell;
use std::collections::BTreeSet;

use openapi_bindgen_ir::{Type, TypePath};
use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::known;

/// The names that one file sees.
pub(crate) struct Scope<'a> {
    home: Home<'a>,
    own: BTreeSet<&'a str>,
    imports: Cell<bool>,
}

/// The module that a file belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home<'a> {
    /// A file below `types`.
    Types,
    /// A file of an operation with this tag module.
    Tag(&'a str),
    /// A place that sees the prelude and defines nothing itself.
    Elsewhere,
    /// A place outside of the generated module, which sees `types`, `operations`, `rt` and std's prelude.
    Outside,
}

impl<'a> Scope<'a> {
    /// The scope of a file that defines these types.
    pub(crate) fn new(home: Home<'a>, own: impl IntoIterator<Item = &'a str>) -> Self {
        Self { home, own: own.into_iter().collect(), imports: Cell::new(false) }
    }

    /// Whether anything was written that the file's import brings.
    pub(crate) fn uses_import(&self) -> bool {
        self.imports.get()
    }

    /// A name of the prelude, of std, or a primitive type.
    pub(crate) fn known(&self, name: &str) -> TokenStream {
        if !known::is_primitive(name) {
            self.imports.set(true);
        }
        let foreign = self.home == Home::Outside && known::RUNTIME.contains(&name);
        if foreign || self.own.contains(name) {
            return tokens(&known::long_path(name));
        }
        let name = ident(name);
        quote!(#name)
    }

    /// A generated type.
    pub(crate) fn named(&self, path: &TypePath) -> TokenStream {
        let name = ident(&path.name);
        match (&path.tag, self.home) {
            (None, Home::Types) if self.own.contains(path.name.as_str()) => quote!(#name),
            (Some(tag), Home::Tag(home)) if tag == home => {
                if self.own.contains(path.name.as_str()) {
                    quote!(#name)
                } else {
                    quote!(super::#name)
                }
            }
            (None, _) => {
                self.imports.set(true);
                let outside = self.home == Home::Outside;
                if outside || self.own.contains(path.name.as_str()) || known::is_reserved(&path.name) {
                    quote!(types::#name)
                } else {
                    quote!(#name)
                }
            }
            (Some(tag), _) => {
                self.imports.set(true);
                let tag = ident(tag);
                quote!(operations::#tag::#name)
            }
        }
    }

    /// A type at its use.
    pub(crate) fn ty(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Named(path) => self.named(path),
            Type::Null => quote!(()),
            Type::Custom(path) => self.custom(path),
            Type::List(item) => self.generic("Vec", item),
            Type::Map(value) => self.generic("Map", value),
            Type::Nullable(inner) => self.generic("Option", inner),
            Type::BlankOr(inner) => self.generic("BlankOr", inner),
            Type::Boxed(inner) => self.generic("Box", inner),
            simple => self.known(simple_name(simple)),
        }
    }

    /// `Name<T>` of a known generic type.
    pub(crate) fn generic(&self, name: &str, inner: &Type) -> TokenStream {
        let name = self.known(name);
        let inner = self.ty(inner);
        quote!(#name<#inner>)
    }

    // A path of a config that is no path cannot be written; free-form JSON stands in for it.
    fn custom(&self, path: &str) -> TokenStream {
        match syn::parse_str::<syn::Type>(path) {
            Ok(syn::Type::Path(path)) => quote!(#path),
            _ => self.known("Json"),
        }
    }
}

/// The Rust name of a type that has no parts.
fn simple_name(ty: &Type) -> &'static str {
    match ty {
        Type::Bool => "bool",
        Type::I32 => "i32",
        Type::I64 => "i64",
        Type::U32 => "u32",
        Type::U64 => "u64",
        Type::I128 => "i128",
        Type::F64 => "f64",
        Type::Number => "Number",
        Type::String => "String",
        Type::Secret => "Secret",
        Type::DateTime => "DateTime",
        Type::Date => "Date",
        Type::Time => "Time",
        Type::Duration => "IsoDuration",
        Type::Uuid => "Uuid",
        Type::Decimal => "Decimal",
        Type::Base64 => "Base64",
        Type::File => "File",
        _ => "Json",
    }
}

/// The tokens of a path that this crate wrote itself.
pub(crate) fn tokens(path: &str) -> TokenStream {
    path.parse().unwrap_or_default()
}
