//! `README.md`: installing, the first call, authentication, errors and what else a user meets.

use openapi_bindgen_ir::{Api, Payload};

use super::showcase::{self, Showcase};
use super::tests;
use crate::model::{Model, tags};
use crate::names::ident;
use crate::package::{client, credentials, manifest};
use crate::text::{docs, inline, markdown, plain, print};
use crate::unit::{Unit, generated_by};

/// Prints the README.
pub(crate) fn emit(model: &Model<'_>) -> Unit {
    let api = model.api;
    let showcase = showcase::pick(model);
    let mut sections = vec![head(api), install(api)];
    sections.extend(showcase.as_ref().map(|showcase| first_call(api, showcase)));
    sections.extend(authentication(api));
    sections.extend(operations(api));
    if let Some(showcase) = &showcase {
        sections.push(errors(api, showcase));
        sections.push(options(api, showcase));
        sections.push(tests::section(model, showcase));
    }
    sections.extend(values(model));
    Unit { path: "README.md".to_owned(), text: sections.join("\n"), public: Vec::new() }
}

fn head(api: &Api) -> String {
    let package = &api.package;
    let mut text = format!("<!-- {} -->\n# {}\n\n", generated_by(package, ""), manifest::package_name(package));
    let title = plain::one_line(&package.title);
    let title = if title.is_empty() { "an HTTP API".to_owned() } else { docs::inert(&title) };
    let version = plain::one_line(&package.api_version);
    let version = if version.is_empty() { String::new() } else { format!(", version {}", docs::inert(&version)) };
    text.push_str(&format!("A Rust client of {title}{version}.\n"));
    let words = markdown::safe(&package.description);
    let first: Vec<&String> = words.iter().take_while(|line| !line.is_empty()).collect();
    if !first.is_empty() && !first.iter().any(|line| line.contains("```") || line.contains("~~~")) {
        text.push('\n');
        first.iter().for_each(|line| text.push_str(&format!("{line}\n")));
    }
    text
}

fn install(api: &Api) -> String {
    let name = manifest::package_name(&api.package);
    format!(
        "## Installing\n\n```toml\n[dependencies]\n{name} = {}\n```\n\nFeatures: `reqwest` (default) sends requests, \
         `serde` (default) implements `Serialize` and `Deserialize`, `pattern` (default) checks the `pattern` rules of \
         the document, `blocking` adds `send_blocking()` to every call, `mock` answers calls in tests. Without default \
         features the types stand alone.\n",
        manifest::toml_text(&manifest::version(&api.package)),
    )
}

/// The line that makes a client, with a credential from the environment where there is one.
pub(super) fn make_client(api: &Api) -> String {
    let setter = api.schemes.iter().find_map(|scheme| Some((scheme, scheme.setter.as_ref()?)));
    let Some((scheme, setter)) = setter else { return "Client::builder().build()?".to_owned() };
    let name = ident::text(&client::setter_name(api, &setter.name));
    let values: Vec<String> = credentials::variables(scheme, setter)
        .iter()
        .map(|variable| format!("std::env::var({})?", crate::text::literal::quoted(variable)))
        .collect();
    format!("Client::builder().{name}({}).build()?", values.join(", "))
}

fn first_call(api: &Api, showcase: &Showcase<'_>) -> String {
    let mut body = showcase.before(api);
    body.push(format!("let reply = {}.await?;", showcase.call));
    body.push("println!(\"{} {:?}\", reply.status(), reply.into_inner());".to_owned());
    let is_shown = !matches!(showcase.operation.reply.cases.first().map(|case| &case.payload), Some(Payload::Stream));
    if !is_shown || super::quickstart::streams(showcase) {
        body.pop();
        body.push("println!(\"{}\", reply.status());".to_owned());
    }
    format!("## The first call\n\n{}", code(api, &["Client"], showcase, &body))
}

/// A function that compiles as it stands; rustdoc tries it.
fn code(api: &Api, names: &[&str], showcase: &Showcase<'_>, body: &[String]) -> String {
    code_with("", api, names, showcase, body)
}

/// As [`code`], with an attribute of the function.
pub(super) fn code_with(
    attribute: &str,
    api: &Api,
    names: &[&str],
    showcase: &Showcase<'_>,
    body: &[String],
) -> String {
    let krate = manifest::crate_name(&api.package);
    let uses = imports(&krate, names, showcase, body);
    let head = format!("{attribute} async fn call() -> Result<(), Box<dyn std::error::Error>>");
    let program = format!("{uses}{head} {{ {} Ok(()) }}", body.concat());
    format!("```rust,no_run\n{}```\n", print::program(&program))
}

/// The `use` lines of code that shows the operation.
pub(super) fn imports(krate: &str, names: &[&str], showcase: &Showcase<'_>, body: &[String]) -> String {
    let mut names: Vec<&str> = names.to_vec();
    for module in ["operations", "runtime", "types"] {
        if body.iter().any(|line| line.contains(&format!("{module}::"))) {
            names.push(module);
        }
    }
    let mut text = format!("use {krate}::{};\n", group(&names));
    if !showcase.imports.is_empty() {
        let types: Vec<&str> = showcase.imports.iter().map(String::as_str).collect();
        text.push_str(&format!("use {krate}::types::{};\n", group(&types)));
    }
    text
}

