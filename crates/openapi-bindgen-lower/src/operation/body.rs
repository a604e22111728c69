//! Request bodies: the best content type first, the others by a named choice.

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::{Body, BodyEncoding, BodyKind, Docs, MediaBody, Origin, Type};
use openapi_bindgen_spec::model::{MediaType, Operation, RequestBody};

use super::media::{self, Media};
use super::place::{Role, place};
use super::same::same_schema;
use super::{Context, Plan};
use crate::examples;
use crate::names::ident;
use crate::schema::{Direction, Use};

/// Lowers the body of an operation. `taken` are the names of the arguments.
pub(crate) fn lower(
    context: &mut Context<'_>,
    operation: &Operation,
    plan: &Plan,
    taken: &[String],
    sink: &mut Sink,
) -> Option<Body> {
    let body = operation.body.as_ref()?;
    if body.content.is_empty() {
        let what = "the request body has no `content`";
        let effect = "the method takes no body";
        sink.push(Diagnostic::warning(codes::operations::NO_CONTENT, body.pointer.clone(), what).effect(effect));
        return None;
    }
    if matches!(operation.method.as_str(), "get" | "head" | "delete" | "trace") {
        let method = operation.method.to_ascii_uppercase();
        let what = format!("a {method} request has a body");
        let why = "HTTP gives it no meaning (RFC 9110, section 9.3), and some servers refuse or drop it";
        sink.push(
            Diagnostic::note(codes::operations::BODY_WITHOUT_MEANING, body.pointer.clone(), what)
                .why(why)
                .effect("it is sent"),
        );
    }
    let mut ranked: Vec<(Media, &MediaType)> =
        body.content.iter().map(|media| (request_kind(context, media), media)).collect();
    ranked.sort_by_key(|(kind, media)| (*kind, media.name.contains('*')));
    files_first(context, &mut ranked);
    let (first, rest) = ranked.split_first()?;
    let main = lower_media(context, body, first, None, operation, plan, sink);
    let mut also: Vec<MediaBody> = Vec::new();
    let mut others: Vec<(String, MediaBody)> = Vec::new();
    for ranked in rest {
        let same = same_schema(context.document, first.1.schema, ranked.1.schema);
        let shared = same.then_some(&main.ty).filter(|_| is_structured(first.0) && is_structured(ranked.0));
        let form = lower_media(context, body, ranked, shared, operation, plan, sink);
        if also.iter().chain([&main]).any(|other| other.media == form.media) {
            continue;
        }
        if form.ty == main.ty && is_structured(first.0) == is_structured(ranked.0) {
            also.push(form);
        } else {
            let method = method_name(plan, ranked, &others);
            others.push((method, form));
        }
    }
    let choice = context.applied.at(body.pointer.as_str());
    let renamed = choice.and_then(|choice| choice.rename.as_deref()).map(ident::field);
    let free = ["body", "request_body", "body_content"].iter().find(|name| !taken.iter().any(|t| t == *name));
    Some(Body {
        required: body.required,
        docs: Docs { text: body.description.clone(), ..Docs::default() },
        name: renamed.unwrap_or_else(|| (*free.unwrap_or(&"body_")).to_owned()),
        main,
        also,
        others,
        origin: Origin { pointer: body.pointer.as_str().to_owned() },
    })
}

/// JSON and forms have no place for files: where the same value may also go as multipart, that comes first.
fn files_first(context: &Context<'_>, ranked: &mut [(Media, &MediaType)]) {
    let Some((kind, first)) = ranked.first().copied() else { return };
    let is_better = |(other, media): &(Media, &MediaType)| {
        *other == Media::Multipart
            && media.schema.is_some_and(|id| context.schemas.has_files(id))
            && same_schema(context.document, first.schema, media.schema)
    };
    if let (true, Some(at)) = (is_structured(kind), ranked.iter().position(is_better))
        && let Some(front) = ranked.get_mut(..=at)
    {
        front.rotate_right(1);
    }
}

/// What is sent from a typed value, and can be written in several content types.
fn is_structured(kind: Media) -> bool {
    matches!(kind, Media::Json | Media::Form | Media::Multipart)
}

fn request_kind(context: &Context<'_>, media: &MediaType) -> Media {
    match media::classify(context.document, media) {
        Media::Events => Media::Text,
        kind => kind,
    }
}

/// Forms of the body beside the best one: `update_form`, `upload_bytes`.
fn method_name(plan: &Plan, (kind, media): &(Media, &MediaType), others: &[(String, MediaBody)]) -> String {
    let short = format!("{}_{}", plan.method, media::words(&media.name, *kind).join("_"));
    if others.iter().any(|(name, _)| *name == short) {
        return format!("{}_{}", plan.method, ident::field(&media.name));
    }
    short
}

