//! Request bodies: new, gone, in other forms or of other types.

use openapi_bindgen_ir::{Body, MediaBody, Type};

use super::Call;
use crate::checks;
use crate::codes::{self, Code};
use crate::context::{Context, Retyped, peel};
use crate::edges::Sides;
use crate::finding::Finding;
use crate::fits::Way;
use crate::signature;
use crate::verdict::{Source, Wire};

/// A body of both operations.
struct Both<'a> {
    call: &'a Call<'a>,
    old: &'a Body,
    new: &'a Body,
}

impl Both<'_> {
    fn finding(&self, code: &'static Code, verb: &str) -> Finding {
        let finding = Finding::new(code, format!("The body of {} {verb}.", self.call.name()))
            .old(&self.old.origin.pointer)
            .new_at(&self.new.origin.pointer)
            .item(self.call.old.item());
        self.call.with_methods(finding)
    }
}

/// Compares the bodies.
pub(super) fn compare(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    match (&call.old.operation.body, &call.new.operation.body) {
        (None, None) => {}
        (None, Some(new)) => out.push(added(call, new)),
        (Some(old), None) => out.push(removed(call, old)),
        (Some(old), Some(new)) => both(context, &Both { call, old, new }, out),
    }
}

fn added(call: &Call<'_>, body: &Body) -> Finding {
    let (code, source, wire, verb) = if body.required {
        (&codes::BODY_ADDED_REQUIRED, Source::Major, Wire::Refused, "a required body")
    } else {
        (&codes::BODY_ADDED, Source::Minor, Wire::Fine, "an optional body")
    };
    let finding = call.finding(code, format!("{} takes {verb}.", call.name())).source(source).request(wire);
    call.with_methods(finding.new_at(&body.origin.pointer))
}

fn removed(call: &Call<'_>, body: &Body) -> Finding {
    let finding = call
        .finding(&codes::BODY_REMOVED, format!("{} no longer takes a body.", call.name()))
        .source(Source::Major)
        .request(Wire::Silent)
        .why("They go on sending a body; a server that ignores it does something else than it was asked.");
    call.with_methods(finding.old(&body.origin.pointer))
}

fn both(context: &Context<'_>, both: &Both<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (both.old, both.new);
    if old == new {
        return;
    }
    match (old.required, new.required) {
        (false, true) => {
            let finding = both.finding(&codes::BODY_REQUIRED, "became required");
            out.push(finding.source(Source::Major).request(Wire::Refused));
        }
        (true, false) => {
            let finding = both.finding(&codes::BODY_OPTIONAL, "became optional");
            out.push(finding.source(Source::Major).request(Wire::Fine));
        }
        _ => {}
    }
    media(both, out);
    let renamed = old.name != new.name && !old.required && !new.required;
    if renamed {
        let verb = format!("is now given with `{}`", new.name);
        out.push(both.finding(&codes::PARAM_RUST_NAME, &verb).source(Source::Major).request(Wire::Fine));
    }
    for from in forms(old) {
        if let Some(to) = forms(new).find(|form| same_media(&form.media, &from.media)) {
            typed(context, both, from, to, out);
        }
    }
    if !same_media(&old.main.media, &new.main.media) && context.retyped(&old.main.ty, &new.main.ty) != Retyped::Same {
        // The method's argument is another type because it prefers another form.
        let causes = [codes::MEDIA_DEFAULT.id, codes::MEDIA_REMOVED.id];
        match out.iter_mut().rev().find(|finding| causes.contains(&finding.code.id)) {
            Some(cause) => cause.source = Source::Major,
            None => {
                let finding = both.finding(&codes::BODY_TYPE, "is another type in the method");
                out.push(finding.source(Source::Major).request(Wire::Fine));
            }
        }
    }
}

/// All forms of a body, the preferred one first.
fn forms(body: &Body) -> impl Iterator<Item = &MediaBody> {
    std::iter::once(&body.main).chain(&body.also).chain(body.others.iter().map(|other| &other.1))
}

/// Whether two content types are the same, letter case and spaces aside.
fn same_media(old: &str, new: &str) -> bool {
    let bare = |media: &str| media.replace(' ', "").to_ascii_lowercase();
    bare(old) == bare(new)
}

