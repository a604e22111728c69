//! Facts about the generated crate.

use openapi_bindgen_diagnostics::{Diagnostic, Pointer, Sink, codes};
use openapi_bindgen_ir::Package;
use openapi_bindgen_spec::model::Document;

use crate::config::Config;
use crate::names::words;

/// Names that no crate can have, or that would hide others.
const TAKEN: &[&str] = &["std", "core", "alloc", "self", "Self", "super", "crate", "openapi-bindgen-runtime"];

/// Names that a crate may have when somebody asks for them.
const AVOIDED: &[&str] = &["test", "proc-macro"];

/// The longest name that registries take.
const LONGEST: usize = 64;

/// The package, as config and document describe it.
pub(crate) fn package(document: &Document, config: &Config, sink: &mut Sink) -> Package {
    let name = config.name.clone().unwrap_or_else(|| crate_name(&document.info.title));
    if is_taken(&name) {
        let what = format!("`{name}` cannot be the name of a crate");
        let diagnostic = Diagnostic::error(codes::names::CONFIG_VALUE, Pointer::root(), what);
        sink.push(diagnostic.help("choose another with `--name` or `[package] name`; `-client` behind it will do"));
    }
    let env_prefix = config.env_prefix.clone().unwrap_or_else(|| {
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect()
    });
    Package {
        version: config.version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
        title: document.info.title.clone(),
        api_version: document.info.version.clone(),
        description: document.info.description.clone(),
        command: config.output.command.clone(),
        document: match config.output.document.as_str() {
            "" => document.label.clone(),
            given => given.to_owned(),
        },
        license: config.license.clone().unwrap_or_default(),
        runtime: config.output.runtime.clone(),
        env_prefix,
        workspace_member: config.output.workspace_member,
        tag_features: config.features_per_tag,
        name,
    }
}

/// A crate name from a title: `Sela API` gives `sela-api`.
fn crate_name(title: &str) -> String {
    let mut name = String::new();
    for word in words(title) {
        if name.len() + word.len() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word);
    }
    if title.trim().is_empty() || name.is_empty() {
        return "api-client".to_owned();
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert_str(0, "api-");
    }
    if is_taken(&name) || AVOIDED.contains(&name.as_str()) { format!("{name}-client") } else { name }
}

/// Whether no crate may have this name, or one that has it hides another.
fn is_taken(name: &str) -> bool {
    TAKEN.contains(&name) || is_keyword(name)
}

fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
        "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
        "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type",
        "typeof", "unsafe", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&name)
}
