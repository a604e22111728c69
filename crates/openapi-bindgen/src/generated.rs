//! What a run of the generator gives, before anything is written.

use std::path::{Path, PathBuf};

use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::Report;

use crate::findings::{Error, Findings};
use crate::output::{Change, Files, Plan, SingleFile};
use crate::report;

/// A crate in memory, and what is known about how it came to be.
#[derive(Debug)]
pub struct Generated {
    pub(crate) out: PathBuf,
    pub(crate) command: String,
    pub(crate) api: Api,
    pub(crate) files: Files,
    pub(crate) lock: Option<(PathBuf, String)>,
    pub(crate) report: Report,
    pub(crate) findings: Findings,
    pub(crate) read: Vec<PathBuf>,
}

impl Generated {
    /// The files of the crate.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// What is generated, as data.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// Warnings and notes.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What became of each operation and schema.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The command that headers name.
    pub fn command(&self) -> &str {
        &self.command
    }

    /// All files that were read: for `cargo::rerun-if-changed`.
    pub fn files_read(&self) -> &[PathBuf] {
        &self.read
    }

    /// What became of each operation and schema, and all diagnostics, as JSON.
    pub fn report_json(&self) -> String {
        report::report_json(&self.report, &self.findings)
    }

    /// The Rust path of each component (`schemas`) and of each `operationId` (`operations`), as JSON.
    pub fn names_json(&self) -> String {
        report::names_json(&self.report)
    }

    /// A program that calls every operation with arguments given as JSON, for judges of what the crate sends.
    pub fn caller(&self) -> openapi_bindgen_emit::Caller {
        openapi_bindgen_emit::caller(&self.api)
    }

    /// The lock's text, which [`Update::apply`] writes; `None` when no lock was asked for.
    pub fn lock_text(&self) -> Option<&str> {
        self.lock.as_ref().map(|(_, text)| text.as_str())
    }

    /// Compares the crate with what stands on disk. Nothing is written yet.
    ///
    /// # Errors
    /// When writing would touch what the generator did not write; see
    /// [`OutputError`](crate::output::OutputError).
    pub fn plan(&self) -> Result<Update, Error> {
        let crate_files = Plan::new(&self.out, self.files.clone())?;
        let lock = match &self.lock {
            Some((path, text)) => Some(SingleFile::new(path, text)?),
            None => None,
        };
        Ok(Update { crate_files, lock })
    }
}

/// What would change on disk: files of the crate, and the lock.
#[derive(Debug)]
pub struct Update {
    crate_files: Plan,
    lock: Option<SingleFile>,
}

impl Update {
    /// What would change, each with the folder that it is relative to.
    pub fn changes(&self) -> impl Iterator<Item = (&Path, &Change)> {
        let files = self.crate_files.changes().iter().map(|change| (self.crate_files.root(), change));
        let lock = self.lock.iter().filter_map(|lock| Some((lock.folder(), lock.change()?)));
        files.chain(lock)
    }

    /// Whether everything is as it should be.
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
    }

    /// Makes the changes, all or none.
    ///
    /// # Errors
    /// When the system refuses to write.
    pub fn apply(self) -> Result<(), Error> {
        self.crate_files.apply()?;
        if let Some(lock) = self.lock {
            lock.apply()?;
        }
        Ok(())
    }
}
