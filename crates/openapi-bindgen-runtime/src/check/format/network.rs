//! Names and addresses of the network.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Characters that an unquoted local part of an address may have beside letters and digits.
const ATOM: &str = "!#$%&'*+-/=?^_`{|}~";

/// Reserved and unreserved characters of RFC 3986, beside letters, digits and `%`.
const URI: &str = "-._~:/?#[]@!$&'()*+,;=";

pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

pub(super) fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

pub(super) fn is_hostname(text: &str) -> bool {
    text.is_ascii() && text.len() <= 253 && text.split('.').all(is_label)
}

/// A label of a host name; letters beyond ASCII count as what they will be encoded to.
fn is_label(label: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii();
    (1..=63).contains(&label.len()) && label.chars().all(inner) && !label.starts_with('-') && !label.ends_with('-')
}

pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    local.len() <= 64 && is_local_part(local) && is_mail_domain(domain)
}

fn is_local_part(local: &str) -> bool {
    match local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => is_quoted(quoted),
        None => local.split('.').all(|atom| {
            let fits = |c: char| c.is_ascii_alphanumeric() || ATOM.contains(c) || !c.is_ascii();
            !atom.is_empty() && atom.chars().all(fits)
        }),
    }
}

fn is_quoted(text: &str) -> bool {
    let mut escaped = false;
    for c in text.chars() {
        if c.is_control() || (c == '"' && !escaped) {
            return false;
        }
        escaped = c == '\\' && !escaped;
    }
    !escaped
}

fn is_mail_domain(domain: &str) -> bool {
    if let Some(literal) = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return match literal.strip_prefix("IPv6:") {
            Some(address) => is_ipv6(address),
            None => is_ipv4(literal),
        };
    }
    domain.len() <= 253 && domain.split('.').all(is_label)
}

pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return false };
    is_scheme(scheme) && is_uri_reference(text)
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

pub(super) fn is_uri_reference(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || URI.contains(c) || c == '%' || (!c.is_ascii() && !c.is_control());
    let (head, fragment) = text.split_once('#').unwrap_or((text, ""));
    let before_query = head.split(['?']).next().unwrap_or_default();
    text.chars().all(fits)
        && escapes_are_whole(text)
        && !fragment.contains(['#', '[', ']'])
        && is_hierarchy(before_query)
}

fn escapes_are_whole(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|after| after.as_bytes().first_chunk::<2>().is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit)))
}

/// The part before query and fragment: brackets stand around an IPv6 host only, and the first
/// step of a relative path has no colon unless a scheme ends there.
fn is_hierarchy(text: &str) -> bool {
    let (scheme, rest) = match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (true, rest),
        _ => (false, text),
    };
    let Some(authority_on) = rest.strip_prefix("//") else {
        let first_step = rest.split('/').next().unwrap_or_default();
        return !rest.contains(['[', ']']) && (scheme || !first_step.contains(':'));
    };
    let (authority, path) = authority_on.split_once('/').unwrap_or((authority_on, ""));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
    !path.contains(['[', ']']) && !user.contains(['[', ']', '@']) && is_host_and_port(host)
}

fn is_host_and_port(text: &str) -> bool {
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, port)) if is_ipv6(address) || address.starts_with(['v', 'V']) => ("", port),
            _ => return false,
        },
        None => text.find(':').map_or((text, ""), |at| text.split_at(at)),
    };
    let digits = port.strip_prefix(':').unwrap_or("");
    let port_fits = port.is_empty() || port.starts_with(':');
    !host.contains(['[', ']']) && port_fits && digits.bytes().all(|byte| byte.is_ascii_digit())
}
