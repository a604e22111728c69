//! Responses: what a call gives, and the errors that the document tells of.

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};
use openapi_bindgen_ir::{Case, Check, Docs, Origin, Payload, Reply, StatusKey, Type};
use openapi_bindgen_spec::model::{Example, MediaType, Operation, Response, SchemaId, Types};

use super::media::{self, Media};
use super::sites::{Site, sites};
use super::{Context, Plan, status};
use crate::examples;
use crate::names::{ident, words};
use crate::schema::{Direction, Use};

/// What an operation answers.
pub(crate) struct Answers {
    /// The successes.
    pub reply: Reply,
    /// Whether the successes differ, so that an enum holds them.
    pub several: bool,
    /// A success as a stream, beside the usual one.
    pub stream: Option<Case>,
    /// The documented errors.
    pub errors: Vec<Case>,
}

/// Lowers the responses of an operation.
pub(crate) fn lower(context: &mut Context<'_>, operation: &Operation, plan: &Plan, sink: &mut Sink) -> Answers {
    let (successes, failures) = sites(operation, plan, sink);
    if successes.is_empty() {
        let what = "no success is documented";
        let effect = "the method gives `()` for any success; its body is at `Reply::body`";
        sink.push(Diagnostic::note(codes::operations::NO_SUCCESS, operation.pointer.clone(), what).effect(effect));
    }
    let mut cases: Vec<Case> = successes.iter().map(|site| case(context, site, sink)).collect();
    let several = cases.iter().skip(1).any(|case| cases.first().is_some_and(|first| first.payload != case.payload));
    if several {
        cases.iter_mut().for_each(|case| buffer(case, sink));
    }
    let stream = successes.first().and_then(|site| stream(context, site, sink));
    let errors: Vec<Case> = failures.iter().map(|site| case(context, site, sink)).collect();
    let accept = accept(&cases, &errors);
    Answers { reply: Reply { cases, enum_type: None, accept }, several, stream, errors }
}

fn case(context: &mut Context<'_>, site: &Site<'_>, sink: &mut Sink) -> Case {
    let bodiless = matches!(site.key, StatusKey::Exact(204 | 205 | 304)) || site.operation.method == "head";
    let best = best(context, site.response);
    if bodiless && best.is_some() && site.operation.method != "head" {
        let what = format!("a response with status {} has no body, but content is documented", site.response.status);
        let why = "HTTP says so (RFC 9110, section 15)";
        let pointer = site.response.pointer.clone();
        let diagnostic = Diagnostic::note(codes::operations::STATUS_WITHOUT_BODY, pointer, what);
        sink.push(diagnostic.why(why).effect("the content is left out"));
    }
    represented(context, site, best.filter(|_| !bodiless), sink)
}

/// A response in one of its representations.
fn represented(
    context: &mut Context<'_>,
    site: &Site<'_>,
    media: Option<(Media, &MediaType)>,
    sink: &mut Sink,
) -> Case {
    let (payload, checks) = match media {
        None => (Payload::Empty, Vec::new()),
        Some((kind, media)) => payload(context, site, kind, media, sink),
    };
    let examples = match media.filter(|_| matches!(payload, Payload::Json(_))) {
        Some((_, media)) => {
            let given = given_examples(context, media);
            examples::lower_all(context.document, given, media.schema, Direction::Response, sink)
        }
        None => Vec::new(),
    };
    Case {
        name: status::variant(site.key),
        status: site.key,
        payload,
        docs: Docs { text: site.response.description.clone(), ..Docs::default() },
        headers: headers(context, site, sink),
        media: media.map(|(_, media)| media.name.clone()).unwrap_or_default(),
        checks,
        examples,
        origin: Origin { pointer: site.response.pointer.as_str().to_owned() },
    }
}

/// The examples of a response, else those of its schema; a component keeps its own.
fn given_examples<'m>(context: &Context<'m>, media: &'m MediaType) -> &'m [Example] {
    match media.schema.map(|id| context.document.schema(id)) {
        Some(schema) if media.examples.is_empty() && schema.reference.is_none() => &schema.examples,
        _ => &media.examples,
    }
}

/// The representation that tells most: JSON before lines, events, text and bytes; of several of a kind, the first.
fn best<'r>(context: &Context<'_>, response: &'r Response) -> Option<(Media, &'r MediaType)> {
    let rank = |kind: Media| match kind {
        Media::Json => 0,
        Media::JsonLines => 1,
        Media::Events => 2,
        Media::Text => 3,
        _ => 4,
    };
    let kinds = response.content.iter().map(|media| (media::classify(context.document, media), media));
    kinds.min_by_key(|(kind, media)| (rank(*kind), media.name.contains('*')))
}

