//! Reading keywords: a value of the wrong type is reported and read as absent.

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_diagnostics::codes::schema as codes;

use super::super::Reader;
use super::super::node::Node;
use crate::value::{Kind, Value};

impl<'t> Reader<'t, '_> {
    pub(super) fn wrong_keyword(&mut self, pointer: &Pointer, value: &Value, needed: &str) {
        let what = format!("{} stands where {needed} is needed", value.described());
        self.warn(codes::KEYWORD_TYPE, pointer, what, "it is read as if it were absent");
    }

    /// A keyword that holds a text. `null` counts as absent.
    pub(super) fn keyword_text(&mut self, node: &Node<'t>, key: &str) -> Option<String> {
        let value = node.value.get(key)?;
        let text = self.text_of(value);
        if text.is_none() && !value.is_null() {
            self.wrong_keyword(&node.pointer.child(key), value, "a text");
        }
        text
    }

    /// A keyword that holds a boolean, also one written in quotes.
    pub(super) fn keyword_flag(&mut self, node: &Node<'t>, key: &str) -> bool {
        if let Some(value) = node.value.get(key)
            && !matches!(value.kind, Kind::Bool(_) | Kind::Null)
        {
            self.wrong_keyword(&node.pointer.child(key), value, "`true` or `false`");
        }
        self.flag(node, key)
    }

    /// A keyword that holds an object of named things.
    pub(super) fn keyword_map(&mut self, node: &Node<'t>, key: &str) -> Option<Node<'t>> {
        let map = self.map(node, key);
        if map.is_none()
            && let Some(value) = node.value.get(key)
            && !value.is_null()
            && !value.is_object()
        {
            self.wrong_keyword(&node.pointer.child(key), value, "an object");
        }
        map
    }

    /// A keyword that holds a list.
    pub(super) fn keyword_list(&mut self, node: &Node<'t>, key: &str) -> Vec<Node<'t>> {
        if let Some(value) = node.value.get(key)
            && !matches!(value.kind, Kind::Array(_) | Kind::Null | Kind::Object(_))
        {
            self.wrong_keyword(&node.pointer.child(key), value, "a list");
        }
        self.list(node, key).collect()
    }
}
