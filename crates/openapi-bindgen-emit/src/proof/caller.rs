//! A program that calls every operation of the generated crate with arguments given as JSON, for judges of what is sent.

use openapi_bindgen_ir::{Api, BodyKind, Case, MediaBody, Operation, Param, Payload, Tag, Type};

use super::harness::credentials;
use crate::model::tags;
use crate::names::{ident, module};
use crate::operation::setter_name;
use crate::package::{client, manifest};
use crate::text::literal::quoted;

/// The program, and the calls that it can make.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The text of its `main.rs`; the generated crate has to be among its dependencies, with the feature `blocking`.
    pub program: String,
    /// One for each method, and one more for each further content type that a method's call can be switched to.
    pub calls: Vec<CallFacts>,
}

/// A call that the program can make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallFacts {
    /// Its name in the program.
    pub key: String,
    /// Where the operation stands in the document.
    pub pointer: String,
    /// The content type of the body; empty where there is none.
    pub media: String,
}

/// Writes the program for an API.
pub(crate) fn emit(api: &Api) -> Caller {
    let mut caller = Caller { program: String::new(), calls: Vec::new() };
    let (mut functions, mut table) = (String::new(), String::new());
    for tag in tags(api) {
        for operation in &tag.operations {
            let main = operation.body.as_ref().map(|body| &body.main);
            let others = operation.body.iter().flat_map(|body| &body.others).map(|(name, media)| (name, Some(media)));
            for (function, media) in std::iter::once((&operation.name, main)).chain(others) {
                let key = format!("{}.{}", tag.module, ident::bare(function));
                let name = format!("call_{}", caller.calls.len());
                functions.push_str(&call(api, tag, operation, function, media, &name));
                table.push_str(&format!("    ({}, {name}),\n", quoted(&key)));
                let also = operation.body.iter().filter(|_| function == &operation.name).flat_map(|body| &body.also);
                let media = media.map_or("", |media| &media.media);
                for media in std::iter::once(media).chain(also.map(|also| also.media.as_str())) {
                    let (pointer, media) = (operation.origin.pointer.clone(), media.to_owned());
                    caller.calls.push(CallFacts { key: key.clone(), pointer, media });
                }
            }
        }
    }
    caller.program = TEMPLATE
        .replace("KRATE", &manifest::crate_name(&api.package))
        .replace("\nCREDENTIALS", &credentials(api))
        .replace("TABLE\n", &table)
        .replace("FUNCTIONS\n", &functions);
    caller
}

fn call(api: &Api, tag: &Tag, operation: &Operation, function: &str, media: Option<&MediaBody>, name: &str) -> String {
    let is_main = function == operation.name;
    let mut arguments: Vec<String> = operation.params.iter().filter(|param| param.required).map(argument).collect();
    let positional = operation.body.as_ref().filter(|body| body.required || !is_main);
    if let (Some(_), Some(media)) = (positional, media) {
        arguments.push(body(media));
    }
    let accessor = ident::text(&client::accessor_name(api, tag));
    let method = ident::text(function);
    let mut text = format!("\nfn {name}(client: &Client, args: &Args) -> Result<Said, String> {{\n");
    text.push_str(&format!("    let call = client.{accessor}().{method}({});\n", arguments.join(", ")));
    if operation.builder.is_some() {
        text.push_str("    let mut call = call;\n");
        for param in operation.params.iter().filter(|param| !param.required) {
            let (key, setter) = (key(param), setter_name(&param.name, operation));
            text.push_str(&format!("    if args.has({key}) {{ call = call.{setter}({}); }}\n", argument(param)));
        }
        if let (Some(taken), Some(media)) = (operation.body.as_ref().filter(|body| !body.required), media)
            && is_main
        {
            let setter = setter_name(&taken.name, operation);
            text.push_str(&format!("    if args.has(\"body\") {{ call = call.{setter}({}); }}\n", body(media)));
        }
        text.push_str("    let call = call.call();\n");
    }
    let good = match &operation.reply.enum_type {
        Some(path) => matches(tag, &path.name, &operation.reply.cases),
        None => operation.reply.cases.first().map_or("None".to_owned(), |case| written("said", &case.payload)),
    };
    let bad = match &operation.error_type {
        Some(path) => matches(tag, &path.name, &operation.errors),
        None => "None".to_owned(),
    };
    text.push_str(&format!("    Ok(args.say(call, |said| {good}, |said| {bad}))\n}}\n"));
    text
}

// The arms of an enum's variants that hold JSON.
fn matches(tag: &Tag, name: &str, cases: &[Case]) -> String {
    let path = format!("operations::{}::{}", module::stem(&tag.module), ident::text(name));
    let json = cases.iter().filter(|case| matches!(case.payload, Payload::Json(_) | Payload::Text));
    let arms: Vec<String> = json
        .map(|case| format!("{path}::{}(said) => {}", ident::text(&case.name), written("said", &case.payload)))
        .collect();
    if arms.is_empty() { "None".to_owned() } else { format!("match said {{ {}, _ => None }}", arms.join(", ")) }
}

fn written(value: &str, payload: &Payload) -> String {
    match payload {
        Payload::Json(_) => format!("Some(rt::to_json_string({value}).map_err(|error| error.to_string()))"),
        Payload::Text => format!("Some(Ok(text_as_json({value})))"),
        _ => "None".to_owned(),
    }
}

fn key(param: &Param) -> String {
    quoted(&format!("{}:{}", param.style.location, param.wire))
}

