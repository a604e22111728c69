//! Security schemes, what an operation demands, and base URLs.

use openapi_bindgen_diagnostics::{Diagnostic, Sink, codes};
use openapi_bindgen_ir::{CredentialSetter, Docs, Origin, Scheme, SchemeKind, Server, ServerVariable};
use openapi_bindgen_spec::model::{self, Document, SecurityKind, SecurityScheme};

use crate::config::{Config, nearest, nothing_there};
use crate::names::{Right, Style, ident, settle, variation, words};

/// Methods of the client builder that setters must not hide.
const TAKEN: &[&str] = &[
    "build",
    "base_url",
    "credential",
    "timeout",
    "connect_timeout",
    "attempt_timeout",
    "idle_timeout",
    "default_header",
    "transport",
    "retry",
    "max_response_bytes",
    "max_error_bytes",
    "validate_requests",
    "follow_redirects",
    "allow_http",
    "new",
    "clone",
    "server",
    "user_agent",
    "middleware",
    "layer",
    "concurrency",
    "from_env",
];

/// All schemes of a document, with the config's choices.
pub(crate) fn schemes(document: &Document, config: &Config, env_prefix: &str, sink: &mut Sink) -> Vec<Scheme> {
    for (name, choice) in &config.auth {
        if !document.security_schemes.iter().any(|scheme| scheme.name == *name) {
            let near = nearest(name, document.security_schemes.iter().map(|scheme| scheme.name.as_str()));
            sink.push(nothing_there(config, "auth", name, &choice.span, near));
        }
    }
    let kinds: Vec<SchemeKind> = document.security_schemes.iter().map(|s| kind(s, config, sink)).collect();
    let setters = setters(document, config, &kinds);
    let schemes = document.security_schemes.iter().zip(kinds).zip(setters).map(|((scheme, kind), setter)| {
        let chosen = config.auth.get(&scheme.name).and_then(|choice| choice.env.clone());
        let setter =
            setter.map(|name| CredentialSetter { env: chosen.unwrap_or_else(|| env(env_prefix, &kind, &name)), name });
        Scheme {
            name: scheme.name.clone(),
            kind,
            setter,
            docs: Docs { text: scheme.description.clone(), ..Docs::default() },
            origin: Origin { pointer: scheme.pointer.as_str().to_owned() },
        }
    });
    let mut schemes: Vec<Scheme> = schemes.collect();
    // Components have no order.
    schemes.sort_by(|a, b| a.name.cmp(&b.name));
    schemes
}

fn kind(scheme: &SecurityScheme, config: &Config, sink: &mut Sink) -> SchemeKind {
    match &scheme.kind {
        SecurityKind::ApiKey { location, name } => match location.as_str() {
            "query" => SchemeKind::QueryKey { name: name.clone() },
            "cookie" => SchemeKind::CookieKey { name: name.clone() },
            _ => SchemeKind::HeaderKey { name: name.clone(), prefix: prefix(scheme, name, config, sink) },
        },
        SecurityKind::Http { scheme: name, .. } => match name.as_str() {
            "basic" => SchemeKind::Basic,
            "bearer" => SchemeKind::Bearer,
            "digest" | "hoba" | "mutual" | "negotiate" | "scram-sha-1" | "scram-sha-256" | "vapid" | "" => {
                not_done(scheme, &format!("http {name}"), sink)
            }
            other => SchemeKind::HeaderKey { name: "Authorization".to_owned(), prefix: format!("{} ", title(other)) },
        },
        SecurityKind::OAuth2 { flows } => {
            let machine = flows.iter().find(|flow| flow.name == "clientCredentials" && !flow.token_url.is_empty());
            let flow = machine.or(flows.first());
            SchemeKind::OAuth2 {
                token_url: machine.map(|flow| flow.token_url.clone()),
                scopes: flow.into_iter().flat_map(|flow| flow.scopes.iter().map(|(name, _)| name.clone())).collect(),
            }
        }
        SecurityKind::OpenIdConnect(_) => SchemeKind::Bearer,
        SecurityKind::Other(kind) => not_done(scheme, kind, sink),
    }
}

