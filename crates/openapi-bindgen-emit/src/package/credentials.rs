//! Ways to authenticate: the static fact and the setter of the client builder.

use openapi_bindgen_ir::{CredentialSetter, Scheme, SchemeKind, Type};
use proc_macro2::TokenStream;
use quote::quote;

use crate::names::ident::ident;
use crate::names::scope::Scope;
use crate::text::literal::{literal, quoted, quoted_list};
use crate::text::{docs, inline};

/// The runtime's word for a scheme; `None` where the caller has to send something itself.
pub(crate) fn fact(scheme: &Scheme) -> Option<String> {
    let name = quoted(&scheme.name);
    Some(match &scheme.kind {
        SchemeKind::HeaderKey { name: header, prefix } => {
            format!("rt::Scheme::api_key_header({name}, {}, {})", quoted(header), quoted(prefix))
        }
        SchemeKind::QueryKey { name: parameter } => format!("rt::Scheme::api_key_query({name}, {})", quoted(parameter)),
        SchemeKind::CookieKey { name: cookie } => format!("rt::Scheme::api_key_cookie({name}, {})", quoted(cookie)),
        SchemeKind::Basic => format!("rt::Scheme::basic({name})"),
        SchemeKind::Bearer | SchemeKind::OAuth2 { token_url: None, .. } => format!("rt::Scheme::bearer({name})"),
        SchemeKind::OAuth2 { token_url: Some(url), scopes } => {
            let scopes = quoted_list(scopes.iter().map(String::as_str));
            format!("rt::Scheme::oauth2_client_credentials({name}, {}, &{scopes})", quoted(url))
        }
        SchemeKind::Other(_) => return None,
    })
}

/// What the user gives, in the order of the setter's arguments.
pub(crate) fn arguments(scheme: &Scheme) -> &'static [&'static str] {
    match &scheme.kind {
        SchemeKind::HeaderKey { .. } | SchemeKind::QueryKey { .. } | SchemeKind::CookieKey { .. } => &["key"],
        SchemeKind::Basic => &["user", "password"],
        SchemeKind::OAuth2 { token_url: Some(_), .. } => &["id", "secret"],
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::Other(_) => &["token"],
    }
}

/// The environment variables that hold the arguments by convention.
pub(crate) fn variables(scheme: &Scheme, setter: &CredentialSetter) -> Vec<String> {
    match arguments(scheme) {
        [_] => vec![setter.env.clone()],
        several => several.iter().map(|argument| format!("{}_{}", setter.env, argument.to_uppercase())).collect(),
    }
}

/// The signature of a setter, and the setter.
pub(crate) fn setter(
    scheme: &Scheme,
    setter: &CredentialSetter,
    function: &str,
    scope: &Scope<'_>,
) -> (TokenStream, TokenStream) {
    let name = ident(function);
    let scheme_name = literal(&scheme.name);
    let (into, string) = (scope.known("Into"), scope.ty(&Type::String));
    let (arguments, credential) = match arguments(scheme) {
        ["user", "password"] => (
            quote!(user: impl #into<#string>, password: impl #into<rt::Secret>),
            quote!(rt::Credential::basic(user, password)),
        ),
        ["id", "secret"] => (
            quote!(id: impl #into<#string>, secret: impl #into<rt::Secret>),
            quote!(rt::Credential::oauth2_client(id, secret)),
        ),
        ["key"] => (quote!(key: impl #into<rt::Secret>), quote!(rt::Credential::key(key))),
        _ => (quote!(token: impl #into<rt::Secret>), quote!(rt::Credential::key(token))),
    };
    let docs = docs::attributes(&documentation(scheme, setter));
    let signature = quote!(fn #name(mut self, #arguments) -> Self);
    let code = quote! {
        #docs
        pub #signature {
            self.inner = self.inner.credential(#scheme_name, #credential);
            self
        }
    };
    (signature, code)
}

fn documentation(scheme: &Scheme, setter: &CredentialSetter) -> Vec<String> {
    let mut lines = vec![format!("Sets {}.", what(scheme))];
    docs::append(&mut lines, docs::words(&scheme.docs));
    if !setter.env.is_empty() {
        let names: Vec<String> = variables(scheme, setter).iter().map(|name| inline::code(name)).collect();
        docs::append(&mut lines, vec![format!("By convention the environment holds it as {}.", names.join(" and "))]);
    }
    lines
}

/// What is sent, in words.
pub(crate) fn what(scheme: &Scheme) -> String {
    match &scheme.kind {
        SchemeKind::HeaderKey { name, prefix } if prefix.trim().is_empty() => {
            format!("the key, sent in the header {}", inline::code(name))
        }
        SchemeKind::HeaderKey { name, prefix } => {
            format!("the key, sent as {}", inline::code(&format!("{name}: {prefix}…")))
        }
        SchemeKind::QueryKey { name } => format!("the key, sent in the query as {}", inline::code(name)),
        SchemeKind::CookieKey { name } => format!("the key, sent in the cookie {}", inline::code(name)),
        SchemeKind::Basic => "user name and password (HTTP Basic)".to_owned(),
        SchemeKind::OAuth2 { token_url: Some(_), .. } => "id and secret, exchanged for tokens (OAuth 2)".to_owned(),
        _ => "the token, sent as `Authorization: Bearer …`".to_owned(),
    }
}
