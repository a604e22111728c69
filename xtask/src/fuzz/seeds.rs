//! What the fuzzer begins with: the documents, configs and locks of fixtures, and the words that stand in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::root::{files_below, read, root};

/// Texts for the targets that read choices or JSON.
const JSON: &[&str] = &[
    "{}",
    "[]",
    "null",
    "\"a\"",
    "1",
    "1.10",
    "-0.0",
    "1e400",
    "{\"a\":1}",
    "{\"a\":null,\"b\":[1,\"x\",{}]}",
    "{\"kind\":\"circle\",\"radius\":1}",
    "{\"phone_number\":\"+1\",\"us_state\":\"\",\"x\":{\"y\":[]}}",
    "{\"leads\":[{\"phone_number\":\"+18042221111\",\"us_state\":null,\"metadata\":{\"a\":1}}]}",
    "{\"results\":[{\"id\":1,\"action\":\"created\",\"error\":null}]}",
];
const STREAM: &str = "\u{3}\u{7}\u{feff}: c\r\nevent: x\rid: 7\ndata: a\ndata:b\n\nretry: 5\ndata\n\n";
/// How many of the types there are to choose from, at least.
const TYPES: u8 = 40;

/// Writes the seeds of each target, and the dictionary, into the fuzzer's folder.
pub(super) fn write(folder: &Path) -> Result<(), String> {
    let fixtures = root().join("crates/openapi-bindgen/tests/fixtures");
    let named = |names: &'static [&'static str]| {
        move |path: &Path| path.file_name().is_some_and(|name| names.iter().any(|known| name == *known))
    };
    let mut specs = files_below(&fixtures, &named(&["spec.yaml", "overlay.yaml"]))?;
    specs.push(root().join("spec/Sela_API.yaml"));
    let mut words = BTreeSet::new();
    for (number, path) in specs.iter().enumerate() {
        let text = read(path)?;
        words.extend(words_of(&text));
        for target in ["document", "tree", "review"] {
            put(folder, target, &number.to_string(), text.as_bytes())?;
        }
    }
    for (number, path) in files_below(&fixtures, &named(&["config.toml", "lock.txt"]))?.iter().enumerate() {
        let text = read(path)?;
        words.extend(words_of(&text));
        let text = if path.ends_with("lock.txt") { format!("\0{text}") } else { text };
        put(folder, "names", &number.to_string(), text.as_bytes())?;
    }
    for (number, text) in JSON.iter().enumerate() {
        for kind in 0..TYPES {
            put(folder, "types", &format!("{kind}_{number}"), &[&[kind], text.as_bytes()].concat())?;
        }
        for target in ["answer", "parameters", "multipart", "urlencoded"] {
            put(folder, target, &number.to_string(), &[&[0, 100, 1, 0, 0], text.as_bytes()].concat())?;
        }
    }
    put(folder, "events", "0", STREAM.as_bytes())?;
    put_cases(folder)?;
    let lines: Vec<String> = words.iter().map(|word| format!("\"{word}\"\n")).collect();
    crate::root::write(&folder.join("words.dict"), &lines.concat())
}

/// What broke a property once.
fn put_cases(folder: &Path) -> Result<(), String> {
    let cases = root().join("crates/openapi-bindgen-properties/cases");
    for path in files_below(&cases, &|path| path.extension().is_none())? {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name =
            |path: Option<&Path>| path.and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        put(folder, &name(path.parent()), &name(Some(&path)), &bytes)?;
    }
    Ok(())
}

fn put(folder: &Path, target: &str, name: &str, bytes: &[u8]) -> Result<(), String> {
    let folder = folder.join("seeds").join(target);
    let path = folder.join(name);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, bytes))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Words as they stand, and quoted.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || "_$-/".contains(c)));
    let words = words.filter(|word| (3..=24).contains(&word.len()) && word.starts_with(|c: char| !c.is_ascii_digit()));
    words.flat_map(|word| [word.to_owned(), format!("\\\"{word}\\\":")]).collect()
}
