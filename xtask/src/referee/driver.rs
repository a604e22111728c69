//! A program made for the cases: it reads, validates and writes every instance through the generated types.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use super::{Case, Result};
use crate::root::{cargo, root};

/// What the driver says of one instance.
pub(crate) struct Answer {
    /// What was written back; `None` when reading refused it.
    pub(crate) back: Option<Value>,
    /// Whether `validate()` found nothing.
    pub(crate) valid: bool,
    /// The error of reading or of validation.
    pub(crate) why: String,
}

/// Answers by case id and index of the instance.
pub(crate) type Answers = BTreeMap<(String, usize), Answer>;

/// Builds and runs the driver in `crates`, whose `sdk` is the generated crate; what is compiled is kept in `folder`.
pub(crate) fn run(folder: &Path, crates: &Path, cases: &[Case], names: &BTreeMap<String, String>) -> Result<Answers> {
    let driver = crates.join("driver");
    write(&driver.join("Cargo.toml"), &manifest(&root().join("crates/openapi-bindgen-runtime")))?;
    // The same versions as everywhere in this repository, without asking a registry.
    std::fs::copy(root().join("Cargo.lock"), crates.join("Cargo.lock")).map_err(|why| format!("Cargo.lock: {why}"))?;
    write(&driver.join("src/main.rs"), &program(cases, names))?;
    write(&crates.join("instances.txt"), &instances(cases))?;
    let output = cargo()
        .current_dir(&driver)
        .args(["run", "--quiet", "--"])
        .arg(crates.join("instances.txt"))
        .env("CARGO_TARGET_DIR", folder.join("build"))
        .output()
        .map_err(|why| format!("cannot run cargo: {why}"))?;
    if !output.status.success() {
        return Err(format!("the driver failed:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    read_answers(&String::from_utf8_lossy(&output.stdout))
}

/// Writes a file, its folder too.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|why| format!("cannot write {}: {why}", path.display()))
}

fn manifest(runtime: &Path) -> String {
    format!(
        "[package]\nname = \"referee-driver\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         sdk = {{ path = \"../sdk\", package = \"referee\" }}\n\
         openapi-bindgen-runtime = {{ path = {runtime:?} }}\n"
    )
}

/// One line an instance: case id, index, JSON, tab-separated (JSON text has no raw tab or line end).
fn instances(cases: &[Case]) -> String {
    let mut text = String::new();
    for case in cases {
        for (index, instance) in case.instances().iter().enumerate() {
            let data = instance.get("data").unwrap_or(&Value::Null);
            let _ = writeln!(text, "{}\t{index}\t{data}", case.id);
        }
    }
    text
}

fn program(cases: &[Case], names: &BTreeMap<String, String>) -> String {
    let mut arms = String::new();
    for case in cases {
        if let Some(path) = names.get(&case.id) {
            let _ = writeln!(arms, "            {:?} => answer::<{path}>(json),", case.id);
        }
    }
    format!(
        r#"//! Made by `cargo xtask referee`.
use openapi_bindgen_runtime as rt;

fn answer<T: rt::ReadJson + rt::WriteJson>(json: &str) -> String {{
    match rt::from_json::<T>(json.as_bytes()) {{
        Err(error) => format!("refused\t{{}}\t", one_line(&error.to_string())),
        Ok(value) => {{
            let back = rt::to_json_string(&value).unwrap_or_default();
            match rt::validate(&value) {{
                Ok(()) => format!("valid\t\t{{back}}"),
                Err(why) => format!("invalid\t{{}}\t{{back}}", one_line(&why.to_string())),
            }}
        }}
    }}
}}

fn one_line(text: &str) -> String {{
    text.replace(['\n', '\r', '\t'], " ")
}}

fn main() {{
    let path = std::env::args().nth(1).expect("a file");
    for line in std::fs::read_to_string(path).expect("readable").lines() {{
        let mut parts = line.splitn(3, '\t');
        let (id, index, json) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let said = match id {{
{arms}            _ => "no type\t\t".to_owned(),
        }};
        println!("{{id}}\t{{index}}\t{{said}}");
    }}
}}
"#
    )
}

fn read_answers(text: &str) -> Result<Answers> {
    let mut answers = Answers::new();
    for line in text.lines() {
        let parts: Vec<&str> = line.splitn(5, '\t').collect();
        let &[id, index, verdict, why, back] = parts.as_slice() else {
            return Err(format!("the driver printed a line that is no answer: {line}"));
        };
        let back = match verdict {
            "valid" | "invalid" => {
                Some(serde_json::from_str(back).map_err(|why| format!("{id}: wrote {back}: {why}"))?)
            }
            _ => None,
        };
        let answer = Answer { back, valid: verdict == "valid", why: why.to_owned() };
        answers.insert((id.to_owned(), index.parse().map_err(|_| format!("no index: {line}"))?), answer);
    }
    Ok(answers)
}
