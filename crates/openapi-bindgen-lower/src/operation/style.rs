//! How a parameter is written: style and explode, and what the specification leaves open.

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::ParamStyle;
use openapi_bindgen_spec::model::{Document, Parameter, Schema, SchemaId, Types};

use super::media::{self, Media};

/// The shapes that the specification's table of styles tells apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Scalar,
    Array,
    Object,
    Any,
}

fn form(document: &Document, schema: Option<SchemaId>) -> Form {
    let mut id = schema;
    for _ in 0..16 {
        let Some(schema) = id.map(|id| document.schema(id)) else { return Form::Any };
        let types = schema.types.without(Types::NULL);
        match (&schema.reference, types.is_empty(), schema.all_of.as_slice()) {
            (Some(reference), ..) => id = reference.target,
            (None, true, [only]) => id = Some(*only),
            (None, true, _) if !schema.properties.is_empty() => return Form::Object,
            (None, true, _) if schema.items.is_some() => return Form::Array,
            (None, true, _) => return Form::Any,
            _ if types == Types::ARRAY => return Form::Array,
            _ if types == Types::OBJECT => return Form::Object,
            _ if types.has(Types::ARRAY) || types.has(Types::OBJECT) => return Form::Any,
            _ => return Form::Scalar,
        }
    }
    Form::Any
}

/// Whether a list or an object stands inside of the parameter's list or object.
fn is_nested(document: &Document, schema: Option<SchemaId>) -> bool {
    let mut id = schema;
    for _ in 0..16 {
        let Some(schema) = id.map(|id| document.schema(id)) else { return false };
        match (&schema.reference, schema.all_of.as_slice()) {
            (Some(reference), _) => id = reference.target,
            (None, [only]) if schema.properties.is_empty() => id = Some(*only),
            _ => return parts(schema).any(|part| matches!(form(document, Some(part)), Form::Array | Form::Object)),
        }
    }
    false
}

fn parts(schema: &Schema) -> impl Iterator<Item = SchemaId> + '_ {
    schema.items.into_iter().chain(schema.properties.iter().map(|(_, id)| *id))
}

/// Style and explode as the runtime names them (Parameter Object, "Style Values").
pub(super) fn style(document: &Document, parameter: &Parameter, sink: &mut Sink) -> ParamStyle {
    let location = match parameter.location.as_str() {
        "querystring" => "query",
        other => other,
    };
    let plain = |style: &str| ParamStyle {
        location: location.to_owned(),
        style: style.to_owned(),
        reserved: parameter.allow_reserved && location == "query",
    };
    if let Some(content) = &parameter.content {
        return match media::classify(document, content) {
            Media::Form => plain("FormExplode"),
            Media::Text if location == "path" || location == "header" => plain("Simple"),
            Media::Text => plain("Form"),
            _ => plain("Json"),
        };
    }
    let usual = if matches!(location, "path" | "header") { "simple" } else { "form" };
    let written = parameter.style.as_deref().unwrap_or(usual);
    let allowed: &[&str] = match location {
        "path" => &["simple", "label", "matrix"],
        "header" => &["simple"],
        "cookie" => &["form", "cookie"],
        _ => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    };
    let at = &parameter.pointer;
    let known = if allowed.contains(&written) { written } else { usual };
    if known != written {
        let what = format!("a {location} parameter has no style `{written}`");
        let effect = format!("`{known}` is used");
        let help = format!("use one of {}", allowed.join(", "));
        sink.push(Diagnostic::warning(codes::operations::STYLE, at.clone(), what).effect(effect).help(help));
    }
    let explode = parameter.explode.unwrap_or(matches!(known, "form" | "cookie"));
    let form = form(document, parameter.schema);
    let undefined = match known {
        "deepObject" => matches!(form, Form::Scalar | Form::Array) || parameter.explode == Some(false),
        "spaceDelimited" | "pipeDelimited" => form == Form::Scalar || (explode && parameter.explode.is_some()),
        _ => false,
    };
    if undefined {
        let what = format!("the specification leaves open what `{known}` means for this parameter");
        let effect = match (known, form) {
            ("deepObject", Form::Array) => "items are written as `name[0]=…`",
            ("deepObject", Form::Object | Form::Any) => "it is written with `explode: true`",
            (_, Form::Scalar) => "it is written like `form`",
            _ => "each item is written by itself, like `form` with explode",
        };
        sink.push(Diagnostic::note(codes::operations::STYLE, at.clone(), what).effect(effect));
    }
    if is_nested(document, parameter.schema) {
        let what = "the specification does not say how a list or an object inside of this parameter is written";
        let effect = match (known, explode, form) {
            ("deepObject", ..) => "it goes on in brackets: `name[a][b]=…`, `name[a][0]=…`",
            ("form", true, Form::Object) => "a list is written as repeated pairs, an object as JSON text",
            _ => "it is written as JSON text",
        };
        let help = "use `content` with `application/json` instead of a style";
        sink.push(Diagnostic::note(codes::operations::NESTED, at.clone(), what).effect(effect).help(help));
    }
    plain(match (known, explode) {
        ("deepObject" | "spaceDelimited" | "pipeDelimited", _) if form == Form::Scalar => "FormExplode",
        ("simple", false) => "Simple",
        ("simple", true) => "SimpleExplode",
        ("label", false) => "Label",
        ("label", true) => "LabelExplode",
        ("matrix", false) => "Matrix",
        ("matrix", true) => "MatrixExplode",
        ("spaceDelimited", false) => "SpaceDelimited",
        ("spaceDelimited", true) => "SpaceDelimitedExplode",
        ("pipeDelimited", false) => "PipeDelimited",
        ("pipeDelimited", true) => "PipeDelimitedExplode",
        ("deepObject", _) => "DeepObject",
        ("cookie", false) => "Cookie",
        ("cookie", true) => "CookieExplode",
        (_, false) => "Form",
        (_, true) => "FormExplode",
    })
}
