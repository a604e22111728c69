//! Operations of small documents: what each construct becomes, and what is said about it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_ir::{BodyKind, Operation, PagingKind, Payload};
use openapi_bindgen_lower::{Config, Lock, Lowered, State, lower};
use openapi_bindgen_spec::{NoSources, read};

fn lowered(paths: &str, config: &str) -> (Lowered, Vec<&'static str>) {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{paths}");
    let mut sink = Sink::default();
    let document = read(&mut NoSources, "t.yaml", text.as_bytes(), &mut sink).document.unwrap();
    let (config, mistakes) = Config::parse("t.toml", config, 1);
    assert_eq!(mistakes, []);
    let lowered = lower(&document, &config, &Lock::default(), &mut sink);
    let codes = sink.all().iter().map(|d| d.code.0).filter(|code| *code >= "OB0400").collect();
    (lowered, codes)
}

fn only(lowered: &Lowered) -> &Operation {
    &lowered.api.tags[0].operations[0]
}

#[test]
fn parameters_are_told_apart_and_completed() {
    let (lowered, codes) = lowered(
        "paths:
  /a/{id}/{lost}:
    get:
      operationId: x
      parameters:
        - {name: id, in: query, schema: {type: string}}
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: gone, in: path, required: true, schema: {type: string}}
        - {name: Authorization, in: header, schema: {type: string}}
        - {name: call, in: query, schema: {type: string}}
        - {name: tags, in: query, style: deepObject, schema: {type: array, items: {type: string}}}
        - {name: f, in: query, content: {application/json: {schema: {type: object}}}}
      responses: {'204': {description: d}}
",
        "",
    );
    let params: Vec<String> = only(&lowered)
        .params
        .iter()
        .map(|p| {
            format!(
                "{} <- {} {} {}{}",
                p.name,
                p.wire,
                p.style.location,
                p.style.style,
                if p.required { "!" } else { "" }
            )
        })
        .collect();
    insta::assert_snapshot!(params.join("\n"), @r"
    id <- id path Simple!
    lost <- lost path Simple!
    id_query <- id query FormExplode
    call_query <- call query FormExplode
    tags <- tags query DeepObject
    f <- f query Json
    ");
    for code in ["OB0411", "OB0412", "OB0413", "OB0414"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    assert!(only(&lowered).builder.is_some());
}

#[test]
fn bodies_are_ranked() {
    let (lowered, _) = lowered(
        "paths:
  /a:
    post:
      operationId: put_a
      requestBody:
        content:
          application/octet-stream: {schema: {type: string, format: binary}}
          text/plain: {schema: {type: string}}
          application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/A'}}
          application/json: {schema: {$ref: '#/components/schemas/A'}}
      responses: {'200': {description: d}}
components: {schemas: {A: {type: object, properties: {x: {type: string}}}}}
",
        "",
    );
    let body = only(&lowered).body.as_ref().unwrap();
    assert_eq!(body.main.kind, BodyKind::Json);
    assert_eq!(body.also.iter().map(|m| m.media.as_str()).collect::<Vec<_>>(), ["application/x-www-form-urlencoded"]);
    assert_eq!(body.others.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["put_a_text", "put_a_bytes"]);
    assert!(!body.required);
}

#[test]
fn answers_are_divided() {
    let cases = |responses: &str| {
        let (lowered, _) =
            lowered(&format!("paths:\n  /a:\n    get:\n      operationId: x\n      responses: {responses}\n"), "");
        let operation = only(&lowered);
        let names =
            |cases: &[openapi_bindgen_ir::Case]| cases.iter().map(|c| c.name.clone()).collect::<Vec<_>>().join(" ");
        let several = operation.reply.enum_type.as_ref().map_or("-", |path| path.name.as_str()).to_owned();
        format!(
            "{} / {} / {several} / {}",
            names(&operation.reply.cases),
            names(&operation.errors),
            operation.reply.accept
        )
    };
    let json = "content: {application/json: {schema: {type: string}}}";
    let table = [
        (
            format!("{{'200': {{description: d, {json}}}, '404': {{description: d}}}}"),
            "Ok / NotFound / - / application/json",
        ),
        (format!("{{default: {{description: d, {json}}}}}"), "Other /  / - / application/json"),
        (
            format!("{{'200': {{description: d, {json}}}, default: {{description: d}}}}"),
            "Ok / Other / - / application/json",
        ),
        (
            format!("{{'200': {{description: d, {json}}}, '204': {{description: d}}}}"),
            "Ok NoContent /  / XReply / application/json",
        ),
        (
            format!("{{'200': {{description: d, {json}}}, '201': {{description: d, {json}}}}}"),
            "Ok Created /  / - / application/json",
        ),
        ("{'302': {description: d}}".to_owned(), "Found /  / - / */*"),
        ("{'4xx': {description: d}, '404': {description: d}}".to_owned(), " / NotFound ClientError / - / */*"),
        (format!("{{'204': {{description: d, {json}}}}}"), "NoContent /  / - / */*"),
    ];
    for (responses, expected) in table {
        assert_eq!(cases(&responses), expected, "{responses}");
    }
}

#[test]
fn streams_stand_beside_replies() {
    let (lowered, _) = lowered(
        "paths:
  /a:
    post:
      operationId: chat
      responses:
        '200':
          description: d
          content:
            application/json: {schema: {type: object, properties: {text: {type: string}}}}
            text/event-stream: {schema: {type: object, properties: {delta: {type: string}}}}
",
        "",
    );
    let operation = only(&lowered);
    assert!(matches!(operation.reply.cases[0].payload, Payload::Json(_)));
    assert!(matches!(operation.stream.as_ref().unwrap().payload, Payload::Events(_)));
    let types: Vec<&str> = operation.types.iter().map(|def| def.path.name.as_str()).collect();
    assert_eq!(types, ["ChatEvent", "ChatResponse"]);
}

#[test]
fn pages_are_found_from_shape_only() {
    let kind = |params: &str, members: &str, config: &str| {
        let text = format!(
            "paths:\n  /a:\n    get:\n      operationId: list\n      parameters: [{params}]\n      responses:\n        '200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/L'}}}}}}}}\ncomponents: {{schemas: {{L: {{type: object, properties: {{{members}}}}}}}}}\n"
        );
        only(&lowered(&text, config).0).paging.clone().map(|paging| (paging.kind, paging.items_field))
    };
    let items = "results: {type: array, items: {type: string}}";
    let page = "{name: page, in: query, schema: {type: integer}}";
    let drf = format!(
        "count: {{type: integer}}, next: {{type: string, format: uri, nullable: true}}, previous: {{type: string}}, {items}"
    );
    let next = Some((PagingKind::NextLink { member: "next".to_owned() }, "results".to_owned()));
    assert_eq!(kind(page, &drf, ""), next);
    assert_eq!(kind(page, items, ""), Some((PagingKind::Page { param: "page".to_owned() }, "results".to_owned())));
    let cursor = PagingKind::Cursor { member: "next_cursor".to_owned(), param: "cursor".to_owned() };
    let by_cursor = kind(
        "{name: cursor, in: query, schema: {type: string}}",
        &format!("next_cursor: {{type: string}}, {items}"),
        "",
    );
    assert_eq!(by_cursor, Some((cursor, "results".to_owned())));
    assert_eq!(kind("", items, ""), None);
    assert_eq!(kind(page, "name: {type: string}", ""), None);
    assert_eq!(kind(page, items, "[paging.list]\nkind = \"none\""), None);
}

#[test]
fn security_is_read() {
    let (lowered, codes) = lowered(
        "security: [{key: []}, {basic: [], key: []}, {}, {lost: []}]
paths: {/a: {get: {operationId: x, responses: {'200': {description: d}}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: Authorization, description: 'Send `Authorization: Bearer <token>`.'}
    other: {type: apiKey, in: query, name: k}
    basic: {type: http, scheme: basic}
    machine: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://x/t', scopes: {a: b}}}}
    mtls: {type: mutualTLS}
",
        "[package]\nname = \"t\"\n[auth.other]\nsetter = \"query_key\"",
    );
    let setters: Vec<String> = lowered
        .api
        .schemes
        .iter()
        .map(|s| s.setter.as_ref().map_or_else(|| "-".to_owned(), |setter| format!("{} {}", setter.name, setter.env)))
        .collect();
    insta::assert_snapshot!(setters.join("\n"), @r"
    basic_auth T_BASIC_AUTH
    bearer_token T_TOKEN
    client_credentials T_CLIENT_CREDENTIALS
    -
    query_key T_QUERY_KEY
    ");
    let alternatives: Vec<usize> = only(&lowered).security.iter().map(Vec::len).collect();
    assert_eq!(alternatives, [1, 2, 0]);
    assert!(codes.contains(&"OB0453") && codes.contains(&"OB0452"), "{codes:?}");
}

#[test]
fn choosing_prunes_what_is_not_reached() {
    let text = "paths:
  /a: {get: {operationId: a, tags: [A], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
  /b: {get: {operationId: b, tags: [B], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}
components: {schemas: {A: {type: object, properties: {x: {$ref: '#/components/schemas/C'}}}, B: {type: object, properties: {y: {type: string}}}, C: {type: object, properties: {z: {type: string}}}}}
";
    let names = |config: &str| {
        let (lowered, codes) = lowered(text, config);
        let names: Vec<String> = lowered.api.types.iter().map(|def| def.path.name.clone()).collect();
        format!("{} {codes:?}", names.join(" "))
    };
    assert_eq!(names(""), "A B C []");
    for config in ["[select]\nonly = [\"A\"]", "[select]\nonly = [\"/a\"]", "[select]\nwithout = [\"get /b\"]"] {
        assert_eq!(names(config), "A C []", "{config}");
    }
    assert_eq!(names("[select]\nonly = [\"A\"]\nprune = false"), "A B C []");
    assert!(names("[select]\nonly = [\"Z\"]").contains("OB0506"));
}

#[test]
fn a_broken_reference_costs_its_users_only() {
    let (lowered, _) = lowered(
        "paths:
  /a: {get: {operationId: a, tags: [T], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Gone'}}}}}}}
  /b: {get: {operationId: b, tags: [T], responses: {'200': {description: d}}}}
",
        "",
    );
    let states: Vec<State> = lowered.report.operations.iter().map(|entry| entry.state).collect();
    assert_eq!(states, [State::Degraded, State::Full]);
    assert_eq!(lowered.api.tags[0].operations.len(), 2);
}

#[test]
fn examples_are_held_against_their_schemas() {
    let (lowered, codes) = lowered(
        "paths:
  /a:
    get:
      operationId: x
      responses:
        '200':
          description: d
          content:
            application/json:
              schema: {$ref: '#/components/schemas/A'}
              examples:
                good: {value: {n: 1}}
                bad: {value: {n: one}}
                poor: {value: {}}
components: {schemas: {A: {type: object, required: [n], properties: {n: {type: integer}}, example: {n: 2}}}}
",
        "",
    );
    let fits: Vec<String> =
        only(&lowered).reply.cases[0].examples.iter().map(|e| format!("{} {}", e.name, e.valid)).collect();
    assert_eq!(fits, ["good true", "bad false", "poor false"]);
    assert_eq!(codes, ["OB0601", "OB0601"]);
    let (path, example) = &lowered.api.examples[0];
    assert_eq!((path.name.as_str(), example.json.as_str(), example.valid), ("A", r#"{"n":2}"#, true));
}

#[test]
fn methods_that_collide_are_told_apart() {
    let (lowered, codes) = lowered(
        "paths:
  /a: {get: {operationId: same, tags: [T], responses: {'200': {description: d}}}, post: {operationId: same, tags: [T], responses: {'200': {description: d}}}}
  /b: {get: {operationId: leads_list, tags: [Leads], responses: {'200': {description: d}}}}
  /c: {get: {operationId: list, tags: [Leads], responses: {'200': {description: d}}}}
",
        "",
    );
    let names: Vec<String> = lowered
        .api
        .tags
        .iter()
        .flat_map(|tag| tag.operations.iter().map(move |o| format!("{}.{}", tag.module, o.name)))
        .collect();
    assert_eq!(names, ["leads.leads_list", "leads.list", "t.get_a", "t.post_a"]);
    assert!(codes.contains(&"OB0401"), "{codes:?}");
}

#[test]
fn what_is_nested_in_a_parameter_is_told() {
    let nested = |schema: &str| {
        let (_, codes) = lowered(
            &format!(
                "paths:
  /a:
    get:
      parameters: [{{name: p, in: query, schema: {schema}}}]
      responses: {{'204': {{description: d}}}}
components: {{schemas: {{L: {{type: array, items: {{type: string}}}}}}}}
"
            ),
            "",
        );
        codes.contains(&"OB0418")
    };
    assert!(nested("{type: object, properties: {a: {$ref: '#/components/schemas/L'}}}"));
    assert!(nested("{type: array, items: {$ref: '#/components/schemas/L'}}"));
    assert!(!nested("{$ref: '#/components/schemas/L'}"));
    assert!(!nested("{type: object, properties: {a: {type: string}}}"));
}
