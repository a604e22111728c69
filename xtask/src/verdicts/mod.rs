//! rustc as the judge of reviews: code that uses everything of the old crate is compiled against the new one.

mod consumer;
mod pairs;
mod signature;
mod tools;
mod workspace;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use openapi_bindgen::review::{Review, Source};
use openapi_bindgen::terminal::{say, tell};

use crate::root::target;
use consumer::Consumer;
use pairs::Pair;
use workspace::Workspace;

/// Let rustc judge what reviews say about Rust code
///
/// Generates the crates of both documents of each pair, writes a consumer that uses every line of the old api.txt, and
/// compiles it against the new crate. What no longer compiles must be called a major change. cargo-semver-checks and
/// cargo-public-api are asked too where they are installed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask verdicts                 the pairs of the tests of openapi-bindgen-review
  cargo xtask verdicts DIR --verbose   each folder of DIR with the files old.* and new.*")]
pub(crate) struct VerdictsArgs {
    /// A folder of pairs, each a folder with a document `old` and a document `new`
    folder: Option<PathBuf>,
    /// Show why code no longer compiles
    #[arg(long)]
    verbose: bool,
}

pub(crate) fn run(args: &VerdictsArgs) -> Result<(), String> {
    let scratch = target().join("verdicts");
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => pairs::of_tests(&scratch.join("pairs"))?,
    };
    let pairs = pairs::read(&folder)?;
    if pairs.is_empty() {
        return Err(format!("{}: no folder with old.* and new.*", folder.display()));
    }
    let workspace = Workspace::new(&scratch)?;
    let consumers = trained(&workspace, &pairs)?;
    tell(format!("{} pairs, {} different old documents\n", pairs.len(), consumers.len()));
    for (number, pair) in pairs.iter().enumerate() {
        workspace.add_crate(&format!("new{number}"), &pair.new_files)?;
        if let Some(consumer) = consumers.get(&pair.old_text) {
            workspace.add_consumer(&format!("p{number}"), &format!("new{number}"), &consumer.text())?;
        }
    }
    let errors = workspace.check()?;
    let mut contradictions = 0;
    let mut stricter = Vec::new();
    for (number, pair) in pairs.iter().enumerate() {
        if let Some(own) = errors.get(&format!("new{number}")) {
            return Err(format!("{}: the new crate does not compile:\n{}", pair.name, own.join("\n")));
        }
        let broken = errors.get(&format!("p{number}")).map(Vec::as_slice).unwrap_or_default();
        let major = pair.review.source == Source::Major;
        match (broken.is_empty(), major) {
            (false, false) => {
                contradictions += 1;
                say(format!("CONTRADICTION {}: called {}, but does not compile\n", pair.name, pair.review.source));
                say(broken.join("\n"));
                say(codes(&pair.review));
            }
            (true, true) => stricter.push(pair),
            (false, true) if args.verbose => say(format!("{}: {}\n", pair.name, broken.join("\n"))),
            _ => {}
        }
    }
    say(format!("{} pairs: rustc and review agree on {}", pairs.len(), pairs.len() - contradictions - stricter.len()));
    say(format!("; {contradictions} contradictions; {} called major although old code compiles:\n", stricter.len()));
    for pair in stricter {
        say(format!("  {}\n{}", pair.name, codes(&pair.review)));
    }
    let old = old_numbers(&pairs);
    contradictions += tools::ask(&workspace, &pairs, &old, args.verbose)?;
    if contradictions == 0 { Ok(()) } else { Err(format!("{contradictions} verdicts are wrong")) }
}

/// The number of each pair's old crate, in the order in which they are laid out.
fn old_numbers(pairs: &[Pair]) -> Vec<usize> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let next = known.len();
        numbers.push(*known.entry(&pair.old_text).or_insert(next));
    }
    numbers
}

fn codes(review: &Review) -> String {
    let line = |one: &openapi_bindgen::review::Finding| format!("    {} {} {}\n", one.code.id, one.source, one.what);
    review.findings.iter().chain(&review.quiet).map(line).collect()
}

/// A consumer for each old document, without what does not compile against its own crate.
fn trained(workspace: &Workspace, pairs: &[Pair]) -> Result<BTreeMap<String, Consumer>, String> {
    let mut consumers: BTreeMap<String, Consumer> = BTreeMap::new();
    let mut names = Vec::new();
    for pair in pairs {
        if consumers.contains_key(&pair.old_text) {
            continue;
        }
        let number = names.len();
        let api = pair.old_files.files.get("api.txt").map(String::as_str).unwrap_or_default();
        let consumer = Consumer::new(api);
        workspace.add_crate(&format!("old{number}"), &pair.old_files)?;
        workspace.add_consumer(&format!("t{number}"), &format!("old{number}"), &consumer.text())?;
        names.push(pair.old_text.clone());
        consumers.insert(pair.old_text.clone(), consumer);
    }
    // Types that one mistake hides are seen when it is gone.
    for _ in 0..4 {
        let lines = workspace.error_lines()?;
        if lines.is_empty() {
            return Ok(consumers);
        }
        for (number, text) in names.iter().enumerate() {
            let wrong = lines.get(&format!("t{number}"));
            let (Some(consumer), Some(wrong)) = (consumers.get_mut(text), wrong) else { continue };
            for left_out in consumer.leave_out(wrong) {
                tell(format!("left out, since it does not compile against its own crate: {left_out}\n"));
            }
            workspace.add_consumer(&format!("t{number}"), &format!("old{number}"), &consumer.text())?;
        }
    }
    Err("the consumers do not compile against their own crates".to_owned())
}
