//! `examples/quickstart.rs`: a program to run.

use openapi_bindgen_ir::Payload;

use super::readme::imports;
use super::showcase::{self, Showcase};
use crate::model::Model;
use crate::package::manifest;
use crate::text::print;
use crate::unit::{Unit, generated_by};

/// Prints the example; `None` where the API has no operation to show.
pub(crate) fn emit(model: &Model<'_>) -> Option<Unit> {
    let showcase = showcase::pick(model)?;
    let package = &model.api.package;
    let finish = if showcase.operation.builder.is_some() { ".call()" } else { "" };
    let shown = if streams(&showcase) {
        "println!(\"{}\", reply.status());"
    } else {
        "println!(\"{} {:?}\", reply.status(), reply.into_inner());"
    };
    let mut body = showcase.before(model.api);
    body.push(format!("let reply = {}{finish}.send_blocking()?;", showcase.call));
    body.push(shown.to_owned());
    let deprecated = if showcase.operation.deprecated { "#![allow(deprecated)]\n" } else { "" };
    let header = format!(
        "//! {}\n//!\n//! A first call: `cargo run --example quickstart --features blocking`.\n{deprecated}",
        generated_by(package, "")
    );
    let uses = imports(&manifest::crate_name(package), &["Client"], &showcase, &body);
    // The widths of rustfmt are its user's choice, and a file that is compared must not depend on them.
    let main =
        format!("#[rustfmt::skip] fn main() -> Result<(), Box<dyn std::error::Error>> {{ {} Ok(()) }}", body.concat());
    let text = print::program(&format!("{header}\n{uses}\n{main}"));
    Some(Unit { path: "examples/quickstart.rs".to_owned(), text, public: Vec::new() })
}

/// Whether the answer is read piece by piece, so that there is nothing to print at once.
pub(super) fn streams(showcase: &Showcase<'_>) -> bool {
    let is_stream = |payload: &Payload| matches!(payload, Payload::Stream | Payload::Events(_) | Payload::JsonLines(_));
    showcase.operation.reply.cases.iter().any(|case| is_stream(&case.payload))
}
