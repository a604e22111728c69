//! Which specification a document follows.

use openapi_bindgen_diagnostics::codes::structure;
use openapi_bindgen_diagnostics::{Diagnostic, Sink};

use super::node::Node;
use crate::value::Kind;

/// The versions that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    V30,
    V31,
    V32,
}

impl Version {
    /// As people write it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }
}

/// The version of a document and its text, or a report why it is not read.
pub(super) fn detect(root: &Node<'_>, text: Option<String>, sink: &mut Sink) -> Option<(Version, String)> {
    let refuse = |sink: &mut Sink, diagnostic: Diagnostic| {
        sink.push(diagnostic.effect("nothing is generated"));
        None
    };
    if !root.value.is_object() {
        let what = format!("the document is {}, not an object", root.value.described());
        let diagnostic = Diagnostic::error(structure::NOT_OPENAPI, root.pointer.clone(), what);
        return refuse(sink, diagnostic.help("is this the right file?"));
    }
    let Some(field) = root.get("openapi") else {
        return refuse(sink, without_version(root));
    };
    let numeric = matches!(field.value.kind, Kind::Number(_));
    let version = match text.as_deref() {
        Some(text) => known(text),
        None => None,
    };
    let Some(version) = version else {
        let written = text.map_or_else(|| field.value.described().to_owned(), |text| format!("`{text}`"));
        let what = format!("{written} is no version of OpenAPI that can be read");
        let diagnostic = Diagnostic::error(structure::UNKNOWN_VERSION, field.pointer, what);
        return refuse(sink, diagnostic.help("read are 3.0.x, 3.1.x and 3.2.x"));
    };
    if numeric {
        let what = "the version is a number, not a text";
        sink.push(Diagnostic::warning(structure::WRONG_TYPE, field.pointer, what).help("put it in quotes"));
    }
    Some((version, text.unwrap_or_default()))
}

fn known(text: &str) -> Option<Version> {
    let mut parts = text.trim().splitn(3, '.');
    let (major, minor, patch) = (parts.next()?, parts.next()?, parts.next());
    if major != "3" || patch.is_some_and(|patch| !patch.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    match minor {
        "0" => Some(Version::V30),
        "1" => Some(Version::V31),
        "2" => Some(Version::V32),
        _ => None,
    }
}

fn without_version(root: &Node<'_>) -> Diagnostic {
    if let Some(field) = root.get("swagger") {
        let what = "this is a Swagger 2.0 document, which is not read yet";
        let help = "convert it to OpenAPI 3 once, for example with `npx swagger2openapi FILE -o openapi.yaml`, \
                    look the result over, and use that";
        return Diagnostic::error(structure::SWAGGER_2, field.pointer, what).help(help);
    }
    let what = "the field `openapi` is missing, so this is no OpenAPI document";
    Diagnostic::error(structure::NOT_OPENAPI, root.pointer.clone(), what)
        .help("is this the right file? an OpenAPI document has a field such as `openapi: 3.0.3`")
}
