//! Types that are another kind of type: told by what made them so, where that can be seen.

use openapi_bindgen_ir::{Rest, Shape, Struct, Type, Union};

use super::{Pair, fields, unions};
use crate::codes;
use crate::context::{Context, Retyped};
use crate::finding::Finding;
use crate::signature;
use crate::verdict::Source;

/// Compares two types of different kinds.
pub(super) fn compare(context: &Context<'_>, pair: &Pair<'_>, out: &mut Vec<Finding>) {
    let mut causes = Vec::new();
    match (&pair.old.shape, &pair.new.shape) {
        (Shape::Struct(old), new) => {
            if let Some(new) = open_object(new, old) {
                fields::compare(context, pair, old, &new, &mut causes);
            }
        }
        (old, Shape::Struct(new)) => {
            if let Some(old) = open_object(old, new) {
                fields::compare(context, pair, &old, new, &mut causes);
            }
        }
        (Shape::Union(old), Shape::Alias(new)) => branches(context, pair, (old, None), (new, true), &mut causes),
        (Shape::Alias(old), Shape::Union(new)) => branches(context, pair, (new, Some(old)), (old, false), &mut causes),
        _ => {}
    }
    match causes.first_mut() {
        Some(cause) => {
            cause.source = Source::Major;
            cause.what = format!(
                "{} With that, {} is now {}, and was {}.",
                cause.what,
                pair.name(),
                words(&pair.new.shape),
                words(&pair.old.shape)
            );
            cause.effect.old = Some(signature::definition(pair.old));
            cause.effect.new = Some(signature::definition(pair.new));
            out.append(&mut causes);
        }
        None => out.push(whole(context, pair)),
    }
}

/// What an object of which nothing is said is beside a described one: a struct without members.
fn open_object(shape: &Shape, other: &Struct) -> Option<Struct> {
    let (Shape::Alias(Type::Map(value)) | Shape::Newtype { inner: Type::Map(value), .. }) = shape else { return None };
    let rest = match (&**value, &other.rest) {
        (Type::Json, rest) => rest.clone(),
        (value, Rest::Kept { value: known, .. }) if value == known => other.rest.clone(),
        _ => return None,
    };
    Some(Struct { fields: Vec::new(), rest, checks: other.checks.clone() })
}

/// A union of which one branch is left, or that a type became a branch of: the other branches came or went.
fn branches(
    context: &Context<'_>,
    pair: &Pair<'_>,
    (union, was): (&Union, Option<&Type>),
    (alone, removed): (&Type, bool),
    out: &mut Vec<Finding>,
) {
    let same = |ty: &Type| if removed { context.same(ty, alone) } else { context.same(alone, ty) };
    let Some(stays) = union.branches.iter().position(|branch| same(&branch.ty)) else { return };
    for (_, branch) in union.branches.iter().enumerate().filter(|(at, _)| *at != stays) {
        out.push(match was {
            None => unions::removed(context, pair, branch),
            Some(_) => unions::added(context, pair, branch, false),
        });
    }
}

/// A type of which nothing is left that could be compared.
fn whole(context: &Context<'_>, pair: &Pair<'_>) -> Finding {
    let (from, to) = (Type::Named(pair.old.path.clone()), Type::Named(pair.new.path.clone()));
    let (request, response) = context.wires(&from, &to, pair.sides);
    let became_enum = match (&pair.old.shape, &pair.new.shape) {
        (Shape::Alias(inner) | Shape::Newtype { inner, .. }, Shape::Enum(_)) => {
            context.retyped(inner, &to) == Retyped::Enum
        }
        _ => false,
    };
    let (code, what) = if became_enum {
        (&codes::TYPE_ENUM, format!("Only listed values are left of {}.", pair.name()))
    } else {
        let (is, was) = (words(&pair.new.shape), words(&pair.old.shape));
        (&codes::TYPE_KIND, format!("{} is now {is}, and was {was}.", pair.name()))
    };
    pair.finding(code, what)
        .source(Source::Major)
        .wires(request, response)
        .was(signature::definition(pair.old))
        .is(signature::definition(pair.new))
}

/// A kind of type in words.
fn words(shape: &Shape) -> String {
    match shape {
        Shape::Struct(_) => "a struct".to_owned(),
        Shape::Enum(_) => "an enum".to_owned(),
        Shape::Union(_) => "a union".to_owned(),
        Shape::Alias(inner) => format!("`{}`", signature::ty(inner)),
        Shape::Newtype { inner, .. } => format!("a wrapper of `{}`", signature::ty(inner)),
    }
}
