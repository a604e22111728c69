//! Headers of responses.

use super::replies::Both;
use crate::codes;
use crate::context::{Context, Retyped};
use crate::finding::Finding;
use crate::signature;
use crate::verdict::{Source, Wire};

/// Compares the documented headers of one status.
pub(super) fn compare(context: &Context<'_>, both: &Both<'_>, out: &mut Vec<Finding>) {
    for (name, old, _) in &both.old.headers {
        match both.new.headers.iter().find(|(other, _, _)| other.eq_ignore_ascii_case(name)) {
            Some((_, new, _)) if context.retyped(old, new) != Retyped::Same => {
                let verb = format!("has another type in its header `{name}`");
                let mut finding = both.finding(&codes::HEADER_TYPE, &verb).source(Source::Patch);
                finding.effect.old = Some(format!("{name}: {}", signature::ty(old)));
                finding.effect.new = Some(format!("{name}: {}", signature::ty(new)));
                out.push(finding.response(context.response(old, new)).keyword("headers"));
            }
            Some(_) => {}
            None => {
                let verb = format!("no longer has the header `{name}`");
                let mut finding = both.finding(&codes::HEADER_REMOVED, &verb).source(Source::Patch);
                finding.effect.old = Some(format!("{name}: {}", signature::ty(old)));
                finding.effect.new = None;
                out.push(finding.response(Wire::Silent).keyword("headers"));
            }
        }
    }
    for (name, new, _) in &both.new.headers {
        if !both.old.headers.iter().any(|(other, _, _)| other.eq_ignore_ascii_case(name)) {
            let verb = format!("has the header `{name}`");
            let mut finding = both.finding(&codes::HEADER_ADDED, &verb).source(Source::Patch);
            finding.effect.old = None;
            finding.effect.new = Some(format!("{name}: {}", signature::ty(new)));
            out.push(finding.response(Wire::Fine).keyword("headers"));
        }
    }
}
