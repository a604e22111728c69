//! What the person who generates has decided: names, types, formats, credentials, what to leave out.

mod apply;
mod keys;
mod parse;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use openapi_bindgen_diagnostics::{Code, Diagnostic, Pointer};
use openapi_bindgen_ir::RuntimeSource;

pub(crate) use apply::{Applied, nothing_there};
pub use keys::{KEYS, Key, Takes, nearest};
use parse::{Setting, Settings, Table};

/// A config; [`KEYS`] documents every key of its text form.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file's name for messages, such as `spec/sela.toml`.
    pub label: String,
    /// The file's number among the texts that messages quote.
    pub file: u32,
    /// `package.name`
    pub name: Option<String>,
    /// `package.version`
    pub version: Option<String>,
    /// `package.license`
    pub license: Option<String>,
    /// `package.env_prefix`
    pub env_prefix: Option<String>,
    /// `package.features_per_tag`
    pub features_per_tag: bool,
    /// `names.shorten`
    pub shorten: bool,
    /// `names.strict`
    pub strict: bool,
    /// `defaults.unknown_members`
    pub unknown_members: String,
    /// `defaults.extra`
    pub extra: bool,
    /// `defaults.dangling_refs`
    pub dangling_refs: Option<String>,
    /// `defaults.untyped_is_any`
    pub untyped_is_any: bool,
    /// `formats`
    pub formats: BTreeMap<String, String>,
    /// `select.only`
    pub only: Vec<String>,
    /// `select.without`
    pub without: Vec<String>,
    /// `select.prune`; `None` prunes where operations are chosen, else leaves out what only an extension uses.
    pub prune: Option<bool>,
    /// `auth.*`, by the scheme's name.
    pub auth: BTreeMap<String, Auth>,
    /// `paging.*`, by operation.
    pub paging: BTreeMap<String, PagingChoice>,
    /// `at.*`, by component name, `operationId` or pointer.
    pub at: BTreeMap<String, Override>,
    /// What headers and Cargo.toml of the output name; not part of the text.
    pub output: Output,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            label: String::new(),
            file: 0,
            name: None,
            version: None,
            license: None,
            env_prefix: None,
            features_per_tag: false,
            shorten: true,
            strict: false,
            unknown_members: "refuse".to_owned(),
            extra: false,
            dangling_refs: None,
            untyped_is_any: false,
            formats: BTreeMap::new(),
            only: Vec::new(),
            without: Vec::new(),
            prune: None,
            auth: BTreeMap::new(),
            paging: BTreeMap::new(),
            at: BTreeMap::new(),
            output: Output::default(),
        }
    }
}

/// What headers and Cargo.toml of the output name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The command that makes it, such as `cargo xtask codegen`.
    pub command: String,
    /// The document as headers name it; empty means the document's own label.
    pub document: String,
    /// Where the crate takes its runtime from.
    pub runtime: RuntimeSource,
    /// Whether the crate is a member of a workspace.
    pub workspace_member: bool,
}

/// What the config says about one security scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Auth {
    /// What stands before an API key.
    pub prefix: Option<String>,
    /// The client builder's method.
    pub setter: Option<String>,
    /// The environment variable.
    pub env: Option<String>,
    /// Where it stands in the text.
    pub span: Range<usize>,
}

/// What the config says about one operation's paging.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagingChoice {
    /// `none`, `page`, `offset`, `cursor`, `next-link`, `link-header`; found from shape when absent.
    pub kind: Option<String>,
    /// The query parameter.
    pub param: Option<String>,
    /// The member with the next link or cursor.
    pub member: Option<String>,
    /// The member with the items.
    pub items: Option<String>,
    /// Where it stands in the text.
    pub span: Range<usize>,
}

/// What the config says about one item of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// Another Rust name.
    pub rename: Option<String>,
    /// The tag module of an operation.
    pub module: Option<String>,
    /// Another Rust type.
    pub ty: Option<String>,
    /// Leave it out.
    pub skip: bool,
    /// Required or not.
    pub required: Option<bool>,
    /// Null or not.
    pub nullable: Option<bool>,
    /// Keeps unknown members or not.
    pub extra: Option<bool>,
    /// May be repeated safely or not.
    pub idempotent: Option<bool>,
    /// Variant names by value.
    pub variants: BTreeMap<String, String>,
    /// Where it stands in the text.
    pub span: Range<usize>,
    /// Where each of its settings stands.
    pub places: BTreeMap<String, Range<usize>>,
}

