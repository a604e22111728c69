//! From values to the model.

mod address;
mod body;
mod checks;
mod document;
mod dynamic;
mod examples;
mod extensions;
mod info;
mod node;
mod operation;
mod parameter;
mod paths;
mod refs;
mod schema;
mod security;
mod shape;
mod version;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use openapi_bindgen_diagnostics::codes::structure;
use openapi_bindgen_diagnostics::{Code, Diagnostic, Pointer, Sink, SourceFile, SourceMap};

use crate::files::{self, File, Files, Moved, Trees};
use crate::model::{Document, Parameter, RequestBody, Response, Schema, SchemaId};
use crate::overlay;
use crate::sources::Sources;
use crate::syntax::{Issue, Parsed, decode, parse};
use crate::value::{Kind, Value};
use address::ByAddress;
use node::Node;
use schema::Pending;
pub(crate) use version::Version;

/// A text with the name by which messages call it, such as `spec/Sela_API.yaml`.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The name; its ending decides between JSON and YAML only where the text may be either.
    pub label: &'a str,
    /// The text as it stands in its file.
    pub bytes: Cow<'a, [u8]>,
}

impl<'a> Input<'a> {
    /// A text that is lent, or one that is handed over and need not be copied.
    pub fn new(label: &'a str, bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { label, bytes: bytes.into() }
    }
}

/// What came of reading a document.
#[derive(Debug)]
pub struct Reading {
    /// The document. `None` only if it cannot be told what it means at all; what else is wrong with it is said by
    /// the diagnostics, whose errors mean that nothing should be generated.
    pub document: Option<Document>,
    /// The texts, to show the places of diagnostics.
    pub sources: SourceMap,
}

/// Reads a document of OpenAPI 3.0, 3.1 or 3.2, written as JSON or YAML.
///
/// Never fails as a whole because of one odd part: what cannot be read costs itself, and a diagnostic says so.
pub fn read(sources: &mut dyn Sources, label: &str, bytes: &[u8], sink: &mut Sink) -> Reading {
    read_with_overlays(sources, Input::new(label, bytes), Vec::new(), sink)
}

/// Reads a document after applying overlays (OpenAPI Overlay 1.0) to it, one after another.
///
/// Every action of an overlay must select something; one that does not is an error.
pub fn read_with_overlays(
    sources: &mut dyn Sources,
    document: Input<'_>,
    overlays: Vec<Input<'_>>,
    sink: &mut Sink,
) -> Reading {
    let label = document.label;
    let mut texts = vec![match read_text(document, 0, sink) {
        Ok(root) => root,
        Err(text) => return Reading { document: None, sources: SourceMap::new(vec![text], None) },
    }];
    for (number, overlay) in (1..).zip(overlays) {
        let path = overlay.label.to_owned();
        match read_text(overlay, number, sink) {
            Ok(file) => texts.push(File { path, ..file }),
            Err(text) => {
                let read = texts.into_iter().map(|file| SourceFile::new(file.name, file.text));
                return Reading { document: None, sources: SourceMap::new(read.chain([text]).collect(), None) };
            }
        }
    }
    let applied = texts.split_off(1);
    let Some(mut root) = texts.pop() else { return Reading { document: None, sources: SourceMap::default() } };
    for overlay in &applied {
        overlay::apply(&mut root.value, &overlay.value, &Pointer::in_file(&overlay.path, ""), sink);
    }
    let mut files = files::load(sources, label, root, applied, sink);
    dynamic::bind(&mut files, sink);
    let read = Reader::new(&files, sink).document(label);
    let moved = read.as_ref().map(|document| document.moved.clone()).unwrap_or_default();
    Reading { document: read, sources: source_map(files, moved) }
}

/// Decodes and parses one text. The error is the text in which its diagnostic can be shown.
fn read_text(input: Input<'_>, number: u32, sink: &mut Sink) -> Result<File, SourceFile> {
    let name = input.label;
    let refuse = |issue: &Issue, text: String, sink: &mut Sink| {
        let diagnostic = Diagnostic::error(issue.code, Pointer::root(), issue.what.clone());
        sink.push(diagnostic.help(issue.help.clone()).span(number, issue.start, issue.end));
        SourceFile::new(name, text)
    };
    let text = match decode(input.bytes) {
        Ok(text) => text,
        Err(refused) => return Err(refuse(&refused.issue, refused.text, sink)),
    };
    match parse(&text, number, name) {
        Ok(Parsed { value, issues }) => {
            let file = File { name: name.to_owned(), path: String::new(), is_root: true, text, value };
            files::report_issues(&file, number, &issues, sink);
            Ok(file)
        }
        Err(issue) => Err(refuse(&issue, text, sink)),
    }
}

