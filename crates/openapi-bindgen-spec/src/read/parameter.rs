//! Parameter and Header Objects.

use super::Reader;
use super::node::Node;
use crate::model::Parameter;

impl<'t> Reader<'t, '_> {
    /// The parameters of an operation or a Path Item.
    pub(super) fn parameters(&mut self, owner: &Node<'t>) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for written in self.list(owner, "parameters") {
            let Some(node) = self.follow(written, "the parameter is left out") else { continue };
            if !node.value.is_object() {
                self.wrong_type(&node.pointer, node.value, "a Parameter Object");
                continue;
            }
            let parameter = self.parameter(&node);
            let same = |other: &Parameter| other.name == parameter.name && other.location == parameter.location;
            if !parameters.iter().any(same) {
                parameters.push(parameter);
            }
        }
        parameters
    }

    fn parameter(&mut self, node: &Node<'t>) -> Parameter {
        let name = self.text(node, "name");
        let location = self.text(node, "in");
        self.parameter_like(node, name, location)
    }

    /// `headers`: Header Objects are parameters without name and location.
    pub(super) fn headers(&mut self, owner: &Node<'t>) -> Vec<(String, Parameter)> {
        let Some(map) = self.map(owner, "headers") else { return Vec::new() };
        let mut headers = Vec::new();
        for (name, written) in map.members().filter(|(name, node)| !name.starts_with("x-") || node.value.is_object()) {
            let Some(node) = self.follow(written, "the header is left out") else { continue };
            if node.value.is_object() {
                let header = self.parameter_like(&node, name.to_owned(), "header".to_owned());
                headers.push((name.to_owned(), header));
            } else {
                self.wrong_type(&node.pointer, node.value, "a Header Object");
            }
        }
        headers
    }

    fn parameter_like(&mut self, node: &Node<'t>, name: String, location: String) -> Parameter {
        Parameter {
            description: self.text(node, "description"),
            required: self.flag(node, "required") || location == "path",
            deprecated: self.flag(node, "deprecated"),
            allow_empty: self.flag(node, "allowEmptyValue"),
            style: self.optional_text(node, "style"),
            explode: self.optional_flag(node, "explode"),
            allow_reserved: self.flag(node, "allowReserved"),
            schema: node.get("schema").map(|schema| self.schema(schema)),
            content: self.content(node).into_iter().next(),
            examples: self.examples(node),
            pointer: node.pointer.clone(),
            name,
            location,
        }
    }
}
