//! Replies: statuses that are new or gone, and what their bodies hold.

use openapi_bindgen_ir::{Case, Operation, Payload, StatusKey};

use super::{Call, headers};
use crate::checks;
use crate::codes::{self, Code};
use crate::context::{Context, Retyped, peel};
use crate::edges::{Sides, payload_type};
use crate::finding::Finding;
use crate::signature;
use crate::verdict::{Source, Wire};

/// `200`, `4XX`, `default`
fn status(key: StatusKey) -> String {
    match key {
        StatusKey::Exact(status) => status.to_string(),
        StatusKey::Range(hundreds) => format!("{hundreds}XX"),
        StatusKey::Default => "default".to_owned(),
    }
}

/// A documented status of both operations.
pub(super) struct Both<'a> {
    pub(super) call: &'a Call<'a>,
    pub(super) old: &'a Case,
    pub(super) new: &'a Case,
}

impl Both<'_> {
    pub(super) fn finding(&self, code: &'static Code, verb: &str) -> Finding {
        let what = format!("The {} response of {} {verb}.", status(self.old.status), self.call.name());
        Finding::new(code, what)
            .old(&self.old.origin.pointer)
            .new_at(&self.new.origin.pointer)
            .item(self.call.old.item())
            .was(self.signature(self.call.old.operation, self.old))
            .is(self.signature(self.call.new.operation, self.new))
    }

    fn signature(&self, operation: &Operation, case: &Case) -> String {
        let alone = operation.reply.enum_type.is_none() && operation.reply.cases.contains(case);
        if alone { signature::call(operation) } else { signature::case(case) }
    }
}

/// Compares successes and errors.
pub(super) fn compare(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (call.old.operation, call.new.operation);
    if old.reply == new.reply && old.errors == new.errors && old.stream == new.stream {
        return;
    }
    statuses(context, call, (&old.reply.cases, &new.reply.cases), true, out);
    statuses(context, call, (&old.errors, &new.errors), false, out);
    sides(call, out);
    stream(context, call, out);
    // What is asked for follows from what is answered, where that is another thing.
    let answered = out.iter().any(|finding| finding.code.id.starts_with("RV04"));
    if old.reply.accept != new.reply.accept && !answered {
        let what = format!("{} asks for `{}`, and asked for `{}`.", call.name(), new.reply.accept, old.reply.accept);
        let same = |accept: &str| accept.split(',').next().map(|first| first.trim().to_owned());
        let source = if same(&old.reply.accept) == same(&new.reply.accept) { Source::None } else { Source::Patch };
        out.push(call.finding(&codes::REPLY_MEDIA, what).source(source).response(Wire::Fine).keyword("Accept"));
    }
}

fn statuses(
    context: &Context<'_>,
    call: &Call<'_>,
    (old, new): (&[Case], &[Case]),
    success: bool,
    out: &mut Vec<Finding>,
) {
    let known = |operation: &Operation, status: StatusKey| is_success(operation, status).is_some();
    for from in old {
        match new.iter().find(|case| case.status == from.status) {
            Some(to) => both(context, &Both { call, old: from, new: to }, success, out),
            None if known(call.new.operation, from.status) => {}
            None => out.push(removed(context, call, from, new, success)),
        }
    }
    for to in new {
        if !old.iter().any(|case| case.status == to.status) && !known(call.old.operation, to.status) {
            out.push(added(context, call, to, success));
        }
    }
}

