//! A transport with prepared answers, for the tests of those who call an API.
//!
//! Generated crates have a `Mock` of their own with the feature `mock`, whose methods are the API's operations with
//! their types. This is what it is made of.
//!
//! ```
//! use openapi_bindgen_runtime as rt;
//! use rt::mock::{Answer, Mock};
//!
//! let mock = Mock::new();
//! mock.on("leads_create").answer(Answer::timeout()).answer(Answer::json(200, &"created"));
//! # static API: rt::Api = rt::Api::new("test", "test");
//! let client = rt::Client::builder(&API).transport(mock.clone()).build()?;
//! // … call it …
//! # let _ = client;
//! let unmet = mock.verify().unwrap_err();
//! assert_eq!(unmet.to_string(), "`leads_create` was expected at least 2 times and came never; no request came");
//! # Ok::<(), rt::BuildError>(())
//! ```
//!
//! Nobody waits for a mock: its clock jumps to what is due next, so that pauses between attempts and timeouts take no
//! time. Credentials and the base URL may be missing.

mod answer;
mod clock;
mod example;
mod expectation;
mod macros;
mod parts;
mod rule;
mod seen;
mod unmet;
#[doc(hidden)]
pub mod write;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::body::Body;
use crate::request::Operation;
use crate::transport::{BoxFuture, CallFacts, Transport, TransportError, TransportErrorKind};

pub use answer::Answer;
use clock::Clock;
pub use example::Example;
pub use expectation::Expectation;
use expectation::Form;
pub use parts::Part;
use rule::{Rule, Target, describe};
pub use seen::Seen;
pub use unmet::Unmet;
pub use write::{Events, Lines, NoBody, ToAnswer};

/// The largest request body that is kept to be looked at.
const MAX_BODY: u64 = 256 << 20;

/// A transport that answers from what a test prepared; clones share it.
///
/// What is expected first is asked first. A request of an operation of which
/// nothing is expected gets the example of its success, if the document has
/// one. Otherwise the call fails with a transport error of the kind
/// [`Unprepared`](TransportErrorKind::Unprepared) that names the operation,
/// and so does one of an operation that takes no more requests.
#[derive(Clone, Default)]
pub struct Mock(Arc<Shared>);

#[derive(Default)]
struct Shared {
    examples: Vec<Example>,
    // Two locks: what is expected may look at the requests that came.
    rules: Mutex<Vec<Rule>>,
    log: Mutex<Log>,
    clock: Clock,
}

#[derive(Default)]
struct Log {
    seen: Vec<Seen>,
    unanswered: Vec<String>,
}

impl Mock {
    /// A mock that knows no answer.
    pub fn new() -> Self {
        Self::default()
    }

    /// A mock that answers with examples where nothing else is said.
    pub fn with_examples(examples: impl IntoIterator<Item = Example>) -> Self {
        Self(Arc::new(Shared { examples: examples.into_iter().collect(), ..Shared::default() }))
    }

    /// What is expected of an operation, by its name.
    pub fn on(&self, operation: &str) -> Expectation {
        let form = Form { write: write::answer, status: 200, content_type: "" };
        Expectation::new(self, Target::Named(operation.to_owned()), form)
    }

    /// What is expected of an operation.
    pub fn on_operation(&self, operation: &'static Operation) -> Expectation {
        let form = Form { write: write::answer, status: 200, content_type: "" };
        Expectation::new(self, Target::Known(operation), form)
    }

    /// The requests that came, in their order.
    pub fn requests(&self) -> Vec<Seen> {
        self.log().seen.clone()
    }

    /// The requests of one operation.
    pub fn requests_of(&self, operation: &str) -> Vec<Seen> {
        let log = self.log();
        log.seen.iter().filter(|seen| seen.operation() == operation).cloned().collect()
    }

    /// Whether all that was expected came, as often as it should, and nothing else.
    ///
    /// # Errors
    /// What did not come, what came too often, and what nothing was prepared
    /// for; and all requests that came.
    pub fn verify(&self) -> Result<(), Unmet> {
        let mut complaints: Vec<String> = self.rules().iter().filter_map(Rule::complaint).collect();
        let log = self.log();
        complaints.extend(log.unanswered.iter().cloned());
        let seen = log.seen.iter().map(|seen| format!("{} {}", seen.method(), seen.path())).collect();
        match complaints.is_empty() {
            true => Ok(()),
            false => Err(Unmet::new(complaints, seen)),
        }
    }

    fn rules(&self) -> MutexGuard<'_, Vec<Rule>> {
        self.0.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.0.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn examples(&self) -> &[Example] {
        &self.0.examples
    }

    /// The answer to a request, or why there is none.
    fn answer(&self, seen: &Seen) -> Result<Answer, String> {
        let mut rules = self.rules();
        let mut refusals = Vec::new();
        for rule in rules.iter_mut().filter(|rule| rule.target.fits(seen)) {
            match rule.answer(seen, self.examples()) {
                Some(answer) => return answer,
                None => refusals.push(rule.refusal()),
            }
        }
        let Some(operation) = seen.facts else {
            const TOKEN: &str = r#"{"access_token":"mock","token_type":"Bearer","expires_in":3600}"#;
            return Ok(Answer::new(200, "application/json", TOKEN));
        };
        if !refusals.is_empty() {
            return Err(refusals.join(", "));
        }
        let example = example::find(self.examples(), operation, None);
        let example = example.ok_or("nothing is expected of it, and the document gives no example of its success");
        Ok(example?.answer())
    }

    /// Takes a request down, and answers it.
    fn take(&self, seen: Seen) -> Result<Answer, TransportError> {
        self.log().seen.push(seen.clone());
        self.answer(&seen).map_err(|why| {
            let operation = seen.facts.map(describe).unwrap_or_default();
            let message = format!("the mock has no answer for {operation}: {why}");
            self.log().unanswered.push(format!("{} {}: {message}", seen.method(), seen.path()));
            TransportError::new(TransportErrorKind::Unprepared, message)
        })
    }
}

impl Transport for Mock {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let mock = self.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let stopped = mock.0.clock.stop();
            let body = body.collect(MAX_BODY).await;
            let body = body.map_err(|error| TransportError::new(TransportErrorKind::Exchange, error))?;
            let facts = head.extensions.get::<CallFacts>().and_then(|facts| facts.operation);
            let answer = mock.take(Seen::new(facts, &head, body))?;
            drop(stopped);
            match answer.time() {
                None => std::future::pending().await,
                Some(Duration::ZERO) => {}
                Some(delay) => mock.0.clock.sleep(delay).await,
            }
            answer.into_response()
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<()> {
        Box::pin(self.0.clock.sleep(duration))
    }

    fn stands_in(&self) -> bool {
        true
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("expectations", &self.rules().len())
            .field("requests", &self.log().seen.len())
            .finish_non_exhaustive()
    }
}
