//! Parameters: from the document's list to arguments and setters.

use std::collections::BTreeSet;

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::{Docs, Origin, Param, ParamStyle, Type};
use openapi_bindgen_spec::model::{Document, Operation, Parameter, Types};

use super::media::{self, Media};
use super::place::place;
use super::{Context, Plan};
use crate::examples;
use crate::names::{Right, ident, settle, variation};
use crate::schema::{Direction, Use};

/// Names that the builder of a call needs for itself.
const TAKEN: &[&str] = &["call", "body", "into_future", "pages", "items", "self_"];

/// The parameters of an operation: those of the path in the path's order, then the others in the document's.
pub(crate) fn lower(context: &mut Context<'_>, operation: &Operation, plan: &Plan, sink: &mut Sink) -> Vec<Param> {
    let placeholders = placeholders(&operation.path);
    let mut kept: Vec<&Parameter> = Vec::new();
    for parameter in &operation.parameters {
        if keep(parameter, &kept, &placeholders, operation, sink) {
            kept.push(parameter);
        }
    }
    kept.retain(|parameter| context.applied.at(parameter.pointer.as_str()).is_none_or(|choice| !choice.skip));
    let mut params: Vec<Param> = Vec::new();
    for name in &placeholders {
        match kept.iter().find(|p| p.location == "path" && p.name == *name) {
            Some(parameter) => params.push(lower_one(context, parameter, operation, plan, sink)),
            None => params.push(undeclared(name, operation, sink)),
        }
    }
    for parameter in kept.iter().filter(|parameter| parameter.location != "path") {
        params.push(lower_one(context, parameter, operation, plan, sink));
    }
    name_all(context, &mut params, operation, sink);
    params
}

/// The names between braces, each once.
pub(crate) fn placeholders(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for part in path.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

fn keep(
    parameter: &Parameter,
    kept: &[&Parameter],
    placeholders: &[&str],
    operation: &Operation,
    sink: &mut Sink,
) -> bool {
    let name = &parameter.name;
    let at = &parameter.pointer;
    if let Some(first) = kept.iter().find(|p| p.name == *name && p.location == parameter.location) {
        let what = format!("the {} parameter `{name}` is declared twice", parameter.location);
        let also = first.pointer.clone();
        sink.push(
            Diagnostic::warning(codes::operations::PARAMETER_TWICE, at.clone(), what)
                .also(also, "the one that is used"),
        );
        return false;
    }
    match parameter.location.as_str() {
        "path" if !placeholders.contains(&name.as_str()) => {
            let what = format!("the path `{}` has no `{{{name}}}`", operation.path);
            let diagnostic = Diagnostic::warning(codes::operations::PATH_PARAMETER_UNUSED, at.clone(), what);
            sink.push(diagnostic.effect("the parameter is left out").help("remove it, or write it into the path"));
            false
        }
        "path" | "query" | "querystring" | "cookie" => true,
        "header" if ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str()) => {
            let what = format!("`{name}` is no parameter: the client sets this header by itself");
            let why = "the specification says that header parameters of this name are to be ignored";
            sink.push(Diagnostic::note(codes::operations::OWN_HEADER, at.clone(), what).why(why));
            false
        }
        "header" => true,
        other => {
            let what = format!("a parameter cannot be in `{other}`");
            let help = "it is in `path`, `query`, `header` or `cookie`";
            sink.push(
                Diagnostic::warning(codes::operations::PARAMETER_PLACE, at.clone(), what)
                    .effect("it is left out")
                    .help(help),
            );
            false
        }
    }
}

fn undeclared(name: &str, operation: &Operation, sink: &mut Sink) -> Param {
    let what = format!("the path parameter `{name}` is not declared");
    sink.push(
        Diagnostic::warning(codes::operations::PATH_PARAMETER_UNDECLARED, operation.pointer.clone(), what)
            .effect("it becomes a required argument of type `String`")
            .help(format!("declare it under `parameters`: `name: {name}`, `in: path`, `required: true`")),
    );
    Param {
        name: String::new(),
        wire: name.to_owned(),
        style: ParamStyle { location: "path".to_owned(), style: "Simple".to_owned(), reserved: false },
        ty: Type::String,
        nullable: false,
        required: true,
        docs: Docs::default(),
        deprecated: false,
        checks: Vec::new(),
        default: None,
        examples: Vec::new(),
        origin: Origin { pointer: operation.pointer.as_str().to_owned() },
    }
}

fn lower_one(
    context: &mut Context<'_>,
    parameter: &Parameter,
    operation: &Operation,
    plan: &Plan,
    sink: &mut Sink,
) -> Param {
    let schema = parameter.schema.or(parameter.content.as_ref().and_then(|content| content.schema));
    let used = match schema {
        Some(id) => {
            let place = place(&parameter.pointer, operation, plan, &[&parameter.name]);
            context.schemas.lower_use(id, &place, Direction::Request, sink)
        }
        None => Use::of(if parameter.content.is_some() { Type::Json } else { Type::String }),
    };
    let in_path = parameter.location == "path";
    if in_path && !parameter.required {
        let what = format!("the path parameter `{}` is not `required: true`", parameter.name);
        sink.push(
            Diagnostic::note(codes::operations::PATH_PARAMETER_OPTIONAL, parameter.pointer.clone(), what)
                .effect("it is required anyway"),
        );
    }
    let mut docs = used.docs;
    if !parameter.description.is_empty() {
        docs.text.clone_from(&parameter.description);
    }
    let choice = context.applied.at(parameter.pointer.as_str());
    let required = choice.and_then(|choice| choice.required).unwrap_or(parameter.required);
    let examples = match parameter.content.as_ref().filter(|content| !content.examples.is_empty()) {
        Some(content) => &content.examples,
        None => &parameter.examples,
    };
    Param {
        name: String::new(),
        wire: parameter.name.clone(),
        style: style(context.document, parameter, sink),
        ty: used.ty,
        nullable: used.nullable && !in_path,
        required: required || in_path,
        docs,
        deprecated: parameter.deprecated || used.deprecated,
        checks: used.checks,
        default: used.default,
        examples: examples::lower_all(context.document, examples, schema, Direction::Request, sink),
        origin: Origin { pointer: parameter.pointer.as_str().to_owned() },
    }
}

