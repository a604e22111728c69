//! Which types the operations of which tags need, for crates whose tags are features.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_ir::{Case, Operation, Payload, Rest, Shape, Type, TypeDef, TypePath};

use crate::model::{Model, tags};

/// The tags that need a type, by its path. A type that none needs, and what stands in it, is there in any case.
pub(crate) struct Reach<'a> {
    always: BTreeSet<&'a TypePath>,
    by: BTreeMap<&'a TypePath, BTreeSet<&'a str>>,
    all: usize,
}

impl<'a> Reach<'a> {
    pub(crate) fn new(model: &Model<'a>) -> Self {
        let mut by: BTreeMap<&'a TypePath, BTreeSet<&'a str>> = BTreeMap::new();
        for tag in tags(model.api) {
            let mut found = BTreeSet::new();
            tag.operations.iter().for_each(|operation| of_operation(operation, model, &mut found));
            found.into_iter().for_each(|path| {
                by.entry(path).or_default().insert(&tag.module);
            });
        }
        let mut always = BTreeSet::new();
        for def in model.api.types.iter().filter(|def| !by.contains_key(&def.path)) {
            of_path(&def.path, model, &mut always);
        }
        Self { always, by, all: tags(model.api).count() }
    }

    /// The tags of which one must be on for these types; `None` where they are always there.
    pub(crate) fn tags_of(&self, defs: &[&TypeDef]) -> Option<BTreeSet<&'a str>> {
        if defs.iter().any(|def| self.always.contains(&def.path)) {
            return None;
        }
        let tags: BTreeSet<&str> = defs.iter().filter_map(|def| self.by.get(&def.path)).flatten().copied().collect();
        (!tags.is_empty() && tags.len() < self.all).then_some(tags)
    }
}

fn of_operation<'a>(operation: &'a Operation, model: &Model<'a>, found: &mut BTreeSet<&'a TypePath>) {
    operation.params.iter().for_each(|param| of_type(&param.ty, model, found));
    if let Some(body) = &operation.body {
        let others = body.others.iter().map(|(_, media)| media);
        std::iter::once(&body.main).chain(&body.also).chain(others).for_each(|media| of_type(&media.ty, model, found));
    }
    let cases = operation.reply.cases.iter().chain(&operation.errors).chain(&operation.stream);
    cases.for_each(|case| of_case(case, model, found));
    operation.types.iter().for_each(|def| of_path(&def.path, model, found));
}

fn of_case<'a>(case: &'a Case, model: &Model<'a>, found: &mut BTreeSet<&'a TypePath>) {
    if let Payload::Json(ty) | Payload::Events(ty) | Payload::JsonLines(ty) = &case.payload {
        of_type(ty, model, found);
    }
}

fn of_type<'a>(ty: &'a Type, model: &Model<'a>, found: &mut BTreeSet<&'a TypePath>) {
    match ty {
        Type::Named(path) => of_path(path, model, found),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => {
            of_type(inner, model, found);
        }
        _ => {}
    }
}

// A list of what is still to be looked at, since a chain of types may be long.
fn of_path<'a>(path: &'a TypePath, model: &Model<'a>, found: &mut BTreeSet<&'a TypePath>) {
    let mut left = vec![path];
    while let Some(path) = left.pop() {
        if found.insert(path)
            && let Some(def) = model.get(path)
        {
            parts(def, &mut left);
        }
    }
}

fn parts<'a>(def: &'a TypeDef, left: &mut Vec<&'a TypePath>) {
    match &def.shape {
        Shape::Struct(shape) => {
            shape.fields.iter().for_each(|field| named(&field.ty, left));
            if let Rest::Kept { value, .. } = &shape.rest {
                named(value, left);
            }
        }
        Shape::Union(union) => union.branches.iter().for_each(|branch| named(&branch.ty, left)),
        Shape::Alias(ty) | Shape::Newtype { inner: ty, .. } => named(ty, left),
        Shape::Enum(_) => {}
    }
}

fn named<'a>(ty: &'a Type, left: &mut Vec<&'a TypePath>) {
    match ty {
        Type::Named(path) => left.push(path),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::BlankOr(inner) | Type::Boxed(inner) => {
            named(inner, left);
        }
        _ => {}
    }
}
