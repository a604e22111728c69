//! Open enums.

use openapi_bindgen_ir::{Enum, EnumKind, EnumValue, Type, TypeDef};
use quote::quote;

use super::{head, public_path};
use crate::names::ident::{self, ident};
use crate::names::scope::Scope;
use crate::text::literal::quoted;
use crate::text::{docs, inline, markdown, plain, print};
use crate::unit::{Parts, wire};

pub(super) fn define(def: &TypeDef, shape: &Enum, scope: &Scope<'_>, parts: &mut Parts) {
    let path = public_path(def);
    parts.public.push(format!("{path}: enum"));
    parts.public.extend(shape.values.iter().map(|value| format!("{path}::{} = {}", value.name, wire(&value.wire))));
    let head = head(def);
    let name = ident(&def.path.name);
    let derives = match shape.kind {
        EnumKind::String => quote!(Clone, Debug, PartialEq, Eq, Hash),
        _ => quote!(Clone, Debug, PartialEq),
    };
    let variants = shape.values.iter().map(|value| {
        let docs = docs::attributes(&variant_docs(value, shape.kind));
        let name = ident(&value.name);
        quote!(#docs #name)
    });
    let unknown = scope.ty(match shape.kind {
        EnumKind::String => &Type::String,
        EnumKind::Integer => &Type::I64,
        EnumKind::Json => &Type::Json,
    });
    parts.items.push(print::item(quote! {
        #head
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the document does not name, kept as it came.
            UnknownValue(#unknown),
        }
    }));
    parts.json.push(table(def, shape));
}

fn variant_docs(value: &EnumValue, kind: EnumKind) -> Vec<String> {
    let label = plain::one_line(&value.label);
    if label.is_empty() || label == value.wire {
        let shown = if kind == EnumKind::String && value.wire.is_empty() { "\"\"" } else { value.wire.as_str() };
        return vec![inline::code(shown)];
    }
    markdown::safe(&label)
}

fn table(def: &TypeDef, shape: &Enum) -> String {
    let kind = match shape.kind {
        EnumKind::String => "str",
        EnumKind::Integer => "i64",
        EnumKind::Json => "json",
    };
    let mut table = format!("rt::json_enum! {{ {}: {kind} {{\n", ident::text(&def.path.name));
    for value in &shape.values {
        let name = ident::text(&value.name);
        let label = plain::one_line(&value.label);
        let wire = match shape.kind {
            EnumKind::Integer => integer(&value.wire),
            _ => quoted(&value.wire),
        };
        let label = match shape.kind {
            EnumKind::String if !label.is_empty() && label != value.wire => format!(" {}", quoted(&label)),
            _ => String::new(),
        };
        table.push_str(&format!("    {name} = {wire}{label},\n"));
    }
    table.push_str("} }\n");
    table
}

// Only digits can stand outside of quotes.
fn integer(wire: &str) -> String {
    wire.parse::<i64>().unwrap_or_default().to_string()
}