impl Config {
    /// Reads a config's text (TOML). `label` names the file in messages, `file` is its number among the texts that
    /// messages quote. Mistakes are errors: wrong syntax, unknown keys (with the nearest one that exists), wrong
    /// kinds of values.
    pub fn parse(label: &str, text: &str, file: u32) -> (Self, Vec<Diagnostic>) {
        let settings = Settings::read(label, text, file);
        let mut config = Self { label: label.to_owned(), file, ..Self::default() };
        for ((table, item), (entries, span)) in settings.tables {
            config.take(table, item, Entries(entries), span);
        }
        (config, settings.mistakes)
    }

    fn take(&mut self, table: &str, item: String, mut entries: Entries, span: Range<usize>) {
        match table {
            "package" => {
                self.name = entries.text("name");
                self.version = entries.text("version");
                self.license = entries.text("license");
                self.env_prefix = entries.text("env_prefix");
                self.features_per_tag = entries.flag("features_per_tag").unwrap_or_default();
            }
            "names" => {
                self.shorten = entries.flag("shorten").unwrap_or(true);
                self.strict = entries.flag("strict").unwrap_or_default();
            }
            "defaults" => {
                self.unknown_members = entries.text("unknown_members").unwrap_or_else(|| "refuse".to_owned());
                self.extra = entries.flag("extra").unwrap_or_default();
                self.dangling_refs = entries.text("dangling_refs");
                self.untyped_is_any = entries.flag("untyped_is_any").unwrap_or_default();
            }
            "formats" => self.formats = entries.all_texts(),
            "select" => {
                self.only = entries.list("only");
                self.without = entries.list("without");
                self.prune = entries.flag("prune");
            }
            "auth" => {
                let [prefix, setter, env] = ["prefix", "setter", "env"].map(|key| entries.text(key));
                self.auth.insert(item, Auth { prefix, setter, env, span });
            }
            "paging" => {
                let [kind, param, member, items] = ["kind", "param", "member", "items"].map(|key| entries.text(key));
                self.paging.insert(item, PagingChoice { kind, param, member, items, span });
            }
            "at" => {
                self.at.insert(item, entries.into_override(span));
            }
            _ => {}
        }
    }

    /// How messages name the config's file.
    pub(crate) fn place(&self) -> &str {
        if self.label.is_empty() { "the config" } else { &self.label }
    }

    /// An error about a place in the config.
    pub(crate) fn mistake(&self, code: Code, path: &[&str], span: &Range<usize>, what: String) -> Diagnostic {
        let pointer = path.iter().fold(Pointer::in_file(&self.label, ""), |at, token| at.child(token));
        let [start, end] = [span.start, span.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        Diagnostic::error(code, pointer, what).span(self.file, start, end)
    }
}

struct Entries(Table);

impl Entries {
    fn text(&mut self, key: &str) -> Option<String> {
        match self.0.get(key) {
            Some((Setting::Text(text), _)) => Some(text.clone()),
            _ => None,
        }
    }

    fn flag(&mut self, key: &str) -> Option<bool> {
        match self.0.get(key) {
            Some((Setting::Flag(flag), _)) => Some(*flag),
            _ => None,
        }
    }

    fn list(&mut self, key: &str) -> Vec<String> {
        match self.0.get(key) {
            Some((Setting::List(list), _)) => list.clone(),
            _ => Vec::new(),
        }
    }

    fn all_texts(self) -> BTreeMap<String, String> {
        let texts = self.0.into_iter().filter_map(|(key, (setting, _))| match setting {
            Setting::Text(text) => Some((key, text)),
            _ => None,
        });
        texts.collect()
    }

    fn into_override(mut self, span: Range<usize>) -> Override {
        let variants = match self.0.get("variants") {
            Some((Setting::Texts(texts), _)) => texts.clone(),
            _ => BTreeMap::new(),
        };
        Override {
            rename: self.text("rename"),
            module: self.text("module"),
            ty: self.text("type"),
            skip: self.flag("skip").unwrap_or_default(),
            required: self.flag("required"),
            nullable: self.flag("nullable"),
            extra: self.flag("extra"),
            idempotent: self.flag("idempotent"),
            variants,
            span,
            places: self.0.into_iter().map(|(key, (_, place))| (key, place)).collect(),
        }
    }
}
