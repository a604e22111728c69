//! The builder of a call with optional parameters.

use quote::quote;

use super::{Place, body, paging, params, payload};
use crate::names::ident::ident;
use crate::names::method::{OF_BUILDERS, method};
use crate::text::{docs, function, print, signature};
use crate::unit::Parts;

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    let Some(path) = &operation.builder else { return };
    let name = ident(&path.name);
    let handle = &place.tag.handle;
    let function = crate::names::ident::bare(&operation.name);
    let title =
        format!("What may be added to [`{handle}::{function}`](super::{handle}::{function}) before it is sent.");
    let docs = docs::attributes(&[title]);
    let public = format!("{}::{}", place.public(), path.name);
    parts.public.push(format!("{public}: struct"));
    let setters = setters(place, &public, parts);
    let (reply, read_reply) = payload::success(place);
    let (error, read_error) = payload::failure(place);
    let paging = paging::functions(place, &public, parts);
    // Every page is a call of its own.
    let derives = if paging.is_empty() { quote!(Debug) } else { quote!(Clone, Debug) };
    parts.items.push(print::item(quote! {
        #docs
        #[derive(#derives)]
        #[must_use = "nothing is sent before it is awaited"]
        pub struct #name {
            request: rt::Request,
        }
    }));
    let block = print::item(quote! {
        impl #name {
            /// The call as it stands.
            pub fn call(self) -> rt::Call<#reply, #error> {
                self.request.call(#read_reply, #read_error)
            }

            #(#paging)*
        }
    });
    parts.items.push(print::extend_impl(&block, &setters));
    let (future, result) = (place.scope.known("IntoFuture"), place.scope.known("Result"));
    parts.items.push(print::item(quote! {
        impl #future for #name {
            type Output = #result<rt::Reply<#reply>, rt::Error<#error>>;
            type IntoFuture = rt::CallFuture<#reply, #error>;
            fn into_future(self) -> Self::IntoFuture {
                self.call().into_future()
            }
        }
    }));
}

fn setters(place: &Place<'_>, public: &str, parts: &mut Parts) -> Vec<String> {
    let operation = place.operation;
    let mut setters = Vec::new();
    let request = quote!(self.request);
    let value = ident("value");
    let is_taken = |name: &str| operation.params.iter().any(|param| param.name == name);
    for param in operation.params.iter().filter(|param| !param.required) {
        let function = method(&param.name, OF_BUILDERS, is_taken);
        let docs = params::documentation(param);
        let argument = params::argument(param, &value, place);
        let encode = params::encode(param, &value, &request, place);
        let signature = quote!(fn #function(mut self, #argument) -> Self);
        parts.public.push(format!("{public}: {}", signature::compact(signature.clone())));
        setters.push(function::setter(&docs, param.deprecated, signature, encode));
    }
    if let Some(body) = operation.body.as_ref().filter(|body| !body.required) {
        let function = method(&body.name, OF_BUILDERS, is_taken);
        let docs = docs::lines(&body.docs, "Sets the body.");
        let ty = body::argument_type(&body.main, place);
        let encode = body::encode(&body.main, &value, &request);
        let signature = quote!(fn #function(mut self, value: #ty) -> Self);
        parts.public.push(format!("{public}: {}", signature::compact(signature.clone())));
        setters.push(function::setter(&docs, false, signature, encode));
    }
    setters
}
