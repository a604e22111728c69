//! Pairs types that stand in the same position: the body of the same operation, the same member of the same type.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Operation, Rest, Shape, Type};

use super::{Matching, shape};
use crate::edges::payload_type;
use crate::index::Index;

/// Follows equal positions from paired operations and types, as far as pairs are found.
pub(super) fn spread(
    matching: &mut Matching,
    old: &Index<'_>,
    new: &Index<'_>,
    operations: &[(usize, usize)],
    mut pending: Vec<(usize, usize)>,
) {
    for (from, to) in operations {
        if let (Some(from), Some(to)) = (old.operations.get(*from), new.operations.get(*to)) {
            for (from, to) in in_operation(from.operation, to.operation) {
                meet(matching, old, new, from, to, &mut pending);
            }
        }
    }
    while let Some((from, to)) = pending.pop() {
        let (Some(from), Some(to)) = (old.at(from), new.at(to)) else { continue };
        for (from, to) in in_shape(&from.shape, &to.shape) {
            meet(matching, old, new, from, to, &mut pending);
        }
    }
}

/// Pairs the named types in two types of the same build, when both are free and alike.
fn meet(
    matching: &mut Matching,
    old: &Index<'_>,
    new: &Index<'_>,
    from: &Type,
    to: &Type,
    pending: &mut Vec<(usize, usize)>,
) {
    match (from, to) {
        (Type::Named(from), Type::Named(to)) => {
            let (Some(from), Some(to)) = (old.find(from), new.find(to)) else { return };
            let alike = match (old.at(from), new.at(to)) {
                (Some(from), Some(to)) => shape::alike(&from.shape, &to.shape),
                _ => false,
            };
            if alike && matching.add(from, to) {
                pending.push((from, to));
            }
        }
        _ => {
            if let (Some(from), Some(to)) = (inner(from), inner(to)) {
                meet(matching, old, new, from, to, pending);
            }
        }
    }
}

/// What a list, map or wrapper holds; presence and blanks do not matter for who is meant.
fn inner(ty: &Type) -> Option<&Type> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => {
            Some(inner)
        }
        Type::Named(_) => Some(ty),
        _ => None,
    }
}

fn in_operation<'a>(old: &'a Operation, new: &'a Operation) -> Vec<(&'a Type, &'a Type)> {
    let mut found = Vec::new();
    let params: BTreeMap<(&str, &str), &Type> =
        new.params.iter().map(|param| ((param.style.location.as_str(), param.wire.as_str()), &param.ty)).collect();
    for param in &old.params {
        if let Some(ty) = params.get(&(param.style.location.as_str(), param.wire.as_str())) {
            found.push((&param.ty, *ty));
        }
    }
    if let (Some(old), Some(new)) = (&old.body, &new.body) {
        found.push((&old.main.ty, &new.main.ty));
    }
    for old in old.reply.cases.iter().chain(&old.errors) {
        let same = new.reply.cases.iter().chain(&new.errors).find(|case| case.status == old.status);
        if let (Some(old), Some(new)) = (payload_type(old), same.and_then(payload_type)) {
            found.push((old, new));
        }
    }
    found
}

fn in_shape<'a>(old: &'a Shape, new: &'a Shape) -> Vec<(&'a Type, &'a Type)> {
    match (old, new) {
        (Shape::Struct(old), Shape::Struct(new)) => {
            let known: BTreeMap<&str, &Type> =
                new.fields.iter().map(|field| (field.wire.as_str(), &field.ty)).collect();
            let mut found: Vec<(&Type, &Type)> = old
                .fields
                .iter()
                .filter_map(|field| known.get(field.wire.as_str()).map(|ty| (&field.ty, *ty)))
                .collect();
            if let (Rest::Kept { value: old, .. }, Rest::Kept { value: new, .. }) = (&old.rest, &new.rest) {
                found.push((old, new));
            }
            found
        }
        (Shape::Union(old), Shape::Union(new)) => old
            .branches
            .iter()
            .filter_map(|branch| {
                let same = new.branches.iter().find(|other| other.name == branch.name)?;
                Some((&branch.ty, &same.ty))
            })
            .collect(),
        (
            Shape::Alias(old) | Shape::Newtype { inner: old, .. },
            Shape::Alias(new) | Shape::Newtype { inner: new, .. },
        ) => {
            vec![(old, new)]
        }
        _ => Vec::new(),
    }
}
