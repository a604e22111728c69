//! `cargo xtask judge`: what the generated crate sends and reads, in the eyes of a validator that is not ours.
//!
//! The validator is openapi-core, a Python package, behind a server on loopback. A plan is made from the document
//! alone (not from what the generator made of it): arguments for every operation, and answers that fit it. A program
//! made by the generator calls the operations so; the server judges what arrives, and a report says what differs.

mod environment;
mod run;

use std::path::PathBuf;

use clap::Args;
use openapi_bindgen::terminal::say;

/// Call every operation of a document's crate against a validating server, and report every violation
///
/// Needs python3; the server's environment is made below the target folder at the first run.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cargo xtask judge spec/Sela_API.yaml
  cargo xtask judge ../documents/a.json ../documents/b.yaml.gz")]
pub(crate) struct JudgeArgs {
    /// Documents, also packed as .gz
    #[arg(required = true, value_name = "SPEC")]
    specs: Vec<PathBuf>,
    /// Only operations that this names: a tag, an operationId or a path such as `/leads/*`; may be given several times
    #[arg(long, value_name = "WHAT")]
    only: Vec<String>,
}

pub(crate) fn run(args: &JudgeArgs) -> Result<(), String> {
    let python = environment::prepare()?;
    let mut failed = Vec::new();
    for spec in &args.specs {
        say(format!("{}\n", spec.display()));
        if let Err(why) = run::judge(&python, spec, &args.only) {
            say(format!("  {why}\n"));
            failed.push(spec.display().to_string());
        }
    }
    match failed.is_empty() {
        true => Ok(()),
        false => Err(format!("violations in {}", failed.join(", "))),
    }
}
