//! `example` and `examples`, wherever they stand.

use super::Reader;
use super::node::Node;
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
                if let Some(map) = self.follow(field, "the examples are left out") {
                    examples.extend(map.members().filter_map(|(name, node)| self.example(name, node)));
                }
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
        let summary = self.text(&node, "summary");
        let value = node.get("value").or_else(|| node.get("dataValue"));
        let pointer = value.as_ref().map_or(node.pointer, |value| value.pointer.clone());
        Some(Example { name: name.to_owned(), summary, value: value.map(|value| value.value.clone()), pointer })
    }

    /// `example` and `examples` of a schema, where `examples` is a list of plain values.
    pub(super) fn schema_examples(&mut self, schema: &Node<'t>) -> Vec<Example> {
        let mut examples = Vec::new();
        examples.extend(schema.get("example").map(|node| plain("example", &node)));
        let Some(field) = schema.get("examples") else { return examples };
        match &field.value.kind {
            Kind::Array(_) => examples.extend(listed(&field)),
            Kind::Object(_) => {
                examples.extend(field.members().map(|(name, node)| plain(name, &node.get("value").unwrap_or(node))));
            }
            Kind::Null => {}
            _ => self.wrong_type(&field.pointer, field.value, "a list of examples"),
        }
        examples
    }
}

fn plain(name: &str, node: &Node<'_>) -> Example {
    let value = Some(node.value.clone());
    Example { name: name.to_owned(), summary: String::new(), value, pointer: node.pointer.clone() }
}

fn listed(list: &Node<'_>) -> impl Iterator<Item = Example> {
    list.elements().enumerate().map(|(index, node)| plain(&index.to_string(), &node))
}
