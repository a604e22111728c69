//! Each limit, run into.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use openapi_bindgen_diagnostics::{Sink, codes};
use openapi_bindgen_spec::limits::{
    MAX_ALIAS_BYTES, MAX_DEPTH, MAX_NODES, MAX_PATHS, MAX_REF_CHAIN, MAX_SCHEMAS, MAX_TEXT_BYTES,
};
use openapi_bindgen_spec::{Input, NoSources, parse_value, read};

fn codes_of(label: &str, text: &str) -> Vec<&'static str> {
    let mut sink = Sink::default();
    parse_value(Input::new(label, text.as_bytes()), &mut sink);
    sink.all().iter().map(|diagnostic| diagnostic.code.0).collect()
}

#[test]
fn text() {
    let text = " ".repeat(MAX_TEXT_BYTES + 1);
    assert_eq!(codes_of("x.json", &text), [codes::reading::TOO_LARGE.0]);
}

#[test]
fn depth_of_json() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(codes_of("x.json", &nested(MAX_DEPTH)).is_empty());
    assert_eq!(codes_of("x.json", &nested(MAX_DEPTH + 1)), [codes::reading::TOO_DEEP.0]);
    assert_eq!(codes_of("x.json", &nested(100_000)), [codes::reading::TOO_DEEP.0]);
    assert_eq!(codes_of("x.json", &"[".repeat(100_000)), [codes::reading::TOO_DEEP.0]);
    assert_eq!(codes_of("x.json", &"[{\"\":".repeat(50_000)), [codes::reading::TOO_DEEP.0]);
}

#[test]
fn depth_of_yaml() {
    let deep = [codes::reading::TOO_DEEP.0];
    assert_eq!(codes_of("x.yaml", &format!("a: {}", "[".repeat(100_000))), deep);
    assert_eq!(codes_of("x.yaml", &format!("a: {}", "{a: ".repeat(100_000))), deep);
    assert_eq!(codes_of("x.yaml", &"- ".repeat(100_000)), deep);
    let indented: String = (0..2_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert_eq!(codes_of("x.yaml", &indented), deep);
    assert_eq!(codes_of("x", &"[".repeat(100_000)), deep);
}

#[test]
fn nodes() {
    let many = |text: &str| text.repeat(MAX_NODES / 2 + 1);
    assert_eq!(codes_of("x.json", &format!("[{}1]", many("1,1,"))), [codes::reading::TOO_MANY_NODES.0]);
}

#[test]
fn aliases() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let below = format!("*a{},", level - 1).repeat(10);
        bomb.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    assert_eq!(codes_of("x.yaml", &bomb), [codes::reading::ALIAS_LIMIT.0]);
    let long = "x".repeat(1 << 20);
    let aliases = "  - *long\n".repeat(MAX_ALIAS_BYTES / long.len());
    assert_eq!(codes_of("x.yaml", &format!("a: &long {long}\nb:\n{aliases}")), [codes::reading::ALIAS_LIMIT.0]);
    assert_eq!(codes_of("x.yaml", "a: &a [*a]"), [codes::reading::ALIAS_LIMIT.0]);
}

#[test]
fn depth_through_aliases() {
    let half = "[".repeat(MAX_DEPTH / 2) + &"]".repeat(MAX_DEPTH / 2);
    let nested = "[".repeat(MAX_DEPTH / 2) + "*half" + &"]".repeat(MAX_DEPTH / 2);
    assert_eq!(codes_of("x.yaml", &format!("a: &half {half}\nb: {nested}\n")), [codes::reading::TOO_DEEP.0]);
}

#[test]
fn reference_chain() {
    let mut text = "openapi: 3.0.3\ninfo: {title: t, version: v}\npaths: {}\ncomponents:\n  parameters:\n".to_owned();
    for link in 0..=MAX_REF_CHAIN {
        text.push_str(&format!("    p{link}: {{$ref: '#/components/parameters/p{}'}}\n", link + 1));
    }
    let last = MAX_REF_CHAIN + 1;
    text.push_str(&format!("    p{last}: {{name: n, in: query, schema: {{type: string}}}}\n"));
    let mut sink = Sink::default();
    read(&mut NoSources, "x.yaml", text.as_bytes(), &mut sink);
    let places: Vec<String> = sink.all().iter().map(|diagnostic| diagnostic.pointer.to_string()).collect();
    assert_eq!(places, ["#/components/parameters/p0"]);
    assert_eq!(sink.all()[0].code, codes::references::REF_CHAIN);
}

#[test]
fn schemas_and_paths() {
    let many = |count: usize, before: &str, after: &str| {
        let entries: Vec<String> = (0..=count).map(|number| format!("\"/x{number}\":{{}}")).collect();
        let head = r#"{"openapi":"3.0.3","info":{"title":"t","version":"v"},"#;
        let mut sink = Sink::default();
        let text = format!("{head}{before}{{{}}}{after}", entries.join(","));
        read(&mut NoSources, "x.json", text.as_bytes(), &mut sink);
        let of_limit = sink.all().iter().filter(|diagnostic| diagnostic.code == codes::reading::TOO_MANY_NODES);
        of_limit.map(|diagnostic| diagnostic.what.clone()).collect::<Vec<_>>()
    };
    let schemas = many(MAX_SCHEMAS, r#""paths":{},"components":{"schemas":"#, "}}");
    assert_eq!(schemas, ["#/components/schemas has 50001 entries; the limit is 50000"]);
    assert_eq!(many(MAX_PATHS, r#""paths":"#, "}"), ["#/paths has 20001 entries; the limit is 20000"]);
}
