//! OpenAPI Overlay 1.0: changes to a document before it is read.
//!
//! Each action selects values by a JSONPath and merges something into them, or removes them. An action that selects
//! nothing is an error here, though the specification allows it: it means that the document has moved on.

mod apply;

use openapi_bindgen_diagnostics::codes::reading;
use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink};

use crate::jsonpath::Query;
use crate::limits::MAX_DEPTH;
use crate::value::{Kind, Value};
use apply::{merge, remove};

/// Applies all actions of an overlay to a document, in order. What fails is reported and leaves the document alone.
pub(crate) fn apply(document: &mut Value, overlay: &Value, place: &Pointer, sink: &mut Sink) {
    let refuse = |sink: &mut Sink, pointer: Pointer, what: &str| {
        sink.push(Diagnostic::error(reading::OVERLAY, pointer, what).effect("the overlay is not applied"));
    };
    let version = overlay.get("overlay").and_then(Value::as_str).unwrap_or_default();
    if !version.starts_with("1.") {
        return refuse(sink, place.clone(), "this is no overlay: the field `overlay: 1.0.0` is missing");
    }
    let Some(Kind::Array(actions)) = overlay.get("actions").map(|actions| &actions.kind) else {
        return refuse(sink, place.clone(), "an overlay needs a list of `actions`");
    };
    for (index, action) in actions.iter().enumerate() {
        let place = place.child("actions").index(index);
        if let Err(diagnostic) = perform(document, action, &place) {
            sink.push((*diagnostic).effect("the action is not applied"));
        }
    }
    if depth(document) > MAX_DEPTH {
        let what = format!("with the overlay, values are nested more than {MAX_DEPTH} levels deep");
        sink.push(Diagnostic::error(reading::TOO_DEEP, place.clone(), what));
        document.kind = Kind::Null;
    }
}

fn perform(document: &mut Value, action: &Value, place: &Pointer) -> Result<(), Box<Diagnostic>> {
    let fields = ["target", "description", "update", "remove"];
    let unknown = |key: &&(String, Value)| !fields.contains(&key.0.as_str()) && !key.0.starts_with("x-");
    if let Some((key, _)) = action.members().iter().find(unknown) {
        let what = format!("an action has no field `{key}`");
        return Err(Box::new(Diagnostic::error(reading::OVERLAY, place.child(key), what)));
    }
    let Some(target) = action.get("target").and_then(Value::as_str) else {
        return Err(Box::new(Diagnostic::error(reading::OVERLAY, place.clone(), "an action needs a `target`")));
    };
    let place = place.child("target");
    let query = Query::parse(target).map_err(|problem| {
        let what = format!("the target is not read: {} at character {}", problem.what, problem.at + 1);
        Box::new(Diagnostic::error(reading::OVERLAY_TARGET, place.clone(), what))
    })?;
    let mut paths: Vec<Vec<u32>> = query.select(document).into_iter().map(|found| found.path).collect();
    paths.sort_unstable();
    paths.dedup();
    if paths.is_empty() {
        let what = format!("`{target}` selects nothing");
        let diagnostic = Diagnostic::error(reading::OVERLAY_NO_MATCH, place, what);
        return Err(Box::new(diagnostic.help("adapt the target to the document, or delete the action")));
    }
    let result = match (action.get("remove").and_then(Value::as_bool), action.get("update")) {
        (Some(true), _) => remove(document, &paths),
        (_, Some(update)) => merge(document, &paths, update),
        _ => Err("an action needs `update` or `remove: true`".to_owned()),
    };
    result.map_err(|what| Box::new(Diagnostic::error(reading::OVERLAY_UPDATE, place, what)))
}

/// Bounded by the depth of the document and of what was merged into it.
fn depth(value: &Value) -> usize {
    let members = value.members().iter().map(|(_, member)| member);
    let below = members.chain(value.elements()).map(depth).max();
    below.map_or(0, |below| below + 1)
}
