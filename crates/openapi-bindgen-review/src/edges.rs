//! Which generated types a type or an operation mentions, and in which direction.

use openapi_bindgen_ir::{Case, Operation, Payload, Rest, Shape, Type, TypeDef, TypePath};

/// In which directions something is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) request: bool,
    pub(crate) response: bool,
}

impl Sides {
    pub(crate) const REQUEST: Self = Self { request: true, response: false };
    pub(crate) const RESPONSE: Self = Self { request: false, response: true };
    pub(crate) const BOTH: Self = Self { request: true, response: true };

    pub(crate) const fn and(self, other: Self) -> Self {
        Self { request: self.request && other.request, response: self.response && other.response }
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self { request: self.request || other.request, response: self.response || other.response }
    }

    pub(crate) const fn none(self) -> bool {
        !self.request && !self.response
    }

    /// Where a member stands on the wire, by its flags.
    pub(crate) const fn of_member(read_only: bool, write_only: bool) -> Self {
        Self { request: !read_only || write_only, response: !write_only || read_only }
    }
}

/// The types that a definition mentions, each with the directions in which it reaches them.
pub(crate) fn of_type(def: &TypeDef) -> Vec<(&TypePath, Sides)> {
    let mut edges = Vec::new();
    match &def.shape {
        Shape::Struct(object) => {
            for field in &object.fields {
                named(&field.ty, Sides::of_member(field.read_only, field.write_only), &mut edges);
            }
            if let Rest::Kept { value, .. } = &object.rest {
                named(value, Sides::BOTH, &mut edges);
            }
        }
        Shape::Enum(_) => {}
        Shape::Union(union) => {
            for branch in &union.branches {
                named(&branch.ty, Sides::BOTH, &mut edges);
            }
        }
        Shape::Alias(target) => named(target, Sides::BOTH, &mut edges),
        Shape::Newtype { inner, .. } => named(inner, Sides::BOTH, &mut edges),
    }
    edges
}

/// The types that an operation mentions.
pub(crate) fn of_operation(operation: &Operation) -> Vec<(&TypePath, Sides)> {
    let mut edges = Vec::new();
    for param in &operation.params {
        named(&param.ty, Sides::REQUEST, &mut edges);
    }
    if let Some(body) = &operation.body {
        for media in std::iter::once(&body.main).chain(&body.also).chain(body.others.iter().map(|other| &other.1)) {
            named(&media.ty, Sides::REQUEST, &mut edges);
        }
    }
    for case in operation.reply.cases.iter().chain(&operation.errors).chain(&operation.stream) {
        if let Some(ty) = payload_type(case) {
            named(ty, Sides::RESPONSE, &mut edges);
        }
        for (_, ty, _) in &case.headers {
            named(ty, Sides::RESPONSE, &mut edges);
        }
    }
    edges
}

/// The type that a case's body is read as.
pub(crate) fn payload_type(case: &Case) -> Option<&Type> {
    match &case.payload {
        Payload::Json(ty) | Payload::Events(ty) | Payload::JsonLines(ty) => Some(ty),
        Payload::Empty | Payload::Text | Payload::Bytes | Payload::Stream => None,
    }
}

fn named<'a>(ty: &'a Type, sides: Sides, edges: &mut Vec<(&'a TypePath, Sides)>) {
    match ty {
        Type::Named(path) => edges.push((path, sides)),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => {
            named(inner, sides, edges);
        }
        _ => {}
    }
}
