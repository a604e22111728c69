//! Short ways to write an IR by hand, and the documents that the tests share.
#![allow(unreachable_pub, dead_code, clippy::expect_used, reason = "each test binary uses its part")]

pub mod sela;
pub mod wide;

use openapi_bindgen_ir::*;

pub fn docs(text: &str) -> Docs {
    Docs { summary: String::new(), text: text.to_owned(), notes: Vec::new() }
}

pub fn at(pointer: &str) -> Origin {
    Origin { pointer: pointer.to_owned() }
}

pub fn path(name: &str) -> TypePath {
    TypePath { tag: None, name: name.to_owned() }
}

pub fn tagged(tag: &str, name: &str) -> TypePath {
    TypePath { tag: Some(tag.to_owned()), name: name.to_owned() }
}

pub fn named(name: &str) -> Type {
    Type::Named(path(name))
}

pub fn list(item: Type) -> Type {
    Type::List(Box::new(item))
}

pub fn map(value: Type) -> Type {
    Type::Map(Box::new(value))
}

pub fn boxed(inner: Type) -> Type {
    Type::Boxed(Box::new(inner))
}

pub fn nullable(inner: Type) -> Type {
    Type::Nullable(Box::new(inner))
}

pub fn blank_or(inner: Type) -> Type {
    Type::BlankOr(Box::new(inner))
}

/// A component in a file of its own; `component` is its key in the document.
pub fn def(name: &str, component: &str, shape: Shape) -> TypeDef {
    TypeDef {
        path: path(name),
        file: snake(name),
        origin: at(&format!("/components/schemas/{component}")),
        docs: Docs::default(),
        deprecated: false,
        in_requests: true,
        in_responses: true,
        shape,
    }
}

pub fn field(name: &str, ty: Type, presence: Presence) -> Field {
    Field {
        name: snake(name),
        wire: name.to_owned(),
        ty,
        presence,
        docs: Docs::default(),
        deprecated: false,
        read_only: false,
        write_only: false,
        checks: Vec::new(),
        default: None,
        constant: None,
        origin: Origin::default(),
    }
}

pub fn value(name: &str, wire: &str, label: &str) -> EnumValue {
    EnumValue { name: name.to_owned(), wire: wire.to_owned(), label: label.to_owned(), origin: Origin::default() }
}

pub fn case(name: &str, status: StatusKey, payload: Payload, text: &str) -> Case {
    Case {
        name: name.to_owned(),
        status,
        payload,
        docs: docs(text),
        headers: Vec::new(),
        media: "application/json".to_owned(),
        checks: Vec::new(),
        examples: Vec::new(),
        origin: Origin::default(),
    }
}

pub fn media(media: &str, kind: BodyKind, ty: Type) -> MediaBody {
    let (media, range) = (media.to_owned(), None);
    MediaBody { media, range, kind, ty, checks: Vec::new(), encoding: Vec::new(), examples: Vec::new() }
}

pub fn body(main: MediaBody) -> Body {
    Body {
        required: true,
        docs: Docs::default(),
        name: "body".to_owned(),
        main,
        also: Vec::new(),
        others: Vec::new(),
        origin: Origin::default(),
    }
}

pub fn param(name: &str, location: &str, style: &str, ty: Type, required: bool) -> Param {
    Param {
        name: snake(name),
        wire: name.to_owned(),
        style: ParamStyle { location: location.to_owned(), style: style.to_owned(), reserved: false },
        ty,
        nullable: false,
        required,
        docs: Docs::default(),
        deprecated: false,
        checks: Vec::new(),
        default: None,
        examples: Vec::new(),
        origin: Origin::default(),
    }
}

pub fn operation(name: &str, method: &str, template: &str) -> Operation {
    Operation {
        name: name.to_owned(),
        id: name.to_owned(),
        method: method.to_owned(),
        path: template.to_owned(),
        origin: at(&format!("/paths/{}/{}", template.replace('/', "~1"), method.to_lowercase())),
        docs: Docs::default(),
        deprecated: false,
        params: Vec::new(),
        body: None,
        reply: Reply { cases: Vec::new(), enum_type: None, accept: "application/json".to_owned() },
        stream: None,
        errors: Vec::new(),
        error_type: None,
        builder: None,
        security: Vec::new(),
        servers: Vec::new(),
        types: Vec::new(),
        paging: None,
        idempotent: false,
    }
}

pub fn package(name: &str) -> Package {
    Package {
        name: name.to_owned(),
        version: "0.1.0".to_owned(),
        title: format!("{name} API"),
        api_version: "1.0".to_owned(),
        description: String::new(),
        command: "cargo xtask codegen".to_owned(),
        document: format!("spec/{name}.yaml"),
        runtime: RuntimeSource { version: String::new(), path: Some(runtime_folder()) },
        license: String::new(),
        env_prefix: name.to_uppercase(),
        workspace_member: false,
        tag_features: false,
    }
}

fn runtime_folder() -> String {
    format!("{}/openapi-bindgen-runtime", env!("CARGO_MANIFEST_DIR").rsplit_once('/').expect("a parent").0)
}

pub fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
        out.push(if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    }
    out
}

pub fn write(files: &openapi_bindgen_emit::Files, folder: &std::path::Path) {
    for (path, text) in &files.files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
}
