//! A value with its pointer, and the looks one takes at it.

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_diagnostics::codes::structure;

use super::Reader;
use crate::value::{Kind, Value};

/// A value and its place in the document.
#[derive(Clone, Debug)]
pub(crate) struct Node<'t> {
    pub(crate) value: &'t Value,
    pub(crate) pointer: Pointer,
}

impl<'t> Node<'t> {
    /// The member with this key.
    pub(crate) fn get(&self, key: &str) -> Option<Node<'t>> {
        let value = self.value.get(key)?;
        Some(Node { value, pointer: self.pointer.child(key) })
    }

    /// The members of an object with their keys.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'t str, Node<'t>)> + use<'t> {
        let pointer = self.pointer.clone();
        self.value.members().iter().map(move |(key, value)| (key.as_str(), Node { value, pointer: pointer.child(key) }))
    }

    /// The elements of a list.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        let pointer = self.pointer.clone();
        self.value
            .elements()
            .iter()
            .enumerate()
            .map(move |(index, value)| Node { value, pointer: pointer.index(index) })
    }

    /// The members that are extensions, with copies of their values.
    pub(crate) fn extensions(&self) -> Vec<(String, Value)> {
        self.value.members().iter().filter(|(key, _)| key.starts_with("x-")).cloned().collect()
    }
}

/// Reading fields: a value of the wrong type is reported and read as absent.
impl<'t> Reader<'t, '_> {
    /// A field that holds a text; empty when absent.
    pub(super) fn text(&mut self, node: &Node<'t>, key: &str) -> String {
        self.optional_text(node, key).unwrap_or_default()
    }

    /// A field that holds a text. `null` counts as absent.
    pub(super) fn optional_text(&mut self, node: &Node<'t>, key: &str) -> Option<String> {
        let value = node.value.get(key)?;
        let text = self.text_of(value);
        if text.is_none() && !value.is_null() {
            self.wrong_type(&node.pointer.child(key), value, "a text");
        }
        text
    }

    /// A field that holds a boolean; `false` when absent.
    pub(super) fn flag(&mut self, node: &Node<'t>, key: &str) -> bool {
        self.optional_flag(node, key).unwrap_or_default()
    }

    /// A field that holds a boolean, also one written in quotes.
    pub(super) fn optional_flag(&mut self, node: &Node<'t>, key: &str) -> Option<bool> {
        let value = node.value.get(key)?;
        match &value.kind {
            Kind::Bool(flag) => Some(*flag),
            Kind::Null => None,
            kind => {
                self.wrong_type(&node.pointer.child(key), value, "`true` or `false`");
                match kind {
                    Kind::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
                    Kind::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
                    _ => None,
                }
            }
        }
    }

    /// A field that holds an object of named things. `$ref` to such an object is followed.
    pub(super) fn map(&mut self, node: &Node<'t>, key: &str) -> Option<Node<'t>> {
        let field = node.get(key)?;
        let field = self.follow(field, "it is read as if it were empty")?;
        if field.value.is_object() {
            return Some(field);
        }
        if !field.value.is_null() {
            self.wrong_type(&field.pointer, field.value, "an object");
        }
        None
    }

    /// A field that holds a list; empty when absent. `$ref` to a list is followed.
    pub(super) fn list(&mut self, node: &Node<'t>, key: &str) -> Vec<Node<'t>> {
        let Some(field) = node.get(key) else { return Vec::new() };
        let Some(field) = self.follow(field, "it is read as if it were empty") else { return Vec::new() };
        if !field.value.is_array() && !field.value.is_null() {
            self.wrong_type(&field.pointer, field.value, "a list");
        }
        field.elements().collect()
    }

    /// A field that holds a list of texts.
    pub(super) fn texts(&mut self, node: &Node<'t>, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.list(node, key) {
            match self.text_of(element.value) {
                Some(text) => texts.push(text),
                None => self.wrong_type(&element.pointer, element.value, "a text"),
            }
        }
        texts
    }

    pub(super) fn wrong_type(&mut self, pointer: &Pointer, value: &Value, needed: &str) {
        let what = format!("{} stands where {needed} is needed", value.described());
        self.warn(structure::WRONG_TYPE, pointer, what, "it is read as if it were absent");
    }
}
