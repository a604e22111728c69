//! Items as the generated crate spells them.

use openapi_bindgen_ir::{
    Case, Field, Operation, Param, Payload, Presence, Rest, Scheme, SchemeKind, Shape, Struct, Type, TypeDef,
};

/// A type as written in code.
pub(crate) fn ty(ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U32 => "u32".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::I128 => "i128".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::Null => "()".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::String => "String".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::DateTime => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Time => "Time".to_owned(),
        Type::Duration => "IsoDuration".to_owned(),
        Type::Uuid => "Uuid".to_owned(),
        Type::Decimal => "Decimal".to_owned(),
        Type::Base64 => "Base64".to_owned(),
        Type::File => "File".to_owned(),
        Type::Custom(path) => path.clone(),
        Type::Named(path) => path.name.clone(),
        Type::List(inner) => format!("Vec<{}>", self::ty(inner)),
        Type::Map(inner) => format!("Map<{}>", self::ty(inner)),
        Type::Nullable(inner) => format!("Option<{}>", self::ty(inner)),
        Type::BlankOr(inner) => format!("BlankOr<{}>", self::ty(inner)),
        Type::Boxed(inner) => format!("Box<{}>", self::ty(inner)),
    }
}

/// A type with its presence, as a field has it.
pub(crate) fn present(ty: &Type, presence: Presence) -> String {
    let inner = self::ty(ty);
    match presence {
        Presence::Required => inner,
        Presence::RequiredNullable | Presence::Optional => format!("Option<{inner}>"),
        Presence::OptionalNullable => format!("Field<{inner}>"),
    }
}

/// `pub email: Field<String>`
pub(crate) fn field(field: &Field) -> String {
    format!("pub {}: {}", field.name, present(&field.ty, field.presence))
}

/// `pub extra: Map<Json>`
pub(crate) fn rest(rest: &Rest) -> Option<String> {
    match rest {
        Rest::Kept { name, value, .. } => Some(format!("pub {name}: Map<{}>", ty(value))),
        Rest::Ignored | Rest::Denied => None,
    }
}

/// `pub fn new(phone_number: impl Into<String>) -> Self`
pub(crate) fn constructor(object: &Struct) -> String {
    let arguments: Vec<String> = object
        .fields
        .iter()
        .filter(|field| matches!(field.presence, Presence::Required | Presence::RequiredNullable))
        .filter(|field| field.constant.is_none())
        .map(|field| format!("{}: {}", field.name, argument(field)))
        .collect();
    format!("pub fn new({}) -> Self", arguments.join(", "))
}

/// Plain values are taken as they are, all others through a conversion.
fn argument(field: &Field) -> String {
    let written = present(&field.ty, field.presence);
    let plain = matches!(
        field.ty,
        Type::Bool
            | Type::I32
            | Type::I64
            | Type::U32
            | Type::U64
            | Type::I128
            | Type::F64
            | Type::Null
            | Type::List(_)
            | Type::Map(_)
    );
    if plain && field.presence == Presence::Required { written } else { format!("impl Into<{written}>") }
}

/// The head of a type definition.
pub(crate) fn definition(def: &TypeDef) -> String {
    let name = &def.path.name;
    match &def.shape {
        Shape::Struct(_) => format!("pub struct {name}"),
        Shape::Enum(_) | Shape::Union(_) => format!("pub enum {name}"),
        Shape::Alias(target) => format!("pub type {name} = {}", ty(target)),
        Shape::Newtype { inner, .. } => format!("pub struct {name}(pub {})", ty(inner)),
    }
}

/// The argument that a required parameter becomes.
pub(crate) fn parameter(param: &Param) -> String {
    let taken = taken(&param.ty);
    let taken = if param.nullable { format!("Option<{taken}>") } else { taken };
    format!("{}: {taken}", param.name)
}

/// Large values are borrowed.
fn taken(value: &Type) -> String {
    match value {
        Type::String => "&str".to_owned(),
        Type::List(item) => format!("&[{}]", ty(item)),
        Type::Boxed(inner) => taken(inner),
        Type::Bool | Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 | Type::F64 | Type::Null => ty(value),
        other => format!("&{}", ty(other)),
    }
}

/// The setter that an optional parameter becomes.
pub(crate) fn setter(param: &Param) -> String {
    let value = parameter(param).replacen(param.name.as_str(), "value", 1);
    format!("pub fn {}(self, {value}) -> Self", param.name)
}

/// What a parameter becomes.
pub(crate) fn param_item(param: &Param) -> String {
    if param.required { parameter(param) } else { setter(param) }
}

/// The method of an operation.
pub(crate) fn method(operation: &Operation) -> String {
    let mut arguments = vec!["&self".to_owned()];
    arguments.extend(operation.params.iter().filter(|param| param.required).map(parameter));
    if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
        arguments.push(format!("{}: {}", body.name, ty(&body.main.ty)));
    }
    let returned = match &operation.builder {
        Some(builder) => builder.name.clone(),
        None => call(operation),
    };
    format!("pub fn {}({}) -> {returned}", operation.name, arguments.join(", "))
}

/// `rt::Call<Lead, CreateError>`
pub(crate) fn call(operation: &Operation) -> String {
    let error = operation.error_type.as_ref().map_or("rt::NoError", |path| path.name.as_str());
    format!("rt::Call<{}, {error}>", success(operation))
}

/// The type of a success.
pub(crate) fn success(operation: &Operation) -> String {
    match (&operation.reply.enum_type, operation.reply.cases.first()) {
        (Some(path), _) => path.name.clone(),
        (None, Some(case)) => payload(&case.payload),
        (None, None) => "()".to_owned(),
    }
}

/// What a body is read as.
pub(crate) fn payload(payload: &Payload) -> String {
    match payload {
        Payload::Empty => "()".to_owned(),
        Payload::Json(inner) => ty(inner),
        Payload::Text => "String".to_owned(),
        Payload::Bytes => "rt::Bytes".to_owned(),
        Payload::Stream => "rt::Body".to_owned(),
        Payload::Events(inner) => format!("rt::EventStream<{}>", ty(inner)),
        Payload::JsonLines(inner) => format!("rt::LineStream<{}>", ty(inner)),
    }
}

/// The variant that a documented status becomes.
pub(crate) fn case(case: &Case) -> String {
    match &case.payload {
        Payload::Empty => case.name.clone(),
        other => format!("{}({})", case.name, payload(other)),
    }
}

/// How a credential goes over the wire, in words.
pub(crate) fn credential(scheme: &Scheme) -> String {
    match &scheme.kind {
        SchemeKind::HeaderKey { name, prefix } => format!("header {name}: {prefix}…"),
        SchemeKind::QueryKey { name } => format!("query ?{name}=…"),
        SchemeKind::CookieKey { name } => format!("cookie {name}=…"),
        SchemeKind::Basic => "header Authorization: Basic …".to_owned(),
        SchemeKind::Bearer => "header Authorization: Bearer …".to_owned(),
        SchemeKind::OAuth2 { token_url: Some(url), .. } => format!("OAuth2 token from {url}"),
        SchemeKind::OAuth2 { token_url: None, .. } => "OAuth2 bearer token".to_owned(),
        SchemeKind::Other(what) => what.clone(),
    }
}
