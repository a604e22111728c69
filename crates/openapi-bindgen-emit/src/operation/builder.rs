//! The builder of a call with optional parameters.

use openapi_bindgen_ir::{Case, Operation};
use quote::quote;

use super::{Place, body, facts, paging, params, payload};
use crate::names::ident::{self, ident};
use crate::names::method::{OF_BUILDERS, plain};
use crate::text::function::{self, Function};
use crate::text::signature::compact;
use crate::text::{docs, inline};
use crate::unit::Parts;

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    let Some(path) = &operation.builder else { return };
    let name = ident::text(&path.name);
    let public = format!("{}::{}", place.public(), path.name);
    parts.public.push(format!("{public}: struct"));
    let mut functions = setters(place, &public, parts);
    let paging = paging::functions(place, &public, parts);
    // Every page is a call of its own.
    let derives = if paging.is_empty() { "Debug" } else { "Clone, Debug" };
    functions.extend(paging);
    functions.extend(operation.stream.as_ref().map(|case| stream(case, place, &public, parts)));
    let docs = [format!("What may be added to {} before it is sent.", place.link())];
    parts.items.push(format!(
        "{}#[derive({derives})]\n#[must_use = \"nothing is sent before it is awaited\"]\npub struct {name} {{ \
         request: rt::Request }}\n",
        docs::comment("///", &docs)
    ));
    parts.items.push(function::block(&format!("impl {name}"), &functions));
    let (reply, read_reply) = payload::success(place);
    let (error, read_error) = payload::failure(place);
    parts.public.push(format!("{public}: fn call(self) -> {}", compact(quote!(rt::Call<#reply, #error>))));
    let table = compact(quote!(#reply, #error, #read_reply, #read_error));
    parts.http.push(format!("rt::awaitable! {{ {name}: {table} }}\n"));
}

fn stream(case: &Case, place: &Place<'_>, public: &str, parts: &mut Parts) -> String {
    let (reply, read) = payload::single(&case.payload, place);
    let (error, read_error) = payload::failure(place);
    let about = format!("The call whose answer is read piece by piece, as {}.", inline::code(&case.media));
    let function = Function::new("stream", [quote!(self)], quote!(rt::Call<#reply, #error>)).documented(vec![about]);
    parts.public.push(format!("{public}: {}", function.signature()));
    let facts = ident(facts::STREAM);
    function.with_body(&[compact(quote!(self.request.with_operation(&#facts).call(#read, #read_error)))])
}

fn setters(place: &Place<'_>, public: &str, parts: &mut Parts) -> Vec<String> {
    let operation = place.operation;
    let mut setters = Vec::new();
    let (request, value) = (quote!(self.request), ident("value"));
    let mut add = |name: &str, docs, deprecated, argument, statement| {
        let name = setter_name(name, operation);
        let function =
            Function::new(name, [quote!(mut self), argument], quote!(Self)).documented(docs).deprecated(deprecated);
        parts.public.push(format!("{public}: {}", function.signature()));
        setters.push(function.as_setter(statement));
    };
    for param in operation.params.iter().filter(|param| !param.required) {
        let argument = params::argument(param, &value, place);
        let statement = params::encode(param, &value, &request, place);
        add(&param.name, params::documentation(param), param.deprecated, argument, statement);
    }
    if let Some(body) = operation.body.as_ref().filter(|body| !body.required) {
        let ty = body::argument_type(&body.main, place);
        let statement = body::encode(&body.main, &value, &request);
        add(&body.name, docs::lines_or(&body.docs, "Sets the body."), false, quote!(value: #ty), statement);
    }
    setters
}

/// The name of the method that sets an optional parameter, as it is written in code.
pub(crate) fn setter_name(name: &str, operation: &Operation) -> String {
    let is_taken = |name: &str| operation.params.iter().any(|param| param.name == name);
    let hides_stream = name == "stream" && operation.stream.is_some();
    let name = if hides_stream { "with_stream".to_owned() } else { plain(name, OF_BUILDERS, is_taken) };
    ident::text(&name)
}
