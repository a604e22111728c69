//! What generating costs: our command line beside other generators, and our phases beside what they cannot do without.

use std::path::{Path, PathBuf};

use openapi_bindgen::terminal::{say, tell};
use serde_json::{Value, json};

use super::documents::{Document, folder, prepare, remove};
use super::process::{Cost, measure, word};
use super::rivals::{Tool, ours, rivals};
use super::table::{Rounds, Table, save};
use crate::root::{cargo, files_below, root};

/// What `generate` is asked.
pub(super) struct Asked<'a> {
    pub(super) documents: &'a [PathBuf],
    pub(super) rivals: &'a Path,
    pub(super) only: &'a [String],
    pub(super) rounds: usize,
    pub(super) json: Option<&'a Path>,
}

/// Prints both tables for these documents.
pub(super) fn run(asked: &Asked<'_>) -> Result<(), String> {
    let documents = asked.documents.iter().map(|path| prepare(path)).collect::<Result<Vec<_>, _>>()?;
    let mut tools = vec![("ours", Ok(ours()?))];
    tools.extend(rivals(asked.rivals, asked.only));
    say(format!(
        "CPU seconds of the whole program, median of {} rounds in turns; spread in hundredths of it; ratio to ours;\n\
         what of it the kernel took, mostly to make files{}\n\n",
        asked.rounds,
        if is_memory() { ", which are made in memory" } else { "" },
    ));
    let mut figures = Vec::new();
    for document in &documents {
        figures.push(programs(document, &tools, asked.rounds)?);
    }
    let phases = folder().join("phases.json");
    bench(documents.iter().map(|document| document.path.as_path()).collect(), Some(&phases))?;
    let phases: Value = serde_json::from_str(&crate::root::read(&phases)?).map_err(|error| error.to_string())?;
    save(&json!({ "programs": figures, "phases": phases }), asked.json)?;
    documents.iter().try_for_each(|document| remove(&home(document)))
}

/// A place in memory. What files cost on a disk hangs on what was done to it before: ext4 takes long to make files where
/// others were removed within minutes.
const MEMORY: &str = "/dev/shm";

fn is_memory() -> bool {
    Path::new(MEMORY).is_dir()
}

/// Where the crates of a document go, of each round in a folder of its own. On a disk, all are removed in the end.
fn home(document: &Document) -> PathBuf {
    let home = if is_memory() { Path::new(MEMORY).join("openapi-bindgen-bench") } else { folder().join("generated") };
    home.join(&document.name)
}

type Named = (&'static str, Result<Tool, &'static str>);

fn programs(document: &Document, tools: &[Named], rounds: usize) -> Result<Value, String> {
    let home = home(document);
    let first = (0..).find(|number: &usize| !home.join(number.to_string()).exists()).unwrap_or_default();
    let out = |name: &str, round: usize| home.join((first + round).to_string()).join(name);
    let mut costs: Vec<Result<Vec<Cost>, &'static str>> =
        tools.iter().map(|(_, tool)| tool.as_ref().map(|_| Vec::new()).map_err(|word| *word)).collect();
    for round in 0..rounds {
        tell(format!("{}: round {} of {rounds}\n", document.name, round + 1));
        for ((name, tool), costs) in tools.iter().zip(&mut costs) {
            let (Ok(tool), Ok(all)) = (tool, costs.as_mut()) else { continue };
            let out = out(name, round);
            match measure(&|| tool.clear(&out), &|| tool.generate(&document.path, &out)) {
                Ok(cost) => all.push(cost),
                Err(said) if tool.is_ours() => return Err(said),
                Err(said) => *costs = Err(word(&said)),
            }
            if is_memory() && round + 1 < rounds {
                remove(&out)?;
            }
        }
    }
    let mut table = Table::new([
        document.name.as_str(),
        "version",
        "CPU s",
        "spread",
        "ratio",
        "kernel s",
        "wall s",
        "MB",
        "ratio",
        "lines",
    ]);
    let mut rows = Vec::new();
    let mut first = None;
    for ((name, tool), costs) in tools.iter().zip(&costs) {
        let version = tool.as_ref().map_or("", |tool| tool.version);
        let costs = match costs {
            Ok(costs) => costs,
            Err(word) => {
                table.row([*name, version, word].map(str::to_owned));
                rows.push(json!({ "tool": name, "version": version, "word": word }));
                continue;
            }
        };
        let cpu = Rounds(costs.iter().map(|cost| cost.cpu).collect());
        let kernel = Rounds(costs.iter().map(|cost| cost.kernel).collect()).median();
        let wall = Rounds(costs.iter().map(|cost| cost.wall).collect()).median();
        let peak = Rounds(costs.iter().map(|cost| cost.peak_mb).collect()).median();
        let lines = lines(&out(name, rounds.saturating_sub(1)))?;
        let (base_cpu, base_peak) = *first.get_or_insert((cpu.median(), peak));
        let (ratio, memory) = (cpu.median() / base_cpu, peak / base_peak);
        table.row([
            (*name).to_owned(),
            version.to_owned(),
            format!("{:.3}", cpu.median()),
            format!("{:.0} %", cpu.spread()),
            format!("{ratio:.1}x"),
            format!("{kernel:.3}"),
            format!("{wall:.3}"),
            format!("{peak:.0}"),
            format!("{memory:.1}x"),
            lines.to_string(),
        ]);
        rows.push(json!({
            "tool": name, "version": version, "cpu": cpu.0, "ratio": ratio, "kernel": kernel, "wall": wall, "peak_mb": peak,
            "memory_ratio": memory, "lines": lines,
        }));
    }
    say(table.render() + "\n");
    Ok(json!({ "document": document.name, "rounds": rounds, "tools": rows }))
}

/// Lines of Rust below a folder.
pub(super) fn lines(folder: &Path) -> Result<usize, String> {
    let files = files_below(folder, &|path| path.extension().is_some_and(|ending| ending == "rs"))?;
    files.iter().try_fold(0, |sum, file| Ok(sum + crate::root::read(file)?.lines().count()))
}

/// Runs the phases on ever more copies of one document.
pub(super) fn scale(document: Option<&Path>, json: Option<&Path>, plot: &Path) -> Result<(), String> {
    let document = document.map_or_else(|| root().join("spec/Sela_API.yaml"), absolute);
    let plot = root().join(plot);
    if let Some(folder) = plot.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    bench(vec![Path::new("scale"), &document, &plot], json)
}

/// `cargo bench` runs in the crate's folder: paths must not depend on it.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn bench(arguments: Vec<&Path>, json: Option<&Path>) -> Result<(), String> {
    let mut command = cargo();
    command.args(["bench", "--quiet", "-p", "openapi-bindgen", "--bench", "generate", "--"]).args(arguments);
    if let Some(file) = json {
        command.arg("--json").arg(absolute(file));
    }
    let status = command.status().map_err(|error| format!("cargo bench: {error}"))?;
    if status.success() { Ok(()) } else { Err("the benchmark of the generator failed".to_owned()) }
}
