//! Lists in pages: `pages()` and `items()` on the builder of a call.

use openapi_bindgen_ir::{Field, Paging, PagingKind, Payload, Presence, Shape, Struct, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Place, payload};
use crate::model::Model;
use crate::names::ident::ident;
use crate::text::function::Function;
use crate::text::literal::literal;
use crate::text::print;
use crate::unit::Parts;

/// The functions for pages; none where the shape of the answer does not carry the rule.
pub(super) fn functions(place: &Place<'_>, public: &str, parts: &mut Parts) -> Vec<String> {
    let Some(paging) = &place.operation.paging else { return Vec::new() };
    let items = items(paging, place);
    let Some(pages) = pages(paging, items.as_ref(), place) else { return Vec::new() };
    let (page, _) = payload::success(place);
    let (error, _) = payload::failure(place);
    let mut functions = Vec::new();
    let mut add = |name: &str, docs: &str, output: TokenStream, body: &TokenStream| {
        let function = Function::new(name, [quote!(self)], output).documented(vec![docs.to_owned()]);
        parts.public.push(format!("{public}: {}", function.signature()));
        functions.push(function.with_body(&print::expression(body)));
    };
    let docs = "The pages of the list, each fetched when it is asked for.";
    add("pages", docs, quote!(rt::Pages<#page, #error>), &pages);
    if let Some(Items { ty, take, .. }) = items {
        let ty = place.scope.ty(&ty);
        let output = quote!(rt::stream::PageItems<#page, #ty, #error>);
        add("items", "The items of all pages.", output, &quote!(self.pages().items(|page| #take)));
    }
    functions
}

/// How the items of a page are reached.
struct Items {
    ty: Type,
    /// All of them, from `page` by value.
    take: TokenStream,
    /// Their number, from `page` by reference.
    count: TokenStream,
    /// Whether there are any, from `page` by reference.
    any: TokenStream,
}

fn items(paging: &Paging, place: &Place<'_>) -> Option<Items> {
    let reply = reply_type(place)?;
    if paging.items.is_empty() {
        let Type::List(item) = reply else { return None };
        let (count, any) = (quote!(page.len()), quote!(!page.is_empty()));
        return Some(Items { ty: (**item).clone(), take: quote!(page), count, any });
    }
    let field = structure(reply, place.model)?.fields.iter().find(|field| field.name == paging.items_field)?;
    let Type::List(item) = &field.ty else { return None };
    let name = ident(&field.name);
    let ty = (**item).clone();
    if field.presence == Presence::Required {
        let (count, any) = (quote!(page.#name.len()), quote!(!page.#name.is_empty()));
        return Some(Items { ty, take: quote!(page.#name), count, any });
    }
    let given = borrowed(&quote!(page), field);
    Some(Items {
        ty,
        take: quote!(page.#name.unwrap_or_default()),
        count: quote!(#given.map_or(0, |items| items.len())),
        any: quote!(#given.is_some_and(|items| !items.is_empty())),
    })
}

fn pages(paging: &Paging, items: Option<&Items>, place: &Place<'_>) -> Option<TokenStream> {
    Some(match &paging.kind {
        PagingKind::LinkHeader => quote!(rt::Pages::by_link_header(move || self.clone().call())),
        PagingKind::NextLink { member } => {
            let next = next(member, place)?;
            quote!(rt::Pages::by_link(move || self.clone().call(), |page| #next))
        }
        PagingKind::Cursor { member, param } => {
            let next = next(member, place)?;
            let (some, none, param) = (place.scope.known("Some"), place.scope.known("None"), literal(param));
            quote! {
                rt::Pages::by_cursor(
                    move |cursor| match cursor {
                        #some(cursor) => self.clone().call().query(#param, cursor),
                        #none => self.clone().call(),
                    },
                    |page| #next,
                )
            }
        }
        PagingKind::Page { param } => {
            let any = &items?.any;
            let first = proc_macro2::Literal::u64_unsuffixed(first_page(param, place));
            let param = literal(param);
            quote! {
                rt::Pages::by_number(
                    #first,
                    move |number| self.clone().call().query(#param, &number.to_string()),
                    |page| #any,
                )
            }
        }
        PagingKind::Offset { param } => {
            let count = &items?.count;
            let param = literal(param);
            quote! {
                rt::Pages::by_offset(
                    move |offset| self.clone().call().query(#param, &offset.to_string()),
                    |page| #count,
                )
            }
        }
    })
}

// Pages are counted from 1 unless the document's default says otherwise.
fn first_page(param: &str, place: &Place<'_>) -> u64 {
    let param = place.operation.params.iter().find(|other| other.wire == param);
    param.and_then(|param| param.default.as_ref()?.parse().ok()).unwrap_or(1)
}

fn reply_type<'a>(place: &Place<'a>) -> Option<&'a Type> {
    let operation = place.operation;
    match &operation.reply.cases.first()?.payload {
        Payload::Json(ty) if operation.reply.enum_type.is_none() => Some(ty),
        _ => None,
    }
}

fn structure<'a>(ty: &Type, model: &Model<'a>) -> Option<&'a Struct> {
    match ty {
        Type::Boxed(inner) => structure(inner, model),
        Type::Named(path) => match &model.get(path)?.shape {
            Shape::Struct(shape) => Some(shape),
            _ => None,
        },
        _ => None,
    }
}

// What the page says about the next one, as `Option<String>`.
fn next(member: &str, place: &Place<'_>) -> Option<TokenStream> {
    let path: Vec<&str> = member.split('.').collect();
    let shape = structure(reply_type(place)?, place.model)?;
    // A key may contain dots itself.
    step(quote!(page), shape, &[member], place).or_else(|| step(quote!(page), shape, &path, place))
}

fn step(value: TokenStream, shape: &Struct, path: &[&str], place: &Place<'_>) -> Option<TokenStream> {
    let (key, rest) = path.split_first()?;
    let field = shape.fields.iter().find(|field| field.wire == *key)?;
    if rest.is_empty() {
        return last(value, field, place);
    }
    let inner = structure(&field.ty, place.model)?;
    let name = ident(&field.name);
    if field.presence == Presence::Required {
        return step(quote!(#value.#name), inner, rest, place);
    }
    let rest = step(quote!(inner), inner, rest, place)?;
    let given = borrowed(&value, field);
    Some(quote!(#given.and_then(|inner| #rest)))
}

// The value of a field that may be missing, as `Option<&T>`.
fn borrowed(value: &TokenStream, field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match field.presence {
        Presence::OptionalNullable => quote!(#value.#name.value()),
        _ => quote!(#value.#name.as_ref()),
    }
}

fn last(value: TokenStream, field: &Field, place: &Place<'_>) -> Option<TokenStream> {
    let name = ident(&field.name);
    let shown = match &field.ty {
        Type::String => false,
        Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 | Type::Uuid | Type::DateTime => true,
        _ => return None,
    };
    Some(match (field.presence, shown) {
        (Presence::Required, _) => {
            let some = place.scope.known("Some");
            quote!(#some(#value.#name.to_string()))
        }
        (_, true) => {
            let given = borrowed(&value, field);
            quote!(#given.map(|next| next.to_string()))
        }
        (Presence::OptionalNullable, false) => quote!(#value.#name.clone().into_option()),
        (_, false) => quote!(#value.#name.clone()),
    })
}
