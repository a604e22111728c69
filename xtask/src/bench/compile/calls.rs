//! Calls of operations, found in an output by general rules.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::rivals::Tool;
use super::sources;
use crate::root::read;

/// Expressions that give a future, each of one operation.
pub(super) fn find(tool: &Tool, sdk: &Path) -> Result<Vec<String>, String> {
    if tool.is_ours() { listed(&read(&sdk.join("api.txt"))?) } else { written(tool, sdk) }
}

/// From the list of our public items.
fn listed(api: &str) -> Result<Vec<String>, String> {
    let mut handles = BTreeMap::new();
    let mut calls = Vec::new();
    for line in api.lines() {
        let Some((path, signature)) = line.split_once(": fn ") else { continue };
        let Some(function) = Function::new(signature) else { continue };
        let result = signature.rsplit(" -> ").next().unwrap_or_default();
        if path == "client::Client" {
            handles.insert(result.trim_end_matches("<'_>").to_owned(), function.name);
        } else if let Some(handle) = handles.get(path)
            && let Some(arguments) = function.arguments()
        {
            calls.push(format!("arg::<&'static sdk::Client>().{handle}().{}({arguments})", function.name));
        }
    }
    Ok(calls)
}

/// From asynchronous public functions in the code.
fn written(tool: &Tool, sdk: &Path) -> Result<Vec<String>, String> {
    let mut calls = Vec::new();
    for file in sources(sdk)? {
        let text = read(&file)?;
        let module = module(sdk, &file);
        let mut owner = None;
        let mut rest = text.as_str();
        while let Some(line) = rest.lines().next() {
            if let Some(head) = line.strip_prefix("impl") {
                // Parameters of the implementation stand before the type.
                let head =
                    if head.starts_with('<') { head.split_once("> ").map_or(head, |(_, rest)| rest) } else { head };
                let name = head.rsplit(" for ").next().unwrap_or(head).trim();
                let name = name.split(['<', ' ', '{']).next().and_then(|name| name.rsplit("::").next());
                owner = name.filter(|name| !name.is_empty()).map(str::to_owned);
            }
            if let Some(at) = line.find("pub async fn ")
                && let Some(function) = rest.get(at + "pub async fn ".len()..).and_then(Function::new)
                && let Some(arguments) = function.arguments()
            {
                let owner =
                    tool.client_module().zip(owner.as_ref()).map(|(module, owner)| format!("{module}::{owner}"));
                match (function.is_method, owner) {
                    (true, Some(owner)) => {
                        calls.push(format!("arg::<&'static {owner}>().{}({arguments})", function.name))
                    }
                    (false, None) => calls.push(format!("{module}::{}({arguments})", function.name)),
                    _ => {}
                }
            }
            rest = rest.get(line.len()..).unwrap_or_default().trim_start_matches(['\n', '\r']);
        }
    }
    Ok(calls)
}

/// `sdk::a::b` for `src/a/b.rs`.
fn module(sdk: &Path, file: &Path) -> String {
    let path = file.strip_prefix(sdk.join("src")).unwrap_or(file).with_extension("");
    let parts = path.iter().map(|part| part.to_string_lossy().into_owned());
    let parts: Vec<String> = parts.filter(|part| !matches!(part.as_str(), "lib" | "mod")).collect();
    std::iter::once("sdk".to_owned()).chain(parts).collect::<Vec<_>>().join("::")
}

/// The head of a function.
struct Function<'t> {
    name: &'t str,
    is_method: bool,
    parameters: Vec<&'t str>,
}

impl<'t> Function<'t> {
    /// Reads `name<'a>(&self, x: X) …`.
    fn new(text: &'t str) -> Option<Self> {
        let open = text.find('(')?;
        let name = text.get(..open)?.split('<').next()?.trim();
        let inner = text.get(open + 1..open + 1 + closing(text.get(open + 1..)?)?)?;
        let mut parameters = split(inner);
        let is_method = parameters.first().is_some_and(|first| first.starts_with('&') && first.ends_with("self"));
        if is_method {
            parameters.remove(0);
        } else if parameters.first().is_some_and(|first| first.ends_with("self")) {
            return None;
        }
        Some(Self { name, is_method, parameters })
    }

    /// A value for every parameter; `None` where no general rule has one.
    fn arguments(&self) -> Option<String> {
        let arguments = self.parameters.iter().map(|parameter| {
            let ty = parameter.split_once(':')?.1.trim().trim_end_matches(',');
            match ty.strip_prefix("impl ") {
                None => Some("arg()".to_owned()),
                Some(rule) => {
                    let inner = rule.split_once('<')?.1.strip_suffix('>')?.trim();
                    match rule.split('<').next()? {
                        "Into" if !inner.starts_with('_') => Some(format!("arg::<{}>()", named(inner))),
                        "AsRef" if inner == "str" => Some("arg::<String>()".to_owned()),
                        _ => None,
                    }
                }
            }
        });
        arguments.collect::<Option<Vec<_>>>().map(|arguments| arguments.join(", "))
    }
}

/// The type as users write it.
fn named(ty: &str) -> String {
    let ty = ty.split_whitespace().collect::<String>();
    match ty.trim_end_matches(',') {
        "String" => "String".to_owned(),
        ty if ty.starts_with("crate::") => format!("sdk::{}", ty.trim_start_matches("crate::")),
        ty if ty.starts_with("rt::") => format!("sdk::runtime::{}", ty.trim_start_matches("rt::")),
        ty => format!("sdk::{ty}"),
    }
}

/// How far it is to the bracket that closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What commas outside of all brackets part.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut begin) = (Vec::new(), 0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'<' | b'[' => depth += 1,
            b')' | b'>' | b']' => depth -= 1,
            b',' if depth == 0 => {
                parts.extend(text.get(begin..at));
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(text.get(begin..));
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::Function;

    #[test]
    fn every_parameter_gets_a_value_where_a_general_rule_has_one() {
        let cases = [
            ("get(&self) -> X {", Some((true, ""))),
            ("get<'a>(&'a self, owner: &'a str, page: Option<i64>) -> X {", Some((true, "arg(), arg()"))),
            ("get(configuration: &Configuration, p: models::P<A, B>) -> X {", Some((false, "arg(), arg()"))),
            (
                "get(&self, id: impl Into<String>,\n body: impl Into<\n crate::types::B,\n >,\n) {",
                Some((true, "arg::<String>(), arg::<sdk::types::B>()")),
            ),
            ("get(&self, id: impl AsRef<str>) {", Some((true, "arg::<String>()"))),
            ("get(&self, id: impl Into<rt::Secret>) {", Some((true, "arg::<sdk::runtime::Secret>()"))),
            ("get(&self, make: impl Fn(u8) -> u8) {", None),
            ("get(self, id: u8) {", None),
        ];
        for (text, expected) in cases {
            let function = Function::new(text);
            let found = function.as_ref().and_then(|function| Some((function.is_method, function.arguments()?)));
            assert_eq!(found, expected.map(|(is_method, arguments)| (is_method, arguments.to_owned())), "{text}");
        }
    }
}
