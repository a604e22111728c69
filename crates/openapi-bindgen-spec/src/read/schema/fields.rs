//! The keywords of a schema, one by one.

use openapi_bindgen_diagnostics::codes::schema as codes;
use openapi_bindgen_diagnostics::{Diagnostic, Severity};

use super::super::Reader;
use super::super::node::Node;
use super::super::version::Version;
use crate::model::{Additional, Schema, SchemaId, Types};
use crate::value::{Kind, Value};

impl<'t> Reader<'t, '_> {
    /// Reads all keywords of an object into `schema`.
    pub(super) fn keywords(&mut self, node: &Node<'t>, mut schema: Schema) -> Schema {
        for (key, member) in node.value.members() {
            self.keyword(node, key, member, &mut schema);
        }
        self.settle(node, &mut schema);
        schema
    }

    fn keyword(&mut self, node: &Node<'t>, key: &'t str, value: &'t Value, schema: &mut Schema) {
        match key {
            "type" => schema.types = self.types(node, value, schema),
            "nullable" | "x-nullable" => self.nullable(node, key, value, schema),
            "format" => schema.format = self.keyword_text(node, key),
            "title" => schema.title = self.keyword_text(node, key).unwrap_or_default(),
            "description" => schema.description = self.keyword_text(node, key).unwrap_or_default(),
            "deprecated" => schema.deprecated = self.keyword_flag(node, key),
            "readOnly" => schema.read_only = self.keyword_flag(node, key),
            "writeOnly" => schema.write_only = self.keyword_flag(node, key),
            "default" => schema.default = Some(value.clone()),
            "enum" => schema.values = self.enumeration(node, value).or(schema.values.take()),
            "const" => {
                schema.values = Some(vec![value.clone()]);
                schema.is_const = true;
            }
            "example" => schema.examples.splice(0..0, self.schema_examples(node, key)).for_each(drop),
            "examples" => schema.examples.extend(self.schema_examples(node, key)),
            "required" => schema.required = self.required(node, value),
            "discriminator" => schema.seldom.discriminator = self.discriminator(node, value),
            "contentEncoding" => schema.seldom.content_encoding = self.keyword_text(node, key),
            "contentMediaType" => schema.seldom.content_media_type = self.keyword_text(node, key),
            "$dynamicRef" => self.unbound(node, key, value),
            "dependentRequired" => schema.seldom.dependent_required = self.dependent_required(node),
            _ if key.starts_with("x-") => schema.seldom.extensions.push((key.to_owned(), value.clone())),
            _ if self.subschemas(node, key, value, schema) => {}
            _ if self.limit(node, key, value, &mut schema.limits) => {}
            _ if is_silent(key) => {}
            _ => {
                schema.seldom.unknown_keywords.push(key.to_owned());
                if !is_known(key) {
                    let what = format!("`{key}` is no keyword of a schema");
                    let note = Diagnostic::note(codes::UNKNOWN_KEYWORD, node.pointer.child(key), what);
                    self.sink.push(note.effect("it is ignored"));
                }
            }
        }
    }

    /// Keywords that hold schemas. Says whether `key` is one of them.
    fn subschemas(&mut self, node: &Node<'t>, key: &str, value: &'t Value, schema: &mut Schema) -> bool {
        match key {
            "properties" => schema.properties = self.schema_map(node, key),
            "patternProperties" => {
                self.pattern_properties_in_30(node, key);
                schema.seldom.pattern_properties = self.schema_map(node, key);
            }
            "dependentSchemas" => schema.seldom.dependent_schemas = self.schema_map(node, key),
            "dependencies" => self.dependencies(node, schema),
            "additionalProperties" => schema.additional = self.additional(node, key, value),
            "propertyNames" => schema.seldom.property_names = self.one(node, key),
            "items" => match value.kind {
                Kind::Array(_) => schema.seldom.prefix_items = self.schema_list(node, key),
                _ => schema.items = self.one(node, key),
            },
            "prefixItems" => schema.seldom.prefix_items = self.schema_list(node, key),
            "contains" => schema.seldom.contains = self.one(node, key),
            "allOf" => schema.all_of = self.schema_list(node, key),
            "oneOf" => schema.one_of = self.schema_list(node, key),
            "anyOf" => schema.any_of = self.schema_list(node, key),
            "not" => schema.seldom.not = self.one(node, key),
            "if" => schema.seldom.conditional[0] = self.one(node, key),
            "then" => schema.seldom.conditional[1] = self.one(node, key),
            "else" => schema.seldom.conditional[2] = self.one(node, key),
            _ => return false,
        }
        true
    }

    /// A `$dynamicRef` that is still there: nothing around it, and no schema alone, has its anchor.
    fn unbound(&mut self, node: &Node<'t>, key: &str, value: &Value) {
        let what = format!("it cannot be told which schema `{}` means", value.as_str().unwrap_or_default());
        self.warn(codes::DYNAMIC_REF, &node.pointer.child(key), what, "it is read as any value");
    }

    fn one(&mut self, node: &Node<'t>, key: &str) -> Option<SchemaId> {
        let schema = node.get(key)?;
        Some(self.schema(schema))
    }

    fn schema_list(&mut self, node: &Node<'t>, key: &str) -> Vec<SchemaId> {
        self.keyword_list(node, key).into_iter().map(|node| self.schema(node)).collect()
    }

    fn schema_map(&mut self, node: &Node<'t>, key: &str) -> Vec<(String, SchemaId)> {
        let Some(map) = self.keyword_map(node, key) else { return Vec::new() };
        map.members().map(|(name, node)| (name.to_owned(), self.schema(node))).collect()
    }

    fn additional(&mut self, node: &Node<'t>, key: &str, value: &Value) -> Additional {
        match &value.kind {
            Kind::Bool(true) => Additional::Any,
            Kind::Bool(false) => Additional::Denied,
            Kind::Object(members) if members.is_empty() => Additional::Any,
            Kind::Object(_) => self.one(node, key).map_or(Additional::Absent, Additional::Schema),
            Kind::Null => Additional::Absent,
            _ => {
                self.wrong_keyword(&node.pointer.child(key), value, "a schema or a boolean");
                Additional::Absent
            }
        }
    }

    /// What depends on several keywords together, once all are read.
    fn settle(&mut self, node: &Node<'t>, schema: &mut Schema) {
        if schema.values.as_ref().is_some_and(|values| values.iter().any(Value::is_null)) {
            schema.nullable = true;
        }
        if schema.types.has(Types::NULL) {
            schema.nullable = true;
        }
        // Raw bytes, as documents say that come from version 3.0.
        if schema.seldom.content_encoding.as_ref().is_some_and(|encoding| encoding.eq_ignore_ascii_case("binary"))
            && let Some(encoding) = schema.seldom.content_encoding.take()
        {
            schema.format.get_or_insert(encoding.to_ascii_lowercase());
        }
        if schema.description.is_empty() && node.value.get("$ref").is_some() {
            schema.description = self.text(node, "summary");
        }
        self.check_default(node, schema);
        self.check_items(node, schema);
        if schema.additional == Additional::Absent
            && let Some(value) = node.value.get("unevaluatedProperties")
        {
            schema.additional = match self.additional(node, "unevaluatedProperties", value) {
                Additional::Any => Additional::Absent,
                other => other,
            };
        }
        if let Some(value) = node.value.get("additionalItems").filter(|_| schema.items.is_none()) {
            schema.items = if value.as_bool() == Some(true) { None } else { self.one(node, "additionalItems") };
        }
        if schema.values.is_some() && schema.is_const && node.value.get("enum").is_some() {
            schema.values = node.value.get("const").map(|value| vec![value.clone()]);
        }
        if schema.types.without(Types::NULL) == Types::STRING {
            schema.values.iter_mut().flatten().for_each(|value| self.spell(value));
        }
    }

    /// Where only strings are allowed, `0o17` and `1.10` mean what is written, not the number they would be.
    fn spell(&self, value: &mut Value) {
        if matches!(value.kind, Kind::Number(_) | Kind::Bool(_))
            && let Some(text) = self.text_of(value)
        {
            value.kind = Kind::String(text);
        }
    }

    /// 3.0 has no `patternProperties`. Alone they plainly make a map. Beside `properties` they mean one thing to
    /// readers of 3.1 and nothing to those of 3.0, and the two disagree about what an object holds.
    fn pattern_properties_in_30(&mut self, node: &Node<'t>, key: &str) {
        if self.version > Version::V30 {
            return;
        }
        let what = format!("`{key}` is a keyword of version 3.1");
        let pointer = node.pointer.child(key);
        if node.value.get("properties").is_some() {
            let help = "write `openapi: 3.1.0`, or use `additionalProperties`";
            self.error(codes::KEYWORD_OF_31, &pointer, what, help);
        } else {
            self.other_version(codes::KEYWORD_OF_31, pointer, what);
        }
    }

    /// 3.0 demands `items` beside `type: array` (Schema Object).
    fn check_items(&mut self, node: &Node<'t>, schema: &Schema) {
        if self.version == Version::V30 && schema.types == Types::ARRAY && node.value.get("items").is_none() {
            let what = "`items` is missing beside `type: array`";
            let note = Diagnostic::note(codes::ARRAY_WITHOUT_ITEMS, node.pointer.clone(), what);
            self.sink.push(note.effect("the items may be anything"));
        }
    }

    /// A default must be of the schema's own type (Schema Object). Real documents have texts and nulls in its place,
    /// which cost nothing, since a default is documentation here. A number of a response is another matter: whoever
    /// reads it counts with it.
    fn check_default(&mut self, node: &Node<'t>, schema: &Schema) {
        let Some(default) = &schema.default else { return };
        let nullable = default.is_null() && schema.nullable;
        if schema.types.is_empty() || nullable || type_of(default).each().any(|one| schema.types.has(one)) {
            return;
        }
        let what = format!("the default is {}, but the type is {:?}", default.described(), schema.types);
        let mut diagnostic = Diagnostic::note(codes::DEFAULT_TYPE, node.pointer.child("default"), what);
        let is_number = schema.types == Types::INTEGER || schema.types == Types::NUMBER;
        if is_number && node.pointer.as_str().contains("/responses/") {
            diagnostic.severity = Severity::Error;
        }
        self.sink.push(diagnostic.help("correct the default or the type"));
    }
}

