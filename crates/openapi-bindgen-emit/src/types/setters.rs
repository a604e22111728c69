//! Constructors and setters of structs that users build.

use openapi_bindgen_ir::{Field, Presence, Rest, Struct, Type, TypeDef};
use quote::quote;

use super::{Argument, public_path};
use crate::names::ident::{self, ident};
use crate::names::method::{OF_STRUCTS, plain};
use crate::names::scope::Scope;
use crate::text::docs;
use crate::text::function::{self, Function};
use crate::text::signature::compact;
use crate::unit::Parts;

pub(super) fn define(def: &TypeDef, shape: &Struct, scope: &Scope<'_>, parts: &mut Parts) {
    let name = ident::text(&def.path.name);
    let mut functions = vec![constructor(def, shape, scope, parts)];
    if is_patch(shape) {
        functions.push(is_empty());
    }
    let optional = shape.fields.iter().filter(|field| !is_required(field));
    functions.extend(optional.map(|field| setter(field, shape, scope)));
    functions.extend(rest_setter(&shape.rest, shape, scope));
    parts.items.push(function::block(&format!("impl {name}"), &functions));
}

/// Whether nothing must be given.
pub(super) fn has_default(shape: &Struct) -> bool {
    !shape.fields.iter().any(is_required)
}

fn is_required(field: &Field) -> bool {
    matches!(field.presence, Presence::Required | Presence::RequiredNullable)
}

// A value of which nothing must be given is asked whether it says anything.
fn is_patch(shape: &Struct) -> bool {
    !shape.fields.is_empty() && has_default(shape)
}

fn is_empty() -> String {
    "    /// Whether no member is set.\n    pub fn is_empty(&self) -> bool { *self == Self::new() }\n".to_owned()
}

fn constructor(def: &TypeDef, shape: &Struct, scope: &Scope<'_>, parts: &mut Parts) -> String {
    let mut arguments = Vec::new();
    let mut members = Vec::new();
    for field in &shape.fields {
        let (name, text) = (ident(&field.name), ident::text(&field.name));
        if let Some(value) = &field.constant {
            members.push(format!("{text}: {}::{}", scope.text(&field.ty), ident::text(value)));
        } else if is_required(field) {
            let argument = Argument::present(&field.ty, field.presence, &name, scope);
            let ty = argument.ty;
            arguments.push(quote!(#name: #ty));
            members.push(if argument.plain { text } else { format!("{text}: {}", compact(argument.value)) });
        } else {
            members.push(format!("{text}: {}", absent(field, scope)));
        }
    }
    if let Rest::Kept { name, .. } = &shape.rest {
        members.push(format!("{}: {}::new()", ident::text(name), scope.known_text("Map")));
    }
    let constants = shape.fields.iter().filter(|field| field.constant.is_some()).count();
    let about = vec![constructor_docs(arguments.len(), constants, members.len()).to_owned()];
    let takes_nothing = arguments.is_empty();
    let function = Function::new("new", arguments, quote!(Self)).documented(about);
    parts.public.push(format!("{}: {}", public_path(def), function.signature()));
    if has_default(shape) {
        let docs = docs::comment("    ///", &function.docs);
        return format!("{docs}    pub {} {{ Self::default() }}\n", function.signature());
    }
    if takes_nothing {
        let (default, name) = (scope.known_text("Default"), ident::text(&def.path.name));
        parts.items.push(format!("impl {default} for {name} {{\n    fn default() -> Self {{ Self::new() }}\n}}\n"));
    }
    let mut body = vec!["Self {".to_owned()];
    body.extend(members.iter().map(|member| format!("    {member},")));
    body.push("}".to_owned());
    function.with_body(&body)
}

fn constructor_docs(arguments: usize, constants: usize, members: usize) -> &'static str {
    match (arguments, constants, members) {
        (_, _, 0) => "Creates the value, which has no members.",
        (0, 0, _) => "Creates the value with all members absent.",
        (0, constant, all) if constant == all => "Creates the value, whose members are constant.",
        (0, _, _) => "Creates the value with its constant members; all others are absent.",
        (required, constant, all) if required + constant == all && constant == 0 => {
            "Creates the value from its members."
        }
        (required, constant, all) if required + constant == all => {
            "Creates the value from its members but for constants."
        }
        (_, 0, _) => "Creates the value from its required members; all others are absent.",
        _ => "Creates the value from its required members but for constants; all others are absent.",
    }
}

fn absent(field: &Field, scope: &Scope<'_>) -> String {
    match field.presence {
        Presence::OptionalNullable => format!("{}::Absent", scope.known_text("Field")),
        _ => scope.known_text("None"),
    }
}

fn setter(field: &Field, shape: &Struct, scope: &Scope<'_>) -> String {
    let name = ident(&field.name);
    let argument = Argument::present(&field.ty, field.presence, &ident("value"), scope);
    let (ty, value) = (argument.ty, argument.value);
    let arguments = [quote!(mut self), quote!(value: #ty)];
    let function = Function::new(setter_name(&field.name, shape), arguments, quote!(Self))
        .documented(vec![format!("Sets {}.", link(&field.name))])
        .deprecated(field.deprecated);
    function.as_setter(quote!(self.#name = #value;))
}

fn rest_setter(rest: &Rest, shape: &Struct, scope: &Scope<'_>) -> Option<String> {
    let Rest::Kept { name, value, .. } = rest else { return None };
    let (into, string) = (scope.known("Into"), scope.ty(&Type::String));
    let argument = Argument::of(value, &ident("value"), scope);
    let (ty, value) = (argument.ty, argument.value);
    let arguments = [quote!(mut self), quote!(key: impl #into<#string>), quote!(value: #ty)];
    let function = Function::new(setter_name(name, shape), arguments, quote!(Self))
        .documented(vec![format!("Adds a member to {}.", link(name))]);
    let name = ident(name);
    Some(function.as_setter(quote!(self.#name.insert(key, #value);)))
}

fn setter_name(name: &str, shape: &Struct) -> String {
    ident::text(&plain(name, OF_STRUCTS, |taken| shape.fields.iter().any(|field| field.name == taken)))
}

// An anchor, since a setter has the name of its field and a path would mean both.
fn link(field: &str) -> String {
    let bare = ident::bare(field);
    format!("[`{bare}`](Self#structfield.{bare})")
}
