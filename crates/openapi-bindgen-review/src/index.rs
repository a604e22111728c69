//! One API, made findable: types by path, operations in a row, facts by pointer.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Api, Operation, Shape, Tag, Type, TypeDef, TypePath};

/// An operation with the tag that it stands under.
#[derive(Clone, Copy)]
pub(crate) struct Op<'a> {
    pub(crate) tag: &'a Tag,
    pub(crate) operation: &'a Operation,
}

impl Op<'_> {
    /// `POST /leads/`
    pub(crate) fn label(&self) -> String {
        format!("{} {}", self.operation.method, self.operation.path)
    }

    /// `operations::leads::Leads::bulk_create`
    pub(crate) fn item(&self) -> String {
        format!("operations::{}::{}::{}", self.tag.module, self.tag.handle, self.operation.name)
    }

    /// The path of something that belongs to the operation, such as its builder.
    pub(crate) fn owned(&self, name: &str) -> String {
        format!("operations::{}::{name}", self.tag.module)
    }
}

/// An API with what a comparison looks up.
pub(crate) struct Index<'a> {
    pub(crate) api: &'a Api,
    pub(crate) types: Vec<&'a TypeDef>,
    pub(crate) operations: Vec<Op<'a>>,
    by_path: BTreeMap<&'a TypePath, usize>,
    by_pointer: BTreeMap<&'a str, Vec<usize>>,
    facts: BTreeMap<(&'a str, &'a str), &'a str>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let operations: Vec<Op<'a>> =
            api.tags.iter().flat_map(|tag| tag.operations.iter().map(move |operation| Op { tag, operation })).collect();
        let types: Vec<&TypeDef> =
            api.types.iter().chain(operations.iter().flat_map(|op| &op.operation.types)).collect();
        let by_path = types.iter().enumerate().map(|(at, def)| (&def.path, at)).collect();
        let mut by_pointer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, def) in types.iter().enumerate() {
            by_pointer.entry(&def.origin.pointer).or_default().push(at);
        }
        let facts = api
            .facts
            .iter()
            .map(|fact| ((fact.origin.pointer.as_str(), fact.keyword.as_str()), fact.value.as_str()))
            .collect();
        Self { api, types, operations, by_path, by_pointer, facts }
    }

    /// The number of a type, when the API defines it.
    pub(crate) fn find(&self, path: &TypePath) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    pub(crate) fn at(&self, number: usize) -> Option<&'a TypeDef> {
        self.types.get(number).copied()
    }

    pub(crate) fn lookup(&self, path: &TypePath) -> Option<&'a TypeDef> {
        self.find(path).and_then(|number| self.at(number))
    }

    /// The other types made of the same schema: its views for requests and responses.
    pub(crate) fn siblings(&self, def: &TypeDef) -> impl Iterator<Item = &'a TypeDef> {
        let path = def.path.clone();
        let same = self.by_pointer.get(def.origin.pointer.as_str()).into_iter().flatten();
        same.filter_map(|number| self.at(*number)).filter(move |other| other.path != path)
    }

    /// The number of the operation that a type is made for, in whose file it stands.
    pub(crate) fn operation_of(&self, number: usize) -> Option<usize> {
        let mut first = self.api.types.len();
        let own = number.checked_sub(first)?;
        first = 0;
        self.operations.iter().position(|op| {
            first += op.operation.types.len();
            own < first
        })
    }

    /// The number of the first type made of the schema at a pointer.
    pub(crate) fn number_at(&self, pointer: &str) -> Option<usize> {
        self.by_pointer.get(pointer)?.first().copied()
    }

    pub(crate) fn fact(&self, pointer: &str, keyword: &str) -> Option<&'a str> {
        self.facts.get(&(pointer, keyword)).copied()
    }

    pub(crate) fn facts(&self) -> &BTreeMap<(&'a str, &'a str), &'a str> {
        &self.facts
    }

    /// The type behind aliases and boxes, which Rust code does not tell apart or JSON does not show.
    pub(crate) fn resolve<'t>(&self, mut ty: &'t Type) -> &'t Type
    where
        'a: 't,
    {
        // An alias of itself cannot be written in Rust; the bound guards against an odd value all the same.
        for _ in 0..64 {
            match ty {
                Type::Boxed(inner) => ty = inner,
                Type::Named(path) => match self.lookup(path).map(|def| &def.shape) {
                    Some(Shape::Alias(target)) => ty = target,
                    _ => return ty,
                },
                _ => return ty,
            }
        }
        ty
    }

    /// Whether the document promises nothing for this operation.
    pub(crate) fn unstable(&self, operation: &Operation) -> bool {
        matches!(self.fact(&operation.origin.pointer, "x-stability-level"), Some(r#""alpha""# | r#""draft""#))
    }
}

/// `types::Lead` or `operations::leads::BulkCreateError`.
pub(crate) fn item(path: &TypePath) -> String {
    match &path.tag {
        None => format!("types::{}", path.name),
        Some(tag) => format!("operations::{tag}::{}", path.name),
    }
}
