//! One document, in a process of its own.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use openapi_bindgen::terminal::say;
use openapi_bindgen::{Error, Findings, Generator};

use super::measure::peak_kb;
use super::outcome::Outcome;

/// Generate one document and print figures as JSON
#[derive(Debug, Args)]
pub(crate) struct One {
    document: PathBuf,
    name: String,
    out: PathBuf,
}

pub(crate) fn run(args: &One) -> Result<(), String> {
    let begun = Instant::now();
    let mut outcome = Outcome {
        file: args.document.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        ..Outcome::default()
    };
    match Generator::new(&args.document, &args.out).name(&args.name).generate() {
        Ok(generated) => {
            outcome.state = "generated".to_owned();
            outcome.codes = codes(generated.findings());
            outcome.counts = counts(&generated);
            outcome.seconds = begun.elapsed().as_secs_f64();
            outcome.peak_kb = peak_kb("self");
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