/// The types that a value belongs to: a whole number is also a `number`.
fn type_of(value: &Value) -> Types {
    match &value.kind {
        Kind::Null => Types::NULL,
        Kind::Bool(_) => Types::BOOLEAN,
        Kind::Number(text) if text.contains(['.', 'e', 'E']) && !is_whole(text) => Types::NUMBER,
        Kind::Number(_) => Types::NUMBER.with(Types::INTEGER),
        Kind::String(_) => Types::STRING,
        Kind::Array(_) => Types::ARRAY,
        Kind::Object(_) => Types::OBJECT,
    }
}

fn is_whole(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0)
}

/// Keywords of a version that the model does not hold.
fn is_known(key: &str) -> bool {
    matches!(
        key,
        "unevaluatedItems" | "contentSchema" | "$recursiveAnchor" | "collectionFormat" | "optional" | "divisibleBy"
    )
}

/// Keywords that change nothing about the values, or that are read elsewhere.
fn is_silent(key: &str) -> bool {
    matches!(
        key,
        "$ref"
            | "$id"
            | "$schema"
            | "$anchor"
            | "$comment"
            | "$defs"
            | "$vocabulary"
            | "$dynamicAnchor"
            | "definitions"
            | "example"
            | "examples"
            | "xml"
            | "externalDocs"
            | "additionalItems"
            | "unevaluatedProperties"
            | "id"
            | "summary"
    )
}
