//! `example` and `examples`, wherever they stand.

use super::node::Node;
use super::{Reader, shape};
use crate::model::Example;
use crate::value::Kind;

impl<'t> Reader<'t, '_> {
    /// `example` and `examples` of a parameter, a header or a media type.
    pub(super) fn examples(&mut self, owner: &Node<'t>) -> Vec<Example> {
        let mut examples = Vec::new();
        examples.extend(owner.get("example").map(|node| plain("example", &node)));
        let Some(field) = owner.get("examples") else { return examples };
        match &field.value.kind {
            Kind::Object(_) => {
                let map = self.map(owner, "examples");
                examples.extend(
                    map.into_iter().flat_map(|map| map.members()).filter_map(|(n, node)| self.example(n, node)),
                );
            }
            Kind::Array(_) => examples.extend(listed(&field)),
            Kind::Null => {}
            _ => self.wrong_type(&field.pointer, field.value, "an object of named examples"),
        }
        examples
    }

    /// An Example Object.
    fn example(&mut self, name: &str, node: Node<'t>) -> Option<Example> {
        let node = self.follow(node, "the example is left out")?;
        if !node.value.is_object() {
            // Many documents put the value itself where the object that holds it belongs.
            self.wrong_type(&node.pointer, node.value, "an Example Object");
            return Some(plain(name, &node));
        }
        self.check(&node, &shape::EXAMPLE);
        let summary = self.text(&node, "summary");
        let value = node.get("value").or_else(|| node.get("dataValue"));
        let pointer = value.as_ref().map_or(node.pointer, |value| value.pointer.clone());
        Some(Example { name: name.to_owned(), summary, value: value.map(|value| value.value.clone()), pointer })
    }

    /// `example` and `examples` of a schema, where `examples` is a list of plain values.
    pub(super) fn schema_examples(&mut self, schema: &Node<'t>, key: &str) -> Vec<Example> {
        let Some(field) = schema.get(key) else { return Vec::new() };
        match &field.value.kind {
            _ if key == "example" => vec![plain("example", &field)],
            Kind::Array(_) => listed(&field).collect(),
            Kind::Object(_) => {
                field.members().map(|(name, node)| plain(name, &node.get("value").unwrap_or(node))).collect()
            }
            Kind::Null => Vec::new(),
            _ => {
                self.wrong_type(&field.pointer, field.value, "a list of examples");
                Vec::new()
            }
        }
    }
}

fn plain(name: &str, node: &Node<'_>) -> Example {
    let value = Some(node.value.clone());
    Example { name: name.to_owned(), summary: String::new(), value, pointer: node.pointer.clone() }
}

fn listed(list: &Node<'_>) -> impl Iterator<Item = Example> {
    list.elements().enumerate().map(|(index, node)| plain(&index.to_string(), &node))
}
