//! `cargo xtask referee FILE`: generated types against the JSON Schema test suite.
//!
//! The file (see its own `about`) lists schemas and instances with the verdict of the suite. All schemas become one
//! document, one crate and one driver, which reads every instance, validates it and writes it back.

mod compare;
mod document;
mod driver;
mod score;

use std::path::Path;

use serde_json::Value;

/// What goes wrong here is told to a person at once.
type Result<T> = std::result::Result<T, String>;

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

/// Runs the named variant (`typed` or `raw`) of the file's main set; an error when a goal was missed.
pub(crate) fn run(file: &Path, variant: &str) -> Result<()> {
    let root = &crate::root::root();
    let cases = read(file, variant)?;
    if cases.is_empty() {
        return Err(format!("{} has no case of the variant `{variant}`", file.display()));
    }
    let folder = root.join("target/referee").join(variant);
    let names = document::generate(&folder, &cases)?;
    let answers = driver::run(root, &folder, &cases, &names)?;
    if score::print(variant, &cases, &answers) { Ok(()) } else { Err("not every goal was met".to_owned()) }
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
