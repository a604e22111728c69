//! The table of a struct: one line per member, for reading, writing and validation.

use openapi_bindgen_ir::{Presence, Rest, Struct, TypeDef};

use super::checks;
use crate::names::ident;
use crate::text::literal::quoted;

pub(super) fn table(def: &TypeDef, shape: &Struct) -> String {
    let mut table = format!("rt::json_object! {{ {} {{\n", ident::text(&def.path.name));
    for field in &shape.fields {
        let presence = match field.presence {
            Presence::Required | Presence::RequiredNullable => "required",
            Presence::Optional => "optional",
            Presence::OptionalNullable => "field",
        };
        let name = ident::text(&field.name);
        table.push_str(&format!("    {name}: {presence} {}{},\n", quoted(&field.wire), checks::list(&field.checks)));
    }
    if let Rest::Kept { name, checks, .. } = &shape.rest {
        table.push_str(&format!("    {}: rest{},\n", ident::text(name), checks::list(checks)));
    }
    table.push('}');
    if shape.rest == Rest::Denied {
        table.push_str(" deny");
    }
    if !shape.checks.is_empty() {
        table.push_str(&format!(" check{}", checks::list(&shape.checks)));
    }
    table.push_str(" }\n");
    table
}
