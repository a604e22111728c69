//! SUPPORTED.md: each fixture is a construct, its title says which, its expected output how it looks in Rust.

use std::fmt::Write as _;
use std::path::Path;

use openapi_bindgen::terminal::say;

use crate::root::{self, read, root};

/// Groups in the order in which they are told, and what they are about.
const GROUPS: &[(&str, &str)] = &[
    ("presence", "Required, optional, null"),
    ("objects", "Objects"),
    ("enums", "Enums and constants"),
    ("allof", "allOf"),
    ("unions", "oneOf and anyOf"),
    ("arrays", "Arrays"),
    ("formats", "Formats"),
    ("recursion", "Recursion"),
    ("views", "Directions"),
    ("refs", "References"),
    ("validation", "Validation"),
    ("operations", "Operations"),
    ("names", "Names"),
    ("config", "Config"),
    ("package", "The crate"),
    ("versions", "Versions"),
    ("yaml", "YAML"),
    ("hostile", "Hostile documents"),
];

/// How many lines of a construct's Rust are shown.
const SHOWN: usize = 8;

const HEAD: &str = "\
# Supported

Every construct, the rule that it follows, and how it looks in Rust. Written by `cargo xtask supported` from the
folders of `crates/openapi-bindgen/tests/fixtures`: each line here is a test whose output is compiled with warnings
denied. All are there since version 0.1.0 unless a line says otherwise.
";

/// Writes the file.
pub(crate) fn write() -> Result<(), String> {
    let text = text()?;
    root::write(&root().join("SUPPORTED.md"), &text)
}

/// Fails when it is stale.
pub(crate) fn check() -> Result<(), String> {
    if read(&root().join("SUPPORTED.md"))? == text()? {
        say("SUPPORTED.md is up to date\n");
        return Ok(());
    }
    Err("SUPPORTED.md is stale. Run:\n  cargo xtask supported".to_owned())
}

fn text() -> Result<String, String> {
    let fixtures = root().join("crates/openapi-bindgen/tests/fixtures");
    let mut text = HEAD.to_owned();
    for (group, title) in GROUPS {
        // Writing into a String cannot fail.
        let _ = write!(text, "\n## {title}\n");
        let folder = fixtures.join(group);
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut cases: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        cases.sort();
        for case in cases {
            text.push_str(&construct(&case)?);
        }
    }
    Ok(text)
}

fn construct(case: &Path) -> Result<String, String> {
    let spec = read(&case.join("spec.yaml"))?;
    let title = field(&spec, "title");
    let about = folded(&spec, "description");
    let since = field(&spec, "x-since");
    let mut text = format!("\n### {title}\n\n{about}\n");
    if !since.is_empty() {
        let _ = writeln!(text, "Since {since}.");
    }
    let lines = rust(&read(&case.join("expected/api.txt"))?);
    if !lines.is_empty() {
        let _ = write!(text, "\n```text\n{}\n```\n", lines.join("\n"));
    }
    Ok(text)
}

/// The first lines of `api.txt` that tell of types and methods rather than of the client.
fn rust(api: &str) -> Vec<String> {
    let told = |line: &&str| !line.starts_with(['#']) && !line.starts_with("client::");
    let is_harness =
        |line: &&str| line.contains("send_thing") || line.contains("SendThing") || line.contains("::Thing:");
    let lines: Vec<&str> = api.lines().filter(told).filter(|line| !is_harness(line)).collect();
    let mut shown: Vec<String> = lines.iter().take(SHOWN).map(|line| (*line).to_owned()).collect();
    if lines.len() > SHOWN {
        shown.push(format!("… {} more", lines.len() - SHOWN));
    }
    shown
}

/// A field of `info` on one line.
fn field(spec: &str, name: &str) -> String {
    let line = spec.lines().find_map(|line| line.strip_prefix("  ")?.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_default().trim_matches(['"', '\'']).to_owned()
}

/// A folded block of `info`.
fn folded(spec: &str, name: &str) -> String {
    let mut lines = spec.lines().skip_while(|line| !line.starts_with(&format!("  {name}: ")));
    lines.next();
    let block = lines.take_while(|line| line.starts_with("    ")).map(str::trim);
    block.take_while(|line| !line.starts_with("```")).collect::<Vec<_>>().join("\n").trim().to_owned()
}
