//! What compiling an output costs, for whoever keeps the crate and for whoever uses it, beside other generators.

mod calls;
mod place;
mod steps;
mod user;

use std::path::{Path, PathBuf};

use openapi_bindgen::terminal::{say, tell};
use serde_json::{Value, json};

pub(super) use self::place::Place;
pub(crate) use self::steps::Step;
use self::steps::Steps;
use super::documents::{Document, prepare};
use super::process::{once, word};
use super::rivals::{Tool, ours, rivals};
use super::table::{Rounds, Table, save};

/// What `compile` is asked.
pub(super) struct Asked<'a> {
    pub(super) document: &'a Path,
    pub(super) rivals: &'a Path,
    pub(super) tools: &'a [String],
    pub(super) steps: &'a [Step],
    pub(super) rounds: usize,
    pub(super) operations: usize,
    pub(super) json: Option<&'a Path>,
}

/// Prints the table for a document.
pub(super) fn run(asked: &Asked<'_>) -> Result<(), String> {
    let document = prepare(asked.document)?;
    let only = |name: &str| asked.tools.is_empty() || asked.tools.iter().any(|tool| name.contains(tool.as_str()));
    let mut tools: Vec<_> = if only("ours") { vec![("ours", Ok(ours()?))] } else { Vec::new() };
    if asked.tools.iter().any(|tool| tool != "ours") || asked.tools.is_empty() {
        tools.extend(rivals(asked.rivals, asked.tools));
    }
    let mut table = Table::new(head(asked.steps));
    let mut rows = Vec::new();
    let mut first: Option<Vec<f64>> = None;
    for (name, tool) in tools {
        tell(format!("{name} ...\n"));
        match tool.map_err(str::to_owned).and_then(|tool| row(&tool, &document, asked)) {
            Ok((lines, word, figures)) => {
                let base = first.get_or_insert_with(|| figures.iter().map(|(_, rounds)| rounds.median()).collect());
                let mut cells = vec![name.to_owned(), lines.to_string()];
                cells.extend(figures.iter().zip(base).map(|((_, rounds), base)| cell(rounds, *base)));
                cells.resize(head(asked.steps).len(), "-".to_owned());
                cells.push(word.clone());
                table.row(cells);
                let all: serde_json::Map<String, Value> =
                    figures.into_iter().map(|(what, rounds)| (what, json!(rounds.0))).collect();
                rows.push(json!({ "tool": name, "lines": lines, "word": word, "figures": all }));
            }
            Err(word) => {
                table.row([name.to_owned(), word.clone()]);
                rows.push(json!({ "tool": name, "word": word }));
            }
        }
        // What is known is told at once: a row may take many minutes.
        tell(table.render());
    }
    say(format!(
        "{}: CPU seconds of the last crate alone (its dependencies do not count), MB of the compiler at its peak,\n\
         KB of the library; median of {} rounds with their spread, and how many times as much as the first row;\n\
         user: a program that calls {} operations\n\n{}",
        document.name,
        asked.rounds,
        asked.operations,
        table.render()
    ));
    save(&json!({ "document": document.name, "rounds": asked.rounds, "tools": rows }), asked.json)
}

type Row = (usize, String, Vec<(String, Rounds)>);

fn row(tool: &Tool, document: &Document, asked: &Asked<'_>) -> Result<Row, String> {
    let place = Place::new(&document.name, tool.name);
    tool.clear(&place.sdk())?;
    once(&mut tool.generate(&document.path, &place.sdk())).map_err(|said| word(&said).to_owned())?;
    tool.complete(&place.sdk())?;
    let lines = super::generate::lines(&place.sdk().join("src"))?;
    place.adopt(tool, &["sdk", "user"])?;
    let mut user = user::User::new(tool, &place, asked.operations)?;
    let steps = Steps { place: &place, rounds: asked.rounds };
    let mut words = Vec::new();
    if asked.steps.contains(&Step::User) {
        words.extend(user.settle(&place)?);
    }
    let (figures, word) = steps.run(asked.steps, &user);
    words.extend(word);
    Ok((lines, words.join(", "), figures))
}

fn head(steps: &[Step]) -> Vec<&'static str> {
    let mut head = vec!["output", "lines"];
    head.extend(steps.iter().flat_map(|step| step.columns()).map(|(column, _)| *column));
    head
}

fn cell(rounds: &Rounds, base: f64) -> String {
    if rounds.0.is_empty() {
        return "-".to_owned();
    }
    let (median, spread) = (rounds.median(), rounds.spread());
    let digits = usize::from(median < 100.0) + usize::from(median < 1.0);
    let noise = if rounds.0.len() > 1 { format!(" ±{:.0}%", spread / 2.0) } else { String::new() };
    let ratio = if base > 0.0 { format!(" {:.1}x", median / base) } else { String::new() };
    format!("{median:.digits$}{noise}{ratio}")
}

/// Rust files of the output's library.
fn sources(sdk: &Path) -> Result<Vec<PathBuf>, String> {
    crate::root::files_below(&sdk.join("src"), &|path| path.extension().is_some_and(|ending| ending == "rs"))
}
