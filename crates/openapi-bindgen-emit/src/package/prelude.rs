//! `src/generated/mod.rs` with the prelude that every generated file imports.

use openapi_bindgen_ir::Api;

use crate::names::known::{RUNTIME, STD};
use crate::unit::{Unit, blocks_text, generated_by};

// Names and deprecation come from the document, so lints about them have nothing to say here.
const ALLOWED: &str = "\
#![allow(
    deprecated,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::wrong_self_convention,
    reason = \"names, counts of arguments and what is deprecated are the document's\"
)]
";

/// Prints `src/generated/mod.rs`.
pub(crate) fn emit(api: &Api) -> Unit {
    let mut blocks = vec![format!("//! {}", generated_by(&api.package, "")), ALLOWED.to_owned()];
    let (client, mock) = ("#[cfg(feature = \"client\")]\n", "#[cfg(feature = \"mock\")]\n");
    let modules = [mock, "mod answers;\n", client, "pub mod client;\n", mock, "pub mod mock;\n"];
    blocks.push(format!("{}{client}pub mod operations;\npub mod types;\n", modules.concat()));
    blocks.push(prelude());
    Unit { path: "src/generated/mod.rs".to_owned(), text: blocks_text(&blocks), public: Vec::new() }
}

fn prelude() -> String {
    let mut text = "\
/// What every generated file imports.
#[doc(hidden)]
#[allow(unused_imports, reason = \"the list is the same for every document\")]
pub mod prelude {
    pub use openapi_bindgen_runtime as rt;

"
    .to_owned();
    for name in RUNTIME {
        text.push_str(&format!("    pub use openapi_bindgen_runtime::prelude::{name};\n"));
    }
    text.push('\n');
    for (_, path) in STD {
        text.push_str(&format!("    pub use {};\n", path.trim_start_matches("::")));
    }
    text.push_str("\n    #[cfg(feature = \"mock\")]\n    pub use super::mock;\n");
    text.push_str("    #[cfg(feature = \"client\")]\n    pub use super::operations;\n    pub use super::types;\n");
    text.push_str("}\n");
    text
}
