//! Drafts as short text.

use std::fmt::Write;

use openapi_bindgen_diagnostics::{Severity, Sink};
use openapi_bindgen_ir::{Check, Docs, Guard, Presence, Rest, Shape, Type};

use super::Draft;

pub(super) fn all(drafts: &[Draft], sink: &Sink) -> String {
    let mut text = String::new();
    for draft in drafts {
        let _ = write!(text, "{}", one(draft));
    }
    for diagnostic in sink.all().iter().filter(|d| d.severity != Severity::Note) {
        let _ = writeln!(text, "! {} {} {}", diagnostic.code.0, diagnostic.pointer.as_str(), diagnostic.what);
    }
    text
}

fn one(draft: &Draft) -> String {
    let name = short(draft.key.as_str());
    let mut text = String::new();
    match &draft.def.shape {
        Shape::Struct(fields) => {
            let _ = writeln!(text, "struct {name} [{}]{}", draft.words.join(" "), docs(&draft.def.docs));
            for field in &fields.fields {
                let ty = ty(&field.ty);
                let ty = match field.presence {
                    Presence::Required => ty,
                    Presence::RequiredNullable => format!("Option!<{ty}>"),
                    Presence::Optional => format!("Option<{ty}>"),
                    Presence::OptionalNullable => format!("Field<{ty}>"),
                };
                let _ = write!(text, "  {}: {ty}{}{}", field.wire, checks(&field.checks), docs(&field.docs));
                if let Some(default) = &field.default {
                    let _ = write!(text, " = {default}");
                }
                text.push('\n');
            }
            match &fields.rest {
                Rest::Ignored => {}
                Rest::Denied => text.push_str("  deny\n"),
                Rest::Kept { value, checks: inner, .. } => {
                    let _ = writeln!(text, "  ..: {}{}", ty(value), checks(inner));
                }
            }
            if !fields.checks.is_empty() {
                let _ = writeln!(text, "  check{}", checks(&fields.checks));
            }
        }
        Shape::Enum(values) => {
            let _ =
                writeln!(text, "enum {name} [{}] {:?}{}", draft.words.join(" "), values.kind, docs(&draft.def.docs));
            for value in &values.values {
                let label = if value.label.is_empty() { String::new() } else { format!(" ({})", value.label) };
                let hint = if value.name == value.wire { String::new() } else { format!(" as {}", value.name) };
                let _ = writeln!(text, "  {}{hint}{label}", value.wire);
            }
        }
        Shape::Union(union) => {
            let open = if union.open { " open" } else { "" };
            let _ = writeln!(text, "union {name} [{}]{open}{}", draft.words.join(" "), docs(&draft.def.docs));
            for branch in &union.branches {
                let guard = guard(&branch.guard);
                let _ = writeln!(text, "  {}: {} if {guard}{}", branch.name, ty(&branch.ty), checks(&branch.checks));
            }
        }
        Shape::Alias(inner) => {
            let _ = writeln!(text, "type {name} [{}] = {}{}", draft.words.join(" "), ty(inner), docs(&draft.def.docs));
        }
        Shape::Newtype { inner, checks: rules } => {
            let _ = writeln!(text, "newtype {name} [{}] = {}{}", draft.words.join(" "), ty(inner), checks(rules));
        }
    }
    text
}

fn short(key: &str) -> &str {
    key.strip_prefix("/components/schemas/").unwrap_or(key)
}

fn docs(docs: &Docs) -> String {
    let parts = [docs.summary.clone(), docs.text.clone(), docs.notes.join(" ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!(" // {}", parts.join(" | ").replace('\n', "/")) }
}

fn ty(ty: &Type) -> String {
    match ty {
        Type::Named(path) => short(&path.name).to_owned(),
        Type::List(inner) => format!("Vec<{}>", self::ty(inner)),
        Type::Map(inner) => format!("Map<{}>", self::ty(inner)),
        Type::Nullable(inner) => format!("Option<{}>", self::ty(inner)),
        Type::BlankOr(inner) => format!("BlankOr<{}>", self::ty(inner)),
        Type::Boxed(inner) => format!("Box<{}>", self::ty(inner)),
        Type::Custom(path) => path.clone(),
        other => format!("{other:?}"),
    }
}

fn checks(checks: &[Check]) -> String {
    if checks.is_empty() { String::new() } else { format!(" {checks:?}") }
}

fn guard(guard: &Guard) -> String {
    let mut parts = Vec::new();
    if !guard.kinds.is_empty() {
        parts.push(format!("{:?}", guard.kinds));
    }
    if let Some(tag) = &guard.tag {
        parts.push(format!("{} = {}", tag.key, tag.values.join("|")));
    }
    if !guard.keys.is_empty() {
        parts.push(format!("has {}", guard.keys.join(",")));
    }
    if parts.is_empty() { "any".to_owned() } else { parts.join(" & ") }
}
