//! An IR with everything in it: each shape, guard, check, payload, body and place of a parameter, and names that
//! collide with the language, std, the runtime and each other.

mod calls;
mod models;
mod names;

use openapi_bindgen_ir::*;

use super::*;

pub fn api() -> Api {
    let mut types: Vec<TypeDef> = models::all();
    types.extend(names::all());
    types.sort_by(|a, b| a.path.cmp(&b.path));
    Api {
        package: Package { description: "Has it all.".to_owned(), ..package("wide") },
        servers: servers(),
        schemes: schemes(),
        types,
        tags: calls::tags(),
        examples: vec![(
            path("Patched"),
            Example {
                name: "one".to_owned(),
                summary: String::new(),
                json: "{\"a\":\"b\"}".to_owned(),
                valid: true,
                origin: at("/components/schemas/Patched/example"),
            },
        )],
        ..Api::default()
    }
}

fn servers() -> Vec<Server> {
    let variable = |name: &str, default: &str, values: &[&str]| ServerVariable {
        name: name.to_owned(),
        setter: snake(name),
        default: Some(default.to_owned()),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        description: format!("The {name}."),
    };
    vec![
        Server {
            url: "https://{region}.example.com/{basePath}".to_owned(),
            description: "Production".to_owned(),
            variables: vec![variable("region", "eu", &["eu", "us"]), variable("basePath", "v1", &[])],
        },
        Server { url: "/relative".to_owned(), description: String::new(), variables: Vec::new() },
    ]
}

fn schemes() -> Vec<Scheme> {
    let scheme = |name: &str, kind: SchemeKind, setter: Option<&str>| Scheme {
        name: name.to_owned(),
        kind,
        setter: setter
            .map(|name| CredentialSetter { name: name.to_owned(), env: format!("WIDE_{}", name.to_uppercase()) }),
        docs: Docs::default(),
        origin: at(&format!("/components/securitySchemes/{name}")),
    };
    vec![
        scheme("key", SchemeKind::HeaderKey { name: "X-Key".to_owned(), prefix: String::new() }, Some("api_key")),
        scheme("inQuery", SchemeKind::QueryKey { name: "key".to_owned() }, Some("query_key")),
        scheme("inCookie", SchemeKind::CookieKey { name: "sid".to_owned() }, Some("session")),
        scheme("basic", SchemeKind::Basic, Some("basic_auth")),
        scheme("bearer", SchemeKind::Bearer, Some("timeout")),
        scheme(
            "oauth",
            SchemeKind::OAuth2 {
                token_url: Some("https://example.com/token".to_owned()),
                scopes: vec!["read".to_owned(), "write".to_owned()],
            },
            Some("client_credentials"),
        ),
        scheme("implicit", SchemeKind::OAuth2 { token_url: None, scopes: Vec::new() }, Some("access_token")),
        scheme("mutual", SchemeKind::Other("mutualTLS".to_owned()), None),
    ]
}
