//! Where the schemas of operations stand: what types in them are named after.

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_spec::model::Operation;

use super::plan::Plan;
use crate::names::{ident, words};
use crate::schema::{Home, Place};

/// The place of something below an operation, or of a shared component that it uses.
///
/// `role` names it within the operation: `["Body"]`, `["NotFound"]`, a parameter's name.
pub(crate) fn place(pointer: &Pointer, operation: &Operation, plan: &Plan, role: &[&str]) -> Place {
    if pointer.is_within(&operation.pointer) {
        let own = plan.words().into_iter().chain(role.iter().map(|word| (*word).to_owned()));
        return Place::root(Home::Operation(operation.pointer.as_str().to_owned()), own.collect());
    }
    shared(pointer, role)
}

/// The place of something that no single operation owns.
pub(crate) fn shared(pointer: &Pointer, role: &[&str]) -> Place {
    let tokens: Vec<String> = pointer.tokens().collect();
    let name = match tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["components", "responses", name, ..] => with_role(name, "Response", &["response", "error", "result"]),
        ["components", "requestBodies", name, ..] => with_role(name, "Body", &["body", "request", "payload", "input"]),
        ["components", "parameters", name, ..] => with_role(name, "Param", &["param", "parameter", "query"]),
        ["components", "headers", name, ..] => with_role(name, "Header", &["header"]),
        ["components", "mediaTypes", name, ..] => {
            with_role(name, "Content", &["content", "response", "body", "request"])
        }
        ["paths", path, ..] => {
            let own = words(path).into_iter().chain(role.iter().map(|word| (*word).to_owned()));
            ident::pascal(&own.flat_map(|word| words(&word)).collect::<Vec<_>>())
        }
        ["webhooks", name, ..] => {
            let own = std::iter::once(*name).chain(role.iter().copied());
            ident::pascal(&own.flat_map(words).collect::<Vec<_>>())
        }
        _ => {
            let own = tokens.iter().rev().map(String::as_str).find(|token| token.parse::<u32>().is_err());
            ident::pascal(&own.into_iter().chain(role.iter().copied()).flat_map(words).collect::<Vec<_>>())
        }
    };
    Place::root(Home::Component(name.clone()), vec![name])
}

/// A component's name with the word for what it is, unless it ends with such a word.
fn with_role(name: &str, role: &str, endings: &[&str]) -> String {
    let own = words(name);
    let says_so = own.last().is_some_and(|last| endings.contains(&last.as_str()));
    let name = ident::pascal(&own);
    if says_so { name } else { format!("{name}{role}") }
}

/// The place of a webhook's payload or answer.
pub(crate) fn named(name: &str, role: &str) -> Place {
    let name = ident::pascal(&words(name).into_iter().chain(words(role)).collect::<Vec<_>>());
    Place::root(Home::Component(name.clone()), vec![name])
}
