//! The shape of a type or an operation as text: equal texts, equal shapes, whatever their names.

use openapi_bindgen_ir::{Operation, Rest, Shape, Type, TypeDef};

use crate::edges::payload_type;
use crate::signature;

/// The shape of a definition, mentioned types standing as `name` spells them.
pub(super) fn of_type(def: &TypeDef, name: &dyn Fn(&Type) -> String) -> String {
    let mut parts: Vec<String> = match &def.shape {
        Shape::Struct(object) => {
            let mut parts: Vec<String> = object
                .fields
                .iter()
                .map(|field| format!("{}:{:?}:{}", field.wire, field.presence, name(&field.ty)))
                .collect();
            parts.push(match &object.rest {
                Rest::Kept { value, .. } => format!("*:{}", name(value)),
                other => format!("{other:?}"),
            });
            parts
        }
        Shape::Enum(values) => values.values.iter().map(|value| value.wire.clone()).collect(),
        Shape::Union(union) => union.branches.iter().map(|branch| name(&branch.ty)).collect(),
        Shape::Alias(target) => vec![name(target)],
        Shape::Newtype { inner, checks } => vec![name(inner), format!("{checks:?}")],
    };
    parts.sort_unstable();
    format!("{} {}", kind(&def.shape), parts.join("\u{1f}"))
}

/// A word for the kind of a shape.
pub(super) fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct(_) => "struct",
        Shape::Enum(_) => "enum",
        Shape::Union(_) => "union",
        Shape::Alias(_) => "alias",
        Shape::Newtype { .. } => "newtype",
    }
}

/// How many parts a shape has: a shape of one part is too common to tell anything.
pub(crate) fn weight(shape: &Shape) -> usize {
    match shape {
        Shape::Struct(object) => object.fields.len(),
        Shape::Enum(values) => values.values.len(),
        Shape::Union(union) => union.branches.len(),
        Shape::Alias(_) | Shape::Newtype { .. } => 0,
    }
}

/// The shape of an operation, without its names and path.
pub(super) fn of_operation(operation: &Operation) -> String {
    spelled(operation, &signature::ty)
}

fn spelled(operation: &Operation, name: &dyn Fn(&Type) -> String) -> String {
    let params: Vec<String> = operation
        .params
        .iter()
        .map(|param| format!("{}:{}:{}", param.style.location, param.wire, name(&param.ty)))
        .collect();
    let body = operation.body.as_ref().map(|body| name(&body.main.ty));
    let cases: Vec<String> = operation
        .reply
        .cases
        .iter()
        .chain(&operation.errors)
        .map(|case| format!("{:?}:{:?}", case.status, payload_type(case).map(name)))
        .collect();
    format!("{params:?} {body:?} {cases:?}")
}

/// The shape of an operation without the names of inline types, which follow from its own.
pub(super) fn nameless_operation(operation: &Operation) -> String {
    let own = |ty: &Type| {
        let mut inner = ty;
        while let Type::List(next) | Type::Map(next) | Type::Nullable(next) | Type::Boxed(next) = inner {
            inner = next;
        }
        match inner {
            Type::Named(path) if path.tag.is_some() => "inline".to_owned(),
            _ => signature::ty(ty),
        }
    };
    spelled(operation, &own)
}

/// Whether two shapes are of one kind and have half of their parts in common.
pub(super) fn alike(old: &Shape, new: &Shape) -> bool {
    match (old, new) {
        (Shape::Struct(old), Shape::Struct(new)) => half(
            old.fields.iter().map(|field| field.wire.as_str()).collect(),
            new.fields.iter().map(|field| field.wire.as_str()).collect(),
        ),
        (Shape::Enum(old), Shape::Enum(new)) => half(
            old.values.iter().map(|value| value.wire.as_str()).collect(),
            new.values.iter().map(|value| value.wire.as_str()).collect(),
        ),
        (old, new) => kind(old) == kind(new),
    }
}

fn half(old: Vec<&str>, new: Vec<&str>) -> bool {
    let smaller = old.len().min(new.len());
    let known: std::collections::BTreeSet<&str> = old.into_iter().collect();
    let shared = new.into_iter().filter(|part| known.contains(part)).count();
    shared * 2 >= smaller
}
