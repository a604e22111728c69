//! `type`, `nullable`, `enum`, `required`, `discriminator` and the dependent keywords.

use std::collections::BTreeSet;

use openapi_bindgen_diagnostics::codes::schema as codes;

use super::super::Reader;
use super::super::node::Node;
use super::super::version::Version;
use super::names::foreign_type;
use crate::model::{Discriminator, Schema, SchemaId, Types};
use crate::value::{Kind, Value};

impl<'t> Reader<'t, '_> {
    pub(super) fn types(&mut self, node: &Node<'t>, value: &'t Value, schema: &mut Schema) -> Types {
        match &value.kind {
            Kind::String(name) => self.type_named(node, name, schema),
            Kind::Array(names) => {
                if self.version == Version::V30 {
                    let what = "a list of types is the way of version 3.1".to_owned();
                    self.other_version(codes::TYPE_LIST_IN_30, node.pointer.child("type"), what);
                }
                let mut types = Types::default();
                for name in names {
                    match &name.kind {
                        Kind::String(name) => types = types.with(self.type_named(node, name, schema)),
                        Kind::Null => types = types.with(Types::NULL),
                        _ => self.wrong_keyword(&node.pointer.child("type"), name, "the name of a type"),
                    }
                }
                types
            }
            // YAML's `type: null` without quotes means the type.
            Kind::Null => Types::NULL,
            _ => {
                self.wrong_keyword(&node.pointer.child("type"), value, "the name of a type");
                Types::default()
            }
        }
    }

    fn type_named(&mut self, node: &Node<'t>, name: &str, schema: &mut Schema) -> Types {
        if let Some(types) = Types::from_name(name) {
            return types;
        }
        let pointer = node.pointer.child("type");
        let what = format!("`{name}` is no type");
        let Some((types, format)) = foreign_type(name) else {
            let help =
                "the types are `string`, `number`, `integer`, `boolean`, `array`, `object` and, from 3.1, `null`";
            self.error(codes::UNKNOWN_TYPE, &pointer, what, help);
            return Types::default();
        };
        if schema.format.is_none() {
            schema.format = format.map(str::to_owned);
        }
        let effect = format!("it is read as {types:?} with the format `{}`", format.unwrap_or("none"));
        self.warn(codes::UNKNOWN_TYPE, &pointer, what, &effect);
        types
    }

    pub(super) fn nullable(&mut self, node: &Node<'t>, key: &str, value: &'t Value, schema: &mut Schema) {
        if key.starts_with("x-") {
            schema.nullable |= value.as_bool() == Some(true);
            return;
        }
        let nullable = self.keyword_flag(node, key);
        schema.nullable |= nullable;
        if nullable && self.version > Version::V30 {
            let what = "`nullable` is a keyword of version 3.0".to_owned();
            self.other_version(codes::NULLABLE_IN_31, node.pointer.child(key), what);
        }
    }

    pub(super) fn enumeration(&mut self, node: &Node<'t>, value: &Value) -> Option<Vec<Value>> {
        match &value.kind {
            Kind::Array(values) => Some(values.clone()),
            Kind::Null => None,
            _ => {
                self.wrong_keyword(&node.pointer.child("enum"), value, "a list of values");
                None
            }
        }
    }

    pub(super) fn required(&mut self, node: &Node<'t>, value: &Value) -> Vec<String> {
        if let Kind::Bool(_) = value.kind {
            let what = "`required` is a list of property names in the schema of the object, not a mark on the property";
            self.warn(codes::KEYWORD_TYPE, &node.pointer.child("required"), what, "it is read as if it were absent");
            return Vec::new();
        }
        let mut names = self.texts(node, "required");
        let mut known = BTreeSet::new();
        let repeated: Vec<bool> = names.iter().map(|name| !known.insert(name.as_str())).collect();
        let mut repeated = repeated.into_iter();
        names.retain(|_| repeated.next() != Some(true));
        names
    }

    pub(super) fn discriminator(&mut self, node: &Node<'t>, value: &'t Value) -> Option<Discriminator> {
        let pointer = node.pointer.child("discriminator");
        match &value.kind {
            Kind::String(property) => {
                self.wrong_keyword(&pointer, value, "a Discriminator Object");
                Some(Discriminator { property: property.clone(), ..Discriminator::default() })
            }
            Kind::Object(_) => {
                let own = Node { value, pointer };
                let property = self.keyword_text(&own, "propertyName").unwrap_or_default();
                let mapping = self.keyword_map(&own, "mapping").map(|map| self.mapping(&map)).unwrap_or_default();
                (!property.is_empty()).then_some(Discriminator { property, mapping })
            }
            _ => {
                self.wrong_keyword(&pointer, value, "a Discriminator Object");
                None
            }
        }
    }

    fn mapping(&mut self, map: &Node<'t>) -> Vec<(String, Option<SchemaId>)> {
        let named = map.members().filter(|(name, _)| !name.starts_with("x-"));
        named.map(|(name, target)| (name.to_owned(), self.mapped(&target))).collect()
    }

    /// The schema that a mapping names: a component by its name, else a reference.
    fn mapped(&mut self, target: &Node<'t>) -> Option<SchemaId> {
        let text = target.value.as_str()?;
        let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
        let component = plain.then(|| format!("#/components/schemas/{text}"));
        let named = component.and_then(|text| self.find(&text, 0, &target.pointer).ok());
        let found = match named {
            Some(node) => Ok(node),
            None => self.resolve(target.value, &target.pointer),
        };
        match found {
            Ok(node) => Some(self.schema(node)),
            Err(_) => {
                let what = format!("the mapping to `{text}` leads nowhere");
                self.warn(codes::DISCRIMINATOR_MAPPING, &target.pointer, what, "this value has no branch");
                None
            }
        }
    }

    pub(super) fn dependent_required(&mut self, node: &Node<'t>) -> Vec<(String, Vec<String>)> {
        let Some(map) = self.keyword_map(node, "dependentRequired") else { return Vec::new() };
        map.members().map(|(name, _)| (name.to_owned(), self.texts(&map, name))).collect()
    }

    /// `dependencies` of older drafts: lists of names, or schemas.
    pub(super) fn dependencies(&mut self, node: &Node<'t>, schema: &mut Schema) {
        let Some(map) = self.keyword_map(node, "dependencies") else { return };
        for (name, dependency) in map.members() {
            if dependency.value.is_array() {
                schema.seldom.dependent_required.push((name.to_owned(), self.texts(&map, name)));
            } else {
                let id = self.schema(dependency);
                schema.seldom.dependent_schemas.push((name.to_owned(), id));
            }
        }
    }
}
