//! Types as a whole: new, gone, renamed, split, built or not, of another kind.

use openapi_bindgen_ir::{Shape, TypeDef};

use super::{Pair, enums, fields, kinds, targets, unions};
use crate::codes;
use crate::context::Context;
use crate::docs;
use crate::edges::Sides;
use crate::finding::Finding;
use crate::index::item;
use crate::signature;
use crate::verdict::{Source, Wire};

/// Compares all types.
pub(crate) fn compare(context: &Context<'_>, out: &mut Vec<Finding>) {
    for (number, old) in context.old.types.iter().enumerate() {
        match context.pairs.types.new_of(number).and_then(|at| Some((at, context.new.at(at)?))) {
            Some((at, new)) => pair(context, (number, old), (at, new), None, out),
            None if context.pairs.has_view_of_old(number) => {}
            None => out.push(removed(context, number, old)),
        }
    }
    for (from, to) in &context.pairs.views {
        if let (Some(old), Some(new)) = (context.old.at(*from), context.new.at(*to)) {
            let split = context.pairs.types.new_of(*from).is_some();
            pair(context, (*from, old), (*to, new), Some(split), out);
        }
    }
    for (number, new) in context.new.types.iter().enumerate() {
        let paired = context.pairs.types.old_of(number).is_some() || context.pairs.has_view_of_new(number);
        if !paired {
            out.push(added(context, number, new));
        }
    }
}

fn pair(
    context: &Context<'_>,
    (old_number, old): (usize, &TypeDef),
    (new_number, new): (usize, &TypeDef),
    split: Option<bool>,
    out: &mut Vec<Finding>,
) {
    if old == new {
        return;
    }
    let sides = context.old_uses.sides(old_number).and(context.new_uses.sides(new_number));
    let pair = Pair { old, new, sides, built: old.in_requests && new.in_requests };
    let mut found = Vec::new();
    match split {
        None => identity(&pair, &mut found),
        Some(split) => found.push(view(&pair, split)),
    }
    if split.is_none() {
        construction(&pair, &mut found);
        deprecation(&pair, &mut found);
        docs::of_types(old, new, &mut found);
    }
    shape(context, &pair, &mut found);
    if !found.is_empty() {
        let users = context.old_uses.users(old_number, context.old);
        let unstable = context.old_uses.all_unstable(old_number, context.old);
        // A direction in which nobody uses the schema any more needs no type: that follows from whoever used it.
        let used = context.new_uses.sides(new_number);
        let unused = split == Some(false) && !(used.request && old.in_requests) && !(used.response && old.in_responses);
        let operation = context.old.operation_of(old_number);
        for finding in &mut found {
            finding.users = users.clone();
            finding.unstable = unstable;
            finding.named_after = named_after(context, finding, operation);
            finding.follows |= unused && !finding.wire().breaks();
        }
        out.append(&mut found);
    }
}

/// The operation that gives a type its name, where the name is what changed; all that becomes of a type whose
/// operation is gone follows from that.
fn named_after(context: &Context<'_>, finding: &Finding, operation: Option<usize>) -> String {
    let follows = finding.code.id == codes::TYPE_RENAMED.id || operation.is_some_and(|at| context.pairs.is_gone(at));
    match operation.and_then(|at| context.old.operations.get(at)) {
        Some(op) if follows => op.item(),
        _ => finding.named_after.clone(),
    }
}

fn identity(pair: &Pair<'_>, out: &mut Vec<Finding>) {
    if pair.old.path != pair.new.path {
        let what = format!("The type {} is now `{}`.", pair.name(), item(&pair.new.path));
        out.push(
            pair.finding(&codes::TYPE_RENAMED, what)
                .source(Source::Major)
                .wires(pair.sides.request.then_some(Wire::Fine), pair.sides.response.then_some(Wire::Fine))
                .was(signature::definition(pair.old))
                .is(signature::definition(pair.new)),
        );
    } else if component(&pair.old.origin.pointer) != component(&pair.new.origin.pointer) {
        let what = format!("The schema of {} stands elsewhere in the document.", pair.name());
        out.push(pair.finding(&codes::MOVED_IN_DOCUMENT, what).source(Source::Patch));
    }
}

/// The component that a pointer leads to; `None` for what stands inline, whose place follows from what it stands in.
fn component(pointer: &str) -> Option<&str> {
    pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'))
}

