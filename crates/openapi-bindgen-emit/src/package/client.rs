//! `src/generated/client.rs`: the client, its builder, and what is known of the API as a whole.

use openapi_bindgen_ir::{Api, ServerVariable, Tag, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::{credentials, manifest};
use crate::model::tags;
use crate::names::ident::ident;
use crate::names::method::{self, OF_CLIENT_BUILDERS, OF_CLIENTS};
use crate::names::scope::{Home, Scope};
use crate::operation::filled;
use crate::text::literal::{literal, quoted};
use crate::text::{docs, inline, plain, print, signature};
use crate::unit::{Parts, Unit, public_header};

/// The runtime takes more servers or schemes as one list only.
const MOST_SINGLE: usize = 20;

const IMPORT: &str = "use super::prelude::*;";

/// Prints the client.
pub(crate) fn emit(api: &Api) -> Unit {
    let scope = Scope::new(Home::Elsewhere, ["Client", "ClientBuilder"]);
    let mut parts = Parts::default();
    let title = plain::one_line(&api.package.title);
    let title = if title.is_empty() { "the API".to_owned() } else { docs::inert(&title) };
    let docs = docs::attributes(&[format!("A client of {title}: cheap to clone, safe to share.")]);
    parts.items.push(print::item(quote!(#docs pub struct Client { inner: rt::Client })));
    let accessors: Vec<TokenStream> = tags(api).map(|tag| accessor(api, tag, &mut parts)).collect();
    if !accessors.is_empty() {
        parts.items.push(print::item(quote!(impl Client { #(#accessors)* })));
    }
    parts.items.push(print::item(quote! {
        /// Sets a [`Client`] up.
        pub struct ClientBuilder { inner: rt::ClientBuilder }
    }));
    let setters = setters(api, &scope, &mut parts);
    if !setters.is_empty() {
        parts.items.push(print::item(quote!(impl ClientBuilder { #(#setters)* })));
    }
    parts.http.push(facts(api));
    parts.http.push("rt::client! { Client, ClientBuilder, API }".to_owned());
    let header = public_header(&api.package, "", &["The client and how it is set up.".to_owned()]);
    parts.join("src/generated/client.rs".to_owned(), &header, IMPORT, &scope)
}

/// The name of a tag's accessor.
pub(crate) fn accessor_name(api: &Api, tag: &Tag) -> String {
    method::plain(&tag.module, OF_CLIENTS, |name| api.tags.iter().any(|other| other.module == name))
}

fn accessor(api: &Api, tag: &Tag, parts: &mut Parts) -> TokenStream {
    let name = ident(&accessor_name(api, tag));
    let (module, handle) = (ident(&crate::names::module::stem(&tag.module)), ident(&tag.handle));
    let docs = docs::attributes(&docs::lines_or(&tag.docs, &docs::of_tag(tag)));
    let feature = api.package.tag_features.then(|| {
        let feature = manifest::tag_feature(&tag.module);
        quote!(#[cfg(feature = #feature)])
    });
    let signature = quote!(fn #name(&self) -> operations::#module::#handle<'_>);
    parts.public.push(format!("client::Client: {}", signature::compact(signature.clone())));
    quote! {
        #docs
        #feature
        pub #signature {
            operations::#module::#handle { client: &self.inner }
        }
    }
}

fn setters(api: &Api, scope: &Scope<'_>, parts: &mut Parts) -> Vec<TokenStream> {
    let mut setters = Vec::new();
    for scheme in &api.schemes {
        let Some(setter) = &scheme.setter else { continue };
        let (signature, code) = credentials::setter(scheme, setter, &setter_name(api, &setter.name), scope);
        parts.public.push(format!("client::ClientBuilder: {}", signature::compact(signature)));
        setters.push(code);
    }
    setters.extend(variables(api, scope, parts));
    setters
}

// Setters of the variables of the first server; the others have their defaults.
fn variables(api: &Api, scope: &Scope<'_>, parts: &mut Parts) -> Vec<TokenStream> {
    let (into, string) = (scope.known("Into"), scope.ty(&Type::String));
    let variables = api.servers.first().map(|server| server.variables.as_slice()).unwrap_or_default();
    let setter = |variable: &ServerVariable| {
        let docs = docs::attributes(&[describe(variable)]);
        let (name, wire) = (ident(&setter_name(api, &variable.setter)), literal(&variable.name));
        let signature = quote!(fn #name(mut self, value: impl #into<#string>) -> Self);
        parts.public.push(format!("client::ClientBuilder: {}", signature::compact(signature.clone())));
        quote! {
            #docs
            pub #signature {
                self.inner = self.inner.server_variable(#wire, value);
                self
            }
        }
    };
    variables.iter().map(setter).collect()
}

fn describe(variable: &ServerVariable) -> String {
    let default = match &variable.default {
        Some(default) => format!("{} by default", inline::code(default)),
        None => "which has no default".to_owned(),
    };
    let mut text = format!("Sets {} of the server's URL, {default}", inline::code(&variable.name));
    if !variable.values.is_empty() {
        let values: Vec<String> = variable.values.iter().map(|value| inline::code(value)).collect();
        text.push_str(&format!(", one of {}", values.join(", ")));
    }
    let words = docs::inert(&variable.description);
    if words.is_empty() { format!("{text}.") } else { format!("{text}: {words}") }
}

/// The name of a credential's setter.
pub(crate) fn setter_name(api: &Api, name: &str) -> String {
    let is_taken =
        |taken: &str| api.schemes.iter().filter_map(|scheme| scheme.setter.as_ref()).any(|s| s.name == taken);
    method::plain(name, OF_CLIENT_BUILDERS, is_taken)
}

// Everything about the API that is not about one operation.
fn facts(api: &Api) -> String {
    let name = quoted(&manifest::package_name(&api.package));
    let mut text = format!("static API: rt::Api = rt::Api::new({name}, {})", manifest::user_agent(&api.package));
    // Only the first server's variables can be set.
    let template = api.servers.first().map(|server| quoted(&server.url));
    let servers =
        template.into_iter().chain(api.servers.iter().skip(1).map(|server| quoted(&filled(server)))).collect();
    let schemes: Vec<String> = api.schemes.iter().filter_map(credentials::fact).collect();
    for (one, several, entries) in [("server", "servers", servers), ("scheme", "schemes", schemes)] {
        if entries.len() > MOST_SINGLE {
            text.push_str(&format!("\n    .{several}(&[{}])", entries.join(", ")));
        } else {
            entries.iter().for_each(|entry| text.push_str(&format!("\n    .{one}({entry})")));
        }
    }
    let variables = api.servers.first().map(|server| server.variables.as_slice()).unwrap_or_default();
    let pair = |variable: &ServerVariable| {
        let default = variable.default.as_ref()?;
        Some(format!("({}, {})", quoted(&variable.name), quoted(default)))
    };
    let pairs: Vec<String> = variables.iter().filter_map(pair).collect();
    if !pairs.is_empty() {
        text.push_str(&format!("\n    .variables(&[{}])", pairs.join(", ")));
    }
    text.push_str(";\n");
    text
}
