//! `src/generated/types/mod.rs`.

use openapi_bindgen_ir::{Api, TypeDef};

use crate::names::ident;
use crate::unit::{Unit, blocks_text, public_header};

/// Prints the list of type files: two lines each, so that a new one changes nothing else.
pub(crate) fn emit(api: &Api, files: &[(String, Vec<&TypeDef>)]) -> Unit {
    let lines = ["The types of the API: its components and what stands in them.".to_owned()];
    let mut blocks = vec![public_header(&api.package, "/components/schemas", &lines)];
    let mut list = String::new();
    for (stem, _) in files {
        let name = ident::text(stem);
        list.push_str(&format!("mod {name};\npub use {name}::*;\n"));
    }
    blocks.extend((!list.is_empty()).then_some(list));
    Unit { path: "src/generated/types/mod.rs".to_owned(), text: blocks_text(&blocks), public: Vec::new() }
}
