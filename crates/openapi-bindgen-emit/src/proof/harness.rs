//! `tests/generated/main.rs`: what the tests of all operations share.

use openapi_bindgen_ir::{Api, Scheme, SchemeKind};

use crate::model::tags;
use crate::names::module;
use crate::package::manifest;
use crate::text::literal::quoted;
use crate::unit::{Unit, generated_by};

/// Prints the harness and the list of its modules.
pub(crate) fn emit(api: &Api) -> Unit {
    let krate = manifest::crate_name(&api.package);
    // A blank line keeps rustfmt from sorting both lists into one.
    let mut modules = "#[path = \"answers/mod.rs\"]\nmod answers;\n".to_owned();
    if tags(api).next().is_some() {
        modules.push('\n');
    }
    for tag in tags(api) {
        if api.package.tag_features {
            modules.push_str(&format!("#[cfg(feature = \"{}\")]\n", manifest::tag_feature(&tag.module)));
        }
        modules.push_str(&declaration(&tag.module));
    }
    let text = TEMPLATE
        .replace("HEADER", &generated_by(&api.package, ""))
        .replace("MODULES\n", &modules)
        .replace("KRATE", &krate)
        .replace("\nCREDENTIALS", &credentials(api));
    Unit { path: "tests/generated/main.rs".to_owned(), text, public: Vec::new() }
}

/// Names that the harness itself uses: a tag's tests are another module then.
const OWN: &[&str] =
    &["answers", "examples", "keeps", "keeps_known", "operations", "rt", "sends", "skip", "std", "types"];

fn declaration(module: &str) -> String {
    let name = module::name(module);
    if OWN.contains(&name.as_str()) {
        return format!("#[path = \"{name}.rs\"]\nmod tag_{name};\n");
    }
    format!("mod {name};\n")
}

/// A made-up credential for every scheme, as lines of a client builder.
pub(super) fn credentials(api: &Api) -> String {
    api.schemes.iter().filter_map(credential).collect()
}

fn credential(scheme: &Scheme) -> Option<String> {
    let credential = match scheme.kind {
        SchemeKind::Other(_) => return None,
        SchemeKind::Basic => "rt::Credential::basic(\"user\", \"password\")",
        _ => "rt::Credential::key(\"key\")",
    };
    Some(format!("\n        .credential({}, {credential})", quoted(&scheme.name)))
}

const TEMPLATE: &str = r#"//! HEADER
#![cfg(feature = "client")]
#![allow(deprecated, dead_code, unused_imports, unused_macros, reason = "the harness is the same for every document")]

use ::std::sync::{Arc, Mutex};
use ::std::task::{Context, Poll, Waker};

use ::KRATE::runtime as rt;
use ::KRATE::{Client, Json, operations, types};

MODULES

/// A test that an example is read and written back with every member.
macro_rules! keeps {
    ($name:ident: $type:ty, $json:expr) => {
        #[test]
        fn $name() {
            crate::round_trip::<$type>($json, true);
        }
    };
}

/// A test that an example is read, and every member that the document knows is written back.
macro_rules! keeps_known {
    ($name:ident: $type:ty, $json:expr) => {
        #[test]
        fn $name() {
            crate::round_trip::<$type>($json, false);
        }
    };
}

/// A test that a call sends this method, path and content type.
macro_rules! sends {
    ($name:ident: $method:literal $path:literal $media:literal, $call:expr) => {
        #[test]
        fn $name() {
            crate::sent($method, $path, $media, |client| crate::block_on($call(client).validate(false).raw()));
        }
    };
}

/// Tests of the examples of answers, which a mock answers with: their tables are read here and by the crate.
macro_rules! examples {
    ($(
        $name:ident: $method:literal $path:literal $status:literal $(as $media:literal)? $title:literal
        $keeps:ident $type:ty = [$($json:expr),*]
    ),* $(,)?) => {
        $($keeps! { $name: $type, $($json),* })*
    };
}

/// The same for the examples of components.
macro_rules! component_examples {
    ($($name:ident: $keeps:ident $type:ty = $json:expr),* $(,)?) => {
        $($keeps! { $name: $type, $json })*
    };
}

/// No test of an answer that is made of something else.
macro_rules! skip {
    ($($all:tt)*) => {};
}

use {component_examples, examples, keeps, keeps_known, sends, skip};

fn value<T: rt::ReadJson>(json: &str) -> T {
    rt::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

#[track_caller]
fn round_trip<T: rt::ReadJson + rt::WriteJson + PartialEq + std::fmt::Debug>(json: &str, all: bool) {
    let given: Json = value(json);
    let read: T = value(json);
    let written = rt::to_json_string(&read).expect("a value that was read can be written");
    assert_eq!(value::<T>(&written), read);
    let written: Json = value(&written);
    if all {
        assert_eq!(written, given);
    } else {
        assert!(is_part(&written, &given), "{written} is not part of {given}");
    }
}

fn is_part(part: &Json, whole: &Json) -> bool {
    match (part, whole) {
        (Json::Object(part), Json::Object(whole)) => {
            part.iter().all(|(key, member)| whole.get(key).is_some_and(|other| is_part(member, other)))
        }
        (Json::Array(part), Json::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(part, whole)| is_part(part, whole))
        }
        _ => part == whole,
    }
}

#[track_caller]
fn sent<T, E: std::fmt::Debug>(method: &str, template: &str, media: &str, call: impl FnOnce(&Client) -> Result<T, E>) {
    let seen = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&seen);
    let transport = rt::transport::from_fn(move |request| {
        let (head, _) = request.into_parts();
        *slot.lock().expect("no panic") = Some(head);
        async { Ok(rt::http::Response::new(rt::Body::empty())) }
    });
    let client = Client::builder()
        .base_url("https://api.example")
        .transport(transport)
CREDENTIALS
        .build()
        .expect("a client");
    call(&client).map(|_| ()).expect("an answer");
    let head = seen.lock().expect("no panic").take().expect("a request");
    assert_eq!(head.method.as_str(), method);
    assert!(fits(template, head.uri.path()), "{} is no {template}", head.uri.path());
    let sent = head.headers.get("content-type").map_or("", |value| value.to_str().expect("text"));
    assert!(sent.starts_with(media) && media.is_empty() == sent.is_empty(), "content type {sent}");
}

/// Whether a path has what the template wants around its parameters.
fn fits(template: &str, path: &str) -> bool {
    let template = template.split(['?', '#']).next().unwrap_or_default();
    let mut rest = path;
    let mut pieces = template.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, tail)| tail));
    let first = pieces.next().unwrap_or_default();
    let Some(start) = rest.find(first) else { return false };
    rest = &rest[start + first.len()..];
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    true
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
        std::thread::yield_now();
    }
}
"#;
