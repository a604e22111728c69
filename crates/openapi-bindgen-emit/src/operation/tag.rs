//! The modules that hold operations, and the handle of a tag.

use openapi_bindgen_ir::{Api, Tag};
use quote::quote;

use crate::model::tags;
use crate::names::ident::ident;
use crate::names::module;
use crate::package::{client, manifest};
use crate::text::{docs, print};
use crate::unit::{Unit, blocks_text, public_header};

/// Prints `operations/mod.rs`.
pub(crate) fn emit_tags(api: &Api) -> Unit {
    let header = public_header(&api.package, "/paths", &["The operations of the API, by tag.".to_owned()]);
    let mut modules = String::new();
    for tag in tags(api) {
        if api.package.tag_features {
            modules.push_str(&format!("#[cfg(feature = \"{}\")]\n", manifest::tag_feature(&tag.module)));
        }
        modules.push_str(&format!("pub mod {};\n", module::name(&tag.module)));
    }
    let mut blocks = vec![header];
    blocks.extend((!modules.is_empty()).then_some(modules));
    Unit { path: "src/generated/operations/mod.rs".to_owned(), text: blocks_text(&blocks), public: Vec::new() }
}

/// Prints `operations/<tag>/mod.rs`.
pub(crate) fn emit_tag(api: &Api, tag: &Tag) -> Unit {
    let docs = docs::lines_or(&tag.docs, &docs::of_tag(tag));
    let header = public_header(&api.package, "/paths", &docs);
    let name = ident(&tag.handle);
    let accessor = client::accessor_name(api, tag);
    let handle_docs =
        docs::attributes(&[format!("The operations of [`Client::{accessor}`](crate::Client::{accessor}).")]);
    let handle = print::item(quote! {
        #handle_docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'a> {
            pub(in super::super) client: &'a rt::Client,
        }
    });
    let mut blocks = vec![header, "use super::super::prelude::rt;".to_owned()];
    blocks.extend(list(tag));
    blocks.push(handle);
    let stem = module::stem(&tag.module);
    Unit {
        path: format!("src/generated/operations/{stem}/mod.rs"),
        text: blocks_text(&blocks),
        public: vec![format!("operations::{stem}::{}: struct", tag.handle)],
    }
}

// Two lines for each operation: a new one changes nothing else.
fn list(tag: &Tag) -> Option<String> {
    let mut text = String::new();
    for operation in &tag.operations {
        let name = module::name(&operation.name);
        text.push_str(&format!("mod {name};\n"));
        if defines_types(operation) {
            text.push_str(&format!("pub use {name}::*;\n"));
        }
    }
    (!text.is_empty()).then_some(text)
}

// An import of nothing would be a warning.
fn defines_types(operation: &openapi_bindgen_ir::Operation) -> bool {
    operation.error_type.is_some()
        || operation.builder.is_some()
        || operation.reply.enum_type.is_some()
        || !operation.types.is_empty()
}
