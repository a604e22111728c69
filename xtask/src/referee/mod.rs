//! `cargo xtask referee`: the generator and its output against other projects' test suites.
//!
//! The file `jsonschema_oas30.json` (see its own `about`) lists schemas and instances with the verdict of the JSON
//! Schema test suite. All schemas become one document, one crate and one driver, which reads every instance, validates
//! it and writes it back. The other files of the folder are read by tests, which are run from here.

mod compare;
mod document;
mod driver;
mod others;
mod score;

use std::path::{Path, PathBuf};

use clap::Args;
use openapi_bindgen::terminal::say;
use serde_json::Value;

/// What goes wrong here is told to a person at once.
type Result<T> = std::result::Result<T, String>;

/// Hold the generator against other projects' test suites, read from a folder outside this repository
///
/// The folder holds jsonschema_oas30.json (schemas and instances: every type is generated, compiled once, and asked to
/// read, validate and write each instance) and, for the tests that OB_REFEREE turns on, invalid_specs.json,
/// hostile_json.json, yaml_cases.json, param_styles.json and further ones. A file alone runs the schemas.
#[derive(Debug, Args)]
#[command(after_help = "\
Goals: of the typed set, all valid instances come back equal, and levels A and B are refused;
       of the raw set, at least 95 of 100 valid instances come back equal.
Examples:
  cargo xtask referee ../referee
  cargo xtask referee ../referee/jsonschema_oas30.json --set typed")]
pub(crate) struct RefereeArgs {
    /// The folder, or its jsonschema_oas30.json
    path: PathBuf,
    /// Only this set of the schemas, and no further tests: `typed` or `raw`
    #[arg(long, value_parser = ["typed", "raw"])]
    set: Option<String>,
}

/// One schema with its instances.
pub(crate) struct Case {
    /// Name of the component that is tested.
    pub(crate) id: String,
    /// Everything the file says about it.
    pub(crate) row: Value,
}

impl Case {
    /// The instances with the suite's verdicts.
    pub(crate) fn instances(&self) -> &[Value] {
        self.row.get("instances").and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// Runs all that was asked for; an error when a goal was missed.
pub(crate) fn run(args: &RefereeArgs) -> Result<()> {
    let folder = args.path.is_dir();
    let file = if folder { args.path.join("jsonschema_oas30.json") } else { args.path.clone() };
    let sets: &[&str] = match &args.set {
        Some(set) => &[set],
        None => &["typed", "raw"],
    };
    let mut met = true;
    for set in sets {
        met &= schemas(&file, set)?;
    }
    if folder && args.set.is_none() {
        met &= others::run(&args.path)?;
    }
    if met { Ok(()) } else { Err("not every goal was met".to_owned()) }
}

/// Runs a set of the schemas; gives whether its goals were met.
fn schemas(file: &Path, set: &str) -> Result<bool> {
    let cases = read(file, set)?;
    if cases.is_empty() {
        return Err(format!("{} has no case of the variant `{set}`", file.display()));
    }
    let folder = crate::root::target().join("referee");
    let crates = folder.join(set);
    let names = document::generate(&crates, &cases, set == "raw")?;
    let answers = driver::run(&folder, &crates, &cases, &names)?;
    let score = score::Score::new(&cases, &answers);
    say(score.table(set, cases.len()));
    Ok(score.meets_goals(set))
}

/// The main set: cases that do not ask for optional behaviour and whose own document is sound.
fn read(file: &Path, variant: &str) -> Result<Vec<Case>> {
    let text = std::fs::read_to_string(file).map_err(|why| format!("cannot read {}: {why}", file.display()))?;
    let whole: Value = serde_json::from_str(&text).map_err(|why| format!("{} is not JSON: {why}", file.display()))?;
    let rows = whole.get("cases").and_then(Value::as_array).ok_or("the file has no `cases`")?;
    let aside = ["optional", "format_as_annotation", "document_refused_by"];
    let mut cases = Vec::new();
    for row in rows {
        let wanted = row.get("variant").and_then(Value::as_str) == Some(variant);
        let main = aside.iter().all(|key| row.get(*key).is_none_or(|v| matches!(v, Value::Null | Value::Bool(false))));
        if let (true, true, Some(id)) = (wanted, main, row.get("id").and_then(Value::as_str)) {
            cases.push(Case { id: id.to_owned(), row: row.clone() });
        }
    }
    Ok(cases)
}