fn group(names: &[&str]) -> String {
    if let [only] = names { (*only).to_owned() } else { format!("{{{}}}", names.join(", ")) }
}

fn authentication(api: &Api) -> Option<String> {
    if api.schemes.is_empty() {
        return None;
    }
    let mut text = "## Authentication\n\n".to_owned();
    for scheme in &api.schemes {
        let Some(setter) = &scheme.setter else {
            let line = "needs something that this crate cannot do by itself; `default_header` on the builder may help";
            text.push_str(&format!("- {} {line}.\n", inline::code(&scheme.name)));
            continue;
        };
        let arguments = credentials::arguments(scheme).join(", ");
        let name = ident::text(&client::setter_name(api, &setter.name));
        text.push_str(&format!("- `.{name}({arguments})` on the builder sets {}.\n", credentials::what(scheme)));
    }
    text.push_str(
        "\nCredentials go to the API's own origin only, never over plain http to another machine, and are left out of \
         everything that is printed.\n",
    );
    Some(text)
}

fn operations(api: &Api) -> Option<String> {
    let mut text = "## Operations\n\n".to_owned();
    tags(api).next()?;
    for tag in tags(api) {
        let words = docs::words(&tag.docs);
        let words = words.first().map(|first| format!(": {first}")).unwrap_or_default();
        text.push_str(&format!("- `client.{}()`{words}\n", ident::text(&client::accessor_name(api, tag))));
    }
    Some(text)
}

fn errors(api: &Api, showcase: &Showcase<'_>) -> String {
    let mut arms = String::new();
    if let (Some(path), Some(case)) = (&showcase.operation.error_type, showcase.operation.errors.first()) {
        let ty = format!("operations::{}::{}", ident::text(&showcase.tag.module), ident::text(&path.name));
        let content = if case.payload == Payload::Empty { "" } else { "(body)" };
        let shown = if content.is_empty() { "\"refused\"" } else { "\"{body:?}\"" };
        arms = format!("        ErrorKind::Api({ty}::{}{content}) => eprintln!({shown}),\n", ident::text(&case.name));
    }
    let mut body = showcase.before(api);
    body.push(
        format!(
            "match {}.await {{\n    Ok(reply) => println!(\"{{}}\", reply.status()),\n    Err(error) => match error.kind() \
             {{\n{arms}        ErrorKind::Unexpected {{ status, .. }} => eprintln!(\"status {{status}}\"),\n        _ => \
             eprintln!(\"{{error}}\"),\n    }},\n}}",
            showcase.call
        ),
    );
    format!(
        "## Errors\n\nEvery operation has its own error type with the answers that the document describes; all else is \
         a kind of its own. Status, headers, body and request id of the answer stay with the error.\n\n{}",
        code(api, &["Client", "ErrorKind"], showcase, &body)
    )
}

fn options(api: &Api, showcase: &Showcase<'_>) -> String {
    let finish = if showcase.operation.builder.is_some() { ".call()" } else { "" };
    let mut body = showcase.before(api);
    body.push(format!(
        "let reply = {}{finish}.timeout(std::time::Duration::from_secs(5)).header(\"X-Trace\", \"1\")\
         .idempotency_key(\"order-1\").await?;",
        showcase.call
    ));
    body.push("println!(\"{:?}\", reply.request_id());".to_owned());
    let mut operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let builders = match operations.any(|operation| operation.builder.is_some()) {
        true => " Where an operation has optional parameters, `use CallOptions` gives its builder the same options.",
        false => "",
    };
    format!(
        "## Options of one call\n\nA call is a value until it is awaited.\n\n{}\nAlso: `retry`, `content_type` for \
         another documented content type of the body, `body_member` for a member that the type does not have, \
         `validate(false)`, and `raw()` for the answer as it came.{builders}\n",
        code(api, &["Client"], showcase, &body)
    )
}

fn values(model: &Model<'_>) -> Option<String> {
    let mut lines = Vec::new();
    if let Some((def, field)) = showcase::with_states(model) {
        lines.push(format!(
            "- Members that may be left out or null, such as `{}::{}`, are a `Field`: `Absent`, `Null` or `Value`.\n",
            def.path.name,
            ident::bare(field)
        ));
    }
    if let Some((def, name)) = showcase::with_extras(model) {
        lines.push(format!(
            "- Members that the document does not name go into `{}::{name}`: `.{name}(\"key\", 30)`.\n",
            def.path.name
        ));
    }
    if let Some((def, _)) = showcase::open_enum(model) {
        lines.push(format!(
            "- A value that an enum does not know, such as one added to `{}` later, is kept in `UnknownValue` and \
             written back unchanged.\n",
            def.path.name
        ));
    }
    if !model.api.types.is_empty() {
        lines.push("- `validate()` on any type tells which rules of the document it breaks, and where.\n".to_owned());
    }
    (!lines.is_empty()).then(|| format!("## Values\n\n{}", lines.concat()))
}
