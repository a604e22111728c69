//! Rust expressions for values, made from an example where the document gives one.

use std::collections::BTreeSet;

use openapi_bindgen_ir::{Enum, EnumKind, Field, Presence, Shape, Struct, Type, TypeDef};

use crate::model::Model;
use crate::names::method::{OF_STRUCTS, method};
use crate::names::{ident, known};
use crate::text::json::Json;
use crate::text::literal::quoted;

/// More setters than this hide what the example is about.
const MOST_SETTERS: usize = 3;

const DEEPEST: usize = 6;

/// Writes expressions and remembers the types that they name.
pub(super) struct Writer<'a> {
    pub(super) model: &'a Model<'a>,
    pub(super) imports: BTreeSet<String>,
    /// Statements before the expression: items of lists have lines of their own.
    pub(super) setup: Vec<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(model: &'a Model<'a>) -> Self {
        Self { model, imports: BTreeSet::new(), setup: Vec::new() }
    }

    /// An expression for an argument of this type; `None` where people would not write one by hand.
    pub(super) fn argument(&mut self, ty: &Type, example: Option<&Json>) -> Option<String> {
        self.value(ty, example, false, DEEPEST)
    }

    /// The name of a type, imported where its short name means nothing else.
    pub(super) fn name(&mut self, def: &TypeDef) -> String {
        let name = ident::text(&def.path.name);
        let is_taken =
            known::is_reserved(&def.path.name) || matches!(name.as_str(), "Client" | "Duration" | "ErrorKind");
        match &def.path.tag {
            Some(tag) => format!("operations::{}::{name}", ident::text(tag)),
            None if is_taken => format!("types::{name}"),
            None => {
                self.imports.insert(name.clone());
                name
            }
        }
    }

    // `owned`: the value itself is wanted, not what converts into it.
    fn value(&mut self, ty: &Type, example: Option<&Json>, owned: bool, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match (ty, example) {
            (Type::Bool, Some(Json::Bool(value))) => Some(value.to_string()),
            (Type::Bool, _) => Some("true".to_owned()),
            (Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128, example) => Some(integer(example)),
            (Type::F64, Some(Json::Number(text))) if text.contains('.') && !text.contains(['e', 'E']) => {
                Some(text.clone())
            }
            (Type::F64, _) => Some("1.5".to_owned()),
            (Type::String, example) => Some(string(example, owned)),
            (Type::List(item), Some(Json::List(items))) => self.list(item, items.first(), depth),
            (Type::List(item), _) => self.list(item, None, depth),
            (Type::BlankOr(inner) | Type::Boxed(inner), example) if !owned => self.value(inner, example, true, depth),
            (Type::Boxed(inner), example) => Some(format!("Box::new({})", self.value(inner, example, true, depth)?)),
            (Type::Named(path), example) => {
                let def = self.model.get(path)?;
                self.named(def, example, owned, depth)
            }
            (
                Type::DateTime | Type::Date | Type::Time | Type::Duration | Type::Uuid | Type::Decimal,
                Some(Json::Text(text)),
            ) => {
                let name =
                    crate::text::signature::compact(super::showcase::scope().ty(ty)).replace("rt::", "runtime::");
                Some(format!("{}.parse::<{name}>()?", quoted(text)))
            }
            _ => None,
        }
    }

    fn list(&mut self, item: &Type, example: Option<&Json>, depth: usize) -> Option<String> {
        let value = self.value(item, example, true, depth)?;
        if !value.contains("::new(") {
            return Some(format!("vec![{value}]"));
        }
        let name = format!("item{}", "_".repeat(self.setup.len()));
        self.setup.push(format!("let {name} = {value};"));
        Some(format!("vec![{name}]"))
    }

    fn named(&mut self, def: &'a TypeDef, example: Option<&Json>, owned: bool, depth: usize) -> Option<String> {
        match &def.shape {
            Shape::Struct(shape) if def.in_requests => self.structure(def, shape, example, depth),
            Shape::Enum(shape) => {
                let variant = known_variant(shape, example)?;
                Some(format!("{}::{}", self.name(def), ident::text(variant)))
            }
            Shape::Alias(ty) => self.value(ty, example, owned, depth),
            Shape::Newtype { inner, .. } => {
                let inner = self.value(inner, example, true, depth)?;
                Some(format!("{}({inner})", self.name(def)))
            }
            Shape::Union(_) | Shape::Struct(_) => None,
        }
    }

    fn structure(&mut self, def: &TypeDef, shape: &Struct, example: Option<&Json>, depth: usize) -> Option<String> {
        let mut arguments = Vec::new();
        let mut setters = String::new();
        let mut count = 0;
        for field in &shape.fields {
            let given = member(example, &field.wire);
            match field.presence {
                Presence::Required if field.constant.is_some() => {}
                Presence::Required => arguments.push(self.value(&field.ty, given, false, depth)?),
                Presence::RequiredNullable => arguments.push("None".to_owned()),
                _ if count == MOST_SETTERS || given.is_none_or(|value| *value == Json::Null) => {}
                _ => {
                    if let Some(value) = self.set(field, given, depth) {
                        let name = method(&field.name, OF_STRUCTS, |name| shape.fields.iter().any(|f| f.name == name));
                        setters.push_str(&format!(".{name}({value})"));
                        count += 1;
                    }
                }
            }
        }
        Some(format!("{}::new({}){setters}", self.name(def), arguments.join(", ")))
    }

    // What a setter takes: the value, or what converts into it.
    fn set(&mut self, field: &Field, given: Option<&Json>, depth: usize) -> Option<String> {
        let owned =
            field.presence == Presence::OptionalNullable && !matches!(field.ty, Type::String | Type::BlankOr(_));
        self.value(&field.ty, given, owned, depth)
    }
}

fn member<'j>(example: Option<&'j Json>, key: &str) -> Option<&'j Json> {
    let Some(Json::Object(members)) = example else { return None };
    members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

fn integer(example: Option<&Json>) -> String {
    match example {
        Some(Json::Number(text)) if text.parse::<i32>().is_ok_and(|number| number >= 0) => text.clone(),
        _ => "1".to_owned(),
    }
}

fn string(example: Option<&Json>, owned: bool) -> String {
    let text = match example {
        Some(Json::Text(text)) if text.chars().count() <= 60 => quoted(text),
        _ => quoted("…"),
    };
    if owned { format!("{text}.to_owned()") } else { text }
}

fn known_variant<'e>(shape: &'e Enum, example: Option<&Json>) -> Option<&'e str> {
    let given = match (example, shape.kind) {
        (Some(Json::Text(text)), EnumKind::String) => Some(text),
        (Some(Json::Number(text)), EnumKind::Integer) => Some(text),
        _ => None,
    };
    let found = shape.values.iter().find(|value| Some(&value.wire) == given);
    found.or(shape.values.first()).map(|value| value.name.as_str())
}