/// Reads one text as a value, JSON or YAML, with the place of every part. The map shows the places of diagnostics.
pub fn parse_value(input: Input<'_>, sink: &mut Sink) -> (Option<Value>, SourceMap) {
    match read_text(input, 0, sink) {
        Ok(file) => (Some(file.value), SourceMap::new(vec![SourceFile::new(file.name, file.text)], None)),
        Err(text) => (None, SourceMap::new(vec![text], None)),
    }
}

fn source_map(files: Files, moved: Moved) -> SourceMap {
    let mut texts = Vec::with_capacity(files.all.len());
    let mut trees = Vec::with_capacity(files.all.len());
    for file in files.all {
        texts.push(SourceFile::new(file.name, file.text));
        trees.push((file.path, file.value));
    }
    SourceMap::new(texts, Some(Box::new(Trees { files: trees, moved, hint: Default::default() })))
}

/// Objects that several others refer to, by their address.
#[derive(Default)]
struct Known {
    parameters: ByAddress<Parameter>,
    bodies: ByAddress<RequestBody>,
    responses: ByAddress<Response>,
}

/// Everything that is known while the model is built.
pub(crate) struct Reader<'t, 's> {
    files: &'t Files,
    sink: &'s mut Sink,
    version: Version,
    schemas: Vec<Schema>,
    /// What is to be filled in at the same place of `schemas`.
    pending: Vec<Pending<'t>>,
    /// The schema at each value, by the value's address.
    by_value: ByAddress<SchemaId>,
    /// Where each `$ref` text of each file leads.
    resolved: HashMap<(u32, &'t str), Node<'t>>,
    /// Positions of keys in large objects, by the object's address.
    keys: ByAddress<HashMap<&'t str, usize>>,
    /// Objects whose shape has been checked.
    checked: ByAddress<()>,
    /// Objects that were read once and are used again.
    known: Known,
    /// The names under `components/securitySchemes`.
    scheme_names: BTreeSet<String>,
    /// Components that stand in other files.
    moved: Moved,
    /// Callbacks that are being read.
    open_callbacks: Vec<*const Value>,
}

impl<'t, 's> Reader<'t, 's> {
    fn new(files: &'t Files, sink: &'s mut Sink) -> Self {
        Self {
            files,
            sink,
            version: Version::V30,
            schemas: Vec::new(),
            pending: Vec::new(),
            by_value: ByAddress::default(),
            resolved: HashMap::new(),
            keys: ByAddress::default(),
            checked: ByAddress::default(),
            known: Known::default(),
            scheme_names: BTreeSet::new(),
            moved: Moved::default(),
            open_callbacks: Vec::new(),
        }
    }

    fn warn(&mut self, code: Code, pointer: &Pointer, what: impl Into<String>, effect: &str) {
        self.sink.push(Diagnostic::warning(code, pointer.clone(), what).effect(effect));
    }

    fn error(&mut self, code: Code, pointer: &Pointer, what: impl Into<String>, help: &str) {
        self.sink.push(Diagnostic::error(code, pointer.clone(), what).help(help));
    }

    fn wrong_type(&mut self, pointer: &Pointer, value: &Value, needed: &str) {
        let what = format!("{} stands where {needed} is needed", value.described());
        self.warn(structure::WRONG_TYPE, pointer, what, "it is read as if it were absent");
    }

    /// The text of a value where a text is needed: a number or a boolean counts as it is written.
    fn text_of(&self, value: &Value) -> Option<String> {
        match &value.kind {
            Kind::String(text) => Some(text.clone()),
            Kind::Number(_) | Kind::Bool(_) => {
                let file = self.files.get(value.span.file)?;
                let written = file.text.get(value.span.start as usize..value.span.end as usize)?;
                // A tag may stand before it.
                written.split_whitespace().last().map(|text| text.trim_matches(['\'', '"']).to_owned())
            }
            Kind::Null | Kind::Array(_) | Kind::Object(_) => None,
        }
    }
}
