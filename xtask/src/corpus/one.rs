//! One document, in a process of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use openapi_bindgen::output::Files;
use openapi_bindgen::terminal::say;
use openapi_bindgen::{Error, Findings, Generator};

use super::measure::peak_kb;
use super::outcome::Outcome;
use super::shuffle::shuffled;
use crate::root::write;

/// Generate one document and print figures as JSON
#[derive(Debug, Args)]
pub(crate) struct One {
    document: PathBuf,
    name: String,
    out: PathBuf,
    /// Generate a second time, and compare
    #[arg(long)]
    twice: bool,
    /// Generate with the components in another order, and compare
    #[arg(long)]
    shuffle: bool,
}

pub(crate) fn run(args: &One) -> Result<(), String> {
    let begun = Instant::now();
    let mut outcome = Outcome {
        file: args.document.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        ..Outcome::default()
    };
    match args.generator(&args.document).generate() {
        Ok(generated) => {
            outcome.state = "generated".to_owned();
            outcome.codes = codes(generated.findings());
            outcome.counts = counts(&generated);
            outcome.seconds = begun.elapsed().as_secs_f64();
            outcome.peak_kb = peak_kb("self");
            outcome.reasons = reasons(&generated);
            if args.twice {
                outcome.differences.extend(compare("a second run", generated.files(), &args.again(&args.document)?));
            }
            if args.shuffle
                && let Some(document) = args.shuffled()?
            {
                outcome.counts.insert("shuffled".to_owned(), 1);
                let other = args.again(&document);
                std::fs::remove_file(&document).map_err(|error| format!("{}: {error}", document.display()))?;
                outcome.differences.extend(compare("shuffled components", generated.files(), &other?));
            }
            let update = generated.plan().map_err(|error| error.to_string())?;
            update.apply().map_err(|error| error.to_string())?;
        }
        Err(Error::Document(findings)) => {
            outcome.state = "refused".to_owned();
            outcome.codes = codes(&findings);
            outcome.why = first_error(&findings);
            outcome.seconds = begun.elapsed().as_secs_f64();
            outcome.peak_kb = peak_kb("self");
        }
        Err(error) => return Err(error.to_string()),
    }
    say(outcome.to_json().to_string());
    Ok(())
}

impl One {
    fn generator(&self, document: &Path) -> Generator {
        let label = self.document.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Generator::new(document, &self.out).name(&self.name).label(label)
    }

    /// What another run gives, of this document or of one in its place.
    fn again(&self, document: &Path) -> Result<Files, String> {
        self.generator(document)
            .generate()
            .map(|generated| generated.files().clone())
            .map_err(|error| error.to_string())
    }

    /// The document with its components in another order, in a file beside the output.
    fn shuffled(&self) -> Result<Option<PathBuf>, String> {
        let bytes = openapi_bindgen::read_document(&self.document).map_err(|error| error.to_string())?;
        let Some(text) = shuffled(&String::from_utf8_lossy(&bytes)) else { return Ok(None) };
        let file = self.out.with_extension("shuffled");
        write(&file, &text)?;
        Ok(Some(file))
    }
}

/// Files that are not the same, the first few of them.
fn compare(what: &str, before: &Files, after: &Files) -> Vec<String> {
    let missing = after.files.keys().filter(|path| !before.files.contains_key(*path));
    let changed = before.files.iter().filter(|(path, text)| after.files.get(*path) != Some(text)).map(|(path, _)| path);
    changed.chain(missing).take(5).map(|path| format!("{what}: {path}")).collect()
}

/// Why operations are not full, by code.
fn reasons(generated: &openapi_bindgen::Generated) -> BTreeMap<String, u64> {
    let mut reasons = BTreeMap::new();
    for entry in generated.report().operations.iter().filter(|entry| !entry.is_full()) {
        let codes: BTreeSet<&str> = entry.reasons.iter().map(|reason| reason.code.as_str()).collect();
        codes.into_iter().for_each(|code| *reasons.entry(code.to_owned()).or_default() += 1);
    }
    reasons
}

fn codes(findings: &Findings) -> BTreeMap<String, u64> {
    let mut codes = BTreeMap::new();
    for diagnostic in findings.diagnostics() {
        *codes.entry(diagnostic.code.0.to_owned()).or_default() += 1;
    }
    codes
}

fn first_error(findings: &Findings) -> String {
    use openapi_bindgen::Severity;
    let mut errors = findings.diagnostics().iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.next().map(|error| format!("{} {} ({})", error.code.0, error.what, error.pointer)).unwrap_or_default()
}

fn counts(generated: &openapi_bindgen::Generated) -> BTreeMap<String, u64> {
    let mut counts: BTreeMap<String, u64> = openapi_bindgen::report::counts(generated.report());
    let files = &generated.files().files;
    let lines: usize = files.values().map(|text| text.lines().count()).sum();
    counts.insert("files".to_owned(), files.len() as u64);
    counts.insert("lines".to_owned(), lines as u64);
    counts
}
