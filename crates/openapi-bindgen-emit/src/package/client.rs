//! `src/generated/client.rs`: the client, its builder, and what is known of the API as a whole.

use openapi_bindgen_ir::{Api, Tag};
use proc_macro2::TokenStream;
use quote::quote;

use super::{credentials, manifest};
use crate::model::tags;
use crate::names::ident::ident;
use crate::names::method::{self, OF_CLIENT_BUILDERS, OF_CLIENTS};
use crate::names::scope::{Home, Scope};
use crate::operation::filled;
use crate::text::literal::quoted;
use crate::text::{docs, plain, print, signature};
use crate::unit::{Parts, Unit, public_header};

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
    let docs = docs::attributes(&docs::lines(&tag.docs, "Operations that the document puts under one tag."));
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
    setters
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
    for server in &api.servers {
        text.push_str(&format!("\n    .server({})", quoted(&filled(server))));
    }
    for fact in api.schemes.iter().filter_map(credentials::fact) {
        text.push_str(&format!("\n    .scheme({fact})"));
    }
    text.push_str(";\n");
    text
}
