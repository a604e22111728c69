//! A transport with prepared answers, for the tests of those who call an API.
//!
//! ```
//! use openapi_bindgen_runtime as rt;
//! use rt::mock::{Answer, Mock};
//!
//! let mock = Mock::new();
//! mock.on("leads_create").answer(Answer::json(201, &"created")).times(1);
//! # static API: rt::Api = rt::Api::new("test", "test").server("https://example.com");
//! let client = rt::Client::builder(&API).transport(mock.clone()).build()?;
//! // … call it …
//! # let _ = client;
//! # let _ = mock.verify();
//! # Ok::<(), rt::BuildError>(())
//! ```

mod answer;
mod expectation;
mod seen;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::body::Body;
use crate::request::Operation;
use crate::transport::{BoxFuture, CallFacts, Transport, TransportError, TransportErrorKind};

pub use answer::Answer;
use expectation::Rule;
pub use expectation::{Expectation, Prepared, Unmet};

pub use seen::Seen;

/// The largest request body that is kept to be looked at.
const MAX_BODY: u64 = 256 << 20;

/// A transport that answers from what a test prepared; clones share it.
///
/// Rules are asked in the order in which they were made, and a request that
/// none answers gets the example of its operation, if there is one.
/// Otherwise the call fails with a transport error that names the operation.
#[derive(Clone, Default)]
pub struct Mock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    rules: Vec<Rule>,
    examples: Vec<Example>,
    seen: Vec<Seen>,
}

/// An answer from a document's examples.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The operation's name.
    pub operation: &'static str,
    /// The status.
    pub status: u16,
    /// The content type.
    pub content_type: &'static str,
    /// The body.
    pub body: &'static str,
}

impl Mock {
    /// A mock that knows no answer.
    pub fn new() -> Self {
        Self::default()
    }

    /// A mock that answers with examples where nothing else is said.
    pub fn with_examples(examples: impl IntoIterator<Item = Example>) -> Self {
        let mock = Self::new();
        mock.state().examples.extend(examples);
        mock
    }

    /// Begins a rule for an operation, by its name.
    pub fn on(&self, operation: &str) -> Expectation {
        let mut state = self.state();
        state.rules.push(Rule::new(operation));
        Expectation::new(self.clone(), state.rules.len() - 1)
    }

    /// Begins a rule for an operation.
    pub fn on_operation(&self, operation: &'static Operation) -> Expectation {
        self.on(operation.id)
    }

    /// The requests that came, in their order.
    pub fn requests(&self) -> Vec<Seen> {
        self.state().seen.clone()
    }

    /// The requests of one operation.
    pub fn requests_of(&self, operation: &str) -> Vec<Seen> {
        let state = self.state();
        state.seen.iter().filter(|seen| seen.operation() == operation).cloned().collect()
    }

    /// Whether every rule was used as often as it says.
    ///
    /// # Errors
    /// The rules that were not.
    pub fn verify(&self) -> Result<(), Unmet> {
        let unmet: Vec<String> = self.state().rules.iter().filter_map(Rule::complaint).collect();
        match unmet.is_empty() {
            true => Ok(()),
            false => Err(Unmet::new(unmet)),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, seen: Seen) -> Option<Answer> {
        let mut state = self.state();
        state.seen.push(seen.clone());
        let ruled = state.rules.iter_mut().find_map(|rule| rule.answer(&seen));
        ruled.or_else(|| {
            let mut examples = state.examples.iter();
            let example = examples.find(|example| example.operation == seen.operation())?;
            Some(Answer::new(example.status, example.content_type, example.body))
        })
    }
}

impl Transport for Mock {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let mock = self.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.collect(MAX_BODY).await;
            let body = body.map_err(|error| TransportError::new(TransportErrorKind::Exchange, error))?;
            let facts = head.extensions.get::<CallFacts>();
            let operation = facts.and_then(|facts| facts.operation).map_or("", |operation| operation.id);
            let seen = Seen::new(operation, &head, body);
            match mock.answer(seen) {
                Some(answer) => answer.into_response(),
                None => {
                    let message = format!("the mock has no answer for `{operation}`");
                    Err(TransportError::new(TransportErrorKind::Setup, message))
                }
            }
        })
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Mock")
            .field("rules", &state.rules.len())
            .field("requests", &state.seen.len())
            .finish_non_exhaustive()
    }
}
