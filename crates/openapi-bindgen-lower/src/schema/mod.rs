//! Schemas: from a document's schema objects to types, checks and documentation.

mod draft;
mod options;
mod place;

pub(crate) use draft::{Direction, Draft, Key, Use, View};
pub(crate) use options::{Choice, Options, UnknownMembers};
pub(crate) use place::{Home, Place};

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_ir::Type;
use openapi_bindgen_spec::model::{Document, SchemaId};

/// Lowers the schemas of one document, each once, in whatever order they are asked for.
pub(crate) struct Schemas<'a> {
    document: &'a Document,
    options: &'a Options,
}

impl<'a> Schemas<'a> {
    /// Starts on a document.
    pub(crate) fn new(document: &'a Document, options: &'a Options) -> Self {
        Self { document, options }
    }

    /// Says where a schema outside the components stands, before it or anything below it is lowered, so that a
    /// `$ref` into it finds the same names whichever is met first. Done for all operations before the first use.
    pub(crate) fn declare(&mut self, id: SchemaId, place: &Place) {
        let _ = (id, place);
    }

    /// A schema as it is used at a place: by a parameter, a body, a response.
    pub(crate) fn lower_use(&mut self, id: SchemaId, place: &Place, direction: Direction, sink: &mut Sink) -> Use {
        let _ = (id, place, direction, sink, self.document, self.options);
        Use::of(Type::Json)
    }

    /// The type of a component schema, for itself; helpers that vanish in folding give none unless they are used.
    pub(crate) fn component(&mut self, name: &str, sink: &mut Sink) {
        let _ = (name, sink);
    }

    /// All drafts, sorted by key, with recursion boxed and directions spread along references.
    pub(crate) fn finish(self, sink: &mut Sink) -> Vec<Draft> {
        let _ = sink;
        Vec::new()
    }
}
