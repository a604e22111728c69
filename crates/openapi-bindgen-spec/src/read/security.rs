//! Security Scheme and Security Requirement Objects.

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_diagnostics::codes::structure;

use super::node::Node;
use super::{Reader, Version, shape};
use crate::model::{OAuthFlow, SecurityKind, SecurityRequirement, SecurityScheme};

/// The flows and the URLs that each must have (OAuth Flow Object).
const FLOWS: [(&str, &[&str]); 5] = [
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
    ("deviceAuthorization", &["deviceAuthorizationUrl", "tokenUrl"]),
];

impl<'t> Reader<'t, '_> {
    pub(super) fn security_schemes(&mut self, components: &Node<'t>) -> Vec<SecurityScheme> {
        let Some(map) = self.map(components, "securitySchemes") else { return Vec::new() };
        map.named().filter_map(|(name, node)| self.security_scheme(name, node)).collect()
    }

    fn security_scheme(&mut self, name: &str, node: Node<'t>) -> Option<SecurityScheme> {
        let node = self.follow(node, "the security scheme is left out")?;
        if !self.check(&node, &shape::SECURITY_SCHEME) {
            return None;
        }
        let kind = match self.text(&node, "type").as_str() {
            http @ ("https" | "basic" | "bearer") => {
                let what = format!("`{http}` is no type of security scheme");
                self.warn(structure::BAD_VALUE, &node.pointer.child("type"), what, "it is read as `http`");
                let scheme = self.text(&node, "scheme").to_ascii_lowercase();
                let scheme = if scheme.is_empty() { http.to_owned() } else { scheme };
                SecurityKind::Http { scheme, bearer_format: self.text(&node, "bearerFormat") }
            }
            "apiKey" => self.api_key(&node),
            "http" => {
                self.demand(&node, "scheme", "an http scheme");
                SecurityKind::Http {
                    scheme: self.text(&node, "scheme").to_ascii_lowercase(),
                    bearer_format: self.text(&node, "bearerFormat"),
                }
            }
            "oauth2" => {
                self.demand(&node, "flows", "an oauth2 scheme");
                SecurityKind::OAuth2 { flows: self.flows(&node) }
            }
            "openIdConnect" => {
                self.demand(&node, "openIdConnectUrl", "an openIdConnect scheme");
                SecurityKind::OpenIdConnect(self.text(&node, "openIdConnectUrl"))
            }
            other => {
                self.check_other_kind(&node, other);
                SecurityKind::Other(other.to_owned())
            }
        };
        let description = self.text(&node, "description");
        Some(SecurityScheme { name: name.to_owned(), description, kind, pointer: node.pointer })
    }

    fn check_other_kind(&mut self, node: &Node<'t>, kind: &str) {
        let known = kind == "mutualTLS" && self.version > Version::V30;
        if !known && node.value.get("type").is_some() {
            let what = format!("`{kind}` is no type of security scheme");
            let help = "the types are `apiKey`, `http`, `oauth2`, `openIdConnect` and, from 3.1, `mutualTLS`";
            self.error(structure::BAD_VALUE, &node.pointer.child("type"), what, help);
        }
    }

    fn api_key(&mut self, node: &Node<'t>) -> SecurityKind {
        self.demand(node, "name", "an apiKey scheme");
        self.demand(node, "in", "an apiKey scheme");
        let location = self.text(node, "in");
        if !location.is_empty() && !["query", "header", "cookie"].contains(&location.as_str()) {
            let what = format!("an API key cannot stand in `{location}`");
            self.error(structure::BAD_VALUE, &node.pointer.child("in"), what, "write `query`, `header` or `cookie`");
        }
        SecurityKind::ApiKey { location, name: self.text(node, "name") }
    }

    /// A field that this kind of object must have.
    fn demand(&mut self, node: &Node<'t>, key: &str, what: &str) {
        if node.value.get(key).is_none_or(crate::value::Value::is_null) {
            let what = format!("{what} has no field `{key}`");
            self.error(structure::MISSING_FIELD, &node.pointer, what, &format!("add `{key}`"));
        }
    }

    fn flows(&mut self, scheme: &Node<'t>) -> Vec<OAuthFlow> {
        let Some(map) = self.map(scheme, "flows") else { return Vec::new() };
        self.check(&map, &shape::OAUTH_FLOWS);
        map.named().filter_map(|(name, node)| self.flow(name, &node)).collect()
    }

    fn flow(&mut self, name: &str, node: &Node<'t>) -> Option<OAuthFlow> {
        if !self.check(node, &shape::OAUTH_FLOW) {
            return None;
        }
        let demanded = FLOWS.iter().find(|(flow, _)| *flow == name).map_or(&[][..], |(_, urls)| urls);
        for key in demanded {
            self.demand(node, key, &format!("the flow `{name}`"));
        }
        for key in ["authorizationUrl", "tokenUrl", "refreshUrl"] {
            if let Some(url) = self.optional_text(node, key) {
                self.check_url(&url, &node.pointer.child(key));
            }
        }
        let scopes = self.map(node, "scopes");
        Some(OAuthFlow {
            name: name.to_owned(),
            token_url: self.text(node, "tokenUrl"),
            authorization_url: self.text(node, "authorizationUrl"),
            scopes: scopes.map(|scopes| self.scopes(&scopes)).unwrap_or_default(),
        })
    }

    fn scopes(&mut self, scopes: &Node<'t>) -> Vec<(String, String)> {
        let names = scopes.value.members().iter().filter(|(name, _)| !name.starts_with("x-"));
        names.map(|(name, text)| (name.clone(), self.text_of(text).unwrap_or_default())).collect()
    }

    /// A URL reference has no spaces and no control characters (RFC 3986).
    fn check_url(&mut self, url: &str, pointer: &Pointer) {
        let forbidden =
            |c: char| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`');
        let url = url.trim();
        if url.is_empty() {
            self.warn(structure::BAD_URL, pointer, "the URL is empty", "no token can be fetched");
        } else if url.contains(forbidden) || !url.contains(|c: char| c.is_alphanumeric() || c == '/') {
            self.error(structure::BAD_URL, pointer, format!("`{}` is no URL", url.escape_debug()), "correct it");
        }
    }

    /// A `security` list; `None` when there is none.
    pub(super) fn security(&mut self, owner: &Node<'t>) -> Option<Vec<SecurityRequirement>> {
        owner.value.get("security").filter(|security| security.is_array())?;
        let alternatives: Vec<Node<'t>> = self.list(owner, "security").collect();
        Some(alternatives.into_iter().filter_map(|node| self.requirement(&node)).collect())
    }

    fn requirement(&mut self, node: &Node<'t>) -> Option<SecurityRequirement> {
        if !node.value.is_object() {
            let what = format!("{} stands where a security requirement is needed", node.value.described());
            self.error(structure::WRONG_TYPE, &node.pointer, what, "write `{name: []}`");
            return None;
        }
        let mut schemes = Vec::new();
        for (name, _) in node.value.members().iter().filter(|(name, _)| !name.starts_with("x-")) {
            schemes.push((name.clone(), self.texts(node, name)));
            if !self.scheme_names.contains(name) {
                let what = format!("there is no security scheme `{name}`");
                let pointer = node.pointer.child(name);
                self.warn(structure::UNKNOWN_SECURITY_SCHEME, &pointer, what, "this credential is never sent");
            }
        }
        Some(SecurityRequirement { schemes })
    }
}
