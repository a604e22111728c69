//! Answers from a document's examples.

use super::Answer;
use super::write::or;
use crate::request::Operation;

/// An answer that a document gives as an example; generated code makes tables of them.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    method: &'static str,
    path: &'static str,
    status: u16,
    content_type: &'static str,
    name: &'static str,
    body: &'static [&'static str],
}

impl Example {
    /// A JSON answer of the operation with this method and path template. Its body is in pieces, which may be
    /// examples of something else.
    pub const fn new(
        method: &'static str,
        path: &'static str,
        status: u16,
        name: &'static str,
        body: &'static [&'static str],
    ) -> Self {
        Self { method, path, status, content_type: "application/json", name, body }
    }

    /// Sets the content type; empty means that there is no content.
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = content_type;
        self
    }

    /// The name that the document gives it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The body.
    pub fn body(&self) -> String {
        self.body.concat()
    }

    pub(super) fn is_of(&self, operation: &Operation) -> bool {
        self.path == operation.path && self.method == operation.method
    }

    /// Whether it is what a call wants.
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub(super) fn answer(&self) -> Answer {
        let content_type = match self.content_type {
            "" => "",
            said => or(said, "application/json"),
        };
        Answer::new(self.status, content_type, self.body())
    }
}

/// The example of a success, or the one of this name; for an answer that is read piece by piece there is none.
pub(super) fn find<'a>(examples: &'a [Example], operation: &Operation, name: Option<&str>) -> Option<&'a Example> {
    let mut all = examples.iter().filter(|example| example.is_of(operation));
    match name {
        Some(name) => all.find(|example| example.name == name),
        None => all.find(|example| example.is_success() && !operation.streams),
    }
}
