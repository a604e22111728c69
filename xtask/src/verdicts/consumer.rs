//! Code of somebody who uses everything that `api.txt` lists, in ways that a compatible change must not break.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::signature::signature;

const HEAD: &str = "\
#![allow(dead_code, deprecated, unused, unreachable_patterns, clippy::all)]
use sdk::runtime as rt;
use sdk::{operations, types};
";

/// What generated files import, by name, so that no new type of a document hides any of it.
const PRELUDE: [&str; 14] = [
    "Base64",
    "BlankOr",
    "Date",
    "DateTime",
    "Decimal",
    "Field",
    "File",
    "IsoDuration",
    "Json",
    "Map",
    "Number",
    "Secret",
    "Time",
    "Uuid",
];

/// Functions, each of which uses one item.
pub(super) struct Consumer {
    /// Modules of the crate with the types that each has, for imports by name.
    imports: BTreeMap<String, BTreeSet<String>>,
    /// Functions with the line of `api.txt` that each was made of, and the module whose names it sees.
    uses: Vec<Use>,
}

struct Use {
    line: String,
    module: String,
    code: String,
}

impl Consumer {
    /// Reads `api.txt`.
    pub(super) fn new(api: &str) -> Self {
        let lines = || api.lines().filter(|line| !line.starts_with('#'));
        let mut consumer = Self { imports: BTreeMap::new(), uses: Vec::new() };
        let mut variants: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let built: BTreeSet<&str> =
            lines().filter(|line| line.contains(": fn new(")).filter_map(|line| line.split(": ").next()).collect();
        for line in lines() {
            let Some((path, what)) = split(line) else { continue };
            if what == "struct" || what == "enum" || what.starts_with("struct(") || !what.starts_with("fn ") {
                consumer.item(line, path, what, &built);
            } else {
                consumer.function(line, path, what);
            }
            if let Some((owner, variant)) = variant(line) {
                variants.entry(owner).or_default().push(variant);
            }
        }
        for (path, arms) in variants {
            consumer.matched(&path, &arms);
        }
        consumer
    }

    /// The code. Every function stands on one line.
    pub(super) fn text(&self) -> String {
        self.lines().iter().fold(String::new(), |text, (line, _)| text + line + "\n")
    }

    /// Takes out the functions on these lines, and says what they were made of.
    pub(super) fn leave_out(&mut self, wrong: &BTreeSet<usize>) -> Vec<String> {
        let of_line: Vec<Option<usize>> = self.lines().into_iter().map(|(_, use_)| use_).collect();
        let mut gone: Vec<usize> =
            wrong.iter().filter_map(|line| of_line.get(line.checked_sub(1)?).copied().flatten()).collect();
        gone.sort_unstable();
        gone.dedup();
        gone.retain(|at| *at < self.uses.len());
        gone.into_iter().rev().map(|at| self.uses.remove(at).line).collect()
    }

    /// Lines with the number of the use that each holds.
    fn lines(&self) -> Vec<(String, Option<usize>)> {
        let mut lines: Vec<(String, Option<usize>)> = HEAD.lines().map(|line| (line.to_owned(), None)).collect();
        let types = self.imports.get("types");
        // A type of the document goes before one of the runtime that has its name.
        let hidden = |name: &&str| types.is_some_and(|types| types.contains(*name));
        let prelude = PRELUDE.iter().filter(|name| !hidden(name));
        lines.extend(prelude.map(|name| (format!("use rt::prelude::{name};"), None)));
        lines.extend(types.into_iter().flatten().map(|name| (format!("use sdk::types::{name};"), None)));
        let modules: BTreeSet<&String> = self.uses.iter().map(|one| &one.module).collect();
        for (number, module) in modules.into_iter().enumerate() {
            lines.push((format!("mod m{number} {{ use super::*;"), None));
            if module != "types" {
                let names = self.imports.get(module).into_iter().flatten();
                lines.extend(names.map(|name| (format!("use {}::{name};", public(module)), None)));
            }
            let own = self.uses.iter().enumerate().filter(|(_, one)| one.module == *module);
            lines.extend(own.map(|(at, one)| (one.code.replace("NUMBER", &at.to_string()), Some(at))));
            lines.push(("}".to_owned(), None));
        }
        lines
    }

    fn add(&mut self, line: &str, module: &str, code: String) {
        self.uses.push(Use { line: line.to_owned(), module: module.to_owned(), code });
    }

    fn item(&mut self, line: &str, path: &str, what: &str, built: &BTreeSet<&str>) {
        let Some((module, name)) = path.rsplit_once("::") else { return };
        if let Some((owner, field)) = name.split_once('.') {
            let code =
                format!("fn uNUMBER(x: &mut {owner}, v: {what}) {{ let _: &{what} = &x.{field}; x.{field} = v; }}");
            self.add(line, module, code);
            if built.contains(format!("{module}::{owner}").as_str()) {
                self.setter(line, module, owner, field, what);
            }
            return;
        }
        // A variant stands in its enum, and is matched below.
        if module.rsplit("::").next().is_some_and(|last| last.starts_with(|first: char| first.is_uppercase())) {
            return;
        }
        if !module.is_empty() {
            self.imports.entry(module.to_owned()).or_default().insert(name.to_owned());
        }
        let code = match what.strip_prefix("struct(").and_then(|inner| inner.strip_suffix(')')) {
            Some(inner) => {
                format!("fn uNUMBER(v: {inner}) -> {name} {{ let x = {name}(v); let _: &{inner} = &x.0; x }}")
            }
            None if what == "struct" || what == "enum" => format!("type UNUMBER = {name}{};", lifetime(path)),
            None => format!("fn uNUMBER(x: {name}) -> {what} {{ x }}"),
        };
        self.add(line, module, code);
        if what == "struct" && !path.starts_with("operations") {
            let code = format!("fn uNUMBER(x: &{name}) -> bool {{ format!(\"{{x:?}}\"); x.clone() == *x }}");
            self.add(line, module, code);
        }
    }

