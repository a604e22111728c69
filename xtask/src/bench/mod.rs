//! `cargo xtask bench`: figures that no test can hold.

mod generate;
mod stream;
mod tree;

use std::path::PathBuf;

use clap::Subcommand;

/// What is measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Generate documents: CPU time by phase, beside parsing the document and formatting the output; peak memory
    Generate {
        /// The documents, also packed with gzip
        #[arg(required = true, value_name = "DOCUMENT")]
        documents: Vec<PathBuf>,
        /// Write all figures as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
    },
    /// Generate 1 to 1,000 copies of a document: does the cost grow with the document, and not faster?
    Scale {
        /// The document; by default Sela's
        document: Option<PathBuf>,
        /// Write all figures as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
        /// Where to write the plot
        #[arg(long, value_name = "FILE", default_value = "docs/scale.svg")]
        plot: PathBuf,
    },
    /// Count the crates that a generated crate brings along, by its features
    Tree,
    /// Send and receive two gigabytes as streams; fails when the client needs 64 MB of memory or more
    Stream {
        /// How much instead
        #[arg(long, value_name = "MEGABYTES")]
        megabytes: Option<u64>,
    },
}

pub(crate) fn run(bench: &Bench) -> Result<(), String> {
    match bench {
        Bench::Generate { documents, json } => generate::run(documents, json.as_deref()),
        Bench::Scale { document, json, plot } => generate::scale(document.as_deref(), json.as_deref(), plot),
        Bench::Tree => tree::run(),
        Bench::Stream { megabytes } => stream::run(*megabytes),
    }
}