/// Whether a documented status is a success.
fn is_success(operation: &Operation, status: StatusKey) -> Option<bool> {
    let among = |cases: &[Case]| cases.iter().any(|case| case.status == status);
    match (among(&operation.reply.cases), among(&operation.errors)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// `default` is a success where the document names no other, and else an error: which of both follows from the
/// statuses that came or went.
fn sides(call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (call.old.operation, call.new.operation);
    let changed = old.reply.cases.iter().chain(&old.errors).find(|case| {
        let now = is_success(new, case.status);
        now.is_some() && now != is_success(old, case.status)
    });
    let Some(case) = changed else { return };
    let now = if is_success(new, case.status) == Some(true) { "a success" } else { "an error" };
    let words = format!("{} is read as {now} now", status(case.status));
    let causes = [codes::SUCCESS_ADDED.id, codes::SUCCESS_REMOVED.id];
    match out.iter_mut().find(|finding| causes.contains(&finding.code.id)) {
        Some(cause) => {
            cause.source = Source::Major;
            cause.what = format!("{}, and {words}.", cause.what.trim_end_matches('.'));
            cause.effect.old = Some(signature::call(old));
            cause.effect.new = Some(signature::call(new));
        }
        None => {
            let finding = call.finding(&codes::RESULT_SHAPE, format!("For {}, {words}.", call.name()));
            let finding = finding.source(Source::Major).response(Wire::Fine).old(&case.origin.pointer);
            out.push(finding.was(signature::call(old)).is(signature::call(new)));
        }
    }
}

/// The same success piece by piece has a method of its own.
fn stream(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (&call.old.operation.stream, &call.new.operation.stream);
    match (old, new) {
        (Some(from), Some(to)) => both(context, &Both { call, old: from, new: to }, true, out),
        (Some(from), None) => {
            let what = format!("{} can no longer be read piece by piece.", call.name());
            let finding = call.finding(&codes::REPLY_MEDIA, what).source(Source::Major).response(Wire::Decode);
            out.push(finding.was(signature::case(from)).keyword("content"));
        }
        (None, Some(to)) => {
            let what = format!("{} can be read piece by piece.", call.name());
            let finding = call.finding(&codes::REPLY_MEDIA, what).source(Source::Minor).response(Wire::Fine);
            out.push(finding.is(signature::case(to)).keyword("content"));
        }
        (None, None) => {}
    }
}

/// Whether the Rust type of the result, not only a variant of it, is another one.
fn reshaped(call: &Call<'_>, success: bool) -> bool {
    let (old, new) = (call.old.operation, call.new.operation);
    if success {
        old.reply.enum_type.is_some() != new.reply.enum_type.is_some()
            || (old.reply.enum_type.is_none() && signature::success(old) != signature::success(new))
    } else {
        old.error_type.is_some() != new.error_type.is_some()
    }
}

fn removed(context: &Context<'_>, call: &Call<'_>, case: &Case, left: &[Case], success: bool) -> Finding {
    let variant = !success || call.old.operation.reply.enum_type.is_some();
    let source = if variant || reshaped(call, success) { Source::Major } else { Source::Patch };
    let name = status(case.status);
    let (code, wire) = if success {
        (&codes::SUCCESS_REMOVED, replaced(context, call, case, left))
    } else {
        (&codes::ERROR_REMOVED, Wire::Fine)
    };
    let finding = call
        .finding(code, format!("{} no longer answers {name}.", call.name()))
        .source(source)
        .response(wire)
        .old(&case.origin.pointer);
    if reshaped(call, success) {
        finding.was(signature::call(call.old.operation)).is(signature::call(call.new.operation))
    } else {
        finding.was(signature::case(case))
    }
}

/// What old clients make of the successes that are left, when one of theirs is gone.
fn replaced(context: &Context<'_>, call: &Call<'_>, gone: &Case, left: &[Case]) -> Wire {
    let known = |case: &Case| call.old.operation.reply.cases.iter().any(|old| old.status == case.status);
    if left.iter().any(known) {
        return Wire::Fine;
    }
    left.iter().map(|case| undocumented(context, call, gone, case)).max().unwrap_or(Wire::Decode)
}

/// A single documented success is read whatever the 2xx status; several are told apart by it.
fn undocumented(context: &Context<'_>, call: &Call<'_>, old: &Case, new: &Case) -> Wire {
    if call.old.operation.reply.enum_type.is_some() {
        return Wire::Decode;
    }
    match (&old.payload, &new.payload) {
        (Payload::Empty, _) => Wire::Fine,
        (old, new) if kind(old) != kind(new) => Wire::Decode,
        _ => match (payload_type(old), payload_type(new)) {
            (Some(old), Some(new)) => context.response(old, new),
            _ => Wire::Fine,
        },
    }
}

fn added(context: &Context<'_>, call: &Call<'_>, case: &Case, success: bool) -> Finding {
    let (code, wire) = if success {
        let old = &call.old.operation.reply.cases;
        let covered = old.iter().any(|known| known.status != StatusKey::Default && covers(known.status, case.status));
        let wire = match old.first() {
            _ if covered => Wire::Fine,
            Some(first) => undocumented(context, call, first, case),
            None => Wire::Fine,
        };
        (&codes::SUCCESS_ADDED, wire)
    } else {
        (&codes::ERROR_ADDED, Wire::Fine)
    };
    let reshaped = reshaped(call, success);
    let finding = call
        .finding(code, format!("{} may answer {}.", call.name(), status(case.status)))
        .source(if reshaped { Source::Major } else { Source::Minor })
        .response(wire)
        .new_at(&case.origin.pointer);
    if reshaped {
        finding.was(signature::call(call.old.operation)).is(signature::call(call.new.operation))
    } else {
        finding.is(signature::case(case))
    }
}

fn covers(wide: StatusKey, narrow: StatusKey) -> bool {
    match (wide, narrow) {
        (StatusKey::Default, _) => true,
        (StatusKey::Range(hundreds), StatusKey::Exact(status)) => status / 100 == u16::from(hundreds),
        (wide, narrow) => wide == narrow,
    }
}

fn both(context: &Context<'_>, both: &Both<'_>, success: bool, out: &mut Vec<Finding>) {
    let (old, new) = (both.old, both.new);
    if old == new {
        return;
    }
    let variants = if success {
        both.call.old.operation.reply.enum_type.is_some() && both.call.new.operation.reply.enum_type.is_some()
    } else {
        true
    };
    if old.name != new.name && variants {
        let verb = format!("is now the variant `{}`", new.name);
        out.push(both.finding(&codes::CASE_RUST_NAME, &verb).source(Source::Major).response(Wire::Fine));
    }
    payload(context, both, out);
    let same_reading = kind(&old.payload) == kind(&new.payload);
    let both_named = !new.media.is_empty() && !old.media.is_empty();
    // Read in another way, it is another type, which is said already.
    if !old.media.eq_ignore_ascii_case(&new.media) && both_named && same_reading {
        let verb = format!("is `{}`, and was `{}`", new.media, old.media);
        let finding = both.finding(&codes::REPLY_MEDIA, &verb).keyword("content").source(Source::Patch);
        out.push(finding.response(Wire::Fine));
    }
    headers::compare(context, both, out);
    let subject = checks::Subject {
        words: &format!("the {} response of {}", status(old.status), both.call.name()),
        item: both.call.old.item(),
        old: &old.origin.pointer,
        new: &new.origin.pointer,
        sides: Sides::RESPONSE,
        validated: false,
    };
    checks::compare(&old.checks, &new.checks, &subject, out);
}

/// How a body is read, whatever its type.
fn kind(payload: &Payload) -> u8 {
    match payload {
        Payload::Empty => 0,
        Payload::Json(_) => 1,
        Payload::Text => 2,
        Payload::Bytes | Payload::Stream => 3,
        Payload::Events(_) => 4,
        Payload::JsonLines(_) => 5,
    }
}

fn payload(context: &Context<'_>, both: &Both<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (both.old, both.new);
    let (from, to) = match (payload_type(old), payload_type(new)) {
        (Some(from), Some(to)) if kind(&old.payload) == kind(&new.payload) => (from, to),
        _ if old.payload == new.payload => return,
        _ => {
            let wire = if old.payload == Payload::Empty { Wire::Fine } else { Wire::Decode };
            let verb = format!(
                "holds `{}`, and held `{}`",
                signature::payload(&new.payload),
                signature::payload(&old.payload)
            );
            out.push(both.finding(&codes::REPLY_TYPE, &verb).source(Source::Major).response(wire));
            return;
        }
    };
    let (whole_from, whole_to) = (from, to);
    let ((from, was_null), (to, is_null)) = (peel(from), peel(to));
    let retyped = context.retyped(from, to) != Retyped::Same;
    match (was_null, is_null) {
        _ if retyped => {}
        (false, true) => {
            let finding = both.finding(&codes::REPLY_NULLABLE, "may be null");
            out.push(finding.source(Source::Major).response(Wire::Decode));
        }
        (true, false) => {
            let finding = both.finding(&codes::REPLY_NOT_NULLABLE, "is no longer null");
            out.push(finding.source(Source::Major).response(Wire::Fine));
        }
        _ => {}
    }
    if retyped {
        let (from, to) = (whole_from, whole_to);
        let verb = format!("holds `{}`, and held `{}`", signature::ty(to), signature::ty(from));
        let finding = both.finding(&codes::REPLY_TYPE, &verb);
        out.push(finding.source(Source::Major).response(context.response(from, to)));
    }
}
