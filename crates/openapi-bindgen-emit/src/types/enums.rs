//! Open enums.

use openapi_bindgen_ir::{Enum, EnumKind, EnumValue, TypeDef};

use super::{head, public_path};
use crate::names::ident;
use crate::text::literal::quoted;
use crate::text::{docs, inline, markdown, plain};
use crate::unit::Parts;

pub(super) fn define(def: &TypeDef, shape: &Enum, parts: &mut Parts) {
    let path = public_path(def);
    parts.public.push(format!("{path}: enum"));
    let kind = match shape.kind {
        EnumKind::String => "str",
        EnumKind::Integer => "i64",
        EnumKind::Json => "json",
    };
    let mut text = format!("rt::open_enum! {{\n{}    pub enum {}: {kind} {{\n", head(def), ident::text(&def.path.name));
    for value in &shape.values {
        let name = ident::text(&value.name);
        parts.public.push(format!("{path}::{name} = {}", inline::code(&value.wire)));
        text.push_str(&docs::comment("        ///", &variant_docs(value, shape.kind)));
        text.push_str(&format!("        {name} = {}{},\n", wire(value, shape.kind), label(value, shape.kind)));
    }
    text.push_str("    }\n}\n");
    parts.items.push(text);
}

fn variant_docs(value: &EnumValue, kind: EnumKind) -> Vec<String> {
    let label = plain::one_line(&value.label);
    if label.is_empty() || label == value.wire {
        let shown = if kind == EnumKind::String && value.wire.is_empty() { "\"\"" } else { value.wire.as_str() };
        return docs::called(&value.name, shown);
    }
    markdown::safe(&label)
}

fn wire(value: &EnumValue, kind: EnumKind) -> String {
    match kind {
        EnumKind::Integer => integer(&value.wire),
        EnumKind::String | EnumKind::Json => quoted(&value.wire),
    }
}

fn label(value: &EnumValue, kind: EnumKind) -> String {
    let label = plain::one_line(&value.label);
    if kind != EnumKind::String || label.is_empty() || label == value.wire {
        return String::new();
    }
    format!(" {}", quoted(&label))
}

// Only digits can stand outside of quotes.
fn integer(wire: &str) -> String {
    wire.parse::<i64>().unwrap_or_default().to_string()
}
