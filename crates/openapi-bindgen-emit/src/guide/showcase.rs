//! The operation that stands for all in README and example, and how it is called.

use openapi_bindgen_ir::{Api, BodyKind, Operation, Payload, Presence, Rest, Shape, Struct, Tag, Type, TypeDef};

use super::expression::Writer;
use crate::model::Model;
use crate::names::ident;
use crate::names::scope::{Home, Scope};
use crate::package::client;
use crate::text::json::{self, Json};

/// An operation with a call of it.
pub(super) struct Showcase<'a> {
    pub(super) tag: &'a Tag,
    pub(super) operation: &'a Operation,
    /// `let body = …;` and what it needs.
    pub(super) setup: Vec<String>,
    /// `client.leads().bulk_create(body)`.
    pub(super) call: String,
    /// Types to import from `types`.
    pub(super) imports: Vec<String>,
}

impl Showcase<'_> {
    /// The lines before the call.
    pub(super) fn before(&self, api: &Api) -> Vec<String> {
        let mut lines = vec![format!("let client = {};", super::readme::make_client(api))];
        lines.extend(self.setup.clone());
        lines
    }
}

/// The scope of code outside of the generated module.
pub(super) fn scope() -> Scope<'static> {
    Scope::new(Home::Outside, [])
}

/// Picks the operation that is easiest to show; `None` where no call can be written by hand.
pub(super) fn pick<'a>(model: &'a Model<'a>) -> Option<Showcase<'a>> {
    let all = model.api.tags.iter().flat_map(|tag| tag.operations.iter().map(move |operation| (tag, operation)));
    let mut all: Vec<(&Tag, &Operation)> = all.collect();
    all.sort_by_key(|(_, operation)| rank(operation));
    all.into_iter().find_map(|(tag, operation)| show(model, tag, operation))
}

// Current operations with a typed answer and a documented error first; then the fewest arguments.
fn rank(operation: &Operation) -> (bool, bool, bool, usize) {
    let typed = matches!(operation.reply.cases.first().map(|case| &case.payload), Some(Payload::Json(_)));
    let arguments = operation.params.iter().filter(|param| param.required).count();
    let body = operation.body.as_ref().is_some_and(|body| body.required);
    (operation.deprecated, !typed, operation.errors.is_empty(), arguments + usize::from(body))
}

fn show<'a>(model: &'a Model<'a>, tag: &'a Tag, operation: &'a Operation) -> Option<Showcase<'a>> {
    let mut writer = Writer::new(model);
    let mut arguments = Vec::new();
    for param in operation.params.iter().filter(|param| param.required) {
        let example = param.examples.first().and_then(|example| json::parse(&example.json));
        arguments.push(parameter(&mut writer, &param.ty, param.nullable, example.as_ref())?);
    }
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        let example = body.main.examples.iter().find(|example| example.valid);
        let example = example.and_then(|example| json::parse(&example.json));
        let value = match body.main.kind {
            BodyKind::Text | BodyKind::Bytes => "\"…\"".to_owned(),
            _ => writer.argument(&body.main.ty, example.as_ref())?,
        };
        let name = ident::text(&body.name);
        writer.setup.push(format!("let {name} = {value};"));
        arguments.push(name);
    }
    let accessor = ident::text(&client::accessor_name(model.api, tag));
    let call = format!("client.{accessor}().{}({})", ident::text(&operation.name), arguments.join(", "));
    Some(Showcase { tag, operation, setup: writer.setup, call, imports: writer.imports.into_iter().collect() })
}

// Parameters are borrowed where they are large.
fn parameter(writer: &mut Writer<'_>, ty: &Type, nullable: bool, example: Option<&Json>) -> Option<String> {
    if nullable {
        return Some("None".to_owned());
    }
    match ty {
        Type::Boxed(inner) => parameter(writer, inner, nullable, example),
        Type::Bool | Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 | Type::F64 | Type::String => {
            writer.argument(ty, example)
        }
        Type::List(_) => Some(format!("&{}", writer.argument(ty, example)?.trim_start_matches("vec!"))),
        _ => Some(format!("&{}", writer.argument(ty, example)?)),
    }
}

/// A struct that users build and that takes members beyond the document's, with the setter's name.
pub(super) fn with_extras<'a>(model: &Model<'a>) -> Option<(&'a TypeDef, &'a str)> {
    structs(model).find_map(|(def, shape)| match &shape.rest {
        Rest::Kept { name, value: Type::Json, .. } => Some((def, name.as_str())),
        _ => None,
    })
}

/// A field with three states, with its struct.
pub(super) fn with_states<'a>(model: &Model<'a>) -> Option<(&'a TypeDef, &'a str)> {
    structs(model).find_map(|(def, shape)| {
        let field = shape.fields.iter().find(|field| field.presence == Presence::OptionalNullable)?;
        Some((def, field.name.as_str()))
    })
}

/// An open enum of strings.
pub(super) fn open_enum<'a>(model: &Model<'a>) -> Option<(&'a TypeDef, &'a str)> {
    model.api.types.iter().find_map(|def| match &def.shape {
        Shape::Enum(shape) if shape.kind == openapi_bindgen_ir::EnumKind::String => {
            Some((def, shape.values.first()?.name.as_str()))
        }
        _ => None,
    })
}

fn structs<'a>(model: &Model<'a>) -> impl Iterator<Item = (&'a TypeDef, &'a Struct)> {
    model.api.types.iter().filter(|def| def.in_requests).filter_map(|def| match &def.shape {
        Shape::Struct(shape) => Some((def, shape)),
        _ => None,
    })
}
