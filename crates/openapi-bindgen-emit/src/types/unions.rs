//! Unions.

use super::{checks, head, public_path};
use crate::names::ident;
use crate::names::scope::Scope;
use crate::text::docs;
use crate::text::literal::quoted;
use crate::unit::Parts;
use openapi_bindgen_ir::{Branch, Guard, JsonKind, Type, TypeDef, Union};

pub(super) fn define(def: &TypeDef, shape: &Union, scope: &Scope<'_>, parts: &mut Parts) {
    let path = public_path(def);
    let name = ident::text(&def.path.name);
    parts.public.push(format!("{path}: enum"));
    let mut text = format!("rt::one_of! {{\n{}    pub enum {name} {{\n", head(def));
    for branch in &shape.branches {
        let variant = ident::text(&branch.name);
        let payload = payload(branch, scope).map(|ty| format!("({ty})")).unwrap_or_default();
        parts.public.push(format!("{path}::{variant}{payload}"));
        text.push_str(&docs::comment("        ///", &docs::lines(&branch.docs)));
        let (guard, checks) = (guard(&branch.guard, &branch.ty), checks::list(&branch.checks));
        let from = if branch.from && !payload.is_empty() { " from" } else { "" };
        text.push_str(&format!("        {variant}{payload}{from}: {guard}{checks},\n"));
    }
    if shape.open {
        parts.public.push(format!("{path}::UnknownVariant({})", scope.known_text("Json")));
    }
    text.push_str(if shape.open { "    } open\n}\n" } else { "    }\n}\n" });
    parts.items.push(text);
}

fn payload(branch: &Branch, scope: &Scope<'_>) -> Option<String> {
    (branch.ty != Type::Null).then(|| scope.text(&branch.ty))
}

fn guard(guard: &Guard, ty: &Type) -> String {
    let mut words: Vec<String> = guard.kinds.iter().map(|kind| kind_word(*kind).to_owned()).collect();
    if *ty == Type::Null && words.is_empty() {
        words.push("null".to_owned());
    }
    if let Some(tag) = &guard.tag {
        let values: Vec<String> = tag.values.iter().map(|value| quoted(value)).collect();
        let word = if tag.optional { "if_tagged" } else { "tag" };
        words.push(format!("{word} {} = {}", quoted(&tag.key), values.join(" | ")));
    }
    if !guard.keys.is_empty() {
        let keys: Vec<String> = guard.keys.iter().map(|key| quoted(key)).collect();
        words.push(format!("keys {}", keys.join(" ")));
    }
    if words.is_empty() { "any".to_owned() } else { words.join(" ") }
}

fn kind_word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
    }
}