fn argument(param: &Param) -> String {
    let value = value(&param.ty, &key(param));
    if !param.nullable {
        return value;
    }
    // A temporary inside of an `if` would be gone too early; `Option::as_ref` has the whole statement.
    format!("{{ if args.is_null({}) {{ None }} else {{ Some({}) }} }}", key(param), leaked(&value))
}

fn leaked(value: &str) -> String {
    match value.strip_prefix('&') {
        Some(value) => format!("&*Box::leak(Box::new({value}))"),
        None => value.to_owned(),
    }
}

fn value(ty: &Type, key: &str) -> String {
    match ty {
        Type::Boxed(inner) => value(inner, key),
        Type::Bool | Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::I128 | Type::F64 => {
            format!("args.read({key})?")
        }
        Type::Null => "()".to_owned(),
        Type::String => format!("&args.read::<String>({key})?"),
        Type::List(_) => format!("&args.read::<Vec<_>>({key})?"),
        _ => format!("&args.read({key})?"),
    }
}

fn body(media: &MediaBody) -> String {
    match media.kind {
        BodyKind::Text => "args.read::<String>(\"body\")?".to_owned(),
        BodyKind::Bytes => "args.read::<String>(\"body\")?.into_bytes()".to_owned(),
        _ => "args.read(\"body\")?".to_owned(),
    }
}

const TEMPLATE: &str = r#"//! Calls operations as the lines of a file say, and prints one line about each call.
#![allow(deprecated, dead_code, unused_imports, unused_mut, unused_variables, clippy::all, reason = "the program is the same for every document")]

use ::KRATE::runtime as rt;
use ::KRATE::{Client, Json, operations, types};

type Call = fn(&Client, &Args) -> Result<Said, String>;

/// What came of a call: `ok`, `api` or the kind of another error; the status; what was read, written again; the error.
struct Said(String, u16, Option<Result<String, String>>, String);

const CALLS: &[(&str, Call)] = &[
TABLE
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (url, file) = (arguments.next().expect("a URL"), arguments.next().expect("a file"));
    let authority = url.trim_start_matches("http://").to_owned();
    let client = Client::builder()
        .base_url(&url)
        .retry(rt::RetryPolicy::none())
        .follow_redirects(rt::Redirects::none())
        .wrap(move |inner| Detour { inner, authority: authority.clone() })
CREDENTIALS
        .build()
        .expect("a client");
    for line in std::fs::read_to_string(file).expect("readable").lines() {
        let args = Args(rt::from_json(line.as_bytes()).expect("JSON"));
        let case: String = args.read("case").expect("a case");
        let key: String = args.read("key").expect("a key");
        let call = CALLS.iter().find(|(known, _)| *known == key);
        let said = match call {
            Some((_, call)) => call(&client, &args).unwrap_or_else(|error| Said("argument".to_owned(), 0, None, error)),
            None => Said("missing".to_owned(), 0, None, String::new()),
        };
        let Said(kind, status, written, error) = said;
        let (written, error) = match written {
            Some(Ok(json)) => (json, error),
            Some(Err(why)) => ("null".to_owned(), format!("not written again: {why}")),
            None => (String::new(), error),
        };
        println!("{case}\t{kind}\t{status}\t{written}\t{}", error.replace(['\n', '\r', '\t'], " "));
    }
}

struct Args(rt::Map<Json>);

impl Args {
    fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some()
    }

    fn is_null(&self, key: &str) -> bool {
        self.0.get(key).is_none_or(|value| *value == Json::Null)
    }

    fn read<T: rt::ReadJson>(&self, key: &str) -> Result<T, String> {
        let value = self.0.get(key).ok_or_else(|| format!("no value for {key}"))?;
        let text = rt::to_json_string(value).map_err(|error| error.to_string())?;
        rt::from_json(text.as_bytes()).map_err(|error| format!("{key}: {error}: {text}"))
    }

    fn say<T, E: std::fmt::Debug>(
        &self,
        call: rt::Call<T, E>,
        good: fn(&T) -> Option<Result<String, String>>,
        bad: fn(&E) -> Option<Result<String, String>>,
    ) -> Said {
        let mut call = call.header("x-judge-case", &self.read::<String>("case").unwrap_or_default());
        if let Ok(media) = self.read::<String>("media") {
            call = call.content_type(&media);
        }
        let error = match call.send_blocking() {
            Ok(reply) => return Said("ok".to_owned(), reply.status(), good(&reply), String::new()),
            Err(error) => error,
        };
        let why = format!("{error:?}");
        let status = error.status().unwrap_or_default();
        match error.kind() {
            rt::ErrorKind::Api(said) => Said("api".to_owned(), status, bad(said), String::new()),
            rt::ErrorKind::Unexpected { .. } => Said("unexpected".to_owned(), status, None, why),
            rt::ErrorKind::Decode { .. } => Said("decode".to_owned(), status, None, why),
            rt::ErrorKind::Request(_) => Said("refused".to_owned(), status, None, why),
            _ => Said("failed".to_owned(), status, None, why),
        }
    }
}

fn text_as_json(text: &str) -> String {
    rt::to_json_string(text).unwrap_or_default()
}

/// Whatever server the document names: all goes to the judge.
struct Detour {
    inner: std::sync::Arc<dyn rt::Transport>,
    authority: String,
}

impl rt::Transport for Detour {
    fn send(
        &self,
        mut request: rt::http::Request<rt::Body>,
    ) -> rt::transport::BoxFuture<Result<rt::http::Response<rt::Body>, rt::TransportError>> {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        let uri = format!("http://{}{path}", self.authority);
        *request.uri_mut() = uri.parse().expect("a URI");
        self.inner.send(request)
    }
}
FUNCTIONS
"#;
