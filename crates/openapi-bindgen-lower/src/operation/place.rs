//! Where the schemas of operations stand: what types in them are named after.

use openapi_bindgen_diagnostics::Pointer;
use openapi_bindgen_spec::model::Operation;

use super::plan::Plan;
use crate::names::{ident, words};
use crate::schema::{Home, Place, outside};

/// What a schema is for its operation, with the word that names it there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Role<'a> {
    /// A parameter, by its name.
    Parameter(&'a str),
    /// A body: `Body`.
    Body(&'a str),
    /// An answer: `Response`, `NotFound`.
    Answer(&'a str),
}

impl<'a> Role<'a> {
    fn word(self) -> &'a str {
        match self {
            Self::Parameter(word) | Self::Body(word) | Self::Answer(word) => word,
        }
    }

    /// The name of something that several operations may use: what it is for one of them does not count.
    fn of_shared(self, name: &str) -> String {
        match self {
            Self::Answer(_) => with_role(name, "Response", &["response", "error", "result"]),
            Self::Body(_) => with_role(name, "Body", &["body", "request", "payload", "input"]),
            Self::Parameter(_) => with_role(name, "Param", &["param", "parameter", "query"]),
        }
    }
}

/// The place of something below an operation, or of a shared component that it uses.
pub(crate) fn place(pointer: &Pointer, operation: &Operation, plan: &Plan, role: Role<'_>) -> Place {
    if pointer.is_within(&operation.pointer) || pointer.is_within(&operation.source) {
        let own = plan.words().into_iter().chain([role.word().to_owned()]);
        return Place::root(Home::Operation(operation.pointer.as_str().to_owned()), own.collect());
    }
    shared(pointer, role)
}

/// The place of something that no single operation owns.
pub(crate) fn shared(pointer: &Pointer, role: Role<'_>) -> Place {
    let tokens: Vec<String> = pointer.tokens().collect();
    let name = match tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["components", "responses", name, ..] => Role::Answer("").of_shared(name),
        ["components", "requestBodies", name, ..] => Role::Body("").of_shared(name),
        ["components", "parameters", name, ..] => Role::Parameter("").of_shared(name),
        ["components", "headers", name, ..] => with_role(name, "Header", &["header"]),
        ["components", "mediaTypes", name, ..] => {
            with_role(name, "Content", &["content", "response", "body", "request"])
        }
        ["paths", owner, ..] | ["webhooks", owner, ..] => {
            ident::pascal(&[owner, role.word()].into_iter().flat_map(words).collect::<Vec<_>>())
        }
        _ => role.of_shared(&outside::owner(pointer, &tokens).0),
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
