//! The plan of all operations: module, handle and method of each, settled before anything else is lowered.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_spec::model::{Document, Operation};

use super::naming;
use crate::config::{Applied, Config};
use crate::lock::Lock;
use crate::names::{Right, ident, settle, spelled, variation_words, words};

/// What an operation is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Its place in the document's list of operations.
    pub index: usize,
    /// The tag as written; empty when its path gave it a home.
    pub tag: String,
    /// The module, also the accessor: `leads`.
    pub module: String,
    /// The method: `bulk_create`.
    pub method: String,
}

impl Plan {
    /// The words its own types are named from.
    pub(crate) fn words(&self) -> Vec<String> {
        words(&self.method)
    }

    /// What the lock says of it.
    pub(crate) fn rust_path(&self) -> String {
        format!("operations::{}::{}", self.module, self.method)
    }
}

/// Plans for the chosen operations, in document order.
pub(crate) fn plan(
    document: &Document,
    chosen: &[usize],
    config: &Config,
    applied: &Applied<'_>,
    lock: &Lock,
    sink: &mut Sink,
) -> Vec<Plan> {
    let operations: Vec<(usize, &Operation)> =
        chosen.iter().filter_map(|index| Some((*index, document.operations.get(*index)?))).collect();
    report_same_ids(&operations, sink);
    let mut groups: BTreeMap<String, Vec<Wanted<'_>>> = BTreeMap::new();
    for (index, operation) in &operations {
        let wanted = Wanted::new(*index, operation, config, applied, lock);
        groups.entry(wanted.module.clone()).or_default().push(wanted);
    }
    let mut plans: Vec<Plan> = groups.values().flat_map(|group| settle_group(group, config, sink)).collect();
    plans.sort_by_key(|plan| plan.index);
    plans
}

struct Wanted<'a> {
    index: usize,
    operation: &'a Operation,
    module: String,
    fixed: Option<String>,
    candidates: Vec<Vec<String>>,
}

impl<'a> Wanted<'a> {
    fn new(index: usize, operation: &'a Operation, config: &Config, applied: &Applied<'_>, lock: &Lock) -> Self {
        let choice = applied.at(operation.pointer.as_str());
        let home = naming::home_words(operation);
        let locked = lock.operation(operation.pointer.as_str());
        let module = match (choice.and_then(|choice| choice.module.as_deref()), &locked) {
            (Some(module), _) => ident::module(&words(module)),
            (None, Some((module, _))) => module.clone(),
            (None, None) => ident::module(&home),
        };
        let renamed = choice.and_then(|choice| choice.rename.as_deref()).map(ident::field);
        Self {
            index,
            operation,
            module,
            fixed: renamed.or(locked.map(|(_, method)| method)),
            candidates: naming::candidates(operation, &home, config.shorten),
        }
    }

    fn candidate(&self, level: usize) -> Option<String> {
        if let Some(fixed) = &self.fixed {
            return (level == 0).then(|| fixed.clone());
        }
        match self.candidates.get(level) {
            Some(words) => Some(naming::method(words)),
            None => spelled_place(self.operation, level - self.candidates.len()).map(|words| naming::method(&words)),
        }
    }

    fn right(&self, name: &str) -> Right {
        if self.fixed.is_some() {
            return Right::Fixed;
        }
        let own = self.operation.id.as_deref().is_some_and(|id| ident::field(id) == name);
        if own { Right::Alike } else { Right::None }
    }
}

/// The last resort: method and path with every sign spelled out, then with what its capitals are.
fn spelled_place(operation: &Operation, level: usize) -> Option<Vec<String>> {
    let path = match level {
        0 => spelled(&operation.path),
        // The first variation is that of words alone, which the candidates have been through.
        more => variation_words(&operation.path, more + 1)?,
    };
    Some(std::iter::once(operation.method.clone()).chain(path).collect())
}

fn settle_group(group: &[Wanted<'_>], config: &Config, sink: &mut Sink) -> Vec<Plan> {
    let given = settle(
        group.len(),
        |at, level| group.get(at).and_then(|wanted| wanted.candidate(level)),
        |at, name| group.get(at).map_or(Right::None, |wanted| wanted.right(name)),
    );
    let mut plans = Vec::new();
    for (wanted, given) in group.iter().zip(&given) {
        let full = wanted.operation.id.as_deref().map(ident::field);
        let other = given.gave_way_to.and_then(|at| group.get(at));
        if let (Some(other), false) = (other, full.as_deref() == Some(given.name.as_str())) {
            report_collision(wanted, &given.name, other, config, sink);
        }
        plans.push(Plan {
            index: wanted.index,
            tag: naming::tag(wanted.operation).unwrap_or_default().to_owned(),
            module: wanted.module.clone(),
            method: given.name.clone(),
        });
    }
    plans
}

fn report_collision(wanted: &Wanted<'_>, name: &str, other: &Wanted<'_>, config: &Config, sink: &mut Sink) {
    let pointer = &wanted.operation.pointer;
    if wanted.operation.id.is_none() {
        return;
    }
    let what = format!("two operations would be `{}::{}`", wanted.module, wanted.candidate(0).unwrap_or_default());
    let diagnostic = Diagnostic::warning(codes::names::METHOD_COLLISION, pointer.clone(), what)
        .also(other.operation.pointer.clone(), "the other one")
        .effect(format!("this one is `{}::{name}`", wanted.module))
        .help(format!("choose its name in {}: `[at.\"{}\"] rename = \"…\"`", config.place(), pointer.as_str()));
    sink.push(diagnostic);
}

fn report_same_ids(operations: &[(usize, &Operation)], sink: &mut Sink) {
    let mut seen: BTreeMap<&str, &Operation> = BTreeMap::new();
    for (_, operation) in operations {
        let Some(id) = operation.id.as_deref() else { continue };
        match seen.get(id) {
            None => {
                seen.insert(id, operation);
            }
            Some(first) => {
                let what = format!("the operationId `{id}` is used twice");
                let diagnostic = Diagnostic::warning(codes::operations::SAME_ID, operation.pointer.clone(), what)
                    .also(first.pointer.clone(), "its first use")
                    .why("the specification demands that operationIds are unique")
                    .effect("methods that would share a name are named by method and path")
                    .help("give each operation an operationId of its own, or rename one by its pointer in the config");
                sink.push(diagnostic);
            }
        }
    }
}
