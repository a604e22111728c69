//! Visits every type that the IR of an item names.

use openapi_bindgen_ir::{Operation, Payload, Rest, Shape, Type, TypeDef, TypePath};

/// Calls `visit` with every path of a generated type that a definition names.
pub(crate) fn paths_in_def(def: &mut TypeDef, visit: &mut dyn FnMut(&mut Type)) {
    match &mut def.shape {
        Shape::Struct(object) => {
            for field in &mut object.fields {
                named(&mut field.ty, visit);
            }
            if let Rest::Kept { value, .. } = &mut object.rest {
                named(value, visit);
            }
        }
        Shape::Union(union) => union.branches.iter_mut().for_each(|branch| named(&mut branch.ty, visit)),
        Shape::Alias(ty) | Shape::Newtype { inner: ty, .. } => named(ty, visit),
        Shape::Enum(_) => {}
    }
}

/// The same for an operation, without its own types.
pub(crate) fn paths_in_operation(operation: &mut Operation, visit: &mut dyn FnMut(&mut Type)) {
    for param in &mut operation.params {
        named(&mut param.ty, visit);
    }
    if let Some(body) = &mut operation.body {
        let others = body.others.iter_mut().map(|(_, media)| media);
        for media in std::iter::once(&mut body.main).chain(&mut body.also).chain(others) {
            named(&mut media.ty, visit);
        }
    }
    for case in operation.reply.cases.iter_mut().chain(&mut operation.stream).chain(&mut operation.errors) {
        if let Payload::Json(ty) | Payload::Events(ty) | Payload::JsonLines(ty) = &mut case.payload {
            named(ty, visit);
        }
        case.headers.iter_mut().for_each(|(_, ty, _)| named(ty, visit));
    }
}

fn named(ty: &mut Type, visit: &mut dyn FnMut(&mut Type)) {
    match ty {
        Type::Named(_) => visit(ty),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => {
            named(inner, visit)
        }
        _ => {}
    }
}

/// The path of a type that is a generated one.
pub(crate) fn path_of(ty: &Type) -> Option<&TypePath> {
    match ty {
        Type::Named(path) => Some(path),
        _ => None,
    }
}
