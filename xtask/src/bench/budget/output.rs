//! Lines and tokens of what is generated: of Sela's document, and of every fixture.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};

use crate::root::{files_below, read, root};

/// Files, lines and tokens of one kind.
#[derive(Default)]
struct Sum {
    files: usize,
    lines: usize,
    tokens: usize,
}

/// Counts by output, then by kind: `[files, lines, tokens]`.
pub(super) fn count() -> Result<Value, String> {
    let mut outputs = serde_json::Map::new();
    outputs.insert("sela".to_owned(), of(&root().join("generated/sela/src/generated"))?);
    let fixtures = root().join("crates/openapi-bindgen/tests/fixtures");
    for client in files_below(&fixtures, &|path| path.ends_with("expected/src/generated/client.rs"))? {
        let Some(folder) = client.parent() else { continue };
        let name = client.strip_prefix(&fixtures).unwrap_or(&client).iter().take(2);
        let name = name.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        outputs.insert(name, of(folder)?);
    }
    Ok(Value::Object(outputs))
}

/// A type's file holds a component with its inline types, an operation's file an operation with its own.
fn of(folder: &Path) -> Result<Value, String> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for file in files_below(folder, &|path| path.extension().is_some_and(|ending| ending == "rs"))? {
        let path = file.strip_prefix(folder).unwrap_or(&file);
        let is_list = path.ends_with("mod.rs");
        let kind = match path.iter().next().and_then(|first| first.to_str()) {
            Some("types") if !is_list => "schemas",
            Some("operations") if !is_list => "operations",
            _ => "rest",
        };
        let text = read(&file)?;
        let sum = sums.entry(kind).or_default();
        sum.files += 1;
        sum.lines += text.lines().count();
        sum.tokens += tokens(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(sums.into_iter().map(|(kind, sum)| (kind.to_owned(), json!([sum.files, sum.lines, sum.tokens]))).collect())
}

/// What the compiler reads, comments and documentation aside.
fn tokens(text: &str) -> Result<usize, String> {
    let is_doc = |line: &&str| line.trim_start().starts_with("///") || line.trim_start().starts_with("//!");
    let code: String = text.lines().filter(|line| !is_doc(line)).flat_map(|line| [line, "\n"]).collect();
    Ok(counted(code.parse::<TokenStream>().map_err(|error| error.to_string())?))
}

fn counted(tokens: TokenStream) -> usize {
    let one = |tree: TokenTree| match tree {
        // Both brackets count.
        TokenTree::Group(group) => 2 + counted(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(one).sum()
}
