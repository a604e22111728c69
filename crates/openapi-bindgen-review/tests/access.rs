//! One change of credentials or servers at a time.

mod support;

use support::{BASE, changed, edited, expect, lines, review};

#[test]
fn header_of_a_credential_changed() {
    expect(
        &[("in: header, name: Authorization", "in: header, name: X-Api-Key")],
        &["scheme-changed patch misdirected - ClientBuilder::token"],
    );
}

#[test]
fn prefix_of_a_credential_changed() {
    let found = lines(&changed(&[("Prefix with \"Token \"", "Prefix with \"Key \"")]));
    assert!(found.iter().any(|line| line.starts_with("scheme-changed patch misdirected")), "{found:?}");
}

#[test]
fn token_url_changed() {
    let found = lines(&changed(&[("https://auth.example.com/token", "https://login.example.com/token")]));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("scheme-changed patch misdirected"), "{found:?}");
}

#[test]
fn authentication_required() {
    expect(
        &[("      security: []", "      security: [{tokenAuth: []}]")],
        &["authentication-required patch misdirected - operations::shapes::Shapes::health"],
    );
}

#[test]
fn authentication_dropped() {
    let review = changed(&[("      security: [{oauth: [write]}]", "      security: []")]);
    assert!(review.findings.is_empty());
    assert_eq!(review.quiet[0].code.name, "authentication-relaxed");
}

#[test]
fn scope_added() {
    expect(
        &[("oauth: [write]", "oauth: [read, write]")],
        &["scope-added patch misdirected - operations::shapes::Shapes::create"],
    );
}

#[test]
fn another_credential() {
    expect(
        &[("      security: [{oauth: [write]}]", "      security: [{tokenAuth: []}]")],
        &["authentication-changed patch misdirected - operations::shapes::Shapes::create"],
    );
}

#[test]
fn a_change_for_all_operations_is_one_finding() {
    let new = BASE.replace("security: [{tokenAuth: []}]", "security: [{oauth: [read]}]");
    let review = review(BASE, &new);
    let found: Vec<_> =
        review.findings.iter().filter(|finding| finding.code.name == "authentication-changed").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].users.total, 4);
    assert_eq!(found[0].effect.also.len(), 3);
}

#[test]
fn default_server_changed() {
    expect(
        &[("  - url: https://api.example.com/\n", "  - url: https://api.example.org/\n")],
        &["default-server-changed patch misdirected - ClientBuilder::base_url"],
    );
}

#[test]
fn a_slash_at_the_end_is_no_other_server() {
    expect(&[("  - url: https://api.example.com/\n", "  - url: https://API.example.com\n")], &[]);
}

#[test]
fn default_server_put_second() {
    let first = "  - url: https://api.example.com/\n";
    let new = edited(BASE, &[(first, &format!("  - url: https://new.example.com/\n{first}"))]);
    let review = review(BASE, &new);
    assert!(review.findings.is_empty());
    assert_eq!(review.quiet[0].code.name, "default-server-changed");
}

#[test]
fn server_removed() {
    let second =
        "  - url: https://{region}.example.com/\n    variables:\n      region: {default: eu, enum: [eu, us]}\n";
    expect(&[(second, "")], &["server-removed patch misdirected - ClientBuilder::base_url"]);
}

#[test]
fn value_of_a_server_variable_removed() {
    expect(
        &[("enum: [eu, us]", "enum: [eu]")],
        &["server-variable-changed patch misdirected - ClientBuilder::base_url"],
    );
}

#[test]
fn another_kind_of_credential_and_its_setter_are_one_change() {
    let found = changed(&[(
        "    tokenAuth: {type: apiKey, in: header, name: Authorization, description: 'Prefix with \"Token \"'}",
        "    tokenAuth: {type: http, scheme: basic}",
    )]);
    assert_eq!(lines(&found), ["scheme-changed major misdirected - ClientBuilder::token"]);
    assert!(found.findings[0].what.contains("is now given with"), "{}", found.findings[0].what);
}

#[test]
fn another_place_to_authorize() {
    let flow = |host: &str| {
        edited(
            BASE,
            &[(
                "        clientCredentials:\n          tokenUrl: https://auth.example.com/token",
                &format!(
                    "        authorizationCode:\n          authorizationUrl: https://{host}/authorize\n          tokenUrl: https://auth.example.com/token"
                ),
            )],
        )
    };
    let found = lines(&review(&flow("auth.example.com"), &flow("login.example.com")));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("scheme-changed none misdirected"), "{found:?}");
}

#[test]
fn a_server_variable_that_takes_any_value_is_told() {
    let review = changed(&[("region: {default: eu, enum: [eu, us]}", "region: {default: eu}")]);
    assert!(review.findings.is_empty(), "{:?}", lines(&review));
    assert_eq!(review.quiet[0].code.name, "server-variable-changed");
}
