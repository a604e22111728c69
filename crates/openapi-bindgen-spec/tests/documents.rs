//! Whole documents: what operations are made of, and documents of several files.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use openapi_bindgen_diagnostics::{Pointer, RenderOptions, Sink, render};
use openapi_bindgen_spec::model::{Document, SecurityKind};
use openapi_bindgen_spec::{MemorySources, NoSources, Reading, read};

fn read_files(root: &str, files: &[(&str, &str)]) -> (Reading, Sink) {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let mut sink = Sink::default();
    let reading =
        read(&mut MemorySources(files.collect::<BTreeMap<_, _>>()), "api/root.yaml", root.as_bytes(), &mut sink);
    (reading, sink)
}

#[track_caller]
fn quiet(root: &str, files: &[(&str, &str)]) -> Document {
    let (reading, sink) = read_files(root, files);
    assert!(sink.all().is_empty(), "{}", render(sink.all(), &reading.sources, RenderOptions::default()));
    reading.document.unwrap()
}

fn with_paths(rest: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\n{rest}")
}

#[test]
fn the_fixture_is_read_whole() {
    let text = include_str!("documents/shop.yaml");
    let mut sink = Sink::default();
    let document = read(&mut NoSources, "shop.yaml", text.as_bytes(), &mut sink).document.unwrap();
    assert_eq!(document.info.version, "1.10");
    assert_eq!(document.servers[0].variables[0].values, ["eu", "us"]);
    let [list, add, remove] = document.operations.as_slice() else { panic!() };
    let names: Vec<&str> = list.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    assert_eq!(names, ["limit", "sort", "X-Request-Id"]);
    assert_eq!(list.parameters[0].pointer.as_str(), "/components/parameters/Limit");
    assert_eq!(list.responses[0].content[0].examples[0].pointer.as_str(), "/components/examples/OneItem/value");
    assert_eq!(list.responses[1].component.as_deref(), Some("Problem"));
    let body = add.body.as_ref().unwrap();
    assert!(body.required && add.deprecated && body.component.as_deref() == Some("NewItem"));
    assert_eq!(body.content[1].encoding[0].1.content_type.as_deref(), Some("image/png"));
    assert_eq!(add.responses.iter().map(|r| r.status.as_str()).collect::<Vec<_>>(), ["201", "4XX"]);
    assert_eq!((remove.security.as_deref(), document.security.len()), (Some(&[][..]), 1));
    let key = SecurityKind::ApiKey { location: "header".to_owned(), name: "Authorization".to_owned() };
    assert_eq!(document.security_schemes[0].kind, key);
}

#[test]
fn one_place_is_one_schema() {
    let document = quiet(
        &with_paths(
            "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: d\n          content: {a/b: {schema: {$ref: '#/components/schemas/A'}}}\ncomponents:\n  schemas: {A: {properties: {b: {$ref: '#/components/schemas/A/properties/c'}, c: {}}}}\n",
        ),
        &[],
    );
    let a = document.component("A").unwrap();
    let used = document.operations[0].responses[0].content[0].schema.unwrap();
    assert_eq!(document.schema(used).reference.as_ref().unwrap().target, Some(a));
    let (b, c) = (document.schema(a).properties[0].1, document.schema(a).properties[1].1);
    assert_eq!(document.schema(b).reference.as_ref().unwrap().target, Some(c));
}

#[test]
fn path_items_are_shared_and_overridden() {
    let document = quiet(
        &with_paths(
            "paths:\n  /a: {$ref: '#/components/pathItems/P', summary: own}\n  /b: {$ref: '#/paths/~1a'}\ncomponents:\n  pathItems:\n    P:\n      summary: shared\n      description: d\n      get: {responses: {'200': {description: ok}}}\n",
        ),
        &[],
    );
    let shown: Vec<String> =
        document.operations.iter().map(|o| format!("{} {} {}", o.path, o.summary, o.pointer)).collect();
    assert_eq!(shown, ["/a own #/paths/~1a/get", "/b shared #/paths/~1b/get"]);
}

