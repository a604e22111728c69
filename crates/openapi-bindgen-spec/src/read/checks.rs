//! Rules of the specification that concern several objects together.

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::codes::structure;
use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Severity};

use super::Reader;
use super::info::braced;
use super::node::Node;
use crate::model::{Operation, Parameter};

impl<'t> Reader<'t, '_> {
    /// Names in `components` (Components Object). What programs write for generic types (`Page<Lead>`, `Lead[]`)
    /// and letters of other scripts are let through with a warning.
    pub(super) fn check_component_names(&mut self, map: &Node<'t>) {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let known = |c: char| c.is_alphanumeric() || " $<>[](){},:/+~@#&='«»".contains(c);
        for (name, _) in map.value.members() {
            if !name.is_empty() && name.chars().all(plain) {
                continue;
            }
            let what = format!("`{}` is no name for a component", name.escape_debug());
            let pointer = map.pointer.child(name);
            let diagnostic = if !name.is_empty() && name.chars().all(|c| plain(c) || known(c)) {
                Diagnostic::warning(structure::COMPONENT_NAME, pointer, what)
            } else {
                Diagnostic::error(structure::COMPONENT_NAME, pointer, what)
            };
            self.sink.push(diagnostic.help("use letters, digits, `.`, `-` and `_` only"));
        }
    }

    /// Every `{name}` in the path is a parameter of each of its operations, and every path parameter is in the path.
    ///
    /// Where all operations of a path agree on another name than the path's, the path is at fault and they can be
    /// used. Where they differ, it cannot be told what one of them means.
    pub(super) fn check_template(&mut self, operations: &[Operation]) {
        let differ = |name: &str| operations.iter().any(|operation| declares(operation, name));
        for operation in operations {
            let named: Vec<&str> = braced(&operation.path).collect();
            let path_parameters = operation.parameters.iter().filter(|parameter| parameter.location == "path");
            let unused: Vec<&Parameter> =
                path_parameters.filter(|p| !named.iter().any(|name| is_called(p, name))).collect();
            for name in named.iter().filter(|name| !declares(operation, name)) {
                let what = format!("`{{{name}}}` in the path is declared by no parameter");
                let mut diagnostic =
                    Diagnostic::warning(structure::UNDECLARED_PATH_PARAMETER, operation.pointer.clone(), what);
                if !unused.is_empty() && differ(name) {
                    diagnostic.severity = Severity::Error;
                    diagnostic = diagnostic.why("other operations of this path declare it");
                }
                let help = "add a parameter with this name and `in: path`";
                self.sink.push(diagnostic.effect("it becomes a text argument").help(help));
            }
            for parameter in unused {
                let what = format!("the path parameter `{}` does not occur in the path", parameter.name);
                let place = parameter.pointer.clone();
                let diagnostic = Diagnostic::warning(structure::UNUSED_PATH_PARAMETER, place, what)
                    .also(operation.pointer.clone(), "the operation");
                self.sink.push(diagnostic.effect("the parameter is left out").help("correct its name, or delete it"));
            }
        }
    }

    /// Two methods of one path that share an `operationId`.
    pub(super) fn check_own_ids(&mut self, operations: &[Operation]) {
        let mut known: BTreeMap<&str, &Pointer> = BTreeMap::new();
        for operation in operations {
            let Some(id) = operation.id.as_deref() else { continue };
            if let Some(first) = known.insert(id, &operation.pointer) {
                let what = format!("two methods of one path have the operationId `{id}`");
                let pointer = operation.pointer.child("operationId");
                let diagnostic = Diagnostic::error(structure::DUPLICATE_OPERATION_ID, pointer, what);
                self.sink.push(diagnostic.also(first.child("operationId"), "the first one").help("rename one"));
            }
        }
    }

    /// An operation and a webhook that share an `operationId`.
    pub(super) fn check_webhook_ids(&mut self, operations: &[Operation], webhooks: &[Operation]) {
        let mut known: BTreeMap<&str, &Pointer> = BTreeMap::new();
        for operation in operations {
            known.extend(operation.id.as_deref().map(|id| (id, &operation.pointer)));
        }
        for webhook in webhooks {
            let Some(id) = webhook.id.as_deref() else { continue };
            if let Some(first) = known.get(id) {
                let what = format!("a webhook and an operation have the operationId `{id}`");
                let pointer = webhook.pointer.child("operationId");
                let diagnostic = Diagnostic::error(structure::DUPLICATE_OPERATION_ID, pointer, what);
                self.sink.push(diagnostic.also(first.child("operationId"), "the operation").help("rename one"));
            }
        }
    }

    /// Paths that differ only in the names of their parameters, and have a method in common.
    pub(super) fn check_duplicate_paths(&mut self, operations: &[Operation]) {
        let mut known: BTreeMap<(String, &str), &Operation> = BTreeMap::new();
        for operation in operations.iter().filter(|operation| operation.path.contains('{')) {
            let key = (without_names(&operation.path), operation.method.as_str());
            match known.get(&key) {
                Some(first) if first.path != operation.path => {
                    let what = format!("`{}` and `{}` are the same path", operation.path, first.path);
                    let diagnostic = Diagnostic::warning(structure::DUPLICATE_PATH, operation.pointer.clone(), what)
                        .why("only the names of their parameters differ, and a server does not see those");
                    let diagnostic = diagnostic.also(first.pointer.clone(), "the first one");
                    self.sink.push(diagnostic.help("merge the two"));
                }
                Some(_) => {}
                None => {
                    known.insert(key, operation);
                }
            }
        }
    }
}

fn declares(operation: &Operation, name: &str) -> bool {
    operation.parameters.iter().any(|parameter| parameter.location == "path" && is_called(parameter, name))
}

fn is_called(parameter: &Parameter, name: &str) -> bool {
    parameter.name == name || parameter.name == bare(name)
}

/// The name alone: some documents write RFC 6570's operators and modifiers, or a pattern behind a colon.
fn bare(name: &str) -> &str {
    let name = name.strip_prefix(['+', '#', '.', '/', ';', '?', '&']).unwrap_or(name);
    name.strip_suffix(['*', '+']).unwrap_or(name)
}

/// A path template with its parameters' names taken out.
fn without_names(path: &str) -> String {
    let mut parts = path.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("{}");
        out.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    out
}
