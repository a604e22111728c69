//! Overlays: what they change, and what they refuse.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use openapi_bindgen_diagnostics::{RenderOptions, Sink, render};
use openapi_bindgen_spec::{Input, NoSources, Reading, read_with_overlays};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
tags: [{name: a}, {name: b}]
paths:
  /items:
    get: {operationId: listItems, tags: [a], deprecated: true, responses: {'200': {description: ok}}}
    post: {operationId: addItem, tags: [b], x-internal: true, responses: {'200': {description: ok}}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [b]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok}}
";

fn apply(actions: &str) -> (Reading, Sink) {
    let overlay = format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n{actions}");
    let mut sink = Sink::default();
    let document = Input::new("shop.yaml", DOCUMENT.as_bytes());
    let overlays = vec![Input::new("overlay.yaml", overlay.as_bytes())];
    let reading = read_with_overlays(&mut NoSources, document, overlays, &mut sink);
    (reading, sink)
}

/// Method, path and summary of the operations that are left.
fn operations(actions: &str) -> Vec<String> {
    let (reading, sink) = apply(actions);
    assert!(sink.all().is_empty(), "{}", render(sink.all(), &reading.sources, RenderOptions::default()));
    let operations = reading.document.unwrap().operations;
    operations.iter().map(|o| format!("{} {} {}", o.method, o.path, o.summary).trim_end().to_owned()).collect()
}

#[test]
fn selects_and_removes() {
    let get_items = "get /items";
    let post_items = "post /items";
    let get_order = "get /orders/{id}";
    let cases: [(&str, &[&str]); 14] = [
        ("$.paths['/items'].get", &[post_items, get_order]),
        ("$.paths[\"/items\"]['post']", &[get_items, get_order]),
        ("$.paths['/items', '/orders/{id}'].get", &[post_items]),
        ("$.paths.*.get", &[post_items]),
        ("$.paths[*][?@.deprecated]", &[post_items, get_order]),
        ("$.paths[*][?@.deprecated == true]", &[post_items, get_order]),
        ("$.paths[*][?@['x-internal']]", &[get_items, get_order]),
        ("$.paths[*][?@.x-internal != true]", &[post_items]),
        ("$..[?@.operationId == 'getOrder']", &[get_items, post_items]),
        ("$.paths[*][?(@.tags[0] == 'b' && !@.parameters)]", &[get_items, get_order]),
        ("$.paths[*][?match(@.operationId, 'get.*')]", &[get_items, post_items]),
        ("$.paths[*][?search(@.operationId, 'Item')]", &[get_order]),
        ("$.paths[*][?count(@.parameters[*]) > 0 || length(@.operationId) < 8]", &[get_items]),
        ("$.paths[?@.post]", &[get_order]),
    ];
    for (target, left) in cases {
        let action = format!("  - target: {}\n    remove: true\n", serde_json::to_string(target).unwrap());
        assert_eq!(operations(&action), left, "{target}");
    }
}

#[test]
fn merges() {
    let summary = "  - {target: '$.paths.*.get', update: {summary: s}}\n";
    assert_eq!(operations(summary), ["get /items s", "post /items", "get /orders/{id} s"]);
    let (reading, _) =
        apply("  - {target: $.tags, update: {name: c}}\n  - {target: '$.tags[-1]', update: {description: d}}\n");
    let tags = reading.document.unwrap().tags;
    assert_eq!(tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(tags[2].description, "d");
    let (reading, _) = apply("  - {target: $, update: {info: {description: d}, servers: [{url: /}]}}\n");
    let document = reading.document.unwrap();
    assert_eq!((document.info.title.as_str(), document.info.description.as_str()), ("Shop", "d"));
    assert_eq!(document.servers[0].url, "/");
    let (reading, _) = apply("  - {target: '$.tags[0:2]', update: {description: both}}\n");
    assert!(reading.document.unwrap().tags.iter().all(|tag| tag.description == "both"));
}

#[test]
fn refuses_with_places() {
    let cases = "  - {target: '$.paths./items', remove: true}
  - {target: $.paths.nothing, remove: true}
  - {target: $, remove: true}
  - {target: $.info, update: text}
  - {target: $.info}
  - {target: $.info, remvoe: true}
  - {update: {a: 1}}
  - {target: '$.paths[?@.a ==]', remove: true}
  - {target: '$.paths[?match(@.a, \"(\")]', remove: true}
";
    let (reading, sink) = apply(cases);
    insta::assert_snapshot!(render(sink.all(), &reading.sources, RenderOptions { colour: false, max_per_code: 0 }));
}

#[test]
fn places_in_an_overlay_are_shown_there() {
    let (reading, sink) = apply(
        "  - target: $.components\n    update: {schemas: {}}\n  - target: $\n    update:\n      components:\n        schemas:\n          Lead:\n            type: nonsense\n",
    );
    insta::assert_snapshot!(render(sink.all(), &reading.sources, RenderOptions::default()));
}
