//! What is said about a document, and why nothing came of it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use openapi_bindgen_diagnostics::{Diagnostic, RenderOptions, Sink, SourceMap, render, summary, to_json};

use crate::output::OutputError;

/// All diagnostics of a run, with the texts they speak of.
#[derive(Debug)]
pub struct Findings {
    diagnostics: Vec<Diagnostic>,
    sources: SourceMap,
}

impl Findings {
    pub(crate) fn new(sink: Sink, sources: SourceMap) -> Self {
        Self { diagnostics: sink.into_all(), sources }
    }

    /// The diagnostics, in the order in which they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The texts, which know the places of pointers.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// The diagnostics as text for people, errors first.
    pub fn render(&self, options: RenderOptions) -> String {
        render(&self.diagnostics, &self.sources, options)
    }

    /// A few words: `1 error, 3 warnings`; empty when there is nothing to say.
    pub fn summary(&self) -> String {
        summary(&self.diagnostics)
    }

    /// The diagnostics as JSON objects, one a line.
    pub(crate) fn json_lines(&self) -> impl Iterator<Item = String> + '_ {
        self.diagnostics.iter().map(|diagnostic| to_json(diagnostic, &self.sources))
    }
}

/// Why nothing was generated.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    Read {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The document, the config or the lock has errors.
    Document(Findings),
    /// The output folder cannot be written.
    Output(OutputError),
}

impl From<OutputError> for Error {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "reading {}: {source}", path.display()),
            Self::Document(findings) => {
                f.write_str(&findings.render(RenderOptions::default()))?;
                write!(f, "nothing was generated: {}", findings.summary())
            }
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            Self::Output(error) => Some(error),
            Self::Document(_) => None,
        }
    }
}