    /// What may be left out is set by a function of its name.
    fn setter(&mut self, line: &str, module: &str, owner: &str, field: &str, what: &str) {
        let optional = what.strip_prefix("Option<").and_then(|inner| inner.strip_suffix('>'));
        let Some(value) = optional.or_else(|| what.starts_with("Field<").then_some(what)) else { return };
        self.add(line, module, format!("fn uNUMBER(x: {owner}, v: {value}) -> {owner} {{ x.{field}(v) }}"));
    }

    fn function(&mut self, line: &str, path: &str, what: &str) {
        let (Some(signature), Some((module, owner))) = (signature(what), path.rsplit_once("::")) else { return };
        let owner_type = format!("{owner}{}", lifetime_of_owner(path));
        let named = |at: usize| format!("a{at}");
        let mut params: Vec<String> =
            signature.arguments.iter().enumerate().map(|(at, ty)| format!("{}: {ty}", named(at))).collect();
        let arguments = (0..params.len()).map(named).collect::<Vec<_>>().join(", ");
        let own = format!("{}::{owner_type}", public(module));
        let output = if signature.output == "Self" { own.as_str() } else { signature.output };
        let call = match signature.receiver {
            Some(receiver) => {
                let borrowed = if receiver.starts_with('&') { "&" } else { "" };
                params.insert(0, format!("x: {borrowed}{own}"));
                format!("x.{}({arguments})", signature.name)
            }
            None => format!("{owner}::{}({arguments})", signature.name),
        };
        let params = params.join(", ");
        self.add(line, module, format!("fn uNUMBER({params}) {{ let _r: {output} = {call}; }}"));
        if signature.name == "new" && signature.arguments.is_empty() && signature.receiver.is_none() {
            self.add(line, module, format!("fn uNUMBER() -> {owner} {{ {owner}::default() }}"));
        }
    }

    fn matched(&mut self, path: &str, arms: &[String]) {
        let Some((module, name)) = path.rsplit_once("::") else { return };
        let mut code = format!("fn uNUMBER(x: {name}) {{ match x {{ ");
        for arm in arms {
            let (variant, payload) =
                arm.split_once('(').map_or((arm.as_str(), None), |(name, rest)| (name, Some(rest)));
            // Writing into a String cannot fail.
            let _ = match payload.and_then(|rest| rest.strip_suffix(')')) {
                Some(ty) => write!(code, "{name}::{variant}(v) => {{ let _: {ty} = v; }} "),
                None => write!(code, "{name}::{variant} => {{}} "),
            };
        }
        code.push_str("_ => {} } }");
        self.add(path, module, code);
        if module != "types" {
            return;
        }
        for arm in arms {
            let code = match arm.split_once('(').and_then(|(variant, rest)| Some((variant, rest.strip_suffix(')')?))) {
                Some((variant, ty)) => format!("fn uNUMBER(v: {ty}) -> {name} {{ {name}::{variant}(v) }}"),
                None => format!("fn uNUMBER() -> {name} {{ {name}::{arm} }}"),
            };
            self.add(path, module, code);
        }
        for ty in arms.iter().filter_map(|arm| arm.split_once('(')?.1.strip_suffix(')')) {
            self.add(path, module, format!("fn uNUMBER(v: {ty}) -> {name} {{ v.into() }}"));
        }
    }
}

/// Where users find a module; the client stands at the crate's root.
fn public(module: &str) -> String {
    if module == "client" { "sdk".to_owned() } else { format!("sdk::{module}") }
}

/// Path and what it is.
fn split(line: &str) -> Option<(&str, &str)> {
    if let Some((path, what)) = line.split_once(": ") {
        return Some((path, what));
    }
    // Variants have no colon; fields do.
    let path = line.split(['(', '=']).next()?.trim();
    Some((path, ""))
}

/// The enum and the variant, with what it holds, in `types::Shape::Circle(Circle)`.
fn variant(line: &str) -> Option<(String, String)> {
    let text = line.split(" = ").next()?;
    if text.contains(": ") {
        return None;
    }
    let head = text.split('(').next()?;
    let owner = head.rsplit_once("::")?.0;
    let variant = text.get(owner.len() + 2..)?;
    Some((owner.to_owned(), variant.to_owned()))
}

/// Handles borrow the client.
fn lifetime(path: &str) -> &'static str {
    if is_handle(path) { "<'static>" } else { "" }
}

fn lifetime_of_owner(path: &str) -> &'static str {
    if is_handle(path) { "<'_>" } else { "" }
}

/// `operations::leads::Leads`: the type named as its module.
fn is_handle(path: &str) -> bool {
    let mut parts = path.rsplit("::");
    let (Some(name), Some(module), Some("operations")) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    name.to_lowercase() == module.replace('_', "")
}
