//! The whole line: choose, lower, name, put together, report.

mod assemble;
mod package;

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Severity, Sink};
use openapi_bindgen_ir::Api;
use openapi_bindgen_spec::model::Document;

use crate::config::{Applied, Config};
use crate::gather::gather;
use crate::lock::Lock;
use crate::names::Rules;
use crate::operation::{self, Context};
use crate::report::{self, Absence, Report};
use crate::schema::Schemas;
use crate::{examples, security, select};

/// What lowering gives.
#[derive(Clone, Debug, Default)]
pub struct Lowered {
    /// What will be generated.
    pub api: Api,
    /// The names in use, to be written beside the config.
    pub lock: Lock,
    /// What became of each operation and schema.
    pub report: Report,
}

/// Turns a document into what will be generated, by the config and with the names that the lock holds.
///
/// Never fails: diagnostics go to `sink`, where errors mean that nothing should be written.
pub fn lower(document: &Document, config: &Config, lock: &Lock, sink: &mut Sink) -> Lowered {
    let mut own = Sink::default();
    let applied = Applied::new(config, document, &mut own);
    let options = applied.options(config);
    let package = package::package(document, config, &mut own);
    let schemes = security::schemes(document, config, &package.env_prefix, &mut own);
    let mut servers = security::servers(&document.servers);
    security::part_from_credentials(&mut servers, &schemes);

    let chosen = select::operations(document, config, &applied, &mut own);
    let plans = operation::plan(document, &chosen, config, &applied, lock, &mut own);
    let schemas = Schemas::new(document, &options);
    let mut context = Context { document, config, applied: &applied, lock, schemas };
    operation::declare(&mut context, &plans);
    let mut lowered: Vec<operation::Lowered> =
        plans.iter().filter_map(|plan| operation::lower(&mut context, plan, &mut own)).collect();
    operation::lower_webhooks(&mut context, &mut own);
    let components = select::Components::new(document, config);
    for name in components.kept() {
        context.schemas.component(name, &mut own);
    }
    let mut drafts = context.schemas.finish(&mut own);
    let skips = |pointer: &str| applied.at(pointer).is_some_and(|choice| choice.skip);
    drafts.retain(|draft| !skips(draft.pointer.as_str()));

    let rules = Rules { config, applied: &applied, lock };
    let names = rules.name_types(&drafts, &lowered, &mut own);
    for draft in &mut drafts {
        rules.name_members(draft, &mut own);
    }
    let examples = examples::of_components(document, &drafts, &names.paths, &mut own);
    let parts = assemble::Parts { document, package, servers, schemes, names, examples };
    let (api, new_lock) = parts.assemble(drafts, &mut lowered);
    new_lock.report_changes(lock, &mut own);
    let absent = |name: &str, pointer: &Pointer| match skips(pointer.as_str()) {
        true => Absence::LeftOut,
        false => components.absence(name),
    };
    let names = report::Names::of(&api);
    components.report(|pointer| skips(pointer.as_str()) || names.schemas.contains_key(pointer.as_str()), &mut own);
    let report = report::report(document, &names, &diagnostics(sink, &own), absent);
    if config.strict {
        own.retain_mut(|diagnostic| {
            make_strict(diagnostic);
            true
        });
    }
    gather(own, sink);
    Lowered { api, lock: new_lock.with_label(&lock.label), report }
}

/// What reading said and what lowering said.
fn diagnostics(before: &Sink, own: &Sink) -> Vec<Diagnostic> {
    before.all().iter().chain(own.all()).cloned().collect()
}

/// In strict runs, a loss is an error.
fn make_strict(diagnostic: &mut Diagnostic) {
    if diagnostic.severity == Severity::Warning {
        diagnostic.severity = Severity::Error;
    }
}
