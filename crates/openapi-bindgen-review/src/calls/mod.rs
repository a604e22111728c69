//! Operations: new, gone, moved, renamed, and everything that a call is made of.

mod access;
mod bodies;
mod headers;
mod params;
mod replies;

use openapi_bindgen_ir::{Operation, Server, Type};

use crate::codes::{self, Code};
use crate::context::Context;
use crate::docs;
use crate::edges::payload_type;
use crate::finding::{Finding, Users};
use crate::index::{Index, Op};
use crate::pairs::nameless;
use crate::servers;
use crate::signature;
use crate::verdict::{Source, Wire};

/// An operation in both APIs.
pub(crate) struct Call<'a> {
    pub(crate) old: Op<'a>,
    pub(crate) new: Op<'a>,
}

impl Call<'_> {
    fn finding(&self, code: &'static Code, what: String) -> Finding {
        Finding::new(code, what)
            .old(&self.old.operation.origin.pointer)
            .new_at(&self.new.operation.origin.pointer)
            .item(self.old.item())
    }

    fn with_methods(&self, finding: Finding) -> Finding {
        finding.was(signature::method(self.old.operation)).is(signature::method(self.new.operation))
    }

    /// `` `POST /leads/` ``
    fn name(&self) -> String {
        format!("`{}`", self.old.label())
    }
}

/// Compares all operations.
pub(crate) fn compare(context: &Context<'_>, out: &mut Vec<Finding>) {
    let mut paired_old = vec![false; context.old.operations.len()];
    let mut paired_new = vec![false; context.new.operations.len()];
    for (from, to) in &context.pairs.operations {
        if let (Some(old), Some(new)) = (context.old.operations.get(*from), context.new.operations.get(*to)) {
            both(context, &Call { old: *old, new: *new }, out);
        }
        mark(&mut paired_old, *from);
        mark(&mut paired_new, *to);
    }
    for (op, _) in context.old.operations.iter().zip(&paired_old).filter(|(_, paired)| !**paired) {
        out.push(met(removed(op), op, context.old.unstable(op.operation)));
    }
    for (op, _) in context.new.operations.iter().zip(&paired_new).filter(|(_, paired)| !**paired) {
        out.push(met(added(op), op, false));
    }
}

fn mark(list: &mut [bool], at: usize) {
    if let Some(entry) = list.get_mut(at) {
        *entry = true;
    }
}

/// Notes through which operation a change is met.
fn met(mut finding: Finding, op: &Op<'_>, unstable: bool) -> Finding {
    finding.users = Users { shown: vec![op.label()], total: 1, more: false };
    finding.unstable = unstable;
    finding
}

fn removed(op: &Op<'_>) -> Finding {
    let warned = if op.operation.deprecated { " It was deprecated." } else { "" };
    Finding::new(&codes::OPERATION_REMOVED, format!("The operation `{}` is gone.{warned}", op.label()))
        .source(Source::Major)
        .request(Wire::Refused)
        .old(&op.operation.origin.pointer)
        .item(op.item())
        .was(signature::method(op.operation))
        .why("They get an error, most often 404 or 405, when they call it.")
}

fn added(op: &Op<'_>) -> Finding {
    Finding::new(&codes::OPERATION_ADDED, format!("The operation `{}` is new.", op.label()))
        .source(Source::Minor)
        .request(Wire::Fine)
        .new_at(&op.operation.origin.pointer)
        .item(op.item())
        .is(signature::method(op.operation))
}

fn both(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    let mut found = Vec::new();
    let moved = place(call, &mut found);
    name(call, moved, &mut found);
    let (old, new) = (call.old.operation, call.new.operation);
    if old.deprecated != new.deprecated {
        let (code, source, verb) = if new.deprecated {
            (&codes::OPERATION_DEPRECATED, Source::Minor, "is deprecated")
        } else {
            (&codes::OPERATION_REVIVED, Source::Patch, "is no longer deprecated")
        };
        found.push(call.finding(code, format!("{} {verb}.", call.name())).source(source).request(Wire::Fine));
    }
    params::compare(context, call, &mut found);
    bodies::compare(context, call, &mut found);
    returned(call, &mut found);
    replies::compare(context, call, &mut found);
    access::compare(context, call, &mut found);
    if old.servers != new.servers {
        host(context, call, &mut found);
    }
    rhythm(context, call, &mut found);
    docs::of_operations(&call.old, &call.new, &mut found);
    let unstable = context.old.unstable(old);
    out.extend(found.into_iter().map(|finding| met(finding, &call.old, unstable)));
}

/// Method and path, as far as a server tells them apart.
fn place(call: &Call<'_>, out: &mut Vec<Finding>) -> bool {
    let (old, new) = (call.old.operation, call.new.operation);
    if old.method == new.method && nameless(&old.path) == nameless(&new.path) {
        return false;
    }
    let what = format!("{} is now `{}`.", call.name(), call.new.label());
    let finding = call
        .finding(&codes::OPERATION_MOVED, what)
        .source(Source::Patch)
        .request(Wire::Refused)
        .was(call.old.label())
        .is(call.new.label())
        .why("They call the old method and path, and get an error, most often 404 or 405.");
    out.push(finding);
    true
}

