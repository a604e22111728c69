//! Puts named parts together, in final order, and writes the new lock.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{
    Api, Docs, Example, Operation, Package, Payload, Presence, Scheme, Server, Shape, Tag, Type, TypeDef, TypePath,
};
use openapi_bindgen_spec::model::Document;

use crate::facts;
use crate::lock::{Entries, Lock};
use crate::names::{OwnNames, Right, Style, TypeNames, ident, lock_key, member_key, settle, variation, words};
use crate::operation::{self, Lowered};
use crate::schema::{Draft, Home, Key};
use crate::walk;

/// What has its names already.
pub(crate) struct Parts<'a> {
    pub document: &'a Document,
    pub package: Package,
    pub servers: Vec<Server>,
    pub schemes: Vec<Scheme>,
    pub names: TypeNames,
    pub examples: Vec<(TypePath, Example)>,
}

impl Parts<'_> {
    /// The API and the lock of its names.
    pub(crate) fn assemble(self, mut drafts: Vec<Draft>, lowered: &mut Vec<Lowered>) -> (Api, Lock) {
        let mut lock = Entries::default();
        drafts.sort_by(|a, b| a.key.cmp(&b.key));
        let files = self.files(&drafts);
        let sole = self.sole_values(&drafts);
        let mut types: Vec<TypeDef> = Vec::new();
        let mut by_operation: BTreeMap<String, Vec<TypeDef>> = BTreeMap::new();
        for mut draft in drafts {
            let Some(path) = self.names.paths.get(&draft.key) else { continue };
            draft.def.path = path.clone();
            walk::paths_in_def(&mut draft.def, &mut |ty| self.rename(ty));
            mark_constants(&mut draft.def, &sole);
            remember(&mut lock, &draft);
            match draft.home {
                Home::Component(name) => {
                    draft.def.file = files.get(name.as_str()).cloned().unwrap_or_default();
                    types.push(draft.def);
                }
                Home::Operation(pointer) => by_operation.entry(pointer).or_default().push(draft.def),
            }
        }
        types.sort_by(|a, b| a.path.cmp(&b.path));
        let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
        for (lowered, own) in lowered.drain(..).zip(&self.names.own) {
            let plan = lowered.plan;
            let mut operation = lowered.operation;
            operation.types = by_operation.remove(&operation.origin.pointer).unwrap_or_default();
            operation.types.sort_by(|a, b| a.path.cmp(&b.path));
            let operation = self.finish(operation, own, &types);
            if let Some(source) = self.document.operations.get(plan.index) {
                remember_operation(&mut lock, source, &operation, &plan);
            }
            let tag = tags.entry(plan.module.clone()).or_insert_with(|| self.tag(&plan.module));
            if tag.name.is_empty() {
                tag.name.clone_from(&plan.tag);
                tag.docs = self.tag_docs(&plan.tag);
            }
            tag.operations.push(operation);
        }
        let mut tags: Vec<Tag> = tags.into_values().collect();
        tags.iter_mut().for_each(|tag| tag.operations.sort_by(|a, b| a.name.cmp(&b.name)));
        let api = Api {
            package: self.package,
            servers: self.servers,
            schemes: self.schemes,
            types,
            tags,
            examples: self.examples,
            facts: facts::collect(self.document),
        };
        (api, Lock::of(lock))
    }

    /// Enums with one value, and its name.
    fn sole_values(&self, drafts: &[Draft]) -> BTreeMap<TypePath, String> {
        let sole = drafts.iter().filter_map(|draft| match &draft.def.shape {
            Shape::Enum(values) if values.values.len() == 1 => {
                Some((self.names.paths.get(&draft.key)?.clone(), values.values.first()?.name.clone()))
            }
            _ => None,
        });
        sole.collect()
    }

    fn rename(&self, ty: &mut Type) {
        let known = walk::path_of(ty).and_then(|path| self.names.paths.get(&Key::of(path)));
        *ty = match known {
            Some(path) => Type::Named(path.clone()),
            // A type that was left out: anything goes.
            None => Type::Json,
        };
    }

    /// The stem of each component's file: its final name in snake case.
    fn files(&self, drafts: &[Draft]) -> BTreeMap<String, String> {
        let mut owners: BTreeMap<&str, String> = BTreeMap::new();
        for draft in drafts {
            let Home::Component(name) = &draft.home else { continue };
            let path = self.names.paths.get(&draft.key);
            match (draft.words.as_slice(), path) {
                ([only], Some(path)) if only == name => {
                    owners.insert(name, path.name.clone());
                }
                _ => {
                    owners.entry(name).or_insert_with(|| ident::type_name(name));
                }
            }
        }
        let all: Vec<(&str, String)> = owners.into_iter().collect();
        let candidate = |at: usize, level: usize| {
            let (text, name) = all.get(at)?;
            match level {
                0 => Some(ident::file_stem(name)),
                1 => Some(ident::module(&words(text))),
                level => variation(text, Style::Snake, level - 2),
            }
        };
        let right = |at: usize, stem: &str| match all.get(at) {
            Some((_, name)) if ident::file_stem(name) == stem && stem.replace('_', "") == name.to_ascii_lowercase() => {
                Right::Alike
            }
            _ => Right::None,
        };
        let given = settle(all.len(), candidate, right);
        all.iter().map(|(name, _)| (*name).to_owned()).zip(given.into_iter().map(|given| given.name)).collect()
    }

    fn finish(&self, mut operation: Operation, own: &OwnNames, types: &[TypeDef]) -> Operation {
        walk::paths_in_operation(&mut operation, &mut |ty| self.rename(ty));
        operation.error_type.clone_from(&own.error);
        operation.reply.enum_type.clone_from(&own.reply);
        operation.builder.clone_from(&own.builder);
        if let Some(paging) = &mut operation.paging {
            let payload = operation.reply.cases.first().map(|case| &case.payload);
            match payload.and_then(|payload| items_field(payload, &paging.items, [types, &operation.types])) {
                Some(field) => paging.items_field = field,
                None if paging.items.is_empty() => {}
                None => operation.paging = None,
            }
        }
        operation
    }

    fn tag(&self, module: &str) -> Tag {
        let handle = self.names.handles.get(module).cloned().unwrap_or_else(|| ident::type_name(module));
        Tag { module: module.to_owned(), handle, ..Tag::default() }
    }

    fn tag_docs(&self, name: &str) -> Docs {
        let tag = self.document.tags.iter().find(|tag| tag.name == name);
        Docs { text: tag.map(|tag| tag.description.clone()).unwrap_or_default(), ..Docs::default() }
    }
}

