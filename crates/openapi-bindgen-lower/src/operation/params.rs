//! Parameters: from the document's list to arguments and setters.

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::{Docs, Origin, Param, ParamStyle, Type};
use openapi_bindgen_spec::model::{Operation, Parameter};

use super::arguments::name_all;
use super::place::{Role, place};
use super::style::style;
use super::{Context, Plan};
use crate::examples;
use crate::schema::{Direction, Use};

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
            let place = place(&parameter.pointer, operation, plan, Role::Parameter(&parameter.name));
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
