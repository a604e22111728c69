//! What an operation demands of whoever calls it.

use std::collections::BTreeSet;

use openapi_bindgen_ir::SchemeKind;

use super::Call;
use crate::codes;
use crate::context::Context;
use crate::finding::Finding;
use crate::security;
use crate::verdict::{Source, Wire};

/// One alternative: schemes that are demanded together, by how they go over the wire, each with its scopes.
struct Alternative {
    schemes: BTreeSet<String>,
    scopes: BTreeSet<(String, String)>,
    words: String,
}

/// Compares what two operations demand.
pub(super) fn compare(context: &Context<'_>, call: &Call<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (call.old.operation, call.new.operation);
    let (from, to) = (alternatives(context, &old.security, true), alternatives(context, &new.security, false));
    let keys = |list: &[Alternative]| -> BTreeSet<_> {
        list.iter().map(|alternative| (alternative.schemes.clone(), alternative.scopes.clone())).collect()
    };
    if keys(&from) == keys(&to) {
        return;
    }
    let (was, is) = (words(&from), words(&to));
    let at = |finding: Finding| {
        let pointer = |operation: &openapi_bindgen_ir::Operation| format!("{}/security", operation.origin.pointer);
        let finding = finding.old(&pointer(old)).new_at(&pointer(new)).keyword("security");
        finding.was(was.clone()).is(is.clone()).source(Source::Patch)
    };
    let open = |list: &[Alternative]| list.is_empty() || list.iter().any(|alternative| alternative.schemes.is_empty());
    let name = call.name();
    if open(&from) && !open(&to) {
        let what = format!("{name} demands authentication, and did not.");
        out.push(at(call.finding(&codes::AUTH_REQUIRED, what)).request(Wire::Misdirected));
        return;
    }
    let satisfied = |with_scopes: bool| {
        from.iter().all(|old| {
            to.iter()
                .any(|new| new.schemes.is_subset(&old.schemes) && (!with_scopes || new.scopes.is_subset(&old.scopes)))
        })
    };
    if open(&to) || satisfied(true) {
        let fewer_scopes = scopes(&from).difference(&scopes(&to)).next().is_some() && schemes(&from) == schemes(&to);
        let (code, what) = if fewer_scopes {
            (&codes::SCOPE_REMOVED, format!("{name} demands fewer scopes."))
        } else {
            (&codes::AUTH_RELAXED, format!("{name} accepts {is}, and accepted {was}."))
        };
        out.push(at(call.finding(code, what)).request(Wire::Fine));
    } else if satisfied(false) {
        let what = format!("{name} demands further scopes.");
        out.push(at(call.finding(&codes::SCOPE_ADDED, what)).request(Wire::Misdirected));
    } else {
        let what = format!("{name} accepts {is}, and accepted {was}.");
        out.push(at(call.finding(&codes::AUTH_CHANGED, what)).request(Wire::Misdirected));
    }
}

fn alternatives(context: &Context<'_>, security: &[Vec<(String, Vec<String>)>], old: bool) -> Vec<Alternative> {
    let index = if old { context.old } else { context.new };
    security
        .iter()
        .map(|alternative| {
            let key = |name: &str| security::identity(context, name, old);
            let scoped = |name: &str| {
                // Scopes of schemes that know none are remarks of the author.
                let scheme = index.api.schemes.iter().find(|scheme| scheme.name == name);
                scheme.is_none_or(|scheme| matches!(scheme.kind, SchemeKind::OAuth2 { .. } | SchemeKind::Other(_)))
            };
            Alternative {
                schemes: alternative.iter().map(|(name, _)| key(name)).collect(),
                scopes: alternative
                    .iter()
                    .filter(|(name, _)| scoped(name))
                    .flat_map(|(name, scopes)| scopes.iter().map(|scope| (key(name), scope.clone())))
                    .collect(),
                words: alternative.iter().map(|(name, scopes)| said(name, scopes)).collect::<Vec<_>>().join(" and "),
            }
        })
        .collect()
}

fn said(name: &str, scopes: &[String]) -> String {
    if scopes.is_empty() { format!("`{name}`") } else { format!("`{name}` ({})", scopes.join(", ")) }
}

fn words(alternatives: &[Alternative]) -> String {
    let said: Vec<&str> = alternatives
        .iter()
        .map(|alternative| if alternative.words.is_empty() { "no credential" } else { alternative.words.as_str() })
        .collect();
    if said.is_empty() { "no credential".to_owned() } else { said.join(" or ") }
}

fn schemes(alternatives: &[Alternative]) -> BTreeSet<&BTreeSet<String>> {
    alternatives.iter().map(|alternative| &alternative.schemes).collect()
}

fn scopes(alternatives: &[Alternative]) -> BTreeSet<&(String, String)> {
    alternatives.iter().flat_map(|alternative| &alternative.scopes).collect()
}
