//! What a media type means for a body: how it is encoded, and which of several is the best.

use openapi_bindgen_spec::model::{Document, MediaType, SchemaId, Types};

/// What a media type means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Media {
    /// JSON and `+json`.
    Json,
    /// URL-encoded forms.
    Form,
    /// Multipart bodies.
    Multipart,
    /// One JSON value a line.
    JsonLines,
    /// Server-sent events.
    Events,
    /// Text of any kind.
    Text,
    /// Anything else.
    Bytes,
}

/// The media type without parameters, in lower case.
pub(crate) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a content type is JSON by its name.
pub(crate) fn is_json(name: &str) -> bool {
    by_essence(&essence(name)) == Some(Media::Json)
}

/// What a media type with this name and schema means.
pub(crate) fn classify(document: &Document, media: &MediaType) -> Media {
    let essence = essence(&media.name);
    let by_name = by_essence(&essence);
    let binary = media.schema.is_some_and(|id| is_binary(document, id));
    match by_name {
        Some(Media::Json) if binary => Media::Bytes,
        Some(kind) => kind,
        // `*/*`, `application/*` and what is no media type at all: the schema tells.
        None if media.schema.is_some() && !binary => Media::Json,
        None => Media::Bytes,
    }
}

fn by_essence(essence: &str) -> Option<Media> {
    let Some((kind, subtype)) = essence.split_once('/') else {
        return (essence == "json").then_some(Media::Json);
    };
    let lines = ["x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines", "x-jsonlines", "json-seq", "json-lines"];
    let texts = [
        "xml",
        "yaml",
        "x-yaml",
        "toml",
        "graphql",
        "javascript",
        "ecmascript",
        "sql",
        "x-sh",
        "rtf",
        "jwt",
        "jose",
        "x-pem-file",
        "openmetrics-text",
        "sparql-query",
        "n-triples",
        "csv",
    ];
    Some(match (kind, subtype) {
        ("*", "*") | ("application", "*" | "") => return None,
        (_, "json" | "x-json" | "javascript-object-notation") => Media::Json,
        (_, subtype) if lines.contains(&subtype) || subtype == "stream+json" => Media::JsonLines,
        (_, subtype) if subtype.ends_with("+json") || subtype.ends_with(".json") => Media::Json,
        (_, "x-www-form-urlencoded") => Media::Form,
        ("multipart", _) => Media::Multipart,
        ("text", "event-stream") => Media::Events,
        ("text", _) => Media::Text,
        ("image", "svg+xml") => Media::Text,
        (_, subtype) if texts.contains(&subtype) || subtype.ends_with("+xml") || subtype.ends_with("+yaml") => {
            Media::Text
        }
        _ => Media::Bytes,
    })
}

/// Whether values of the schema are raw bytes: `format: binary` (3.0), a media type without an encoding (3.1).
pub(crate) fn is_binary(document: &Document, id: SchemaId) -> bool {
    let mut schema = document.schema(id);
    for _ in 0..16 {
        let next = match (&schema.reference, schema.all_of.as_slice()) {
            (Some(reference), _) => reference.target,
            (None, [only]) if schema.types.is_empty() => Some(*only),
            _ => None,
        };
        match next {
            Some(next) => schema = document.schema(next),
            None => break,
        }
    }
    let texts = schema.types.is_empty() || schema.types.has(Types::STRING);
    let format = schema.format.as_deref();
    let raw_media = schema.seldom.content_encoding.is_none()
        && schema
            .seldom
            .content_media_type
            .as_deref()
            .is_some_and(|media| by_essence(&essence(media)) == Some(Media::Bytes));
    texts && (matches!(format, Some("binary" | "file")) || raw_media)
}

/// Words that tell a media type in a method's or type's name: `form`, `multipart`, else from the subtype.
pub(crate) fn words(name: &str, kind: Media) -> Vec<String> {
    let essence = essence(name);
    match kind {
        Media::Form => vec!["form".to_owned()],
        Media::Multipart if essence == "multipart/form-data" => vec!["multipart".to_owned()],
        Media::JsonLines => vec!["lines".to_owned()],
        Media::Events => vec!["events".to_owned()],
        Media::Text if essence == "text/plain" => vec!["text".to_owned()],
        Media::Bytes if essence == "application/octet-stream" || essence.contains('*') => vec!["bytes".to_owned()],
        Media::Json if essence == "application/json" || essence.contains('*') => vec!["json".to_owned()],
        _ => {
            let subtype = essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype);
            crate::names::words(subtype.trim_start_matches("vnd.").trim_start_matches("x-"))
        }
    }
}

/// The media type as a request names it: wildcards become the plain type of their kind.
pub(crate) fn sent(name: &str, kind: Media) -> String {
    let name = name.trim();
    match kind {
        _ if !name.contains('*') && name.contains('/') => name.to_owned(),
        Media::Json => "application/json".to_owned(),
        Media::Text => "text/plain".to_owned(),
        _ => "application/octet-stream".to_owned(),
    }
}
