//! `src/generated/types/mod.rs`.

use std::collections::BTreeSet;

use openapi_bindgen_ir::TypeDef;

use super::manifest::tag_feature;
use crate::model::Model;
use crate::names::ident;
use crate::reach::Reach;
use crate::text::literal::quoted;
use crate::unit::{Unit, blocks_text, public_header};

/// Prints the list of type files: two lines each, so that a new one changes nothing else.
pub(crate) fn emit(model: &Model<'_>, files: &[(String, Vec<&TypeDef>)]) -> Unit {
    let api = model.api;
    let reach = api.package.tag_features.then(|| Reach::new(model));
    let lines = ["The types of the API: its components and what stands in them.".to_owned()];
    let mut blocks = vec![public_header(&api.package, "/components/schemas", &lines)];
    let mut list = String::new();
    for (stem, defs) in files {
        let name = ident::text(stem);
        let gate = reach.as_ref().and_then(|reach| reach.tags_of(defs)).map(|tags| gate(&tags)).unwrap_or_default();
        list.push_str(&format!("{gate}mod {name};\n{gate}pub use {name}::*;\n"));
    }
    blocks.extend((!list.is_empty()).then_some(list));
    Unit { path: "src/generated/types/mod.rs".to_owned(), text: blocks_text(&blocks), public: Vec::new() }
}

// One of the features must be on.
fn gate(tags: &BTreeSet<&str>) -> String {
    let features: Vec<String> = tags.iter().map(|tag| format!("feature = {}", quoted(&tag_feature(tag)))).collect();
    match features.as_slice() {
        [only] => format!("#[cfg({only})]\n"),
        several => format!("#[cfg(any({}))]\n", several.join(", ")),
    }
}
