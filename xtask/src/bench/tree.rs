//! The dependencies that every user of a generated crate pays for.

use std::collections::BTreeSet;

use openapi_bindgen::terminal::say;

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
pub(super) fn run() -> Result<(), String> {
    let mut table = format!("{:<24} {:>7} {:>13}\n", "features of sela", "crates", "lines of tree");
    for (label, features) in CHOICES {
        let tree = tree(features)?;
        let crates: BTreeSet<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)").trim()).collect();
        table.push_str(&format!("{label:<24} {:>7} {:>13}\n", crates.len(), tree.lines().count()));
    }
    say(table);
    Ok(())
}

fn tree(features: &[&str]) -> Result<String, String> {
    let mut command = cargo();
    command.args(["tree", "-p", "sela", "--edges", "normal", "--prefix", "none"]).args(features);
    let output = command.output().map_err(|error| format!("cargo tree: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