/// The stream that a response offers beside JSON: events, else lines.
fn stream(context: &mut Context<'_>, site: &Site<'_>, sink: &mut Sink) -> Option<Case> {
    let document = context.document;
    let kinds: Vec<(Media, &MediaType)> =
        site.response.content.iter().map(|media| (media::classify(document, media), media)).collect();
    let of = |wanted: Media| kinds.iter().find(|(kind, _)| *kind == wanted).copied();
    of(Media::Json)?;
    let (streamed, role) = match (of(Media::Events), of(Media::JsonLines)) {
        (Some(events), _) => (events, "Event"),
        (None, Some(lines)) => (lines, "Line"),
        _ => return None,
    };
    Some(represented(context, &site.as_role(role), Some(streamed), sink))
}

fn payload(
    context: &mut Context<'_>,
    site: &Site<'_>,
    kind: Media,
    media: &MediaType,
    sink: &mut Sink,
) -> (Payload, Vec<Check>) {
    let schema = match kind {
        Media::JsonLines | Media::Events => media.item_schema.or(media.schema),
        _ => media.schema,
    };
    let mut checks = Vec::new();
    let mut typed = || {
        let used = match schema {
            Some(id) => context.schemas.lower_use(id, &site.place(&media.pointer), Direction::Response, sink),
            None => Use::of(Type::Json),
        };
        let ty = used.whole_type();
        checks = used.checks;
        ty
    };
    let payload = match kind {
        Media::Json => Payload::Json(typed()),
        Media::JsonLines if site.success => Payload::JsonLines(typed()),
        Media::Events if site.success => Payload::Events(match schema {
            Some(_) => typed(),
            None => Type::String,
        }),
        Media::Text | Media::JsonLines | Media::Events => Payload::Text,
        _ if site.success => Payload::Stream,
        _ => Payload::Bytes,
    };
    (payload, checks)
}

/// An enum of replies is read from a whole body.
fn buffer(case: &mut Case, sink: &mut Sink) {
    let buffered = match case.payload {
        Payload::Stream => Payload::Bytes,
        Payload::Events(_) | Payload::JsonLines(_) => Payload::Text,
        _ => return,
    };
    case.payload = buffered;
    let what = "one of several different successes is a stream";
    let pointer = Pointer::parse(&case.origin.pointer);
    let diagnostic = Diagnostic::note(codes::operations::STREAM_IN_ENUM, pointer, what);
    sink.push(diagnostic.effect("it is read as a whole, so that all successes fit one enum"));
}

fn headers(context: &mut Context<'_>, site: &Site<'_>, sink: &mut Sink) -> Vec<(String, Type, Docs)> {
    let mut headers = Vec::new();
    for (name, header) in &site.response.headers {
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let used = match header.schema {
            Some(id) if is_plain(context, id) => {
                context.schemas.lower_use(id, &site.place(&header.pointer), Direction::Response, sink)
            }
            _ => Use::of(Type::String),
        };
        let docs = Docs { text: header.description.clone(), ..used.docs };
        headers.push((name.clone(), used.ty, docs));
    }
    headers
}

/// Whether a header's schema is a scalar that needs no type of its own.
fn is_plain(context: &Context<'_>, id: SchemaId) -> bool {
    let schema = context.document.schema(id);
    let composed = [&schema.all_of, &schema.one_of, &schema.any_of].iter().any(|parts| !parts.is_empty());
    let structured = schema.types.has(Types::ARRAY) || schema.types.has(Types::OBJECT) || schema.types.is_empty();
    schema.reference.is_none() && schema.values.is_none() && !composed && !structured
}

/// The value of `Accept`: what the successes are read from, else what the errors are read from.
fn accept(cases: &[Case], errors: &[Case]) -> String {
    let named = |cases: &[Case]| {
        let mut all: Vec<String> = Vec::new();
        for case in cases.iter().filter(|case| !case.media.is_empty()) {
            let media = accepted(&case.media);
            if !all.contains(&media) {
                all.push(media);
            }
        }
        all
    };
    let successes = named(cases);
    let all = if successes.is_empty() { named(errors) } else { successes };
    if all.is_empty() { "*/*".to_owned() } else { all.join(", ") }
}

/// A media type as `Accept` names it. A charset means nothing there, and some servers refuse it.
fn accepted(media: &str) -> String {
    let kept = media.split(';').map(str::trim).filter(|part| !part.to_ascii_lowercase().starts_with("charset="));
    let text = kept.collect::<Vec<&str>>().join("; ");
    let plain = |c: char| c.is_ascii_graphic() || c == ' ';
    if text.contains('/') && text.chars().all(plain) { text } else { "*/*".to_owned() }
}

/// The words of an operation's own type, such as its error enum.
pub(crate) fn own_type(plan: &Plan, role: &str) -> String {
    let all: Vec<String> = plan.words().into_iter().chain(words(role)).collect();
    ident::pascal(&all)
}