fn lower_media(
    context: &mut Context<'_>,
    body: &RequestBody,
    (kind, media): &(Media, &MediaType),
    shared: Option<&Type>,
    operation: &Operation,
    plan: &Plan,
    sink: &mut Sink,
) -> MediaBody {
    let role = role(body, media, *kind);
    let direction = if *kind == Media::Multipart { Direction::Multipart } else { Direction::Request };
    let schema = if *kind == Media::JsonLines { media.item_schema.or(media.schema) } else { media.schema };
    let used = match (shared, kind, schema) {
        (_, Media::Text, _) => Use::of(Type::String),
        (_, Media::Bytes, _) => Use::of(Type::Json),
        (Some(ty), _, _) => Use::of(ty.clone()),
        (None, _, Some(id)) => {
            let place = place(&media.pointer, operation, plan, Role::Body(&role));
            context.schemas.lower_use(id, &place, direction, sink)
        }
        (None, _, None) => Use::of(Type::Json),
    };
    let (kind, used) = formed(*kind, used, media, sink);
    let ty = match kind {
        Media::JsonLines => Type::List(Box::new(used.whole_type())),
        _ => used.whole_type(),
    };
    MediaBody {
        media: media::sent(&media.name, kind),
        range: media.name.contains('*').then(|| media.name.trim().to_owned()),
        kind: match kind {
            Media::Json => BodyKind::Json,
            Media::Form => BodyKind::Form,
            Media::Multipart => BodyKind::Multipart,
            Media::JsonLines => BodyKind::JsonLines,
            Media::Text | Media::Events => BodyKind::Text,
            Media::Bytes => BodyKind::Bytes,
        },
        ty,
        checks: used.checks,
        encoding: encodings(media, kind),
        examples: match kind {
            Media::Text | Media::Bytes | Media::Events | Media::JsonLines => Vec::new(),
            _ => examples::lower_all(context.document, &media.examples, schema, direction, sink),
        },
    }
}

/// Forms have named parts. Where the schema has none, they are a map of files; a form of one text is that text.
fn formed(kind: Media, used: Use, media: &MediaType, sink: &mut Sink) -> (Media, Use) {
    let has_members = matches!(used.ty, Type::Named(_) | Type::Map(_) | Type::Json | Type::Custom(_));
    if has_members || !matches!(kind, Media::Form | Media::Multipart) {
        return (kind, used);
    }
    let (kind, ty, effect) = match kind {
        Media::Multipart => (kind, Type::Map(Box::new(Type::File)), "it is a map of files by the names of the parts"),
        _ => (Media::Text, Type::String, "it is sent as the text that it is given as"),
    };
    let what = format!("the schema of `{}` is no object", media.name);
    let note = Diagnostic::note(codes::operations::FORM_WITHOUT_MEMBERS, media.pointer.clone(), what);
    sink.push(note.why("the parts of a form have names").effect(effect));
    (kind, Use::of(ty))
}

/// What the types of a body are called behind the operation's words.
pub(crate) fn role(body: &RequestBody, media: &MediaType, kind: Media) -> String {
    if body.content.len() == 1 || kind == Media::Json {
        return "Body".to_owned();
    }
    let all: Vec<String> = media::words(&media.name, kind).into_iter().chain(["body".to_owned()]).collect();
    ident::pascal(&all)
}

/// `encoding` by member (Encoding Object): a content type, or the style of a form's member.
fn encodings(media: &MediaType, kind: Media) -> Vec<BodyEncoding> {
    let encodings = media.encoding.iter().map(|(wire, encoding)| {
        let explode = encoding.explode.unwrap_or(encoding.style.as_deref().unwrap_or("form") == "form");
        let given = encoding.style.is_some() || encoding.explode.is_some();
        let style = match encoding.style.as_deref().unwrap_or("form") {
            "spaceDelimited" if explode => "SpaceDelimitedExplode",
            "spaceDelimited" => "SpaceDelimited",
            "pipeDelimited" if explode => "PipeDelimitedExplode",
            "pipeDelimited" => "PipeDelimited",
            "deepObject" => "DeepObject",
            _ if explode => "FormExplode",
            _ => "Form",
        };
        // In a form a content type counts where no style is given, and says only whether the text is JSON.
        let is_json = encoding.content_type.as_deref().is_some_and(media::is_json);
        let json = (kind == Media::Form && is_json).then(|| "Json".to_owned());
        BodyEncoding {
            wire: wire.clone(),
            content_type: encoding.content_type.clone(),
            style: given.then(|| style.to_owned()).or(json),
        }
    });
    encodings.collect()
}
