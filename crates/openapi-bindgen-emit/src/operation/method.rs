//! The method of an operation on its tag's handle.

use openapi_bindgen_ir::{Case, MediaBody, Operation};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Place, body, facts, params, payload};
use crate::names::ident::{self, ident};
use crate::text::function::{self, Function};
use crate::text::signature::compact;
use crate::text::{docs, inline};
use crate::unit::Parts;

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    let main = operation.body.as_ref().map(|body| &body.main);
    let mut functions = vec![write(&operation.name, main, None, place, parts)];
    if let Some(body) = &operation.body {
        functions.extend(body.others.iter().map(|(name, media)| write(name, Some(media), None, place, parts)));
    }
    // A builder gives the stream itself.
    if let Some(case) = operation.stream.as_ref().filter(|_| operation.builder.is_none()) {
        functions.push(write(&operation.name, main, Some(case), place, parts));
    }
    parts.items.push(function::block(&format!("impl super::{}<'_>", ident::text(&place.tag.handle)), &functions));
}

fn write(name: &str, media: Option<&MediaBody>, stream: Option<&Case>, place: &Place<'_>, parts: &mut Parts) -> String {
    let operation = place.operation;
    let is_main = name == operation.name;
    let other = media.filter(|_| !is_main);
    let request = local("request", operation);
    let mut arguments = vec![quote!(&self)];
    let mut statements = Vec::new();
    for param in operation.params.iter().filter(|param| param.required) {
        let name = ident(&param.name);
        arguments.push(params::argument(param, &name, place));
        statements.push(params::encode(param, &name, &quote!(#request), place));
    }
    if let (Some(body), Some(media)) = (&operation.body, media)
        && (body.required || !is_main)
    {
        let argument = ident(&body.name);
        let ty = body::argument_type(media, place);
        arguments.push(quote!(#argument: #ty));
        statements.push(body::encode(media, &argument, &quote!(#request)));
    }
    let (output, last) = outcome(&request, stream, place);
    let function_name = if stream.is_some() { format!("{}_stream", ident::bare(name)) } else { ident::text(name) };
    let function = Function::new(function_name, arguments, output)
        .documented(documentation(operation, other, stream))
        .deprecated(operation.deprecated);
    parts.public.push(format!("{}::{}: {}", place.public(), place.tag.handle, function.signature()));
    let facts = ident(&if stream.is_some() { facts::STREAM.to_owned() } else { facts::name(other, name) });
    let binding = if statements.is_empty() { quote!(let #request) } else { quote!(let mut #request) };
    let mut body = vec![quote!(#binding = rt::Request::new(self.client, &#facts);)];
    body.extend(statements);
    body.push(last);
    function.with_body(&body.into_iter().map(compact).collect::<Vec<_>>())
}

// A call, or a builder of one where something may be left out.
fn outcome(request: &Ident, stream: Option<&Case>, place: &Place<'_>) -> (TokenStream, TokenStream) {
    if let Some(path) = &place.operation.builder {
        let name = place.scope.named(path);
        let member = if request == "request" { quote!(request) } else { quote!(request: #request) };
        return (quote!(#name), quote!(#name { #member }));
    }
    let (reply, read_reply) = match stream {
        Some(case) => payload::single(&case.payload, place),
        None => payload::success(place),
    };
    let (error, read_error) = payload::failure(place);
    (quote!(rt::Call<#reply, #error>), quote!(#request.call(#read_reply, #read_error)))
}

// A local variable gives way to an argument's name, which users see.
fn local(name: &str, operation: &Operation) -> Ident {
    let body = operation.body.iter().map(|body| body.name.as_str());
    let arguments: Vec<&str> = operation.params.iter().map(|param| param.name.as_str()).chain(body).collect();
    let mut name = name.to_owned();
    while arguments.contains(&name.as_str()) {
        name.push('_');
    }
    ident(&name)
}

fn documentation(operation: &Operation, other: Option<&MediaBody>, stream: Option<&Case>) -> Vec<String> {
    let endpoint = inline::code(&format!("{} {}", operation.method, operation.path));
    let mut lines = docs::lines(&operation.docs);
    if let Some(media) = other {
        docs::append(&mut lines, vec![format!("Sends the body as {}.", inline::code(&media.media))]);
    }
    let main = operation.body.as_ref().map(|body| &body.main);
    let range = other.or(main).and_then(|media| media.range.as_ref()).filter(|range| *range != "*/*");
    if let Some(range) = range {
        let line = format!("The body may be any {}: `content_type` of the call says which.", inline::code(range));
        docs::append(&mut lines, vec![line]);
    }
    if let Some(case) = stream {
        docs::append(&mut lines, vec![format!("Reads the answer piece by piece, as {}.", inline::code(&case.media))]);
    }
    docs::append(&mut lines, vec![endpoint]);
    lines
}
