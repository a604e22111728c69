//! `Cargo.toml` of the generated crate.

use openapi_bindgen_ir::{Api, Package, RuntimeSource};

use crate::model::tags;
use crate::names::module;
use crate::text::literal::quoted;
use crate::text::plain::one_line;
use crate::unit::generated_by;

/// Features that only pass on to the runtime, and whether they are on by default.
const PASSED_ON: &[(&str, bool, &[&str])] = &[
    ("blocking", false, &["client", "openapi-bindgen-runtime/blocking"]),
    ("client", false, &["openapi-bindgen-runtime/client"]),
    ("mock", false, &["client", "openapi-bindgen-runtime/mock"]),
    ("pattern", true, &["openapi-bindgen-runtime/pattern"]),
    ("reqwest", true, &["client", "openapi-bindgen-runtime/reqwest"]),
    ("serde", true, &["openapi-bindgen-runtime/serde"]),
];

/// Prints `Cargo.toml`.
pub(crate) fn emit(api: &Api, has_example: bool) -> String {
    let package = &api.package;
    let mut text = format!("# {}\n\n[package]\n", generated_by(package, ""));
    for (key, value) in [
        ("name", package_name(package)),
        ("version", version(package)),
        ("edition", "2024".to_owned()),
        ("rust-version", "1.88".to_owned()),
        ("description", description(package)),
    ] {
        text.push_str(&format!("{key} = {}\n", toml_text(&value)));
    }
    if !package.license.is_empty() {
        text.push_str(&format!("license = {}\n", toml_text(&package.license)));
    }
    text.push_str("\n[features]\n");
    text.push_str(&features(api));
    text.push_str(&dependency(&package.runtime));
    if has_example {
        text.push_str("\n[[example]]\nname = \"quickstart\"\nrequired-features = [\"blocking\"]\n");
    }
    if !package.workspace_member {
        text.push_str("\n[workspace]\n");
    }
    text
}

/// The crate's name as cargo takes it.
pub(crate) fn package_name(package: &Package) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name: String = package.name.chars().map(|c| if fits(c) { c } else { '-' }).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') { name } else { format!("api-{name}") }
}

/// The crate's name as Rust code takes it.
pub(crate) fn crate_name(package: &Package) -> String {
    package_name(package).replace('-', "_")
}

/// The crate's version; what is no version becomes one that nobody can mistake for a real one.
pub(crate) fn version(package: &Package) -> String {
    let numbers = package.version.split(['-', '+']).next().unwrap_or_default();
    let is_number = |part: &str| !part.is_empty() && part.len() < 10 && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    let sound = numbers.split('.').count() == 3 && numbers.split('.').all(is_number);
    if sound && package.version.chars().all(fits) { package.version.clone() } else { "0.0.0".to_owned() }
}

fn description(package: &Package) -> String {
    let title = one_line(&package.title);
    if title.is_empty() { "A client of an HTTP API".to_owned() } else { format!("A client of {title}") }
}

fn features(api: &Api) -> String {
    let mut default: Vec<&str> = PASSED_ON.iter().filter(|(_, on, _)| *on).map(|(name, ..)| *name).collect();
    let tags: Vec<String> = tags(api).map(|tag| module::stem(&tag.module)).collect();
    let has_tags = api.package.tag_features && !tags.is_empty();
    if has_tags {
        default.insert(0, "all-tags");
    }
    let mut text = format!("default = {}\n", array(&default));
    for (name, _, enables) in PASSED_ON {
        text.push_str(&format!("{name} = {}\n", array(enables)));
    }
    if has_tags {
        text.push_str("all-tags = [\n");
        for tag in &tags {
            text.push_str(&format!("    {},\n", toml_text(&tag_feature(tag))));
        }
        text.push_str("]\n");
        for tag in &tags {
            text.push_str(&format!("{} = []\n", toml_text(&tag_feature(tag))));
        }
    }
    text
}

/// The feature of a tag, which is never one of the crate's own.
pub(crate) fn tag_feature(module: &str) -> String {
    let name = module::stem(module);
    let own = PASSED_ON.iter().any(|(own, ..)| *own == name) || matches!(name.as_str(), "default" | "all-tags");
    let name: String = name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    if own { format!("tag-{name}") } else { name }
}

fn array(items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(|item| toml_text(item)).collect();
    format!("[{}]", items.join(", "))
}

// The runtime's features are chosen by this crate's.
fn dependency(runtime: &RuntimeSource) -> String {
    let mut text = "\n[dependencies.openapi-bindgen-runtime]\n".to_owned();
    let version = Some(&runtime.version).filter(|version| !version.is_empty());
    for (key, value) in [("version", version), ("path", runtime.path.as_ref())] {
        let Some(value) = value else { continue };
        text.push_str(&format!("{key} = {}\n", toml_text(value)));
    }
    text.push_str("default-features = false\n");
    text
}

/// A basic string of TOML.
pub(crate) fn toml_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in one_line(text).chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A Rust literal of the crate's name and version for the User-Agent header.
pub(crate) fn user_agent(package: &Package) -> String {
    format!("concat!({}, env!(\"CARGO_PKG_VERSION\"))", quoted(&format!("{}/", package_name(package))))
}
