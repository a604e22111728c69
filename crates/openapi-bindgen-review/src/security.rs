//! Ways to authenticate: what credentials there are and how they go over the wire.

use std::collections::BTreeSet;

use openapi_bindgen_ir::{Scheme, SchemeKind};

use crate::codes::{self, Code};
use crate::context::Context;
use crate::finding::{Finding, Users};
use crate::index::Index;
use crate::signature;
use crate::verdict::{Source, Wire};

/// Old and new scheme that are the same: by name, else by kind where only one of that kind is left on each side.
fn pairs<'i>(context: &Context<'i>) -> Vec<(&'i Scheme, &'i Scheme)> {
    let (old, new) = (&context.old.api.schemes, &context.new.api.schemes);
    let named = |list: &'i [Scheme], name: &str| list.iter().find(|scheme| scheme.name == name);
    let mut pairs: Vec<(&Scheme, &Scheme)> =
        old.iter().filter_map(|scheme| Some((scheme, named(new, &scheme.name)?))).collect();
    for scheme in old.iter().filter(|scheme| named(new, &scheme.name).is_none()) {
        let mut alike = new.iter().filter(|other| named(old, &other.name).is_none() && other.kind == scheme.kind);
        if let (Some(other), None) = (alike.next(), alike.next())
            && !pairs.iter().any(|(_, taken)| taken.name == other.name)
        {
            pairs.push((scheme, other));
        }
    }
    pairs
}

/// A name for a scheme that is the same in both APIs, whatever the documents call it.
pub(crate) fn identity(context: &Context<'_>, name: &str, old: bool) -> String {
    if old {
        return name.to_owned();
    }
    let was = pairs(context).into_iter().find(|(_, new)| new.name == name).map(|(old, _)| old.name.clone());
    // A new scheme must not be taken for an old one of the same name that is another one.
    was.unwrap_or_else(|| format!("new {name}"))
}

/// Compares all schemes.
pub(crate) fn compare(context: &Context<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (&context.old.api.schemes, &context.new.api.schemes);
    if old == new {
        return;
    }
    let pairs = pairs(context);
    let mut found = Vec::new();
    for (from, to) in &pairs {
        both(context, from, to, &mut found);
    }
    for scheme in old.iter().filter(|scheme| !pairs.iter().any(|(from, _)| from.name == scheme.name)) {
        let finding = about(&codes::SCHEME_REMOVED, scheme, "is gone").was(signature::credential(scheme));
        let source = if scheme.setter.is_some() { Source::Major } else { Source::Patch };
        // Whether an operation still demands it is said of the operation.
        found.push(finding.source(source).request(Wire::Fine).old(&scheme.origin.pointer));
    }
    for scheme in new.iter().filter(|scheme| !pairs.iter().any(|(_, to)| to.name == scheme.name)) {
        let finding = about(&codes::SCHEME_ADDED, scheme, "is new").is(signature::credential(scheme));
        found.push(finding.source(Source::Minor).request(Wire::Fine).new_at(&scheme.origin.pointer));
    }
    out.append(&mut named_by_others(found));
}

/// A setter is named after its scheme or after what it takes, whichever tells it from the others: where one scheme
/// alone came, went or changed, new names of other setters follow from it.
fn named_by_others(mut found: Vec<Finding>) -> Vec<Finding> {
    let causes = [&codes::SCHEME_ADDED, &codes::SCHEME_REMOVED, &codes::SCHEME_CHANGED];
    let is_cause = |finding: &Finding| causes.iter().any(|code| code.id == finding.code.id);
    let mut numbers = found.iter().enumerate().filter(|(_, finding)| is_cause(finding)).map(|(at, _)| at);
    let (Some(cause), None) = (numbers.next(), numbers.next()) else { return found };
    let mut cause = found.remove(cause);
    let names = [codes::SCHEME_SETTER.id, codes::SCHEME_ENV.id];
    let (named, rest): (Vec<Finding>, Vec<Finding>) =
        found.into_iter().partition(|finding| names.contains(&finding.code.id));
    for finding in named {
        cause.source = cause.source.max(finding.source);
        if finding.code.id == codes::SCHEME_SETTER.id {
            cause.what = format!("{} {}", cause.what, finding.what);
        }
        cause.effect.also.push(finding.effect.item);
    }
    std::iter::once(cause).chain(rest).collect()
}

fn about(code: &'static Code, scheme: &Scheme, verb: &str) -> Finding {
    Finding::new(code, format!("The credential `{}` {verb}.", scheme.name)).item(about_item(scheme))
}

fn about_item(scheme: &Scheme) -> String {
    match &scheme.setter {
        Some(setter) => format!("ClientBuilder::{}", setter.name),
        None => format!("security scheme {}", scheme.name),
    }
}

/// How a credential is given and sent: ``basic_auth: header Authorization: Basic …``
fn given(scheme: &Scheme) -> String {
    match &scheme.setter {
        Some(setter) => format!("{}: {}", setter.name, signature::credential(scheme)),
        None => signature::credential(scheme),
    }
}

