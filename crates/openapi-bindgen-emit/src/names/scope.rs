//! How a type is written at one place of the output.
//!
//! Every file starts with one constant import, so a short name means the file's own type, else the prelude's name;
//! types of other files are written `types::Name`. A glob over all types would be read more calmly, but the compiler
//! enters every name of it into every module: for 1,000 schemas and 1,200 operations that is most of a build.
//! This module alone decides where a short name would mean something else and a path is needed.

use std::cell::Cell;
use std::collections::BTreeSet;

use openapi_bindgen_ir::{Type, TypePath};
use proc_macro2::TokenStream;
use quote::ToTokens;

use super::{ident, known, module};
use crate::text::signature::compact;

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
        tokens(&self.known_text(name))
    }

    /// As [`Scope::known`], as text.
    pub(crate) fn known_text(&self, name: &str) -> String {
        if !known::is_primitive(name) {
            self.imports.set(true);
        }
        let foreign = self.home == Home::Outside && known::RUNTIME.contains(&name);
        if foreign || self.own.contains(name) { known::long_path(name) } else { name.to_owned() }
    }

    /// A generated type.
    pub(crate) fn named(&self, path: &TypePath) -> TokenStream {
        tokens(&self.named_text(path))
    }

    /// As [`Scope::named`], as text.
    pub(crate) fn named_text(&self, path: &TypePath) -> String {
        let name = ident::text(&path.name);
        let own = self.own.contains(path.name.as_str());
        match (&path.tag, self.home) {
            (None, Home::Types) if own => return name,
            (Some(tag), Home::Tag(home)) if tag == home => return if own { name } else { format!("super::{name}") },
            _ => self.imports.set(true),
        }
        match &path.tag {
            Some(tag) => format!("operations::{}::{name}", module::name(tag)),
            None => format!("types::{name}"),
        }
    }

    /// A type at its use.
    pub(crate) fn ty(&self, ty: &Type) -> TokenStream {
        tokens(&self.text(ty))
    }

    /// `Name<T>` of a known generic type.
    pub(crate) fn generic(&self, name: &str, inner: &Type) -> TokenStream {
        tokens(&self.generic_text(name, inner))
    }

    /// As [`Scope::generic`], as text.
    pub(crate) fn generic_text(&self, name: &str, inner: &Type) -> String {
        let mut text = self.known_text(name);
        text.push('<');
        text.push_str(&self.text(inner));
        text.push('>');
        text
    }

    /// As [`Scope::ty`], as text.
    pub(crate) fn text(&self, ty: &Type) -> String {
        match ty {
            Type::Named(path) => self.named_text(path),
            Type::Null => "()".to_owned(),
            Type::Custom(path) => self.custom(path),
            Type::List(item) => self.generic_text("Vec", item),
            Type::Map(value) => self.generic_text("Map", value),
            Type::Nullable(inner) => self.generic_text("Option", inner),
            Type::BlankOr(inner) => self.generic_text("BlankOr", inner),
            Type::Boxed(inner) => self.generic_text("Box", inner),
            simple => self.known_text(simple_name(simple)),
        }
    }

    // A path of a config that is no path cannot be written; free-form JSON stands in for it.
    fn custom(&self, path: &str) -> String {
        match syn::parse_str::<syn::Type>(path) {
            Ok(syn::Type::Path(path)) => compact(path.to_token_stream()),
            _ => self.known_text("Json"),
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
