//! Base URLs: where clients call.

use std::collections::BTreeMap;

use openapi_bindgen_ir::{Server, ServerVariable};

use crate::codes;
use crate::context::Context;
use crate::finding::Finding;
use crate::verdict::{Source, Wire};

/// Compares the servers of both APIs.
pub(crate) fn compare(context: &Context<'_>, out: &mut Vec<Finding>) {
    let (old, new) = (&context.old.api.servers, &context.new.api.servers);
    if old == new {
        return;
    }
    let (was, is) = (default_url(old), default_url(new));
    if was != is {
        out.push(default(&was, &is, known(new, &was)));
    }
    for (at, server) in old.iter().enumerate() {
        let same = new.iter().enumerate().find(|(_, other)| address(&other.url) == address(&server.url));
        match same {
            Some((to, other)) => {
                variables(at, server, (to, other), out);
                words(at, server, (to, other), out);
            }
            None if at == 0 => {}
            None => out.push(
                Finding::new(&codes::SERVER_REMOVED, format!("The server `{}` is gone.", server.url))
                    .source(Source::Patch)
                    .request(Wire::Misdirected)
                    .old(&format!("/servers/{at}"))
                    .item("ClientBuilder::base_url")
                    .was(server.url.clone()),
            ),
        }
    }
    for (at, server) in new.iter().enumerate() {
        let knew = old.iter().any(|other| address(&other.url) == address(&server.url));
        let reported = at == 0 && was != is;
        if !knew && !reported {
            out.push(
                Finding::new(&codes::SERVER_ADDED, format!("The server `{}` is new.", server.url))
                    .source(Source::Patch)
                    .request(Wire::Fine)
                    .new_at(&format!("/servers/{at}"))
                    .item("ClientBuilder::base_url")
                    .is(server.url.clone()),
            );
        }
    }
}

fn default(was: &str, is: &str, still: bool) -> Finding {
    let finding = Finding::new(&codes::SERVER_DEFAULT, format!("Clients call `{is}` by default, and called `{was}`."))
        .source(Source::Patch)
        .request(if still { Wire::Fine } else { Wire::Misdirected })
        .old("/servers/0")
        .new_at("/servers/0")
        .item("ClientBuilder::base_url")
        .was(was)
        .is(is);
    if still { finding.why("The old address is still listed, so they go on.") } else { finding }
}

/// The address that clients call by default: the first, its variables filled in; `/` without any, as the
/// specification has it.
pub(crate) fn default_url(servers: &[Server]) -> String {
    servers.first().map_or_else(|| "/".to_owned(), filled)
}

/// Whether an address is among the servers, variables taking any of their values.
pub(crate) fn known(servers: &[Server], url: &str) -> bool {
    servers.iter().any(|server| address(&server.url) == address(url) || filled(server) == url || fits(server, url))
}

/// An address without what does not matter: letter case of scheme and host, a slash at the end.
fn address(url: &str) -> String {
    let url = url.trim().trim_end_matches('/');
    match url.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
            format!("{}://{}{path}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase())
        }
        None => url.to_owned(),
    }
}

fn filled(server: &Server) -> String {
    let mut url = server.url.clone();
    for variable in &server.variables {
        if let Some(default) = &variable.default {
            url = url.replace(&format!("{{{}}}", variable.name), default);
        }
    }
    let bare = address(&url);
    if bare.is_empty() { "/".to_owned() } else { bare }
}

/// Whether an address is a server's with one variable at another of its values.
fn fits(server: &Server, url: &str) -> bool {
    server.variables.iter().any(|variable| {
        variable.values.iter().any(|value| {
            let mut one = server.clone();
            for other in &mut one.variables {
                if other.name == variable.name {
                    other.default = Some(value.clone());
                }
            }
            filled(&one) == address(url)
        })
    })
}

/// What is written about a server and its variables.
fn words(from: usize, old: &Server, (to, new): (usize, &Server), out: &mut Vec<Finding>) {
    let said = |server: &Server| -> Vec<(String, String)> {
        let about = |variable: &ServerVariable| (variable.name.clone(), variable.description.trim().to_owned());
        let own = (String::new(), server.description.trim().to_owned());
        let mut all: Vec<_> = std::iter::once(own).chain(server.variables.iter().map(about)).collect();
        all.sort();
        all
    };
    let names = |server: &Server| said(server).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    if names(old) == names(new) && said(old) != said(new) {
        let what = format!("The words about the server `{}` changed.", old.url);
        let finding = Finding::new(&codes::DOCS, what).source(Source::Patch).item("ClientBuilder::base_url");
        out.push(finding.old(&format!("/servers/{from}")).new_at(&format!("/servers/{to}")));
    }
}

fn variables(from: usize, old: &Server, (to, new): (usize, &Server), out: &mut Vec<Finding>) {
    let by_name = |server: &'_ Server| -> BTreeMap<String, ServerVariable> {
        server.variables.iter().map(|variable| (variable.name.clone(), variable.clone())).collect()
    };
    let (olds, news) = (by_name(old), by_name(new));
    let at = |finding: Finding, name: &str| {
        finding
            .old(&format!("/servers/{from}/variables/{name}"))
            .new_at(&format!("/servers/{to}/variables/{name}"))
            .keyword("variables")
    };
    for (name, was) in &olds {
        let Some(is) = news.get(name) else {
            let what = format!("The variable `{name}` of `{}` is gone.", old.url);
            let finding = Finding::new(&codes::SERVER_VARIABLE, what).source(Source::Patch).request(Wire::Misdirected);
            out.push(at(finding, name).item("ClientBuilder::base_url"));
            continue;
        };
        let lost: Vec<&str> =
            was.values.iter().filter(|value| !is.values.contains(value)).map(String::as_str).collect();
        if is.values != was.values && (is.values.is_empty() || lost.is_empty()) && !was.values.is_empty() {
            let what = format!("The variable `{name}` of `{}` takes further values.", old.url);
            let finding = Finding::new(&codes::SERVER_VARIABLE, what).source(Source::Patch).request(Wire::Fine);
            let said = |variable: &ServerVariable| variable.values.join(" | ");
            out.push(at(finding, name).item("ClientBuilder::base_url").was(said(was)).is(said(is)));
        }
        if !is.values.is_empty() && (!lost.is_empty() || was.values.is_empty()) {
            let what = format!("The variable `{name}` of `{}` takes fewer values.", old.url);
            let finding = Finding::new(&codes::SERVER_VARIABLE, what).source(Source::Patch).request(Wire::Misdirected);
            let said = |variable: &ServerVariable| variable.values.join(" | ");
            let finding = at(finding, name).item("ClientBuilder::base_url");
            out.push(finding.was(said(was)).is(said(is)));
        }
    }
    for name in news.keys() {
        if !olds.contains_key(name) {
            let what = format!("The variable `{name}` of `{}` is new.", new.url);
            let finding = Finding::new(&codes::SERVER_VARIABLE, what).source(Source::Patch).request(Wire::Fine);
            out.push(at(finding, name).item("ClientBuilder::base_url"));
        }
    }
}
