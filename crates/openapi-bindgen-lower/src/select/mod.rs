//! Which operations and component types are generated.

mod components;

use std::collections::BTreeSet;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};
use openapi_bindgen_spec::model::{Document, Operation};

use crate::config::{Applied, Config, nearest};

pub(crate) use components::Components;

/// The operations to generate, as indexes into the document's list, and those that were left out.
pub(crate) fn operations(document: &Document, config: &Config, applied: &Applied<'_>, sink: &mut Sink) -> Vec<usize> {
    for (key, names) in [("only", &config.only), ("without", &config.without)] {
        for name in names.iter().filter(|name| !document.operations.iter().any(|o| is_meant(o, name))) {
            sink.push(nothing_chosen(document, key, name));
        }
    }
    let chosen = |operation: &Operation| {
        let named = |names: &[String]| names.iter().any(|name| is_meant(operation, name));
        (config.only.is_empty() || named(&config.only))
            && !named(&config.without)
            && applied.at(operation.pointer.as_str()).is_none_or(|choice| !choice.skip)
    };
    let indexed = document.operations.iter().enumerate();
    indexed.filter(|(_, operation)| chosen(operation)).map(|(index, _)| index).collect()
}

/// Whether a name means an operation: its operationId, one of its tags, its path (with `*` at the end for all below),
/// `get /path`, or its pointer.
fn is_meant(operation: &Operation, name: &str) -> bool {
    let path = match name.split_once(' ') {
        Some((method, path)) if method.eq_ignore_ascii_case(&operation.method) => path,
        _ => name,
    };
    let by_path = match path.strip_suffix('*') {
        Some(start) => start.starts_with('/') && operation.path.starts_with(start),
        None => operation.path == path,
    };
    by_path
        || operation.id.as_deref() == Some(name)
        || operation.tags.iter().any(|tag| tag.eq_ignore_ascii_case(name))
        || operation.pointer.as_str() == name.trim_start_matches('#')
}

fn nothing_chosen(document: &Document, key: &str, name: &str) -> Diagnostic {
    let tags = document.operations.iter().flat_map(|o| &o.tags).map(String::as_str);
    let ids = document.operations.iter().filter_map(|o| o.id.as_deref());
    let known: BTreeSet<&str> = tags.chain(ids).chain(document.operations.iter().map(|o| o.path.as_str())).collect();
    let what = format!("`{key}` names `{name}`, which is no tag, operation or path of the document");
    let diagnostic = Diagnostic::error(codes::names::NOTHING_CHOSEN, Pointer::root(), what);
    match nearest(name, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("name a tag, an operationId, a path such as `/leads/*`, or `get /leads/`"),
    }
}