/// The shapes that the specification's table of styles tells apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Scalar,
    Array,
    Object,
    Any,
}

fn form(document: &Document, parameter: &Parameter) -> Form {
    let mut id = parameter.schema;
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

/// Style and explode as the runtime names them (Parameter Object, "Style Values").
fn style(document: &Document, parameter: &Parameter, sink: &mut Sink) -> ParamStyle {
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
    let form = form(document, parameter);
    let undefined = match known {
        "deepObject" => matches!(form, Form::Scalar | Form::Array),
        "spaceDelimited" | "pipeDelimited" => form == Form::Scalar || (explode && parameter.explode.is_some()),
        _ => false,
    };
    if undefined {
        let what = format!("the specification leaves open what `{known}` means for this parameter");
        let effect = match (known, form) {
            ("deepObject", Form::Array) => "items are written as `name[0]=…`",
            (_, Form::Scalar) => "it is written like `form`",
            _ => "each item is written by itself, like `form` with explode",
        };
        sink.push(Diagnostic::note(codes::operations::STYLE, at.clone(), what).effect(effect));
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

/// Rust names for all parameters: their own, told apart by location, then by spelling.
fn name_all(context: &Context<'_>, params: &mut [Param], operation: &Operation, sink: &mut Sink) {
    let key = |param: &Param| member_key(operation, param);
    let fixed: Vec<Option<String>> = params
        .iter()
        .map(|param| {
            let choice = context.applied.at(&param.origin.pointer).filter(|_| !param.origin.pointer.is_empty());
            let renamed = choice.and_then(|choice| choice.rename.as_deref()).map(ident::field);
            renamed.or_else(|| context.lock.name(&key(param)).map(str::to_owned))
        })
        .collect();
    let places = params.iter().map(|param| param.style.location.as_str()).collect::<BTreeSet<_>>().len();
    let candidate = |at: usize, level: usize| -> Option<String> {
        let param = params.get(at)?;
        let level = match (fixed.get(at).and_then(Option::as_ref), level) {
            (Some(fixed), 0) => return Some(fixed.clone()),
            (Some(_), level) => level - 1,
            (None, level) => level,
        };
        let own = ident::field(&param.wire);
        let location = &param.style.location;
        match level {
            0 if TAKEN.contains(&own.as_str()) => Some(format!("{}_{location}", own.trim_end_matches('_'))),
            0 => Some(own),
            // The place tells parameters of one name apart, the spelling those of one place.
            1 if places > 1 => Some(format!("{}_{location}", own.trim_end_matches('_'))),
            level => {
                let level = level - if places > 1 { 2 } else { 1 };
                variation(&param.wire, crate::names::Style::Snake, level).map(|name| match places {
                    1 => name,
                    _ => format!("{name}_{location}"),
                })
            }
        }
    };
    let right = |at: usize, name: &str| match (fixed.get(at), params.get(at)) {
        (Some(Some(fixed)), _) if fixed == name => Right::Fixed,
        // Of one name in several locations, the path's keeps it: it cannot be left out.
        (_, Some(param)) if param.wire == name && param.style.location == "path" => Right::Own,
        (_, Some(param)) if param.wire == name => Right::Alike,
        _ => Right::None,
    };
    let given = settle(params.len(), candidate, right);
    let wires: BTreeSet<&str> = params.iter().map(|param| param.wire.as_str()).collect();
    let same_wire = wires.len() < params.len();
    for (at, given) in given.iter().enumerate() {
        if let (Some(other), Some(param)) = (given.gave_way_to.and_then(|other| params.get(other)), params.get(at))
            && !same_wire
        {
            let what = format!("the parameters `{}` and `{}` have one Rust name", param.wire, other.wire);
            let pointer = openapi_bindgen_diagnostics::Pointer::parse(&param.origin.pointer);
            let help =
                format!("choose it in {}: `[at.\"{}\"] rename = \"…\"`", context.config.place(), pointer.as_str());
            let other = openapi_bindgen_diagnostics::Pointer::parse(&other.origin.pointer);
            let diagnostic =
                Diagnostic::warning(codes::names::ARGUMENT_COLLISION, pointer, what).also(other, "the other one");
            sink.push(diagnostic.effect(format!("this one is `{}`", given.name)).help(help));
        }
    }
    for (param, given) in params.iter_mut().zip(given) {
        param.name = given.name;
    }
}

/// The lock's key of a parameter: its index would change with its neighbours.
pub(crate) fn member_key(operation: &Operation, param: &Param) -> String {
    let token = format!("{}:{}", param.style.location, param.wire);
    operation.pointer.child("parameters").child(&token).as_str().to_owned()
}
