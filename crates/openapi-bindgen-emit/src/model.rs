//! The API with its types found by path.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Api, Rest, Shape, Struct, Tag, Type, TypeDef, TypePath};

use crate::mock::component_names;
use crate::text::json::Json;

/// The API, and its types by path.
pub(crate) struct Model<'a> {
    pub(crate) api: &'a Api,
    types: BTreeMap<&'a TypePath, &'a TypeDef>,
    examples: BTreeMap<&'a TypePath, String>,
}

/// The tags that have operations.
pub(crate) fn tags(api: &Api) -> impl Iterator<Item = &Tag> {
    api.tags.iter().filter(|tag| !tag.operations.is_empty())
}

impl<'a> Model<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let inline = api.tags.iter().flat_map(|tag| &tag.operations).flat_map(|operation| &operation.types);
        let types = api.types.iter().chain(inline).map(|def| (&def.path, def)).collect();
        Self { api, types, examples: component_names(api) }
    }

    /// The definition of a type.
    pub(crate) fn get(&self, path: &TypePath) -> Option<&'a TypeDef> {
        self.types.get(path).copied()
    }

    /// The constant that holds the first valid example of a component.
    pub(crate) fn component_example(&self, path: &TypePath) -> Option<&str> {
        self.examples.get(path).map(String::as_str)
    }

    /// Whether any component has a valid example of its own.
    pub(crate) fn has_component_examples(&self) -> bool {
        !self.examples.is_empty()
    }

    /// Whether reading the value as this type and writing it again loses none of its members.
    pub(crate) fn keeps(&self, ty: &Type, value: &Json) -> bool {
        match (ty, value) {
            (Type::Boxed(inner) | Type::Nullable(inner) | Type::BlankOr(inner), _) => self.keeps(inner, value),
            (Type::List(item), Json::List(items)) => items.iter().all(|value| self.keeps(item, value)),
            (Type::Map(item), Json::Object(members)) => members.iter().all(|(_, value)| self.keeps(item, value)),
            (Type::Named(path), _) => self.get(path).is_some_and(|def| self.definition_keeps(def, value)),
            (Type::Custom(_), _) => false,
            _ => true,
        }
    }

    fn definition_keeps(&self, def: &TypeDef, value: &Json) -> bool {
        match &def.shape {
            Shape::Struct(shape) => self.struct_keeps(shape, value),
            Shape::Union(union) => union.branches.iter().any(|branch| self.keeps(&branch.ty, value)),
            Shape::Alias(ty) | Shape::Newtype { inner: ty, .. } => self.keeps(ty, value),
            Shape::Enum(_) => true,
        }
    }

    fn struct_keeps(&self, shape: &Struct, value: &Json) -> bool {
        let Json::Object(members) = value else { return false };
        members.iter().all(|(key, value)| match shape.fields.iter().find(|field| field.wire == *key) {
            Some(field) => self.keeps(&field.ty, value),
            None => matches!(&shape.rest, Rest::Kept { value: ty, .. } if self.keeps(ty, value)),
        })
    }
}
