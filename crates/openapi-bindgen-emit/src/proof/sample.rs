//! Values that a test can send: the smallest that a type takes.

use openapi_bindgen_ir::{EnumKind, Param, Presence, Shape, Struct, Type, TypeDef};

use crate::model::Model;
use crate::text::literal::quoted;

// A type that needs itself has no small value.
const DEEPEST: usize = 12;

/// The JSON text of a small value.
pub(super) fn json(ty: &Type, model: &Model<'_>) -> String {
    value(ty, model, DEEPEST)
}

fn value(ty: &Type, model: &Model<'_>, depth: usize) -> String {
    let Some(depth) = depth.checked_sub(1) else { return "null".to_owned() };
    match ty {
        Type::Bool => "true".to_owned(),
        Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 | Type::F64 | Type::Number => "1".to_owned(),
        Type::String | Type::Secret | Type::File | Type::Custom(_) => "\"a\"".to_owned(),
        Type::Json => "{}".to_owned(),
        Type::Null | Type::Nullable(_) => "null".to_owned(),
        Type::DateTime => "\"2020-01-02T03:04:05Z\"".to_owned(),
        Type::Date => "\"2020-01-02\"".to_owned(),
        Type::Time => "\"03:04:05Z\"".to_owned(),
        Type::Duration => "\"P1D\"".to_owned(),
        Type::Uuid => "\"00000000-0000-4000-8000-000000000000\"".to_owned(),
        Type::Decimal => "\"1\"".to_owned(),
        Type::Base64 => "\"YQ==\"".to_owned(),
        Type::List(item) => format!("[{}]", value(item, model, depth)),
        Type::Map(item) => format!("{{\"a\":{}}}", value(item, model, depth)),
        Type::BlankOr(inner) | Type::Boxed(inner) => value(inner, model, depth),
        Type::Named(path) => model.get(path).map_or("null".to_owned(), |def| definition(def, model, depth)),
    }
}

fn definition(def: &TypeDef, model: &Model<'_>, depth: usize) -> String {
    match &def.shape {
        Shape::Struct(shape) => object(shape, &[], model, depth),
        Shape::Enum(shape) => match (shape.values.first(), shape.kind) {
            (Some(value), EnumKind::String) => text(&value.wire),
            (Some(value), _) => value.wire.clone(),
            (None, EnumKind::Integer) => "1".to_owned(),
            (None, _) => "\"a\"".to_owned(),
        },
        Shape::Union(union) => union.branches.first().map_or("null".to_owned(), |branch| {
            let tag = branch.guard.tag.as_ref().and_then(|tag| Some((tag.key.as_str(), tag.values.first()?.as_str())));
            let inner = inner_struct(&branch.ty, model);
            match (tag, inner) {
                (Some(tag), Some(shape)) => object(shape, &[tag], model, depth),
                _ => value(&branch.ty, model, depth),
            }
        }),
        Shape::Alias(ty) | Shape::Newtype { inner: ty, .. } => value(ty, model, depth),
    }
}

fn inner_struct<'a>(ty: &Type, model: &Model<'a>) -> Option<&'a Struct> {
    match ty {
        Type::Boxed(inner) => inner_struct(inner, model),
        Type::Named(path) => match &model.get(path)?.shape {
            Shape::Struct(shape) => Some(shape),
            Shape::Alias(ty) => inner_struct(ty, model),
            _ => None,
        },
        _ => None,
    }
}

// Required members, and the tags that a union looks at.
fn object(shape: &Struct, tags: &[(&str, &str)], model: &Model<'_>, depth: usize) -> String {
    let mut members: Vec<String> = tags.iter().map(|(key, tag)| format!("{}:{}", text(key), text(tag))).collect();
    for field in &shape.fields {
        let is_tag = tags.iter().any(|(key, _)| *key == field.wire);
        match field.presence {
            _ if is_tag => {}
            Presence::Required => members.push(format!("{}:{}", text(&field.wire), value(&field.ty, model, depth))),
            Presence::RequiredNullable => members.push(format!("{}:null", text(&field.wire))),
            Presence::Optional | Presence::OptionalNullable => {}
        }
    }
    format!("{{{}}}", members.join(","))
}

/// The text as a JSON string.
pub(super) fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if u32::from(c) < 0x20 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The expression of an argument.
pub(super) fn argument(param: &Param, model: &Model<'_>) -> String {
    let some = |text: String| if param.nullable { format!("Some({text})") } else { text };
    some(expression(&param.ty, model))
}

fn expression(ty: &Type, model: &Model<'_>) -> String {
    match ty {
        Type::Boxed(inner) => expression(inner, model),
        Type::Bool => "true".to_owned(),
        Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 => "1".to_owned(),
        Type::F64 => "1.0".to_owned(),
        Type::Null => "()".to_owned(),
        Type::String => "\"a\"".to_owned(),
        Type::List(_) => format!("&value::<Vec<_>>({})", quoted(&json(ty, model))),
        _ => format!("&value({})", quoted(&json(ty, model))),
    }
}
