//! What the first build costs: everything that a generated crate brings along, from nothing.

use std::path::Path;

use openapi_bindgen::terminal::{say, tell};
use serde_json::{Value, json};

use super::compile::Place;
use super::documents::{folder, prepare, remove};
use super::process::{once, word};
use super::rivals::{Tool, ours, rivals};
use super::table::{Table, save};
use super::tree::crates;
use crate::root::{cargo, root};

/// Builds the trees of all crates that are generated of Sela's document, one after the other.
pub(super) fn run(rivals_folder: &Path, only: &[String], file: Option<&Path>) -> Result<(), String> {
    let document = prepare(&root().join("spec/Sela_API.yaml"))?;
    let ours = ours()?;
    let lean = "client,serde,openapi-bindgen-runtime/hyper";
    let mut jobs: Vec<(&str, Result<&Tool, &str>, Vec<&str>)> = vec![
        ("ours (reqwest)", Ok(&ours), vec![]),
        ("ours, lean (hyper)", Ok(&ours), vec!["--no-default-features", "--features", lean]),
        ("ours, types only", Ok(&ours), vec!["--no-default-features"]),
    ];
    let others = rivals(rivals_folder, only);
    jobs.extend(others.iter().map(|(name, tool)| (*name, tool.as_ref().map_err(|word| *word), vec![])));
    let mut table = Table::new(["first build of Sela's crate", "crates", "CPU s", "ratio", "wall s"]);
    let mut rows = Vec::new();
    let mut first = None;
    for (name, tool, features) in jobs {
        tell(format!("{name} ...\n"));
        let figures = tool.map_err(str::to_owned).and_then(|tool| build(tool, &document.path, &features));
        match figures {
            Ok((count, cpu, wall)) => {
                let ratio = cpu / *first.get_or_insert(cpu);
                let cells = [name.to_owned(), count.to_string(), format!("{cpu:.1}"), format!("{ratio:.2}x")];
                table.row(cells.into_iter().chain([format!("{wall:.1}")]));
                rows.push(json!({ "name": name, "crates": count, "cpu": cpu, "ratio": ratio, "wall": wall }));
            }
            Err(word) => {
                table.row([name.to_owned(), word.clone()]);
                rows.push(json!({ "name": name, "word": word }));
            }
        }
    }
    say(table.render());
    save(&Value::Array(rows), file)
}

fn build(tool: &Tool, document: &Path, features: &[&str]) -> Result<(usize, f64, f64), String> {
    let place = Place::new("cold", tool.name);
    tool.clear(&place.sdk())?;
    once(&mut tool.generate(document, &place.sdk())).map_err(|said| word(&said).to_owned())?;
    tool.complete(&place.sdk())?;
    place.adopt(tool, &["sdk"])?;
    let count = crates(&["-p", "sdk"], features, Some(&place.sdk()))?;
    let scratch = folder().join("cold-target");
    remove(&scratch)?;
    let mut command = cargo();
    command.current_dir(place.sdk()).args(["build", "--quiet", "-p", "sdk"]).args(features);
    command.env("CARGO_TARGET_DIR", &scratch).env("RUSTFLAGS", "--cap-lints allow");
    let cost = once(&mut command).map_err(|said| {
        tell(said.lines().take(10).collect::<Vec<_>>().join("\n") + "\n");
        "does not build".to_owned()
    });
    remove(&scratch)?;
    cost.map(|cost| (count, cost.cpu, cost.wall))
}
