//! Each fact is told once: what reading and lowering both saw, and notes that many places share.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::codes::{operations, structure};
use openapi_bindgen_diagnostics::{Code, Diagnostic, Severity, Sink};

/// What lowering says about the same place as reading, and knows more about.
const KNOWN_BETTER: &[(Code, Code)] = &[
    (structure::UNDECLARED_PATH_PARAMETER, operations::PATH_PARAMETER_UNDECLARED),
    (structure::UNUSED_PATH_PARAMETER, operations::PATH_PARAMETER_UNUSED),
];

/// What lowering finds in every operation, and reading has said in the same words where the cause is.
const KNOWN_ALREADY: &[(Code, Code)] = &[(structure::UNKNOWN_SECURITY_SCHEME, operations::UNKNOWN_SCHEME)];

/// Adds what lowering found to what reading found.
pub(crate) fn gather(own: Sink, sink: &mut Sink) {
    sink.retain(|known| !is_known_better(known, own.all()));
    let further: Vec<Diagnostic> = own.into_all();
    for diagnostic in further {
        if !is_known_already(&diagnostic, sink.all()) {
            sink.push(diagnostic);
        }
    }
    once_per_cause(sink);
}

fn is_known_better(known: &Diagnostic, own: &[Diagnostic]) -> bool {
    let better = KNOWN_BETTER.iter().find(|(code, _)| *code == known.code);
    known.severity != Severity::Error
        && better.is_some_and(|(_, better)| own.iter().any(|one| one.code == *better && one.pointer == known.pointer))
}

fn is_known_already(one: &Diagnostic, known: &[Diagnostic]) -> bool {
    let already = KNOWN_ALREADY.iter().find(|(_, code)| *code == one.code);
    already.is_some_and(|(already, _)| known.iter().any(|other| other.code == *already && other.what == one.what))
}

/// Notes that say the same in the same words stand at the first place, with the number of the others.
fn once_per_cause(sink: &mut Sink) {
    let mut causes: BTreeMap<(Code, String), (usize, usize)> = BTreeMap::new();
    for (at, note) in notes(sink) {
        let (first, count) = causes.entry((note.code, note.what.clone())).or_insert((at, 0));
        *count += 1;
        if sink.all().get(*first).is_some_and(|other| note.pointer < other.pointer) {
            *first = at;
        }
    }
    let kept: BTreeMap<usize, usize> = causes.into_values().collect();
    let mut at = 0;
    sink.retain_mut(|diagnostic| {
        let here = at;
        at += 1;
        let others = match kept.get(&here) {
            Some(count) => count - 1,
            None => return diagnostic.severity != Severity::Note,
        };
        if others > 0 {
            let places = if others == 1 { "one further place".to_owned() } else { format!("{others} further places") };
            let gap = if diagnostic.effect.is_empty() { "" } else { "; " };
            diagnostic.effect.push_str(&format!("{gap}the same at {places}"));
        }
        true
    });
}

fn notes(sink: &Sink) -> impl Iterator<Item = (usize, &Diagnostic)> {
    sink.all().iter().enumerate().filter(|(_, diagnostic)| diagnostic.severity == Severity::Note)
}
