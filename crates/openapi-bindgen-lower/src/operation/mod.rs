//! Operations: from a path item's method to a method of the client.

mod arguments;
mod body;
mod media;
mod naming;
mod paging;
mod params;
mod place;
mod plan;
mod reply;
mod same;
mod sites;
mod status;
mod style;
mod webhook;

#[cfg(test)]
mod tests;

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::{Docs, Operation, Origin};
use openapi_bindgen_spec::model::{self, Document};

use crate::config::{Applied, Config};
use crate::lock::Lock;
use crate::schema::Schemas;
use crate::security;

pub(crate) use arguments::member_key;
pub(crate) use place::{Role, shared};
pub(crate) use plan::{Plan, plan};
pub(crate) use reply::own_type;
pub(crate) use webhook::lower_webhooks;

/// What lowering operations needs.
pub(crate) struct Context<'a> {
    pub document: &'a Document,
    pub config: &'a Config,
    pub applied: &'a Applied<'a>,
    pub lock: &'a Lock,
    pub schemas: Schemas<'a>,
}

/// An operation before the names of its types are settled, with what those need.
pub(crate) struct Lowered {
    pub plan: Plan,
    /// Its types carry keys instead of names; `error_type`, `enum_type` and `builder` are not set.
    pub operation: Operation,
    /// Whether its successes need an enum.
    pub several: bool,
}

/// Lowers one operation.
pub(crate) fn lower(context: &mut Context<'_>, plan: &Plan, sink: &mut Sink) -> Option<Lowered> {
    let document = context.document;
    let source = document.operations.get(plan.index)?;
    note_what_is_left_out(source, sink);
    let params = params::lower(context, source, plan, sink);
    let taken: Vec<String> = params.iter().map(|param| param.name.clone()).collect();
    let body = body::lower(context, source, plan, &taken, sink);
    let answers = reply::lower(context, source, plan, sink);
    let paging = if answers.several { None } else { paging::find(context, source, &params, &answers.reply, sink) };
    let choice = context.applied.at(source.pointer.as_str());
    let stated = source
        .extensions
        .iter()
        .any(|(name, value)| matches!(name.as_str(), "x-idempotent" | "x-retryable") && value.as_bool() == Some(true));
    let operation = Operation {
        name: plan.method.clone(),
        id: source.id.clone().unwrap_or_default(),
        method: source.method.to_ascii_uppercase(),
        path: source.path.clone(),
        origin: Origin { pointer: source.pointer.as_str().to_owned() },
        docs: docs(source),
        deprecated: source.deprecated,
        params,
        body,
        reply: answers.reply,
        stream: answers.stream,
        errors: answers.errors,
        error_type: None,
        builder: None,
        security: security::requirements(document, source, sink),
        servers: security::servers(&source.servers),
        types: Vec::new(),
        paging,
        idempotent: choice.and_then(|choice| choice.idempotent).unwrap_or(stated),
    };
    Some(Lowered { plan: plan.clone(), operation, several: answers.several })
}

fn docs(source: &model::Operation) -> Docs {
    let (summary, text) = (source.summary.trim(), source.description.trim());
    // Many tools write the same sentence into both.
    let text = if text == summary { "" } else { text };
    Docs { summary: summary.to_owned(), text: text.to_owned(), notes: Vec::new() }
}

fn note_what_is_left_out(source: &model::Operation, sink: &mut Sink) {
    let links = source.responses.iter().flat_map(|response| &response.links);
    let named: Vec<&str> = source.callbacks.iter().chain(links).map(String::as_str).collect();
    if !named.is_empty() {
        let what = format!("callbacks and links get no methods: {}", named.join(", "));
        let effect = "the types of callbacks are generated";
        sink.push(Diagnostic::note(codes::operations::ONLY_NOTED, source.pointer.clone(), what).effect(effect));
    }
    if source.path.contains(['?', '#']) {
        let what = format!("the path `{}` has a query or a fragment", source.path);
        let why = "the specification gives neither a meaning here";
        sink.push(
            Diagnostic::note(codes::operations::ODD_PATH, source.pointer.clone(), what)
                .why(why)
                .effect("it is sent as written"),
        );
    }
}

/// Says where the inline schemas of all operations stand, before the first is lowered.
pub(crate) fn declare(context: &mut Context<'_>, plans: &[Plan]) {
    for plan in plans {
        let Some(source) = context.document.operations.get(plan.index) else { continue };
        for parameter in &source.parameters {
            if let Some(id) = parameter.schema {
                context
                    .schemas
                    .declare(id, &place::place(&parameter.pointer, source, plan, Role::Parameter(&parameter.name)));
            }
        }
        if let Some(body) = &source.body {
            for media in &body.content {
                if let Some(id) = media.schema {
                    let role = body::role(body, media, media::classify(context.document, media));
                    context.schemas.declare(id, &place::place(&media.pointer, source, plan, Role::Body(&role)));
                }
            }
        }
        let (successes, failures) = sites::sites(source, plan, &mut Sink::default());
        for site in successes.iter().chain(&failures) {
            for media in &site.response.content {
                if let Some(id) = media.schema {
                    context.schemas.declare(id, &site.place(&media.pointer));
                }
            }
        }
    }
}
