//! Enums of documented failures and of several successes.

use openapi_bindgen_ir::{Case, Payload, StatusKey, TypePath};

use super::{Place, payload};
use crate::names::ident;
use crate::text::docs;
use crate::text::signature::compact;
use crate::unit::Parts;

pub(super) fn define(place: &Place<'_>, parts: &mut Parts) {
    let operation = place.operation;
    if let Some(path) = &operation.reply.enum_type {
        let docs = [format!("What {} answers when it succeeds.", place.link())];
        let is_stream = operation.reply.cases.iter().any(|case| payload::is_stream(&case.payload));
        // A stream can be read once.
        let derives = if is_stream { "" } else { "    #[derive(Clone, PartialEq)]\n" };
        let head = docs::comment("    ///", &docs) + derives;
        declare("rt::replies!", &head, path, &operation.reply.cases, place, parts);
    }
    if let Some(path) = &operation.error_type {
        let docs = [format!("What {} answers when it fails in a documented way.", place.link())];
        declare("rt::errors!", &docs::comment("    ///", &docs), path, &operation.errors, place, parts);
    }
}

fn declare(name: &str, head: &str, path: &TypePath, cases: &[Case], place: &Place<'_>, parts: &mut Parts) {
    let public = format!("{}::{}", place.public(), path.name);
    parts.public.push(format!("{public}: enum"));
    let mut text = format!("{name} {{\n{head}    pub enum {} {{\n", ident::text(&path.name));
    for case in cases {
        let variant = ident::text(&case.name);
        let payload = payload::in_enum(&case.payload, name == "rt::errors!");
        let content = match payload {
            Payload::Empty => String::new(),
            _ => format!("({})", compact(payload::ty(&payload, place))),
        };
        parts.public.push(format!("{public}::{variant}{content} = {}", status(case.status)));
        let key = match case.status {
            StatusKey::Range(hundreds) => format!("\"{hundreds}XX\""),
            other => status(other),
        };
        text.push_str(&docs::comment("        ///", &docs::lines(&case.docs)));
        text.push_str(&format!("        {variant}{content}: {key} {},\n", payload::reader(&payload)));
    }
    text.push_str("    }\n}\n");
    parts.items.push(text);
}

fn status(key: StatusKey) -> String {
    match key {
        StatusKey::Exact(status) => status.to_string(),
        StatusKey::Range(hundreds) => format!("{hundreds}XX"),
        StatusKey::Default => "default".to_owned(),
    }
}
