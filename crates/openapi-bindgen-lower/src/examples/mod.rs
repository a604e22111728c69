//! Examples of the document, each held against its schema.

mod fits;

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::{Example, Origin, TypePath};
use openapi_bindgen_spec::model::{self, Document, SchemaId};

use crate::schema::{Direction, Draft, Key, json_text};
use fits::Checker;

/// Examples as JSON texts; those that do not fit are reported and marked.
pub(crate) fn lower_all(
    document: &Document,
    examples: &[model::Example],
    schema: Option<SchemaId>,
    direction: Direction,
    sink: &mut Sink,
) -> Vec<Example> {
    let mut all = Vec::new();
    for example in examples {
        let Some(value) = &example.value else { continue };
        let misfit = schema.and_then(|id| Checker::new(document, direction).misfit(id, value));
        if let Some((path, why)) = &misfit {
            let at = path.iter().fold(example.pointer.clone(), |at, token| at.child(token));
            let what = format!("the example `{}` does not fit its schema: {why}", example.name);
            let effect = "it is not used in tests and documentation";
            sink.push(Diagnostic::note(codes::examples::EXAMPLE_DOES_NOT_FIT, at, what).effect(effect));
        }
        all.push(Example {
            name: example.name.clone(),
            summary: example.summary.clone(),
            json: json_text(value),
            valid: misfit.is_none(),
            origin: Origin { pointer: example.pointer.as_str().to_owned() },
        });
    }
    all
}

/// Examples of component schemas, by the type of the component, sorted.
pub(crate) fn of_components(
    document: &Document,
    drafts: &[Draft],
    paths: &BTreeMap<Key, TypePath>,
    sink: &mut Sink,
) -> Vec<(TypePath, Example)> {
    let by_pointer: BTreeMap<&str, &Draft> = drafts
        .iter()
        .map(|draft| (draft.pointer.as_str(), draft))
        .filter(|(at, draft)| draft.lock_key() == *at)
        .collect();
    let mut all = Vec::new();
    for (_, id) in &document.components {
        let schema = document.schema(*id);
        let Some(draft) = by_pointer.get(schema.pointer.as_str()).filter(|_| !schema.examples.is_empty()) else {
            continue;
        };
        let direction = if draft.def.in_responses { Direction::Response } else { Direction::Request };
        let Some(path) = paths.get(&draft.key) else { continue };
        let examples = lower_all(document, &schema.examples, Some(*id), direction, sink);
        all.extend(examples.into_iter().map(|example| (path.clone(), example)));
    }
    all.sort_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.name.cmp(&right.name)));
    all
}
