//! The section of the README about tests without a network.

use openapi_bindgen_ir::Operation;

use super::readme::code_with;
use super::showcase::Showcase;
use crate::mock;
use crate::model::Model;
use crate::names::ident;
use crate::package::manifest;

// What an operation's expectation can do, in the order in which it is wanted.
const WORDS: &str = "\
An operation that a test says nothing about answers with the document's example of its success; where there is none, the \
call fails with an error that names it. What a test says about one:

- `reply(value)`, `reply_json(text)`, or `reply_with(|reply| …)`, which changes the example, answer with a success; \
`error(…)` answers with a documented error, `example(name)` with an example of the document, and `answer(…)` with any \
status, or with what a bad network gives, as `Answer::timeout()`. Several answers are given one after the other.
- `when(|request| …)` and `when_body(|body| …)` are conditions; `times(n)` and `never()` say what `verify()` checks.
- `requests()` and `bodies()` tell what came.

Nobody waits for it: pauses between attempts and timeouts take no time. It needs no credentials and no base URL.
";

/// Prints the section.
pub(super) fn section(model: &Model<'_>, showcase: &Showcase<'_>) -> String {
    let api = model.api;
    let krate = manifest::crate_name(&api.package);
    let accessor = ident::text(&mock::accessor_name(api, showcase.tag));
    let operation = showcase.operation;
    let (names, answer) = match has_example(operation) {
        true => ("Mock", ""),
        false => ("{Answer, Mock}", ".answer(Answer::new(200, \"application/json\", \"{}\"))"),
    };
    let mut body = vec![
        format!("use {krate}::mock::{names};"),
        "let mock = Mock::new();".to_owned(),
        format!("mock.{accessor}().{}(){answer}.times(1);", ident::text(&operation.name)),
        "let client = Client::builder().transport(mock.clone()).build()?;".to_owned(),
    ];
    body.extend(showcase.setup.clone());
    body.push(format!("let reply = {}.await?;", showcase.call));
    body.push("println!(\"{}\", reply.status());".to_owned());
    body.push("mock.verify()?;".to_owned());
    format!(
        "## Tests without a network\n\nWith the feature `mock`, which belongs into `[dev-dependencies]`, there is a \
         transport that answers by itself:\n\n{}\n{WORDS}",
        code_with("#[cfg(feature = \"mock\")]", api, &["Client"], showcase, &body)
    )
}

fn has_example(operation: &Operation) -> bool {
    let mut successes = operation.reply.cases.iter();
    successes.any(|case| case.examples.iter().any(|example| example.valid))
}
