//! Which responses are successes, which are errors, and what their types are named after.

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};
use openapi_bindgen_ir::StatusKey;
use openapi_bindgen_spec::model::{Operation, Response};

use super::place::{Role, place};
use super::{Plan, status};
use crate::schema::Place;

/// A response of an operation, with what decides how it is lowered.
pub(super) struct Site<'a> {
    pub operation: &'a Operation,
    pub plan: &'a Plan,
    pub key: StatusKey,
    pub response: &'a Response,
    /// What its types are called behind the operation's words.
    pub role: String,
    pub success: bool,
}

impl<'a> Site<'a> {
    /// The place of a schema in this response.
    pub(super) fn place(&self, pointer: &Pointer) -> Place {
        place(pointer, self.operation, self.plan, Role::Answer(&self.role))
    }

    /// The same response with another word for its types.
    pub(super) fn as_role(&self, role: &str) -> Site<'a> {
        Site { role: role.to_owned(), ..*self }
    }
}

/// All responses by status, successes and errors, exact statuses before ranges and `default`.
pub(super) fn sites<'a>(operation: &'a Operation, plan: &'a Plan, sink: &mut Sink) -> (Vec<Site<'a>>, Vec<Site<'a>>) {
    let keyed = keyed(operation, sink);
    let (successes, failures) = divide(&keyed);
    let with_content = successes.iter().filter(|(_, response)| !response.content.is_empty()).count();
    let success = |(at, (key, response)): (usize, &(StatusKey, &'a Response))| Site {
        operation,
        plan,
        key: *key,
        response,
        role: if with_content <= 1 || at == 0 { "Response".to_owned() } else { status::variant(*key) },
        success: true,
    };
    let failure = |(key, response): &(StatusKey, &'a Response)| Site {
        operation,
        plan,
        key: *key,
        response,
        role: status::variant(*key),
        success: false,
    };
    (successes.iter().enumerate().map(success).collect(), failures.iter().map(failure).collect())
}

type Keyed<'a> = Vec<(StatusKey, &'a Response)>;

fn keyed<'a>(operation: &'a Operation, sink: &mut Sink) -> Keyed<'a> {
    let mut keyed: Keyed<'a> = Vec::new();
    for response in &operation.responses {
        let pointer = response.pointer.clone();
        match status::key(&response.status) {
            None => {
                let what = format!("`{}` is no status", response.status);
                let help = "a key of `responses` is a status such as `200`, a range such as `4XX`, or `default`";
                let diagnostic = Diagnostic::warning(codes::operations::NO_STATUS, pointer, what);
                sink.push(diagnostic.effect("the response is left out").help(help));
            }
            Some(key) if keyed.iter().any(|(other, _)| *other == key) => {
                let what = format!("the status `{}` is documented twice", response.status);
                let diagnostic = Diagnostic::warning(codes::operations::STATUS_TWICE, pointer, what);
                sink.push(diagnostic.effect("the first one counts"));
            }
            Some(key) => keyed.push((key, response)),
        }
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed
}

/// Successes are 2xx; else `default`; else 3xx. Everything else is an error but for 1xx, which clients never see.
fn divide<'a>(keyed: &[(StatusKey, &'a Response)]) -> (Keyed<'a>, Keyed<'a>) {
    let of_class = |wanted: u16| keyed.iter().any(|(key, _)| status::class(*key) == Some(wanted));
    let has_default = keyed.iter().any(|(key, _)| *key == StatusKey::Default);
    let is_success = |key: StatusKey| match status::class(key) {
        Some(2) => true,
        Some(3) => !of_class(2) && !has_default,
        None => !of_class(2),
        _ => false,
    };
    let seen = keyed.iter().filter(|(key, _)| status::class(*key) != Some(1)).copied();
    seen.partition(|(key, _)| is_success(*key))
}