fn media(both: &Both<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (both.old, both.new);
    for from in forms(old) {
        if !forms(new).any(|to| same_media(&to.media, &from.media)) {
            let own_method = old.others.iter().any(|(_, media)| media.media == from.media);
            let verb = format!("can no longer be sent as `{}`", from.media);
            let finding = both.finding(&codes::MEDIA_REMOVED, &verb).keyword("content");
            out.push(
                finding
                    .source(if own_method { Source::Major } else { Source::Patch })
                    .request(Wire::Refused)
                    .why("The server answers 415 to those that send this content type."),
            );
        }
    }
    for to in forms(new) {
        if !forms(old).any(|from| same_media(&from.media, &to.media)) {
            let verb = format!("can be sent as `{}`", to.media);
            let finding = both.finding(&codes::MEDIA_ADDED, &verb).keyword("content");
            out.push(finding.source(Source::Minor).request(Wire::Fine));
        }
    }
    let still = forms(new).any(|to| same_media(&to.media, &old.main.media));
    if still && !same_media(&old.main.media, &new.main.media) {
        let verb = format!("is sent as `{}` by default, and was as `{}`", new.main.media, old.main.media);
        let finding = both.finding(&codes::MEDIA_DEFAULT, &verb).keyword("content");
        out.push(finding.source(Source::Patch).request(Wire::Fine));
    }
}

/// One content type that both have.
fn typed(context: &Context<'_>, both: &Both<'_>, old: &MediaBody, new: &MediaBody, out: &mut Vec<Finding>) {
    // The same type in several forms is reported once, for the preferred one.
    if both.old.also.iter().any(|also| also.media == old.media) {
        encoding(both, old, new, out);
        return;
    }
    let ((from, was_null), (to, is_null)) = (peel(&old.ty), peel(&new.ty));
    let (kind, replaced) = context.replaced(from, to);
    match (was_null, is_null) {
        _ if replaced => {}
        (false, true) => {
            let finding = both.finding(&codes::BODY_NULLABLE, "may be null");
            out.push(finding.source(Source::Major).request(Wire::Fine));
        }
        (true, false) => {
            let finding = both.finding(&codes::BODY_NOT_NULLABLE, "may no longer be null");
            out.push(finding.source(Source::Major).request(Wire::Refused));
        }
        _ => {}
    }
    let (from, to) = if replaced { (&old.ty, &new.ty) } else { (from, to) };
    retyped(context, both, (from, to), kind, replaced, out);
    encoding(both, old, new, out);
    let subject = checks::Subject {
        words: &format!("the body of {}", both.call.name()),
        item: both.call.old.item(),
        old: &both.old.origin.pointer,
        new: &both.new.origin.pointer,
        sides: Sides::REQUEST,
        validated: true,
    };
    let (from, to) = context.rules((&old.ty, &old.checks), (&new.ty, &new.checks));
    checks::compare(&from, &to, &subject, out);
}

fn retyped(
    context: &Context<'_>,
    both: &Both<'_>,
    (old, new): (&Type, &Type),
    retyped: Retyped,
    replaced: bool,
    out: &mut Vec<Finding>,
) {
    if retyped == Retyped::Same {
        return;
    }
    let wire = context.request(old, new, Way::Request);
    if retyped == Retyped::Enum {
        let finding = both.finding(&codes::BODY_ENUM, "takes only listed values");
        out.push(finding.source(Source::Major).request(wire));
    }
    if replaced {
        let verb = format!("is now `{}`, and was `{}`", signature::ty(new), signature::ty(old));
        out.push(both.finding(&codes::BODY_TYPE, &verb).source(Source::Major).request(wire));
    }
}

fn encoding(both: &Both<'_>, old: &MediaBody, new: &MediaBody, out: &mut Vec<Finding>) {
    if old.encoding != new.encoding || old.kind != new.kind {
        let verb = format!("is encoded differently as `{}`", new.media);
        let finding = both.finding(&codes::BODY_ENCODING, &verb).keyword("encoding");
        out.push(finding.source(Source::Patch).request(Wire::Silent));
    }
}
