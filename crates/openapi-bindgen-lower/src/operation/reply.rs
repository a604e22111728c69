//! Responses: what a call gives, and the errors that the document tells of.

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::{Case, Check, Docs, Origin, Payload, Reply, StatusKey, Type};
use openapi_bindgen_spec::model::{MediaType, Operation, Response};

use super::media::{self, Media};
use super::place::place;
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
    /// The documented errors.
    pub errors: Vec<Case>,
}

/// Lowers the responses of an operation.
pub(crate) fn lower(context: &mut Context<'_>, operation: &Operation, plan: &Plan, sink: &mut Sink) -> Answers {
    let mut keyed: Vec<(StatusKey, &Response)> = Vec::new();
    for response in &operation.responses {
        match status::key(&response.status) {
            None => {
                let what = format!("`{}` is no status", response.status);
                let help = "a key of `responses` is a status such as `200`, a range such as `4XX`, or `default`";
                let diagnostic = Diagnostic::warning(codes::operations::NO_STATUS, response.pointer.clone(), what);
                sink.push(diagnostic.effect("the response is left out").help(help));
            }
            Some(key) if keyed.iter().any(|(other, _)| *other == key) => {
                let what = format!("the status `{}` is documented twice", response.status);
                sink.push(
                    Diagnostic::warning(codes::operations::STATUS_TWICE, response.pointer.clone(), what)
                        .effect("the first one counts"),
                );
            }
            Some(key) => keyed.push((key, response)),
        }
    }
    keyed.sort_by_key(|(key, _)| *key);
    let (successes, failures) = divide(&keyed);
    if successes.is_empty() {
        let what = "no success is documented";
        let effect = "the method gives `()` for any success; its body is at `Reply::body`";
        sink.push(Diagnostic::note(codes::operations::NO_SUCCESS, operation.pointer.clone(), what).effect(effect));
    }
    let inline = successes.iter().filter(|(_, response)| !response.content.is_empty()).count();
    let mut cases: Vec<Case> = Vec::new();
    for (at, (key, response)) in successes.iter().enumerate() {
        let role = if inline <= 1 || at == 0 { "Response".to_owned() } else { status::variant(*key) };
        cases.push(case(context, *key, response, &role, true, operation, plan, sink));
    }
    let several = cases.iter().skip(1).any(|case| cases.first().is_some_and(|first| first.payload != case.payload));
    if several {
        cases.iter_mut().for_each(|case| buffer(case, sink));
    }
    let mut errors = Vec::new();
    for (key, response) in &failures {
        let role = status::variant(*key);
        errors.push(case(context, *key, response, &role, false, operation, plan, sink));
    }
    let accept = accept(&cases, &errors);
    Answers { reply: Reply { cases, enum_type: None, accept }, several, errors }
}

type Keyed<'a> = Vec<(StatusKey, &'a Response)>;

/// Successes are 2xx; else `default` when it stands alone with errors; else 3xx. Everything else is an error but for
/// 1xx, which clients never see.
fn divide<'a>(keyed: &[(StatusKey, &'a Response)]) -> (Keyed<'a>, Keyed<'a>) {
    let of_class = |wanted: u16| keyed.iter().any(|(key, _)| status::class(*key) == Some(wanted));
    let has_default = keyed.iter().any(|(key, _)| *key == StatusKey::Default);
    let is_success = |key: StatusKey| match status::class(key) {
        Some(2) => true,
        Some(3) => !of_class(2) && !has_default,
        None => !of_class(2),
        _ => false,
    };
    let seen = keyed.iter().filter(|(key, _)| status::class(*key) != Some(1)).copied();
    seen.partition(|(key, _)| is_success(*key))
}