fn name(call: &Call<'_>, moved: bool, out: &mut Vec<Finding>) {
    let path = |op: &Op<'_>| format!("{}().{}", op.tag.module, op.operation.name);
    let (from, to) = (path(&call.old), path(&call.new));
    if from != to || call.old.tag.handle != call.new.tag.handle {
        let (was, is) = (&call.old.operation.id, &call.new.operation.id);
        if let Some(cause) = out.last_mut().filter(|_| moved && was == is) {
            // Without a new operationId, the name follows from the path.
            cause.source = Source::Major;
            cause.what =
                format!("{} It is now called with `client.{to}(…)`, and was with `client.{from}(…)`.", cause.what);
            return;
        }
        let what = format!("{} is now called with `client.{to}(…)`, and was with `client.{from}(…)`.", call.name());
        let finding = call.finding(&codes::OPERATION_RENAMED, what).source(Source::Major).request(Wire::Fine);
        out.push(finding.was(format!("client.{from}(…)")).is(format!("client.{to}(…)")));
    } else if call.old.operation.id != call.new.operation.id {
        let ids = (&call.old.operation.id, &call.new.operation.id);
        let what = format!("The operationId of {} is `{}`, and was `{}`.", call.name(), ids.1, ids.0);
        out.push(call.finding(&codes::OPERATION_ID, what).source(Source::Patch).keyword("operationId"));
    }
}

/// A method with something optional returns a builder, one without returns the call. That follows from what became
/// optional or ceased to be, and is said there.
fn returned(call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (&call.old.operation.builder, &call.new.operation.builder);
    if old.is_some() == new.is_some() {
        return;
    }
    let causes = [
        &codes::PARAM_ADDED,
        &codes::PARAM_REMOVED,
        &codes::PARAM_REQUIRED,
        &codes::PARAM_OPTIONAL,
        &codes::PARAM_PLACE,
        &codes::PARAM_RENAMED,
        &codes::BODY_ADDED,
        &codes::BODY_REMOVED,
        &codes::BODY_REQUIRED,
        &codes::BODY_OPTIONAL,
    ];
    let is_cause = |finding: &&mut Finding| causes.iter().any(|code| code.id == finding.code.id);
    let verb = if new.is_some() { "returns a builder now" } else { "no longer returns a builder" };
    let mut told = false;
    for finding in out.iter_mut().filter(is_cause) {
        finding.source = Source::Major;
        finding.what = format!("{} Its method {verb}.", finding.what);
        finding.advice = "Code that only awaits the call needs no change for the builder.".to_owned();
        finding.effect.old = Some(signature::method(call.old.operation));
        finding.effect.new = Some(signature::method(call.new.operation));
        told = true;
    }
    if !told {
        let what = format!("The method of {} {verb}.", call.name());
        let finding = call.finding(&codes::CALL_SHAPE, what).source(Source::Major).request(Wire::Fine);
        out.push(call.with_methods(finding));
    }
}

/// Base URLs of the operation's own; without any it is called at the API's.
fn host(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (call.old.operation, call.new.operation);
    let or = |own: &'_ [Server], all: &'_ [Server]| if own.is_empty() { all.to_vec() } else { own.to_vec() };
    let (from, to) = (or(&old.servers, &context.old.api.servers), or(&new.servers, &context.new.api.servers));
    let (was, is) = (servers::default_url(&from), servers::default_url(&to));
    let api = (&context.old.api.servers, &context.new.api.servers);
    // The same move of the whole API is said once.
    let with_the_api = was == servers::default_url(api.0) && is == servers::default_url(api.1);
    if was == is || with_the_api {
        return;
    }
    let wire = if servers::known(&to, &was) { Wire::Fine } else { Wire::Misdirected };
    let what = format!("{} is called at `{is}`, and was at `{was}`.", call.name());
    out.push(call.finding(&codes::OPERATION_SERVER, what).source(Source::Patch).request(wire).was(was).is(is));
}

/// Paging and repeating.
fn rhythm(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new): (&Operation, &Operation) = (call.old.operation, call.new.operation);
    if old.paging != new.paging {
        let (source, verb) = match (&old.paging, &new.paging) {
            (None, _) => (Source::Minor, "can be read page by page"),
            (_, None) => (Source::Major, "can no longer be read page by page"),
            _ => (Source::Patch, "is paged in another way"),
        };
        let mut finding = call.finding(&codes::PAGING, format!("{} {verb}.", call.name())).source(source);
        // It is found from parameters and from the members of the answer.
        finding.within = answers(context.old, old).into_iter().chain(answers(context.new, new)).collect();
        finding.within.extend([old.origin.pointer.clone(), new.origin.pointer.clone()]);
        out.push(finding);
    }
    if old.idempotent != new.idempotent {
        let verb = if new.idempotent { "may be repeated safely" } else { "may no longer be repeated safely" };
        let what = format!("{} {verb}.", call.name());
        out.push(call.finding(&codes::IDEMPOTENCE, what).source(Source::Patch));
    }
}

/// Where the types of an operation's successes are defined.
fn answers(index: &Index<'_>, operation: &Operation) -> Vec<String> {
    let types = operation.reply.cases.iter().filter_map(payload_type);
    let named = types.filter_map(|ty| match index.resolve(ty) {
        Type::Named(path) => index.lookup(path),
        _ => None,
    });
    named.map(|def| def.origin.pointer.clone()).collect()
}
