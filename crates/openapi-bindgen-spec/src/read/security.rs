//! Security Scheme and Security Requirement Objects.

use super::Reader;
use super::node::Node;
use crate::model::{OAuthFlow, SecurityKind, SecurityRequirement, SecurityScheme};

impl<'t> Reader<'t, '_> {
    pub(super) fn security_schemes(&mut self, components: &Node<'t>) -> Vec<SecurityScheme> {
        let Some(map) = self.map(components, "securitySchemes") else { return Vec::new() };
        map.members().filter_map(|(name, node)| self.security_scheme(name, node)).collect()
    }

    fn security_scheme(&mut self, name: &str, node: Node<'t>) -> Option<SecurityScheme> {
        let node = self.follow(node, "the security scheme is left out")?;
        let kind = match self.text(&node, "type").as_str() {
            "apiKey" => SecurityKind::ApiKey { location: self.text(&node, "in"), name: self.text(&node, "name") },
            "http" => SecurityKind::Http {
                scheme: self.text(&node, "scheme").to_ascii_lowercase(),
                bearer_format: self.text(&node, "bearerFormat"),
            },
            "oauth2" => SecurityKind::OAuth2 { flows: self.flows(&node) },
            "openIdConnect" => SecurityKind::OpenIdConnect(self.text(&node, "openIdConnectUrl")),
            other => SecurityKind::Other(other.to_owned()),
        };
        let description = self.text(&node, "description");
        Some(SecurityScheme { name: name.to_owned(), description, kind, pointer: node.pointer })
    }

    fn flows(&mut self, scheme: &Node<'t>) -> Vec<OAuthFlow> {
        let Some(map) = self.map(scheme, "flows") else { return Vec::new() };
        let named = map.members().filter(|(name, _)| !name.starts_with("x-"));
        named
            .map(|(name, node)| {
                let scopes = self.map(&node, "scopes");
                OAuthFlow {
                    name: name.to_owned(),
                    token_url: self.text(&node, "tokenUrl"),
                    authorization_url: self.text(&node, "authorizationUrl"),
                    scopes: scopes.map(|scopes| self.scopes(&scopes)).unwrap_or_default(),
                }
            })
            .collect()
    }

    fn scopes(&mut self, scopes: &Node<'t>) -> Vec<(String, String)> {
        let names = scopes.value.members().iter().filter(|(name, _)| !name.starts_with("x-"));
        names.map(|(name, _)| (name.clone(), self.text(scopes, name))).collect()
    }

    /// A `security` list; `None` when there is none.
    pub(super) fn security(&mut self, owner: &Node<'t>) -> Option<Vec<SecurityRequirement>> {
        owner.value.get("security").filter(|security| security.is_array())?;
        let alternatives = self.list(owner, "security");
        Some(alternatives.into_iter().map(|node| self.requirement(&node)).collect())
    }

    fn requirement(&mut self, node: &Node<'t>) -> SecurityRequirement {
        if !node.value.is_object() {
            self.wrong_type(&node.pointer, node.value, "a Security Requirement Object");
        }
        let names = node.value.members().iter().filter(|(name, _)| !name.starts_with("x-"));
        SecurityRequirement { schemes: names.map(|(name, _)| (name.clone(), self.texts(node, name))).collect() }
    }
}
