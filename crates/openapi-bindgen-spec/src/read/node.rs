//! A value with its pointer, and the looks one takes at it.

use openapi_bindgen_diagnostics::Pointer;

use super::Reader;
use super::refs::reference;
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

    /// The members of a map of named things: all but extensions.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&'t str, Node<'t>)> + use<'t> {
        self.members().filter(|(key, node)| !key.starts_with("x-") || node.value.is_object())
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

    /// The members or elements in which something else stands.
    pub(crate) fn containers(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        let is_container = |value: &Value| value.is_object() || value.is_array();
        let members = self.value.members().iter().filter(move |(_, value)| is_container(value));
        let elements = self.value.elements().iter().enumerate().filter(move |(_, value)| is_container(value));
        let members = members.map(|(key, value)| Node { value, pointer: self.pointer.child(key) });
        members.chain(elements.map(|(index, value)| Node { value, pointer: self.pointer.index(index) }))
    }

    /// The members that are extensions, with copies of their values.
    pub(crate) fn extensions(&self) -> Vec<(String, Value)> {
        self.value.members().iter().filter(|(key, _)| key.starts_with("x-")).cloned().collect()
    }

    /// What tells this value from all others.
    pub(crate) fn address(&self) -> *const Value {
        std::ptr::from_ref(self.value)
    }
}

/// Reading fields of objects whose shape has been checked: a value of the wrong type is read as absent.
impl<'t> Reader<'t, '_> {
    /// A field that holds a text; empty when absent.
    pub(super) fn text(&mut self, node: &Node<'t>, key: &str) -> String {
        self.optional_text(node, key).unwrap_or_default()
    }

    /// A field that holds a text. Documents of many files may have a `$ref` to one.
    pub(super) fn optional_text(&mut self, node: &Node<'t>, key: &str) -> Option<String> {
        let value = node.value.get(key)?;
        if reference(value).is_none() {
            return self.text_of(value);
        }
        let text = self.follow(node.get(key)?, "the text is left out")?;
        self.text_of(text.value)
    }

    /// A field that holds a boolean; `false` when absent.
    pub(super) fn flag(&self, node: &Node<'t>, key: &str) -> bool {
        self.optional_flag(node, key).unwrap_or_default()
    }

    /// A field that holds a boolean, also one written in quotes.
    pub(super) fn optional_flag(&self, node: &Node<'t>, key: &str) -> Option<bool> {
        match &node.value.get(key)?.kind {
            Kind::Bool(flag) => Some(*flag),
            Kind::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Kind::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    /// A field that holds an object of named things. A `$ref` to such an object is followed.
    pub(super) fn map(&mut self, node: &Node<'t>, key: &str) -> Option<Node<'t>> {
        self.whole(node, key).filter(|field| field.value.is_object())
    }

    /// A field that holds a list; empty when absent. A `$ref` to a list is followed.
    pub(super) fn list(&mut self, node: &Node<'t>, key: &str) -> impl Iterator<Item = Node<'t>> + use<'t> {
        self.whole(node, key).into_iter().flat_map(|field| field.elements())
    }

    /// A field whose whole value may be a `$ref`, as files of many parts like to have it. An object that has more
    /// members is a map in which something is called `$ref`.
    fn whole(&mut self, node: &Node<'t>, key: &str) -> Option<Node<'t>> {
        let field = node.get(key)?;
        if field.value.members().len() == 1 {
            self.follow(field, "it is read as if it were empty")
        } else {
            Some(field)
        }
    }

    /// A field that holds a list of texts. What is none is reported.
    pub(super) fn texts(&mut self, node: &Node<'t>, key: &str) -> Vec<String> {
        let Some(value) = node.value.get(key) else { return Vec::new() };
        let Some(list) = (if value.is_array() { Some(value) } else { self.whole(node, key).map(|list| list.value) })
        else {
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(list.elements().len());
        for (index, element) in list.elements().iter().enumerate() {
            match self.text_of(element) {
                Some(text) => texts.push(text),
                None => self.wrong_type(&node.pointer.child(key).index(index), element, "a text"),
            }
        }
        texts
    }
}
