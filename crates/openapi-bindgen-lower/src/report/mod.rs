//! What became of each operation and schema: full, degraded or skipped, and why.

use std::collections::{BTreeMap, BTreeSet};

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Severity};
use openapi_bindgen_ir::Api;
use openapi_bindgen_spec::model::{Document, Operation};

/// What became of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Its operations, in document order.
    pub operations: Vec<Entry>,
    /// Its component schemas, in document order.
    pub schemas: Vec<Entry>,
    /// Its webhooks and callbacks, of which only types are generated.
    pub webhooks: Vec<Entry>,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `operationId`, else method and path; the component's name.
    pub name: String,
    /// Where it stands.
    pub pointer: Pointer,
    /// Its path in the generated crate; empty when it has none.
    pub rust: String,
    /// What became of it.
    pub state: State,
    /// Why it is not full, or what is worth knowing.
    pub reasons: Vec<Reason>,
}

impl Entry {
    /// Whether nothing is lost.
    pub fn is_full(&self) -> bool {
        self.state == State::Full
    }
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Everything that the document says of it is in the output.
    Full,
    /// It is there, with a loss that a reason names.
    Degraded,
    /// It is not there.
    Skipped,
}

/// Why an item is not full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Code of the diagnostic that tells more; empty for a choice of the config.
    pub code: String,
    /// In a sentence.
    pub text: String,
    /// Where.
    pub pointer: Pointer,
}

impl Report {
    /// How many operations and schemas are full, degraded and skipped.
    pub fn counts(&self) -> [[usize; 3]; 2] {
        let count = |entries: &[Entry]| {
            [State::Full, State::Degraded, State::Skipped]
                .map(|state| entries.iter().filter(|entry| entry.state == state).count())
        };
        [count(&self.operations), count(&self.schemas)]
    }
}

/// Why an item has no place of its own in the output.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Absence<'a> {
    /// The config leaves it out.
    LeftOut,
    /// Nothing that is generated uses it.
    Unused,
    /// Only this extension uses it.
    OfExtension(&'a str),
    /// All that it says is in the types that use it, as with an enum that only adds blank or null.
    Folded,
}

impl Absence<'_> {
    fn state(self) -> State {
        match self {
            Self::LeftOut | Self::Unused | Self::OfExtension(_) => State::Skipped,
            Self::Folded => State::Full,
        }
    }

    fn text(self) -> String {
        match self {
            Self::LeftOut => "the config leaves it out".to_owned(),
            Self::Unused => "nothing that is generated uses it".to_owned(),
            Self::OfExtension(extension) => format!("only the extension `{extension}` uses it"),
            Self::Folded => "it is part of the types that use it".to_owned(),
        }
    }
}

/// Names of what was generated, by pointer.
pub(crate) struct Names {
    pub operations: BTreeMap<String, String>,
    pub schemas: BTreeMap<String, String>,
}

impl Names {
    pub(crate) fn of(api: &Api) -> Self {
        let operations = api.tags.iter().flat_map(|tag| {
            let path = |name: &str| format!("operations::{}::{name}", tag.module);
            tag.operations.iter().map(move |o| (o.origin.pointer.clone(), path(&o.name)))
        });
        let schemas = api.types.iter().map(|def| (def.origin.pointer.clone(), format!("types::{}", def.path.name)));
        Self { operations: operations.collect(), schemas: schemas.collect() }
    }
}

/// Codes that tell of a name, not of a loss.
fn is_about_names(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.0.starts_with("OB051") || diagnostic.code.0 == "OB0401"
}

/// Puts together what was generated and what was said about it.
pub(crate) fn report<'a>(
    document: &Document,
    names: &Names,
    diagnostics: &[Diagnostic],
    absent: impl Fn(&str, &Pointer) -> Absence<'a>,
) -> Report {
    let losses: Vec<&Diagnostic> =
        diagnostics.iter().filter(|d| d.severity != Severity::Note && !is_about_names(d)).collect();
    let by_pointer: BTreeMap<&str, Vec<&Diagnostic>> = losses.iter().fold(BTreeMap::new(), |mut map, loss| {
        map.entry(loss.pointer.as_str()).or_insert_with(Vec::new).push(*loss);
        map
    });
    let operation = |operation: &Operation| {
        let rust = names.operations.get(operation.pointer.as_str()).cloned();
        let parts = [&operation.pointer, &operation.source]
            .into_iter()
            .chain(operation.parameters.iter().map(|p| &p.pointer))
            .chain(operation.body.iter().map(|b| &b.pointer))
            .chain(operation.responses.iter().map(|r| &r.pointer));
        let mut seen = BTreeSet::new();
        let reasons: Vec<Reason> = parts
            .flat_map(|part| below(&by_pointer, part))
            .filter(|loss| seen.insert((loss.pointer.clone(), loss.what.clone())))
            .map(reason)
            .collect();
        let name = operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path));
        entry(name, operation.pointer.clone(), rust, reasons, Absence::LeftOut)
    };
    let schemas = document.components.iter().map(|(name, id)| {
        let pointer = document.schema(*id).pointer.clone();
        let reasons = below(&by_pointer, &pointer).into_iter().map(reason).collect();
        let rust = names.schemas.get(pointer.as_str()).cloned();
        let absence = absent(name, &pointer);
        entry(name.clone(), pointer, rust, reasons, absence)
    });
    Report {
        operations: document.operations.iter().map(operation).collect(),
        schemas: schemas.collect(),
        webhooks: document
            .webhooks
            .iter()
            .map(|webhook| Entry {
                name: webhook.path.clone(),
                pointer: webhook.pointer.clone(),
                rust: String::new(),
                state: State::Full,
                reasons: Vec::new(),
            })
            .collect(),
    }
}

fn entry(
    name: String,
    pointer: Pointer,
    rust: Option<String>,
    mut reasons: Vec<Reason>,
    absence: Absence<'_>,
) -> Entry {
    let state = match (&rust, reasons.is_empty()) {
        (None, true) => absence.state(),
        (None, false) => State::Skipped,
        (Some(_), true) => State::Full,
        (Some(_), false) => State::Degraded,
    };
    if rust.is_none() && reasons.is_empty() {
        reasons.push(Reason { code: String::new(), text: absence.text(), pointer: pointer.clone() });
    }
    Entry { name, pointer, rust: rust.unwrap_or_default(), state, reasons }
}

fn reason(diagnostic: &Diagnostic) -> Reason {
    Reason {
        code: diagnostic.code.0.to_owned(),
        text: format!("{} {}", diagnostic.what, diagnostic.effect).trim_end().to_owned(),
        pointer: diagnostic.pointer.clone(),
    }
}

/// The losses at a place and below it.
fn below<'a>(losses: &BTreeMap<&str, Vec<&'a Diagnostic>>, pointer: &Pointer) -> Vec<&'a Diagnostic> {
    let from = format!("{}/", pointer.as_str());
    let inner = losses.range(from.as_str()..).take_while(|(other, _)| other.starts_with(from.as_str()));
    let at = losses.get(pointer.as_str()).into_iter();
    at.chain(inner.map(|(_, found)| found)).flatten().copied().collect()
}
