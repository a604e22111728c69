//! Documents with a slot for every text, marked as `§name§`.

use std::collections::BTreeSet;

use serde_json::Value;

/// Several small ones: a crate is generated for each slot and payload.
pub(crate) const DOCUMENTS: &[&str] = &[
    include_str!("documents/info.json"),
    include_str!("documents/operation.json"),
    include_str!("documents/bodies.json"),
    include_str!("documents/schemas.json"),
    include_str!("documents/unions.json"),
    include_str!("documents/security.json"),
];

/// Slots that decide names or shapes: each is tried by itself. All others are texts that people read, and literals;
/// those of a document are tried together.
const DECIDING: &[&str] = &[
    "server path",
    "server url",
    "server variable",
    "variable default",
    "variable value",
    "tag",
    "path",
    "operationId",
    "query name",
    "query default",
    "query pattern",
    "header name",
    "header value",
    "cookie name",
    "response header",
    "error key",
    "path parameter",
    "part name",
    "part type",
    "encoding key",
    "body media",
    "reply media",
    "form key",
    "callback name",
    "callback url",
    "webhook name",
    "webhook key",
    "key header",
    "key cookie",
    "scheme name",
    "http scheme",
    "token url",
    "refresh url",
    "scope",
    "property key",
    "required key",
    "pattern",
    "format",
    "constant",
    "mixed value",
    "pattern key",
    "dependent key",
    "dependent value",
    "schema name",
    "enum value",
    "variant name",
    "discriminator",
    "mapping key",
    "mapping value",
    "ref name",
    "ref",
    "definition key",
    "schema id",
    "anchor",
    "extension key",
    "info title",
    "info version",
    "default",
    "link name",
    "link operation",
    "example name",
];

/// The names of the slots of a document: those that decide something, and the others.
pub(crate) fn slots(document: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    document.split('§').skip(1).step_by(2).partition(|slot| DECIDING.contains(slot))
}

/// The document with a text in some slots, and harmless ones in all others; without the text, what holds the slots is
/// left out.
pub(crate) fn filled(document: &str, slots: &BTreeSet<&str>, text: Option<&str>) -> String {
    let mut document = serde_json::from_str(document).unwrap();
    fill(&mut document, &|slot| slots.contains(slot), text);
    document.to_string()
}

fn fill(value: &mut Value, wanted: &dyn Fn(&str) -> bool, text: Option<&str>) {
    let is_gone = |own: &str| text.is_none() && own.split('§').skip(1).step_by(2).any(wanted);
    match value {
        Value::String(own) => *own = with_text(own, wanted, text),
        Value::Array(items) => {
            items.retain(|item| !item.as_str().is_some_and(is_gone));
            items.iter_mut().for_each(|item| fill(item, wanted, text));
        }
        Value::Object(members) => {
            for (key, mut member) in std::mem::take(members) {
                if !is_gone(&key) && !member.as_str().is_some_and(is_gone) {
                    fill(&mut member, wanted, text);
                    members.insert(with_text(&key, wanted, text), member);
                }
            }
        }
        _ => {}
    }
}

/// Slots that are not wanted hold their own name, which is as good a text as any.
fn with_text(own: &str, wanted: &dyn Fn(&str) -> bool, text: Option<&str>) -> String {
    let mut out = String::new();
    for (number, piece) in own.split('§').enumerate() {
        match (number % 2, text) {
            (0, _) => out.push_str(piece),
            (_, Some(text)) if wanted(piece) => out.push_str(text),
            _ => out.push_str(&piece.replace(' ', "_")),
        }
    }
    out
}