fn title(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn not_done(scheme: &SecurityScheme, kind: &str, sink: &mut Sink) -> SchemeKind {
    let what = format!("the client cannot authenticate by `{kind}` itself");
    let effect = "give a transport or headers that do it; the builder has no method for this scheme";
    sink.push(Diagnostic::warning(codes::operations::SCHEME_NOT_DONE, scheme.pointer.clone(), what).effect(effect));
    SchemeKind::Other(kind.to_owned())
}

/// What stands before the key: from the config, else from the description.
fn prefix(scheme: &SecurityScheme, header: &str, config: &Config, sink: &mut Sink) -> String {
    if let Some(chosen) = config.auth.get(&scheme.name).and_then(|choice| choice.prefix.as_deref()) {
        return if chosen.is_empty() { String::new() } else { format!("{} ", chosen.trim_end()) };
    }
    let Some(found) = prefix_in(&scheme.description, header) else { return String::new() };
    let what = format!("the description of `{}` tells the key's prefix: `{found}`", scheme.name);
    let effect = format!("the client sends `{header}: {found} …`");
    let help = format!("to send the key alone, write `[auth.{}] prefix = \"\"` in {}", scheme.name, config.place());
    sink.push(
        Diagnostic::note(codes::operations::PREFIX_FOUND, scheme.pointer.clone(), what).effect(effect).help(help),
    );
    format!("{found} ")
}

/// The prefix that a description speaks of: `prefix "Token"`, `Authorization: Token <key>`, "Bearer scheme".
fn prefix_in(description: &str, header: &str) -> Option<String> {
    let lower = description.to_ascii_lowercase();
    let named = lower.match_indices("prefix").find_map(|(at, word)| {
        let rest = description.get(at + word.len()..)?;
        quoted(rest.get(..rest.len().min(40)).unwrap_or(rest))
    });
    if named.is_some() {
        return named;
    }
    if !header.eq_ignore_ascii_case("authorization") {
        return None;
    }
    let shown = lower.match_indices("authorization:").find_map(|(at, word)| {
        let mut rest = description.get(at + word.len()..)?.split_whitespace();
        let scheme = rest.next()?.trim_matches(['"', '\'', '`']);
        let value = rest.next()?;
        let is_scheme = scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let is_value =
            value.starts_with(['<', '{', '[', '$', '*']) || value.chars().any(|c| c == '_' || c.is_ascii_uppercase());
        (is_scheme && (is_value || value.to_ascii_lowercase().contains("token"))).then(|| scheme.to_owned())
    });
    shown.or_else(|| {
        let is_word = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()) == "bearer";
        lower.split_whitespace().any(is_word).then(|| "Bearer".to_owned())
    })
}

/// The first text in quotes, if it can stand in a header.
fn quoted(text: &str) -> Option<String> {
    let open = text.find(['"', '\'', '`', '“'])?;
    let quote = text.get(open..)?.chars().next()?;
    let close = if quote == '“' { '”' } else { quote };
    let (inside, _) = text.get(open + quote.len_utf8()..)?.split_once(close)?;
    let inside = inside.trim();
    let fits = !inside.is_empty()
        && inside.len() <= 20
        && inside.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    fits.then(|| inside.to_owned())
}

