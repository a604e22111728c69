//! Values that a test can send: the smallest that a type takes.

use openapi_bindgen_ir::{Branch, EnumKind, Param, Presence, Shape, Struct, Type, TypeDef};

use crate::model::Model;
use crate::text::literal::quoted;

// A value that is deeper or larger than this is none to send in a test.
const DEEPEST: usize = 12;
const LARGEST: usize = 2000;

/// The JSON text of a small value; `None` where there is none, as for a type that needs itself.
pub(super) fn json(ty: &Type, model: &Model<'_>) -> Option<String> {
    let mut sampler = Sampler { model, left: LARGEST };
    match ty {
        // What is sent as a parameter must not be empty.
        Type::List(item) => Some(format!("[{}]", sampler.value(item, DEEPEST)?)),
        Type::Map(item) => Some(format!("{{\"a\":{}}}", sampler.value(item, DEEPEST)?)),
        Type::Nullable(inner) => json(inner, model),
        ty => sampler.value(ty, DEEPEST),
    }
}

struct Sampler<'m> {
    model: &'m Model<'m>,
    left: usize,
}

impl Sampler<'_> {
    fn value(&mut self, ty: &Type, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        self.left = self.left.checked_sub(1)?;
        Some(match ty {
            Type::Bool => "true".to_owned(),
            Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 | Type::F64 | Type::Number => "1".to_owned(),
            Type::String | Type::Secret | Type::File | Type::Custom(_) => "\"a\"".to_owned(),
            Type::Json | Type::Map(_) => "{}".to_owned(),
            Type::List(_) => "[]".to_owned(),
            Type::Null | Type::Nullable(_) => "null".to_owned(),
            Type::DateTime => "\"2020-01-02T03:04:05Z\"".to_owned(),
            Type::Date => "\"2020-01-02\"".to_owned(),
            Type::Time => "\"03:04:05Z\"".to_owned(),
            Type::Duration => "\"P1D\"".to_owned(),
            Type::Uuid => "\"00000000-0000-4000-8000-000000000000\"".to_owned(),
            Type::Decimal => "\"1\"".to_owned(),
            Type::Base64 => "\"YQ==\"".to_owned(),
            Type::BlankOr(inner) | Type::Boxed(inner) => self.value(inner, depth)?,
            Type::Named(path) => self.definition(self.model.get(path)?, depth)?,
        })
    }

    fn definition(&mut self, def: &TypeDef, depth: usize) -> Option<String> {
        match &def.shape {
            Shape::Struct(shape) => self.object(shape, None, depth),
            Shape::Enum(shape) => Some(match (shape.values.iter().find(|value| !value.wire.is_empty()), shape.kind) {
                (Some(value), EnumKind::String) => text(&value.wire),
                (Some(value), _) => value.wire.clone(),
                (None, EnumKind::Integer) => "1".to_owned(),
                (None, _) => "\"a\"".to_owned(),
            }),
            Shape::Union(union) => union.branches.iter().find_map(|branch| self.branch(branch, depth)),
            Shape::Alias(ty) | Shape::Newtype { inner: ty, .. } => self.value(ty, depth),
        }
    }

    fn branch(&mut self, branch: &Branch, depth: usize) -> Option<String> {
        let tag = branch.guard.tag.as_ref().and_then(|tag| Some((tag.key.as_str(), tag.values.first()?.as_str())));
        match (tag, structure(&branch.ty, self.model)) {
            (Some(tag), Some(shape)) => self.object(shape, Some(tag), depth),
            _ => self.value(&branch.ty, depth),
        }
    }

    // Required members, and the tag that a union looks at.
    fn object(&mut self, shape: &Struct, tag: Option<(&str, &str)>, depth: usize) -> Option<String> {
        let mut members: Vec<String> = tag.iter().map(|(key, tag)| format!("{}:{}", text(key), text(tag))).collect();
        for field in shape.fields.iter().filter(|field| tag.is_none_or(|(key, _)| key != field.wire)) {
            match field.presence {
                Presence::Required => {
                    members.push(format!("{}:{}", text(&field.wire), self.value(&field.ty, depth)?));
                }
                Presence::RequiredNullable => members.push(format!("{}:null", text(&field.wire))),
                Presence::Optional | Presence::OptionalNullable => {}
            }
        }
        Some(format!("{{{}}}", members.join(",")))
    }
}

fn structure<'a>(ty: &Type, model: &Model<'a>) -> Option<&'a Struct> {
    match ty {
        Type::Boxed(inner) => structure(inner, model),
        Type::Named(path) => match &model.get(path)?.shape {
            Shape::Struct(shape) => Some(shape),
            Shape::Alias(ty) => structure(ty, model),
            _ => None,
        },
        _ => None,
    }
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
pub(super) fn argument(param: &Param, model: &Model<'_>) -> Option<String> {
    let value = match (&param.ty, param.style.location.as_str()) {
        (Type::Json, _) => "&value(\"1\")".to_owned(),
        // A path has no place for what is empty.
        (ty, "path") if json(ty, model)? == "{}" => return None,
        (ty, _) => expression(ty, model)?,
    };
    Some(if param.nullable { format!("Some({value})") } else { value })
}

fn expression(ty: &Type, model: &Model<'_>) -> Option<String> {
    Some(match ty {
        Type::Boxed(inner) => expression(inner, model)?,
        Type::Bool => "true".to_owned(),
        Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 => "1".to_owned(),
        Type::F64 => "1.0".to_owned(),
        Type::Null => "()".to_owned(),
        Type::String => "\"a\"".to_owned(),
        Type::List(_) => format!("&value::<Vec<_>>({})", quoted(&json(ty, model)?)),
        _ => format!("&value({})", quoted(&json(ty, model)?)),
    })
}
