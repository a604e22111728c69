//! Schema Objects of all versions, brought into one form.
//!
//! Each schema gets its place in the arena when it is first named and is filled in later, so that neither circles
//! nor depth cost stack.

mod circles;
mod contradictions;
mod fields;
mod kinds;
mod limits;
mod names;
pub(super) mod styles;
mod values;

use openapi_bindgen_diagnostics::codes::references;
use openapi_bindgen_diagnostics::codes::schema as codes;
use openapi_bindgen_diagnostics::{Diagnostic, Pointer};

use super::Reader;
use super::node::Node;
use super::refs::{outermost_schema, reference};
use super::version::Version;
use crate::model::{Reference, Schema, SchemaId};
use crate::value::{Kind, Value};

/// A schema that has its place but is not read yet.
#[derive(Debug)]
pub(super) enum Pending<'t> {
    /// A schema as it stands in the document.
    Written(Node<'t>),
    /// The `$ref` of a schema that has siblings; the pointer is that of the `$ref` itself.
    Reference(&'t Value, Pointer),
}

impl<'t> Reader<'t, '_> {
    /// The place of the schema at a node: the same for the same node.
    pub(super) fn schema(&mut self, node: Node<'t>) -> SchemaId {
        let address = std::ptr::from_ref(node.value);
        if let Some(id) = self.by_value.get(&address) {
            return *id;
        }
        let id = self.reserve(Pending::Written(node));
        self.by_value.insert(address, id);
        id
    }

    fn reserve(&mut self, pending: Pending<'t>) -> SchemaId {
        let id = SchemaId(u32::try_from(self.pending.len()).unwrap_or(u32::MAX));
        self.pending.push(pending);
        id
    }

    /// Reads all schemas that have a place, and those that they name, until none is left.
    pub(super) fn fill_schemas(&mut self) {
        while let Some(pending) = self.pending.get_mut(self.schemas.len()) {
            let done = Pending::Reference(&NULL, Pointer::root());
            let schema = match std::mem::replace(pending, done) {
                Pending::Written(node) => self.read_schema(&node),
                Pending::Reference(value, pointer) => self.read_reference(value, pointer),
            };
            self.schemas.push(schema);
        }
        circles::cut(&mut self.schemas, self.sink);
        contradictions::report(&self.schemas, self.sink);
    }

    fn read_schema(&mut self, node: &Node<'t>) -> Schema {
        let empty = Schema { pointer: node.pointer.clone(), ..Schema::default() };
        match &node.value.kind {
            Kind::Bool(boolean) => Schema { boolean: Some(*boolean), ..empty },
            Kind::Object(members) => match self.reference_in(node) {
                None => self.keywords(node, empty),
                Some((_, reference)) if members.len() == 1 => self.read_reference(reference, node.pointer.clone()),
                Some((key, reference)) => {
                    self.check_siblings(node);
                    let inner = self.reserve(Pending::Reference(reference, node.pointer.child(key)));
                    let mut schema = self.keywords(node, empty);
                    schema.all_of.insert(0, inner);
                    schema
                }
            },
            _ => {
                let what = format!("{} stands where a schema is needed", node.value.described());
                self.warn(codes::BAD_SCHEMA, &node.pointer, what, "it is read as any value");
                empty
            }
        }
    }

    /// The `$ref` of a schema, or the `$recursiveRef` of an older draft, which counts as one.
    fn reference_in(&mut self, node: &Node<'t>) -> Option<(&'static str, &'t Value)> {
        if let Some(plain) = reference(node.value) {
            return Some(("$ref", plain));
        }
        let key = "$recursiveRef";
        let value = node.value.get(key).filter(|value| value.as_str().is_some())?;
        let what = format!("`{key}` is read as a plain `$ref`");
        self.sink.push(Diagnostic::note(codes::DYNAMIC_REF, node.pointer.child(key), what));
        Some((key, value))
    }

    /// 3.0 ignores what stands beside a `$ref`. Words about it do no harm; more is worth a note.
    fn check_siblings(&mut self, node: &Node<'t>) {
        if self.version > Version::V30 {
            return;
        }
        let harmless = |key: &str| key.starts_with("x-") || matches!(key, "$ref" | "description" | "summary" | "title");
        let more: Vec<String> =
            node.members().filter(|(key, _)| !harmless(key)).map(|(key, _)| format!("`{key}`")).collect();
        if !more.is_empty() {
            let what = format!("{} beside a `$ref` is the way of version 3.1", more.join(", "));
            self.other_version(codes::REF_SIBLINGS, node.pointer.clone(), what);
        }
    }

    fn read_reference(&mut self, value: &'t Value, pointer: Pointer) -> Schema {
        let text = value.as_str().unwrap_or_default().to_owned();
        let found = match self.around(&text, &pointer) {
            Some(node) => Ok(node),
            None => self.resolve(value, &pointer),
        };
        let target = match found {
            Ok(node) => self.schema_behind(node, &text, &pointer),
            Err(dangling) => {
                self.sink.push(dangling.at(&pointer, "it is read as any value", true));
                None
            }
        };
        Schema { pointer, reference: Some(Reference { text, target }), ..Schema::default() }
    }

    /// `#` alone is the whole document, which is no schema; in a document of OpenAPI it can only mean the outermost
    /// schema around.
    fn around(&mut self, text: &str, user: &Pointer) -> Option<Node<'t>> {
        if text != "#" {
            return None;
        }
        outermost_schema(user.parent()).and_then(|pointer| self.node_at(&pointer))
    }

    /// The schema at the end of a reference, unless a component of another kind stands there.
    fn schema_behind(&mut self, node: Node<'t>, text: &str, user: &Pointer) -> Option<SchemaId> {
        let kind = other_component(&node.pointer);
        let Some(kind) = kind else { return Some(self.schema(node)) };
        let what = format!("`{text}` leads to one of the `{kind}`, not to a schema");
        self.warn(references::REF_KIND, user, what, "it is read as any value");
        None
    }

    /// A note about a keyword of another version.
    fn other_version(&mut self, code: openapi_bindgen_diagnostics::Code, pointer: Pointer, what: String) {
        self.sink.push(Diagnostic::note(code, pointer, what).effect("it is read for what it means"));
    }
}

static NULL: Value = Value { kind: Kind::Null, span: crate::value::Span { file: 0, start: 0, end: 0 } };

/// The kind of component that a pointer names, if it names one that is no schema.
fn other_component(pointer: &Pointer) -> Option<&str> {
    let (kind, name) = pointer.as_str().strip_prefix("/components/")?.split_once('/')?;
    (kind != "schemas" && !kind.starts_with("x-") && !name.contains('/')).then_some(kind)
}