/// The final name of the field that holds a page's items.
fn items_field(payload: &Payload, items: &str, types: [&[TypeDef]; 2]) -> Option<String> {
    let Payload::Json(Type::Named(path)) = payload else { return None };
    let by_path = |types: &'_ [TypeDef]| types.binary_search_by(|def| def.path.cmp(path)).ok();
    let [shared, own] = types;
    let def = match by_path(shared) {
        Some(at) => shared.get(at)?,
        None => own.get(by_path(own)?)?,
    };
    match &def.shape {
        Shape::Struct(object) => {
            let field = object.fields.iter().find(|field| field.wire == items)?;
            matches!(field.ty, Type::List(_)).then(|| field.name.clone())
        }
        Shape::Alias(inner) => items_field(&Payload::Json(inner.clone()), items, types),
        _ => None,
    }
}

/// Members that must be there and can have one value only.
fn mark_constants(def: &mut TypeDef, sole: &BTreeMap<TypePath, String>) {
    let Shape::Struct(object) = &mut def.shape else { return };
    for field in object.fields.iter_mut().filter(|field| field.presence == Presence::Required) {
        if let Type::Named(path) = &field.ty {
            field.constant = sole.get(path).cloned();
        }
    }
}

/// A type's path as people write it.
fn shown(path: &TypePath) -> String {
    match &path.tag {
        Some(tag) => format!("operations::{tag}::{}", path.name),
        None => format!("types::{}", path.name),
    }
}

fn remember(lock: &mut Entries, draft: &Draft) {
    let Some(key) = lock_key(draft) else { return };
    let path = shown(&draft.def.path);
    let mut member = |kind: &str, text: &str, name: &str| {
        lock.members.push((member_key(&key, kind, text), [&path, "::", name].concat()));
    };
    match &draft.def.shape {
        Shape::Struct(object) => object.fields.iter().for_each(|field| member("properties", &field.wire, &field.name)),
        Shape::Enum(values) => values.values.iter().for_each(|value| member("enum", &value.wire, &value.name)),
        Shape::Union(_) | Shape::Alias(_) | Shape::Newtype { .. } => {}
    }
    lock.items.push((key, path));
}

fn remember_operation(
    lock: &mut Entries,
    source: &openapi_bindgen_spec::model::Operation,
    operation: &Operation,
    plan: &operation::Plan,
) {
    let path = plan.rust_path();
    for param in &operation.params {
        lock.members.push((operation::member_key(source, param), format!("{path}::{}", param.name)));
    }
    lock.items.push((operation.origin.pointer.clone(), path));
}