#[test]
fn callbacks_and_webhooks_join() {
    let document = quiet(
        &with_paths(
            "paths:\n  /a:\n    post:\n      responses: {'200': {description: ok}}\n      callbacks:\n        done: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}\nwebhooks:\n  hook: {post: {responses: {'200': {description: ok}}}}\n",
        ),
        &[],
    );
    assert_eq!(document.operations[0].callbacks, ["done"]);
    let paths: Vec<&str> = document.webhooks.iter().map(|webhook| webhook.path.as_str()).collect();
    assert_eq!(paths, ["{$request.body#/url}", "hook"]);
}

#[test]
fn documents_of_several_files() {
    let root = with_paths("paths:\n  $ref: paths/index.yaml\ncomponents:\n  schemas: {Local: {type: integer}}\n");
    let files = [
        ("paths/index.yaml", "/items: {get: {$ref: 'items.json#/get%20it'}}\n"),
        (
            "paths/items.json",
            "{\"get it\": {\"description\": {\"$ref\": \"words.md\"}, \"responses\": {\"200\": {\"$ref\": \"../common.yaml#/Ok\"}}}}",
        ),
        ("paths/words.md", "# Items: all of them\n"),
        (
            "common.yaml",
            "Ok:\n  description: ok\n  content:\n    application/json: {schema: {$ref: '#/Item'}}\nItem:\n  properties:\n    local: {$ref: 'root.yaml#/components/schemas/Local'}\n    self: {$ref: './common.yaml#/Item'}\n",
        ),
    ];
    let document = quiet(&root, &files);
    let operation = &document.operations[0];
    assert_eq!(operation.description, "# Items: all of them\n");
    let used = document.schema(operation.responses[0].content[0].schema.unwrap());
    let item = document.schema(used.reference.as_ref().unwrap().target.unwrap());
    assert_eq!(item.pointer.as_str(), "common.yaml#/Item");
    let target = |index: usize| document.schema(item.properties[index].1).reference.as_ref().unwrap().target;
    assert_eq!(target(0), document.component("Local"));
    assert_eq!(document.schema(target(1).unwrap()).pointer, item.pointer);
}

#[test]
fn places_in_other_files_are_shown() {
    let root = with_paths(
        "paths: {}\ncomponents:\n  schemas: {A: {$ref: 'more.yaml#/A'}, B: {$ref: 'broken.yaml'}, C: {$ref: '../up.yaml'}}\n",
    );
    let (reading, sink) =
        read_files(&root, &[("more.yaml", "A:\n  # a comment\n  type: nonsense\n"), ("broken.yaml", "a: [\n")]);
    let shown = render(sink.all(), &reading.sources, RenderOptions::default());
    for expected in ["api/more.yaml:3:3 (#/components/schemas/A/type)", "api/broken.yaml:2:1", "there is no such file"]
    {
        assert!(shown.contains(expected), "{expected} in\n{shown}");
    }
}

#[test]
fn pointers_are_found_in_the_text() {
    let text = "openapi: 3.0.3\ninfo: # {title: no}\n  \"title\": t\n  version: '1'\n# paths: no\npaths:\n  /a: {'get': {responses: {'200': {description: d}}, tags: [x,\n    y]}}\n";
    let reading = read(&mut NoSources, "a.yaml", text.as_bytes(), &mut Sink::default());
    let places = [
        ("", "1:1"),
        ("/info", "2:1"),
        ("/info/title", "3:3"),
        ("/info/version", "4:3"),
        ("/paths", "6:1"),
        ("/paths/~1a", "7:3"),
        ("/paths/~1a/get", "7:8"),
        ("/paths/~1a/get/responses/200", "7:28"),
        ("/paths/~1a/get/tags/1", "8:5"),
        ("/paths/~1a/get/nothing/here", "7:8"),
    ];
    for (pointer, expected) in places {
        let place = reading.sources.locate(&Pointer::parse(pointer)).unwrap();
        assert_eq!(format!("{}:{}", place.line, place.column), expected, "{pointer}");
    }
}
