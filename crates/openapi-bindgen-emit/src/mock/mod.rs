//! The mock of the API, for tests of those who call it, and what it answers by default.
//!
//! Answers of the document's examples stand in tables of their own, `answers/<tag>.rs`, which are read twice: the crate
//! makes a mock's answers of them, and only with the feature `mock`; its tests read and write them back. They stand
//! outside of `src`, since an operation's file is to be read, and an example may be longer than all else in it.

mod table;

use openapi_bindgen_ir::{Api, Tag};

use crate::model::{Model, tags};
use crate::names::method::{self, OF_MOCKS};
use crate::names::{ident, module};
use crate::package::manifest;
use crate::unit::{Unit, blocks_text, generated_by, private_header, public_header};

pub(crate) use table::{COMPONENTS, component_names, emit_components, emit_tag};

/// Prints `src/generated/mock.rs`.
pub(crate) fn emit(api: &Api) -> Unit {
    let lines = [
        "A mock of the API: a transport that answers without a network, for tests of what calls the API.",
        "",
        "The crate's documentation shows it under *Tests without a network*.",
    ];
    let mut text = "super::prelude::rt::mocks! { Mock, super::answers::ALL;\n".to_owned();
    for tag in tags(api) {
        let gate = gate(api, tag).map(|gate| format!("    {gate}\n")).unwrap_or_default();
        let accessor = ident::text(&accessor_name(api, tag));
        let (module, handle) = (module::name(&tag.module), ident::text(&tag.handle));
        text.push_str(&format!("{gate}    {accessor}: {module} {handle},\n"));
    }
    text.push_str("}\n");
    let header = public_header(&api.package, "", &lines.map(str::to_owned));
    Unit { path: "src/generated/mock.rs".to_owned(), text: blocks_text(&[header, text]), public: Vec::new() }
}

/// The name of a tag's accessor on the mock.
pub(crate) fn accessor_name(api: &Api, tag: &Tag) -> String {
    method::plain(&tag.module, OF_MOCKS, |name| api.tags.iter().any(|other| other.module == name))
}

/// Prints `src/generated/answers.rs`: the tables as the crate reads them.
pub(crate) fn emit_list(model: &Model<'_>) -> Unit {
    let api = model.api;
    let mut all = String::new();
    for tag in tags(api) {
        let gate = gate(api, tag).map(|gate| format!("    {gate}\n")).unwrap_or_default();
        all.push_str(&format!("{gate}    {}::EXAMPLES,\n", module::name(&tag.module)));
    }
    let macros = match (all.is_empty(), model.has_component_examples()) {
        (false, true) => "use super::prelude::rt::{component_examples, examples};\n",
        (false, false) => "use super::prelude::rt::examples;\n",
        (true, true) => "use super::prelude::rt::component_examples;\n",
        (true, false) => "",
    };
    let list = if all.is_empty() { "&[]".to_owned() } else { format!("&[\n{all}]") };
    let all = format!(
        "/// What is answered where a test says nothing.\npub(super) static ALL: &[&[super::prelude::rt::mock::Example]] \
         = {list};\n"
    );
    let header = private_header(&api.package, "/paths");
    let mut blocks = vec![header, macros.to_owned(), modules(model, "../../answers"), all];
    blocks.retain(|block| !block.is_empty());
    Unit { path: "src/generated/answers.rs".to_owned(), text: blocks_text(&blocks), public: Vec::new() }
}

/// Prints `tests/generated/answers/mod.rs`: the same tables as the tests read them.
pub(crate) fn emit_test_list(model: &Model<'_>) -> Unit {
    let header = format!("//! {}", generated_by(&model.api.package, ""));
    let mut blocks = vec![header, "use super::*;".to_owned(), modules(model, "../../../answers")];
    blocks.retain(|block| !block.is_empty());
    Unit { path: "tests/generated/answers/mod.rs".to_owned(), text: blocks_text(&blocks), public: Vec::new() }
}

// Two lines for each table.
fn modules(model: &Model<'_>, folder: &str) -> String {
    let mut text = String::new();
    if model.has_component_examples() {
        // A blank line keeps rustfmt from sorting it among the others.
        text.push_str(&format!("#[path = \"{folder}/{COMPONENTS}.rs\"]\nmod {COMPONENTS};\n\n"));
    }
    for tag in tags(model.api) {
        let gate = gate(model.api, tag).map(|gate| gate + "\n").unwrap_or_default();
        let (stem, name) = (module::stem(&tag.module), module::name(&tag.module));
        text.push_str(&format!("{gate}#[path = \"{folder}/{stem}.rs\"]\nmod {name};\n"));
    }
    text
}

fn gate(api: &Api, tag: &Tag) -> Option<String> {
    let feature = manifest::tag_feature(&tag.module);
    api.package.tag_features.then(|| format!("#[cfg(feature = \"{feature}\")]"))
}