/// A schema that has one type more or less than before.
fn view(pair: &Pair<'_>, split: bool) -> Finding {
    let direction = if pair.new.in_requests { "requests" } else { "responses" };
    let (code, what) = if split {
        let what = format!("In {direction}, {} is now a type of its own, `{}`.", pair.name(), pair.new.path.name);
        (&codes::TYPE_SPLIT, what)
    } else {
        let what = format!("{} is now the same type as `{}`, in both directions.", pair.name(), pair.new.path.name);
        (&codes::TYPE_MERGED, what)
    };
    pair.finding(code, what)
        .source(Source::Major)
        .wires(pair.sides.request.then_some(Wire::Fine), pair.sides.response.then_some(Wire::Fine))
        .was(signature::definition(pair.old))
        .is(signature::definition(pair.new))
}

/// Only types of requests have constructors and setters.
fn construction(pair: &Pair<'_>, out: &mut Vec<Finding>) {
    let (Shape::Struct(old), Shape::Struct(new)) = (&pair.old.shape, &pair.new.shape) else { return };
    if pair.old.in_requests && !pair.new.in_requests {
        let what = format!("No request uses {} any more: its constructor and setters are gone.", pair.name());
        out.push(
            pair.finding(&codes::CONSTRUCTOR_GONE, what)
                .source(Source::Major)
                .follows(true)
                .was(signature::constructor(old)),
        );
    } else if !pair.old.in_requests && pair.new.in_requests {
        let what = format!("A request uses {} now: it has a constructor and setters.", pair.name());
        let finding = pair.finding(&codes::CONSTRUCTOR_NEW, what).source(Source::Minor).follows(true);
        out.push(finding.is(signature::constructor(new)));
    }
}

fn deprecation(pair: &Pair<'_>, out: &mut Vec<Finding>) {
    if pair.old.deprecated != pair.new.deprecated {
        let (code, source, words) = if pair.new.deprecated {
            (&codes::TYPE_DEPRECATED, Source::Minor, "is deprecated")
        } else {
            (&codes::TYPE_REVIVED, Source::Patch, "is no longer deprecated")
        };
        out.push(pair.finding(code, format!("The type {} {words}.", pair.name())).source(source));
    }
}

fn shape(context: &Context<'_>, pair: &Pair<'_>, out: &mut Vec<Finding>) {
    match (&pair.old.shape, &pair.new.shape) {
        (Shape::Struct(old), Shape::Struct(new)) => fields::compare(context, pair, old, new, out),
        (Shape::Enum(old), Shape::Enum(new)) => enums::compare(context, pair, old, new, out),
        (Shape::Union(old), Shape::Union(new)) => unions::compare(context, pair, old, new, out),
        (Shape::Alias(old), Shape::Alias(new)) => targets::compare(context, pair, old, new, out),
        (Shape::Newtype { .. } | Shape::Alias(_), Shape::Newtype { .. } | Shape::Alias(_)) => {
            targets::wrapped(context, pair, out);
        }
        _ => kinds::compare(context, pair, out),
    }
}

fn removed(context: &Context<'_>, number: usize, old: &TypeDef) -> Finding {
    let sides = context.old_uses.sides(number);
    let mut finding = Finding::new(&codes::TYPE_REMOVED, format!("The type `{}` is gone.", old.path.name))
        .source(Source::Major)
        .wires(fine(sides.request), fine(sides.response))
        .old(&old.origin.pointer)
        .item(item(&old.path))
        .was(signature::definition(old));
    finding.users = context.old_uses.users(number, context.old);
    finding.named_after = named_after(context, &finding, context.old.operation_of(number));
    finding
}

fn added(context: &Context<'_>, number: usize, new: &TypeDef) -> Finding {
    let Sides { request, response } = context.new_uses.sides(number);
    let mut finding = Finding::new(&codes::TYPE_ADDED, format!("The type `{}` is new.", new.path.name))
        .source(Source::Minor)
        .wires(fine(request), fine(response))
        .new_at(&new.origin.pointer)
        .item(item(&new.path))
        .is(signature::definition(new));
    finding.users = context.new_uses.users(number, context.new);
    finding
}

fn fine(used: bool) -> Option<Wire> {
    used.then_some(Wire::Fine)
}
