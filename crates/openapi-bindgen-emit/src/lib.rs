//! Turns what will be generated into files of Rust.
//!
//! [`emit`] is a pure function from [`Api`] to [`Files`]: it decides nothing about names, order or shapes, and reads
//! neither files nor clock nor environment. What people read is built as tokens and printed item by item; tables that
//! the runtime's macros read, manifests and lists are written as text.
//!
//! No text of a document becomes code: it comes out as a literal, as an identifier that is checked to be one, or as
//! documentation in which nothing runs, fetches or links by itself.

mod files;
mod guide;
mod mock;
mod model;
mod names;
mod operation;
mod package;
mod proof;
mod reach;
mod text;
mod types;
mod unit;
mod work;

pub use files::Files;
use openapi_bindgen_ir::Api;
pub use proof::{CallFacts, Caller};

/// Prints the crate of an API, on as many threads as the machine offers.
///
/// The result depends on `api` alone.
#[must_use]
pub fn emit(api: &Api) -> Files {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    emit_with(api, threads)
}

/// Prints the crate of an API on so many threads; 0 and 1 both mean the caller's own.
#[must_use]
pub fn emit_with(api: &Api, threads: usize) -> Files {
    let mut files = Files::default();
    let mut public = format!("# {}\n", unit::generated_by(&api.package, ""));
    for unit in work::units(api, threads) {
        for line in unit.public {
            public.push_str(&line);
            public.push('\n');
        }
        files.add(unit.path, unit.text);
    }
    files.add("api.txt", public);
    let has_example = files.files.contains_key("examples/quickstart.rs");
    files.add("Cargo.toml", package::manifest::emit(api, has_example));
    files.add_once("src/lib.rs", package::library::emit(api));
    files.add_once("CHANGELOG.md", package::library::changelog(api));
    files
}

/// Writes a program that calls every operation with arguments given as JSON: what a judge of requests needs.
#[must_use]
pub fn caller(api: &Api) -> Caller {
    proof::emit_caller(api)
}
