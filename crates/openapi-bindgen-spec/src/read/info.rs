//! Info, Server and Tag Objects.

use super::Reader;
use super::node::Node;
use crate::model::{Info, Server, ServerVariable, Tag};

impl<'t> Reader<'t, '_> {
    pub(super) fn info(&mut self, root: &Node<'t>) -> Info {
        let Some(info) = self.map(root, "info") else { return Info::default() };
        let summary = self.text(&info, "summary");
        let description = self.text(&info, "description");
        Info {
            title: self.text(&info, "title"),
            version: self.text(&info, "version"),
            description: if description.is_empty() { summary } else { description },
        }
    }

    pub(super) fn servers(&mut self, owner: &Node<'t>) -> Vec<Server> {
        self.list(owner, "servers").into_iter().filter_map(|node| self.server(&node)).collect()
    }

    fn server(&mut self, node: &Node<'t>) -> Option<Server> {
        if !node.value.is_object() {
            self.wrong_type(&node.pointer, node.value, "a Server Object");
            return None;
        }
        let variables = self.map(node, "variables");
        let variables = variables.map(|variables| self.server_variables(&variables)).unwrap_or_default();
        Some(Server {
            url: self.text(node, "url"),
            description: self.text(node, "description"),
            variables,
            pointer: node.pointer.clone(),
        })
    }

    fn server_variables(&mut self, variables: &Node<'t>) -> Vec<ServerVariable> {
        let named = variables.members().filter(|(name, _)| !name.starts_with("x-"));
        named
            .map(|(name, node)| ServerVariable {
                name: name.to_owned(),
                default: self.text(&node, "default"),
                values: self.texts(&node, "enum"),
                description: self.text(&node, "description"),
            })
            .collect()
    }

    pub(super) fn tags(&mut self, root: &Node<'t>) -> Vec<Tag> {
        let nodes = self.list(root, "tags");
        let mut tags = Vec::with_capacity(nodes.len());
        for node in nodes {
            let name = self.text(&node, "name");
            let summary = self.text(&node, "summary");
            let description = self.text(&node, "description");
            if !name.is_empty() {
                let description = if description.is_empty() { summary } else { description };
                tags.push(Tag { name, description, pointer: node.pointer });
            }
        }
        tags
    }
}
