//! Info, Server and Tag Objects.

use openapi_bindgen_diagnostics::Diagnostic;
use openapi_bindgen_diagnostics::codes::structure;

use super::Reader;
use super::node::Node;
use super::shape;
use crate::model::{Info, Server, ServerVariable, Tag};

impl<'t> Reader<'t, '_> {
    pub(super) fn info(&mut self, root: &Node<'t>) -> Info {
        let Some(info) = root.get("info").and_then(|info| self.follow(info, "it is read as if it were empty")) else {
            return Info::default();
        };
        self.check(&info, &shape::INFO);
        let summary = self.text(&info, "summary");
        let description = self.text(&info, "description");
        Info {
            title: self.text(&info, "title"),
            version: self.text(&info, "version"),
            description: if description.is_empty() { summary } else { description },
        }
    }

    pub(super) fn servers(&mut self, owner: &Node<'t>) -> Vec<Server> {
        self.list(owner, "servers").filter_map(|node| self.server(node)).collect()
    }

    fn server(&mut self, written: Node<'t>) -> Option<Server> {
        let node = &self.follow(written, "the server is left out")?;
        if !self.check(node, &shape::SERVER) {
            return None;
        }
        let variables = self.map(node, "variables");
        let variables = variables.map(|variables| self.server_variables(&variables)).unwrap_or_default();
        let mut server = Server {
            url: self.text(node, "url"),
            description: self.text(node, "description"),
            variables,
            pointer: node.pointer.clone(),
        };
        self.check_server(node, &mut server);
        Some(server)
    }

    fn server_variables(&mut self, variables: &Node<'t>) -> Vec<ServerVariable> {
        let mut read = Vec::new();
        for (name, node) in variables.named() {
            if self.check(&node, &shape::SERVER_VARIABLE) {
                read.push(ServerVariable {
                    name: name.to_owned(),
                    default: Some(self.text(&node, "default")),
                    values: self.texts(&node, "enum"),
                    description: self.text(&node, "description"),
                });
            }
        }
        read
    }

    /// Every `{name}` of the URL is a variable (Server Object).
    fn check_server(&mut self, node: &Node<'t>, server: &mut Server) {
        let pointer = node.pointer.child("url");
        if server.url.is_empty() && node.value.get("url").is_some() {
            let effect = "it is read as `/`, the host of the document";
            self.warn(structure::BAD_URL, &pointer, "the server's URL is empty", effect);
        }
        let names: Vec<String> = braced(&server.url).map(str::to_owned).collect();
        for name in names {
            if !server.variables.iter().any(|variable| variable.name == name) {
                let what = format!("`{{{name}}}` in the server's URL has no entry in `variables`");
                let diagnostic = Diagnostic::warning(structure::SERVER_VARIABLE, pointer.clone(), what);
                let effect = "a client of this server can be built only when the variable is set";
                self.sink.push(diagnostic.effect(effect).help("add it with a `default`"));
                server.variables.push(ServerVariable { name, ..ServerVariable::default() });
            }
        }
    }

    pub(super) fn tags(&mut self, root: &Node<'t>) -> Vec<Tag> {
        let mut tags = Vec::new();
        for written in self.list(root, "tags") {
            let Some(node) = self.follow(written, "the tag is left out") else { continue };
            if !self.check(&node, &shape::TAG) {
                continue;
            }
            let name = self.text(&node, "name");
            let summary = self.text(&node, "summary");
            let description = self.text(&node, "description");
            let description = if description.is_empty() { summary } else { description };
            tags.push(Tag { name, description, pointer: node.pointer });
        }
        tags
    }
}

/// The names between braces.
pub(super) fn braced(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}