fn both(context: &Context<'_>, old: &Scheme, new: &Scheme, out: &mut Vec<Finding>) {
    let at = |finding: Finding| {
        let mut finding = finding.old(&old.origin.pointer).new_at(&new.origin.pointer);
        finding.users = users(context.old, &old.name);
        finding
    };
    if old.name != new.name {
        let verb = format!("is now `{}` in the document", new.name);
        out.push(at(about(&codes::SCHEME_RENAMED, old, &verb)).source(Source::Patch).request(Wire::Fine));
    }
    let difference = difference(&old.kind, &new.kind);
    if let Some(verb) = &difference {
        let used = !users(context.old, &old.name).shown.is_empty();
        let wire = if used { Wire::Misdirected } else { Wire::Fine };
        let (verb, source) = match (&old.setter, &new.setter) {
            (Some(from), Some(to)) if from.name != to.name => {
                (format!("{verb}, and is now given with `{}`", to.name), Source::Major)
            }
            (Some(_), None) => (format!("{verb}, and has no setter any more"), Source::Major),
            (None, Some(to)) => (format!("{verb}, and is given with `{}`", to.name), Source::Minor),
            _ => (verb.clone(), Source::Patch),
        };
        let finding = at(about(&codes::SCHEME_CHANGED, old, &verb)).source(source).request(wire);
        out.push(finding.was(given(old)).is(given(new)));
    }
    scopes(old, new, &at, out);
    if old.docs.text.trim() != new.docs.text.trim() && difference.is_none() {
        let what = format!("The words about the credential `{}` changed.", old.name);
        out.push(at(Finding::new(&codes::DOCS, what)).source(Source::Patch).item(about_item(old)));
    }
    match (&old.setter, &new.setter) {
        // What it takes is another thing, and so is the name.
        _ if difference.is_some() => {}
        (Some(from), Some(to)) if from.name != to.name => {
            let verb = format!("is now given with `{}`", to.name);
            let finding = at(about(&codes::SCHEME_SETTER, old, &verb)).source(Source::Major).request(Wire::Fine);
            out.push(finding.was(from.name.clone()).is(to.name.clone()));
        }
        // The variables of a crate begin with its name; where it has another, that is said of the crate.
        (Some(from), Some(to)) if from.env != to.env && context.same_prefix() => {
            let verb = format!("is read from `{}` by convention, and was from `{}`", to.env, from.env);
            out.push(at(about(&codes::SCHEME_ENV, old, &verb)).source(Source::Patch).request(Wire::Fine));
        }
        (Some(from), None) => {
            let finding = at(about(&codes::SCHEME_SETTER, old, "has no setter any more")).source(Source::Major);
            out.push(finding.request(Wire::Fine).was(from.name.clone()));
        }
        (None, Some(to)) => {
            let finding = at(about(&codes::SCHEME_ADDED, new, "has a setter now")).source(Source::Minor);
            out.push(finding.request(Wire::Fine).is(to.name.clone()));
        }
        _ => {}
    }
}

/// What is different about how a credential is sent, in words.
fn difference(old: &SchemeKind, new: &SchemeKind) -> Option<String> {
    match (old, new) {
        (SchemeKind::HeaderKey { name: from, prefix: was }, SchemeKind::HeaderKey { name: to, prefix: is }) => {
            if !from.eq_ignore_ascii_case(to) {
                Some(format!("is sent in the header `{to}`, and was in `{from}`"))
            } else {
                (was != is).then(|| format!("is sent with the prefix {is:?}, and was with {was:?}"))
            }
        }
        (SchemeKind::QueryKey { name: from }, SchemeKind::QueryKey { name: to })
        | (SchemeKind::CookieKey { name: from }, SchemeKind::CookieKey { name: to }) => {
            (from != to).then(|| format!("is sent as `{to}`, and was as `{from}`"))
        }
        (SchemeKind::OAuth2 { token_url: from, .. }, SchemeKind::OAuth2 { token_url: to, .. }) => (from != to)
            .then(|| format!("is fetched from `{}`, and was from `{}`", url(to.as_ref()), url(from.as_ref()))),
        (old, new) => (old != new).then(|| "is another kind of credential".to_owned()),
    }
}

fn url(url: Option<&String>) -> &str {
    url.map_or("nowhere", String::as_str)
}

fn scopes(old: &Scheme, new: &Scheme, at: &dyn Fn(Finding) -> Finding, out: &mut Vec<Finding>) {
    let (SchemeKind::OAuth2 { scopes: from, .. }, SchemeKind::OAuth2 { scopes: to, .. }) = (&old.kind, &new.kind)
    else {
        return;
    };
    let (from, to): (BTreeSet<&String>, BTreeSet<&String>) = (from.iter().collect(), to.iter().collect());
    if from == to {
        return;
    }
    let names = |scopes: Vec<&&String>| scopes.iter().map(|scope| format!("`{scope}`")).collect::<Vec<_>>().join(", ");
    let (gone, fresh) = (names(from.difference(&to).collect()), names(to.difference(&from).collect()));
    let verb = match (gone.as_str(), fresh.as_str()) {
        (gone, "") => format!("no longer knows the scopes {gone}"),
        ("", fresh) => format!("knows the scopes {fresh}"),
        (gone, fresh) => format!("knows the scopes {fresh}, and no longer {gone}"),
    };
    let finding = at(about(&codes::SCHEME_SCOPES, old, &verb)).source(Source::Patch).request(Wire::Fine);
    out.push(finding.keyword("scopes"));
}

/// The operations that accept a scheme.
pub(crate) fn users(index: &Index<'_>, name: &str) -> Users {
    let demanding = index.operations.iter().filter(|op| {
        op.operation.security.iter().any(|alternative| alternative.iter().any(|(scheme, _)| scheme == name))
    });
    let all: Vec<String> = demanding.map(crate::index::Op::label).collect();
    Users { shown: all.iter().take(Users::SHOWN).cloned().collect(), total: all.len(), more: false }
}