#[allow(clippy::too_many_arguments, reason = "one response with all it is read against")]
fn case(
    context: &mut Context<'_>,
    key: StatusKey,
    response: &Response,
    role: &str,
    success: bool,
    operation: &Operation,
    plan: &Plan,
    sink: &mut Sink,
) -> Case {
    let mut best = best(context, response);
    let bodiless = matches!(key, StatusKey::Exact(204 | 205 | 304)) || operation.method == "head";
    if bodiless && best.is_some() {
        if operation.method != "head" {
            let what = format!("a response with status {} has no body, but content is documented", response.status);
            let why = "HTTP says so (RFC 9110, section 15)";
            let diagnostic = Diagnostic::note(codes::operations::STATUS_WITHOUT_BODY, response.pointer.clone(), what);
            sink.push(diagnostic.why(why).effect("the content is left out"));
        }
        best = None;
    }
    let (payload, checks) = match best {
        None => (Payload::Empty, Vec::new()),
        Some((kind, media)) => payload(context, kind, media, role, success, operation, plan, sink),
    };
    let schema = best.and_then(|(_, media)| media.schema);
    let typed = matches!(payload, Payload::Json(_));
    Case {
        name: status::variant(key),
        status: key,
        docs: Docs { text: response.description.clone(), ..Docs::default() },
        headers: headers(context, response, operation, plan, sink),
        media: best.map(|(_, media)| media.name.clone()).unwrap_or_default(),
        checks,
        examples: match best.filter(|_| typed) {
            Some((_, media)) => {
                examples::lower_all(context.document, &media.examples, schema, Direction::Response, sink)
            }
            None => Vec::new(),
        },
        payload,
        origin: Origin { pointer: response.pointer.as_str().to_owned() },
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

#[allow(clippy::too_many_arguments, reason = "one media type with all it is read against")]
fn payload(
    context: &mut Context<'_>,
    kind: Media,
    media: &MediaType,
    role: &str,
    success: bool,
    operation: &Operation,
    plan: &Plan,
    sink: &mut Sink,
) -> (Payload, Vec<Check>) {
    let schema = match kind {
        Media::JsonLines | Media::Events => media.item_schema.or(media.schema),
        _ => media.schema,
    };
    let mut checks = Vec::new();
    let mut typed = || {
        let mut used = match schema {
            Some(id) => {
                let place = place(&media.pointer, operation, plan, &[role]);
                context.schemas.lower_use(id, &place, Direction::Response, sink)
            }
            None => Use::of(Type::Json),
        };
        checks = std::mem::take(&mut used.checks);
        used.whole_type()
    };
    let payload = match kind {
        Media::Json => Payload::Json(typed()),
        Media::JsonLines if success => Payload::JsonLines(typed()),
        Media::Events if success => Payload::Events(match schema {
            Some(_) => typed(),
            None => Type::String,
        }),
        Media::Text | Media::JsonLines | Media::Events => Payload::Text,
        _ if success => Payload::Stream,
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
    let pointer = openapi_bindgen_diagnostics::Pointer::parse(&case.origin.pointer);
    let diagnostic = Diagnostic::note(codes::operations::STREAM_IN_ENUM, pointer, what);
    sink.push(diagnostic.effect("it is read as a whole, so that all successes fit one enum"));
}

fn headers(
    context: &mut Context<'_>,
    response: &Response,
    operation: &Operation,
    plan: &Plan,
    sink: &mut Sink,
) -> Vec<(String, Type, Docs)> {
    let mut headers = Vec::new();
    for (name, header) in &response.headers {
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let place = place(&header.pointer, operation, plan, &[name, "Header"]);
        let used = match header.schema {
            Some(id) if is_plain(context, id) => context.schemas.lower_use(id, &place, Direction::Response, sink),
            _ => Use::of(Type::String),
        };
        let docs = Docs { text: header.description.clone(), ..used.docs };
        headers.push((name.clone(), used.ty, docs));
    }
    headers
}

/// Whether a header's schema is a scalar that needs no type of its own.
fn is_plain(context: &Context<'_>, id: openapi_bindgen_spec::model::SchemaId) -> bool {
    use openapi_bindgen_spec::model::Types;
    let schema = context.document.schema(id);
    schema.reference.is_none()
        && schema.values.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && !schema.types.is_empty()
        && !schema.types.has(Types::ARRAY)
        && !schema.types.has(Types::OBJECT)
}

/// The value of `Accept`: what the successes are read from, else what the errors are read from.
fn accept(cases: &[Case], errors: &[Case]) -> String {
    let named = |cases: &[Case]| {
        let mut all: Vec<String> = Vec::new();
        for case in cases.iter().filter(|case| !case.media.is_empty()) {
            let media = without_charset(&case.media);
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

/// A charset means nothing in `Accept`, and some servers refuse it there.
fn without_charset(media: &str) -> String {
    let kept = media.split(';').map(str::trim).filter(|part| !part.to_ascii_lowercase().starts_with("charset="));
    let kept: Vec<&str> = kept.collect();
    let text = kept.join("; ");
    let plain = |c: char| c.is_ascii_graphic() || c == ' ';
    if text.contains('/') && text.chars().all(plain) { text } else { "*/*".to_owned() }
}

/// The words of an operation's own type, such as its error enum.
pub(crate) fn own_type(plan: &Plan, role: &str) -> String {
    let all: Vec<String> = plan.words().into_iter().chain(words(role)).collect();
    ident::pascal(&all)
}
