//! The dependencies that every user of a generated crate pays for.

use std::collections::BTreeSet;
use std::path::Path;

use openapi_bindgen::terminal::say;
use serde_json::{Value, json};

use super::table::{Table, save};
use crate::root::cargo;

/// The features of a generated crate, and what they are for.
const CHOICES: [(&str, &[&str]); 5] = [
    ("types only", &["--no-default-features"]),
    ("types with serde", &["--no-default-features", "--features", "serde"]),
    ("client, own transport", &["--no-default-features", "--features", "client"]),
    ("default (reqwest)", &[]),
    ("default and blocking", &["--features", "blocking"]),
];

/// Prints how many crates Sela's SDK brings along.
pub(super) fn run(file: Option<&Path>) -> Result<(), String> {
    let mut table = Table::new(["features of sela", "crates"]);
    let counts = counts()?;
    for (label, count) in &counts {
        table.row([label.clone(), count.to_string()]);
    }
    say(table.render());
    save(
        &counts.into_iter().map(|(label, count)| json!({ "features": label, "crates": count })).collect::<Value>(),
        file,
    )
}

/// Crates by what they are for.
pub(super) fn counts() -> Result<Vec<(String, usize)>, String> {
    let mut counts = Vec::new();
    for (label, features) in CHOICES {
        counts.push((label.to_owned(), crates(&["-p", "sela"], features, None)?));
    }
    let hyper =
        crates(&["-p", "openapi-bindgen-runtime"], &["--no-default-features", "--features", "serde,hyper"], None)?;
    counts.push(("runtime with serde, hyper".to_owned(), hyper));
    Ok(counts)
}

/// How many crates `cargo tree` lists, the first one among them.
pub(super) fn crates(package: &[&str], features: &[&str], folder: Option<&Path>) -> Result<usize, String> {
    let mut command = cargo();
    if let Some(folder) = folder {
        command.current_dir(folder);
    }
    // Of one platform, so that the count is the same on every machine.
    command
        .args(["tree", "--edges", "normal", "--prefix", "none", "--target", "x86_64-unknown-linux-gnu"])
        .args(package)
        .args(features);
    let output = command.output().map_err(|error| format!("cargo tree: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let crates: BTreeSet<&str> = text.lines().map(|line| line.trim_end_matches(" (*)").trim()).collect();
    Ok(crates.len())
}
