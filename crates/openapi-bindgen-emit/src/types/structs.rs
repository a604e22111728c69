//! Structs: the declaration that says everything about each member on one line.

use openapi_bindgen_ir::{Field, Presence, Rest, Struct, TypeDef};

use super::{checks, head, public_path, setters};
use crate::names::ident;
use crate::names::scope::Scope;
use crate::text::docs;
use crate::text::literal::quoted;
use crate::unit::Parts;

pub(super) fn define(def: &TypeDef, shape: &Struct, scope: &Scope<'_>, parts: &mut Parts) {
    let path = public_path(def);
    parts.public.push(format!("{path}: struct"));
    let default = if def.in_requests && setters::has_default(shape) { "    #[derive(Default)]\n" } else { "" };
    let mut text = format!("rt::object! {{\n{}{default}    pub struct {} {{\n", head(def), ident::text(&def.path.name));
    for field in &shape.fields {
        let (name, ty) = (ident::text(&field.name), field_type(field, scope));
        parts.public.push(format!("{path}.{name}: {ty}"));
        text.push_str(&docs::comment("        ///", &documentation(field)));
        text.push_str(if field.deprecated { "        #[deprecated]\n" } else { "" });
        let (wire, checks) = (quoted(&field.wire), checks::list(&field.checks));
        // What only the user sends is a secret more often than not.
        let hidden = if field.write_only { " hidden" } else { "" };
        text.push_str(&format!("        pub {name}: {ty} = {} {wire}{hidden}{checks},\n", presence(field)));
    }
    if let Rest::Kept { name, value, docs, checks } = &shape.rest {
        let (name, ty) = (ident::text(name), scope.generic_text("Map", value));
        parts.public.push(format!("{path}.{name}: {ty}"));
        let lines = docs::lines_or(docs, "Members that the document does not name, kept at the top level.");
        text.push_str(&docs::comment("        ///", &lines));
        text.push_str(&format!("        pub {name}: {ty} = rest{},\n", checks::list(checks)));
    }
    text.push_str("    }");
    text.push_str(if shape.rest == Rest::Denied { " deny" } else { "" });
    if !shape.checks.is_empty() {
        text.push_str(&checks::list(&shape.checks));
    }
    text.push_str("\n}\n");
    parts.items.push(text);
    if def.in_requests {
        setters::define(def, shape, scope, parts);
    }
}

fn documentation(field: &Field) -> Vec<String> {
    let mut lines = docs::lines(&field.docs);
    if lines.is_empty() {
        lines = docs::called(&field.name, &field.wire);
    }
    if let Some(default) = &field.default {
        docs::add_fact(&mut lines, docs::default_value(default));
    }
    lines
}

/// The word of the runtime's table.
fn presence(field: &Field) -> &'static str {
    match field.presence {
        Presence::Required | Presence::RequiredNullable => "required",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "field",
    }
}

/// The type of a field with its presence.
fn field_type(field: &Field, scope: &Scope<'_>) -> String {
    match field.presence {
        Presence::Required => scope.text(&field.ty),
        Presence::RequiredNullable | Presence::Optional => scope.generic_text("Option", &field.ty),
        Presence::OptionalNullable => scope.generic_text("Field", &field.ty),
    }
}
