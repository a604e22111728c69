//! The same request once more: every page of a list is asked for by one of its own.

use super::{Content, Operation, Request, RequestError};

impl Clone for Request {
    /// The same request. A body that can be read only once does not come along, and the copy's call fails with that.
    fn clone(&self) -> Self {
        let (content, problem) = match &self.content {
            Content::None => (Content::None, None),
            Content::Tree(tree) => (Content::Tree(tree.clone()), None),
            Content::Raw { body, content_type } => match body.try_clone() {
                Some(body) => (Content::Raw { body, content_type: content_type.clone() }, None),
                None => (Content::None, Some(RequestError::Body { why: "a streamed body cannot be sent twice" })),
            },
        };
        Self {
            client: self.client.clone(),
            operation: self.operation,
            path: self.path.clone(),
            query: self.query.clone(),
            headers: self.headers.clone(),
            cookies: self.cookies.clone(),
            content,
            violations: self.violations.clone(),
            error: self.error.clone().or(problem),
            options: self.options.clone(),
        }
    }
}

impl Request {
    /// The same request for the same operation with other facts: one that accepts a stream instead of a value.
    pub fn with_operation(mut self, operation: &'static Operation) -> Self {
        self.operation = operation;
        self
    }
}