/// Names of the builder's methods: by kind, and where two schemes are of one kind, by their own names.
fn setters(document: &Document, config: &Config, kinds: &[SchemeKind]) -> Vec<Option<String>> {
    let schemes = &document.security_schemes;
    let general = |at: usize| -> Option<&'static str> {
        let scheme = schemes.get(at)?;
        let has_token = |text: &str| words(text).iter().any(|word| word == "token");
        Some(match kinds.get(at)? {
            SchemeKind::HeaderKey { prefix, .. } if has_token(prefix) || has_token(&scheme.name) => "token",
            SchemeKind::HeaderKey { prefix, .. } if prefix.starts_with("Bearer") => "bearer_token",
            SchemeKind::HeaderKey { .. } | SchemeKind::QueryKey { .. } | SchemeKind::CookieKey { .. } => "api_key",
            SchemeKind::Basic => "basic_auth",
            SchemeKind::Bearer => "bearer_token",
            SchemeKind::OAuth2 { token_url: Some(_), .. } => "client_credentials",
            SchemeKind::OAuth2 { .. } => "access_token",
            SchemeKind::Other(_) => return None,
        })
    };
    let chosen = |at: usize| {
        let choice = config.auth.get(&schemes.get(at)?.name)?;
        choice.setter.as_deref().map(ident::field)
    };
    let candidate = |at: usize, level: usize| -> Option<String> {
        let Some(scheme) = schemes.get(at) else {
            return (level == 0).then(|| TAKEN.get(at - schemes.len()).map(|name| (*name).to_owned()))?;
        };
        match (chosen(at), level, general(at)) {
            (Some(name), 0, _) => Some(name),
            // A kind without a setter still needs a name that is nobody else's here.
            (None, 0, None) => Some(format!("\0{at}")),
            (None, 0, Some(general)) => Some(general.to_owned()),
            (_, 1, _) => Some(ident::field(&scheme.name)),
            (_, level, _) => variation(&scheme.name, Style::Snake, level - 2),
        }
    };
    let right = |at: usize, _: &str| match schemes.get(at) {
        None => Right::Fixed,
        Some(_) if chosen(at).is_some() => Right::Own,
        Some(_) => Right::None,
    };
    let given = settle(schemes.len() + TAKEN.len(), candidate, right);
    let names = given.into_iter().take(schemes.len()).enumerate();
    names.map(|(at, given)| general(at).map(|_| given.name)).collect()
}

fn env(prefix: &str, kind: &SchemeKind, setter: &str) -> String {
    let name = match (kind, setter) {
        (SchemeKind::HeaderKey { .. } | SchemeKind::QueryKey { .. } | SchemeKind::CookieKey { .. }, "token") => {
            "api_key"
        }
        (_, "bearer_token" | "access_token") => "token",
        (_, setter) => setter,
    };
    format!("{prefix}_{}", name.to_ascii_uppercase())
}

/// What an operation demands: alternatives of schemes with scopes.
pub(crate) fn requirements(
    document: &Document,
    operation: &model::Operation,
    sink: &mut Sink,
) -> Vec<Vec<(String, Vec<String>)>> {
    let stated = operation.security.as_ref().unwrap_or(&document.security);
    let mut all: Vec<Vec<(String, Vec<String>)>> = Vec::new();
    for requirement in stated {
        let unknown =
            requirement.schemes.iter().find(|(name, _)| !document.security_schemes.iter().any(|s| s.name == *name));
        match unknown {
            Some((name, _)) => {
                let near = nearest(name, document.security_schemes.iter().map(|scheme| scheme.name.as_str()));
                let what = format!("there is no security scheme `{name}`");
                let diagnostic =
                    Diagnostic::warning(codes::operations::UNKNOWN_SCHEME, operation.pointer.clone(), what)
                        .effect("this alternative is left out");
                sink.push(match near {
                    Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                    None => diagnostic.help("declare it under `components/securitySchemes`"),
                });
            }
            None if all.contains(&requirement.schemes) => {}
            None => all.push(requirement.schemes.clone()),
        }
    }
    all
}

/// Base URLs, as written.
pub(crate) fn servers(servers: &[model::Server]) -> Vec<Server> {
    let one = |server: &model::Server| Server {
        url: server.url.clone(),
        description: server.description.clone(),
        variables: server.variables.iter().map(variable).collect(),
    };
    servers.iter().map(one).collect()
}

fn variable(variable: &model::ServerVariable) -> ServerVariable {
    let own = ident::field(&variable.name);
    ServerVariable {
        name: variable.name.clone(),
        setter: if TAKEN.contains(&own.as_str()) { format!("server_{own}") } else { own },
        default: variable.default.clone(),
        values: variable.values.clone(),
        description: variable.description.clone(),
    }
}

/// Server variables give way to credentials of the same name.
pub(crate) fn part_from_credentials(servers: &mut [Server], schemes: &[Scheme]) {
    for variable in servers.iter_mut().flat_map(|server| &mut server.variables) {
        let setters = schemes.iter().filter_map(|scheme| scheme.setter.as_ref());
        if setters.into_iter().any(|setter| setter.name == variable.setter) {
            variable.setter = format!("server_{}", variable.setter);
        }
    }
}
