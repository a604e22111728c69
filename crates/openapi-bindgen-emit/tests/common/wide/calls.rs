//! Operations with every kind of parameter, body and answer.

use super::super::*;
use super::models::structure;

pub fn tags() -> Vec<Tag> {
    let tag = |module: &str, handle: &str, operations: Vec<Operation>| Tag {
        name: handle.to_owned(),
        module: module.to_owned(),
        handle: handle.to_owned(),
        docs: docs("All about it."),
        operations,
    };
    vec![
        tag("builder", "Builder", vec![operation("call", "GET", "/call")]),
        tag("empty", "Empty", Vec::new()),
        tag("leads", "Leads", leads()),
        tag("type", "Type", vec![operation("match", "GET", "/match"), operation("mod", "PUT", "/mod")]),
    ]
}

fn leads() -> Vec<Operation> {
    let mut all = vec![places(), optional(), nothing(), many_replies(), deprecated(), local_types(), clashing()];
    all.extend([streamed(None), streamed(Some("ChatWith"))]);
    all.extend(bodies());
    all.extend(answers());
    all.extend(paged());
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

const STYLES: &[(&str, &str)] = &[
    ("path", "Simple"),
    ("path", "SimpleExplode"),
    ("path", "Label"),
    ("path", "LabelExplode"),
    ("path", "Matrix"),
    ("path", "MatrixExplode"),
    ("path", "Json"),
    ("query", "Form"),
    ("query", "FormExplode"),
    ("query", "SpaceDelimited"),
    ("query", "PipeDelimited"),
    ("query", "DeepObject"),
    ("query", "Json"),
    ("header", "Simple"),
    ("header", "SimpleExplode"),
    ("header", "Json"),
    ("cookie", "Form"),
    ("cookie", "FormExplode"),
];

fn kinds() -> Vec<(&'static str, Type)> {
    vec![
        ("s", Type::String),
        ("n", Type::I64),
        ("f", Type::F64),
        ("b", Type::Bool),
        ("d", Type::DateTime),
        ("l", list(Type::String)),
        ("e", named("Text")),
        ("o", named("Node")),
        ("m", map(Type::I64)),
        ("x", boxed(named("Animal"))),
        ("z", nullable(Type::Json)),
    ]
}

fn every_param(required: bool) -> Vec<Param> {
    let mut params = Vec::new();
    for (location, style) in STYLES {
        for (kind, ty) in kinds() {
            params.push(param(&format!("{location}_{}_{kind}", snake(style)), location, style, ty, required));
        }
    }
    params
}

fn places() -> Operation {
    Operation { params: every_param(true), ..operation("places", "GET", "/places/{id}") }
}

fn optional() -> Operation {
    let mut params: Vec<Param> =
        every_param(false).into_iter().filter(|param| param.style.location != "path").collect();
    params.insert(0, param("id", "path", "Simple", Type::String, true));
    params.push(Param { nullable: true, ..param("nullable", "query", "Form", Type::String, false) });
    params.push(Param { nullable: true, ..param("nullable_required", "query", "Form", named("Node"), true) });
    params.push(Param { deprecated: true, ..param("call", "query", "Form", Type::String, false) });
    params.push(Param { default: Some("1".to_owned()), ..param("type", "query", "Form", Type::I64, false) });
    let reserved = ParamStyle { location: "query".to_owned(), style: "Form".to_owned(), reserved: true };
    params.push(Param { style: reserved, ..param("reserved", "query", "Form", Type::String, false) });
    Operation {
        params,
        body: Some(Body { required: false, ..body(media("application/json", BodyKind::Json, named("Node"))) }),
        builder: Some(tagged("leads", "OptionalCall")),
        reply: reply(vec![case("Ok", StatusKey::Exact(200), Payload::Json(list(named("Node"))), "")]),
        ..operation("optional", "POST", "/optional/{id}")
    }
}

fn reply(cases: Vec<Case>) -> Reply {
    Reply { cases, enum_type: None, accept: "application/json".to_owned() }
}

fn streamed(builder: Option<&str>) -> Operation {
    let events = Case {
        media: "text/event-stream".to_owned(),
        ..case("Ok", StatusKey::Exact(200), Payload::Events(named("Node")), "")
    };
    Operation {
        params: vec![param("stream", "query", "Form", Type::Bool, builder.is_none())],
        builder: builder.map(|name| tagged("leads", name)),
        body: Some(body(media("application/json", BodyKind::Json, named("Node")))),
        reply: reply(vec![case("Ok", StatusKey::Exact(200), Payload::Json(named("Node")), "")]),
        stream: Some(events),
        ..operation(if builder.is_some() { "chat_with" } else { "chat" }, "POST", "/chat")
    }
}

fn nothing() -> Operation {
    Operation {
        id: String::new(),
        security: vec![vec![("key".to_owned(), Vec::new()), ("basic".to_owned(), Vec::new())], Vec::new()],
        idempotent: true,
        servers: vec![Server { url: "https://other.example.com/".to_owned(), ..Server::default() }],
        ..operation("nothing", "POST", "/nothing")
    }
}

fn payloads() -> Vec<(&'static str, Payload)> {
    vec![
        ("Json", Payload::Json(named("Option"))),
        ("List", Payload::Json(list(nullable(Type::Json)))),
        ("Text", Payload::Text),
        ("Bytes", Payload::Bytes),
        ("Empty", Payload::Empty),
    ]
}

fn many_replies() -> Operation {
    let mut cases: Vec<Case> = Vec::new();
    let mut errors: Vec<Case> = Vec::new();
    for (n, (name, payload)) in payloads().into_iter().enumerate() {
        let n = u16::try_from(n).expect("few");
        cases.push(case(name, StatusKey::Exact(200 + n), payload.clone(), "Fine."));
        errors.push(case(name, StatusKey::Exact(400 + n), payload, ""));
    }
    cases.push(case("Other", StatusKey::Range(2), Payload::Stream, ""));
    errors.push(case("ServerError", StatusKey::Range(5), Payload::Text, ""));
    errors.push(case("Unknown", StatusKey::Default, Payload::Json(Type::Json), ""));
    Operation {
        reply: Reply { cases, enum_type: Some(tagged("leads", "ManyReply")), accept: "*/*".to_owned() },
        errors,
        error_type: Some(tagged("leads", "ManyError")),
        ..operation("many", "GET", "/many")
    }
}

fn deprecated() -> Operation {
    Operation {
        deprecated: true,
        reply: reply(vec![case("Ok", StatusKey::Exact(200), Payload::Json(named("Old")), "")]),
        ..operation("old", "GET", "/old")
    }
}

fn local_types() -> Operation {
    let local = |name: &str, shape: Shape| TypeDef {
        path: tagged("leads", name),
        file: String::new(),
        origin: at("/paths/~1local/get/responses/200/content/application~1json/schema"),
        ..def(name, name, shape)
    };
    let node = Type::Named(tagged("leads", "Node"));
    Operation {
        reply: reply(vec![case(
            "Ok",
            StatusKey::Exact(200),
            Payload::Json(Type::Named(tagged("leads", "LocalReply"))),
            "",
        )]),
        types: vec![
            local(
                "LocalReply",
                structure(vec![field("a", node, Presence::Required), field("b", named("Node"), Presence::Required)]),
            ),
            local("Node", structure(vec![field("c", Type::Named(tagged("leads", "ManyError2")), Presence::Optional)])),
            local("ManyError2", Shape::Enum(Enum { kind: EnumKind::String, values: vec![value("A", "a", "")] })),
        ],
        ..operation("local", "GET", "/local")
    }
}

fn paged() -> Vec<Operation> {
    let text = |text: &str| text.to_owned();
    let kinds = [
        ("link", PagingKind::NextLink { member: text("next") }, "results", "Page"),
        ("field_link", PagingKind::NextLink { member: text("maybe") }, "", "Page"),
        ("cursor", PagingKind::Cursor { member: text("meta.cursor"), param: text("cursor") }, "more", "Page"),
        ("number", PagingKind::Page { param: text("page") }, "results", "Page"),
        ("offset", PagingKind::Offset { param: text("offset") }, "most", "Page"),
        ("header", PagingKind::LinkHeader, "", ""),
    ];
    let operations = kinds.into_iter().map(|(name, kind, items, reply_name)| {
        let payload = if reply_name.is_empty() { list(named("Node")) } else { named(reply_name) };
        let params = ["page", "offset", "cursor"].map(|name| param(name, "query", "Form", Type::I64, false));
        Operation {
            params: params.to_vec(),
            builder: Some(tagged("leads", &format!("Paged{}", name.replace('_', "X")))),
            reply: reply(vec![case("Ok", StatusKey::Exact(200), Payload::Json(payload), "")]),
            paging: Some(Paging { kind, items: text(items), items_field: text(items) }),
            ..operation(&format!("paged_{name}"), "GET", "/paged")
        }
    });
    operations.collect()
}

// Arguments that are called like what the method needs itself.
fn clashing() -> Operation {
    let names = ["request", "request_", "self", "rt", "OPERATION", "reply", "type"];
    let params = names.iter().map(|name| param(name, "query", "Form", Type::String, true)).collect();
    Operation { params, ..operation("clashing", "GET", "/clashing") }
}

fn bodies() -> Vec<Operation> {
    let kinds = [
        ("json", "application/json", BodyKind::Json, named("Node")),
        ("vendor", "application/vnd.x+json", BodyKind::Json, list(named("Node"))),
        ("form", "application/x-www-form-urlencoded", BodyKind::Form, named("Closed")),
        ("multipart", "multipart/form-data", BodyKind::Multipart, named("Everything")),
        ("text", "text/plain", BodyKind::Text, Type::String),
        ("bytes", "application/octet-stream", BodyKind::Bytes, Type::File),
        ("lines", "application/x-ndjson", BodyKind::JsonLines, list(named("Node"))),
    ];
    let mut all: Vec<Operation> = kinds
        .iter()
        .map(|(name, content_type, kind, ty)| Operation {
            body: Some(body(media(content_type, *kind, ty.clone()))),
            ..operation(&format!("send_{name}"), "POST", "/send")
        })
        .collect();
    let mut main = media("multipart/form-data", BodyKind::Multipart, named("Closed"));
    main.encoding = vec![
        BodyEncoding { wire: "a".to_owned(), content_type: Some("application/json".to_owned()), style: None },
        BodyEncoding { wire: "b".to_owned(), content_type: None, style: Some("PipeDelimited".to_owned()) },
    ];
    let mut form = media("application/x-www-form-urlencoded", BodyKind::Form, named("Closed"));
    form.encoding.clone_from(&main.encoding);
    let others = vec![
        ("send_all_form".to_owned(), form),
        ("send_all_text".to_owned(), media("text/csv", BodyKind::Text, Type::String)),
    ];
    let also = vec![media("application/json", BodyKind::Json, named("Closed"))];
    all.push(Operation { body: Some(Body { others, also, ..body(main) }), ..operation("send_all", "POST", "/all") });
    for (name, kind, ty) in [("text", BodyKind::Text, Type::String), ("bytes", BodyKind::Bytes, Type::File)] {
        all.push(Operation {
            body: Some(Body { required: false, ..body(media("x/y", kind, ty)) }),
            builder: Some(tagged("leads", if name == "text" { "MaybeText" } else { "MaybeBytes" })),
            ..operation(&format!("maybe_{name}"), "DELETE", "/maybe")
        });
    }
    all
}

fn answers() -> Vec<Operation> {
    let kinds = [
        ("text", Payload::Text),
        ("bytes", Payload::Bytes),
        ("stream", Payload::Stream),
        ("events", Payload::Events(named("Node"))),
        ("text_events", Payload::Events(Type::String)),
        ("lines", Payload::JsonLines(named("Node"))),
        ("empty", Payload::Empty),
        ("option", Payload::Json(named("Option"))),
    ];
    kinds
        .into_iter()
        .map(|(name, payload)| Operation {
            reply: reply(vec![case("Ok", StatusKey::Exact(200), payload, "")]),
            ..operation(&format!("get_{name}"), "GET", "/get")
        })
        .collect()
}
