//! `cargo xtask bench`: figures that no test can hold, and budgets of what can be counted.

pub(crate) mod budget;
mod cold;
mod compile;
mod documents;
mod generate;
mod process;
mod rivals;
mod runtime;
mod table;
mod tree;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use self::compile::Step;

/// What is measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Generate documents: CPU time and memory beside other generators; our phases beside parsing and formatting
    Generate {
        /// The documents, also packed with gzip
        #[arg(required_unless_present = "corpus", value_name = "DOCUMENT")]
        documents: Vec<PathBuf>,
        /// Sela's document, and those of GitHub, Stripe, Cloudflare, Box and Kubernetes that this folder has: of
        /// several, the largest
        #[arg(long, value_name = "DIR")]
        corpus: Option<PathBuf>,
        #[command(flatten)]
        rivals: Rivals,
        /// How often each program runs
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        #[command(flatten)]
        save: Save,
    },
    /// Compile what is generated of a document, and a program that uses it, beside other generators
    Compile {
        /// The document, also packed with gzip
        document: PathBuf,
        #[command(flatten)]
        rivals: Rivals,
        /// What to compile; all of it by default
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<Step>,
        /// How often each crate is compiled
        #[arg(long, default_value_t = 3)]
        rounds: usize,
        /// How many operations the program calls
        #[arg(long, default_value_t = 20)]
        operations: usize,
        #[command(flatten)]
        save: Save,
    },
    /// Read JSON, beside serde's derive
    Decode {
        #[command(flatten)]
        save: Save,
    },
    /// Write JSON, beside serde's derive
    Encode {
        #[command(flatten)]
        save: Save,
    },
    /// Call a server on this machine, beside reqwest and hyper by hand
    Client {
        #[command(flatten)]
        save: Save,
        /// Plot calls a second by calls in flight
        #[arg(long, value_name = "FILE")]
        plot: Option<PathBuf>,
    },
    /// Generate 1 to 1,000 copies of a document: does the cost grow with the document, and not faster?
    Scale {
        /// The document; by default Sela's
        document: Option<PathBuf>,
        #[command(flatten)]
        save: Save,
        /// Where to write the plot
        #[arg(long, value_name = "FILE", default_value = "docs/scale.svg")]
        plot: PathBuf,
    },
    /// Count the crates that a generated crate brings along, by its features
    Tree {
        /// Also build each tree from nothing, beside those of other generators' crates: takes many minutes
        #[arg(long)]
        cold: bool,
        #[command(flatten)]
        rivals: Rivals,
        #[command(flatten)]
        save: Save,
    },
    /// Send and receive two gigabytes as streams; fails when the client needs 64 MB of memory or more
    Stream {
        /// How much instead
        #[arg(long, value_name = "MEGABYTES")]
        megabytes: Option<u64>,
    },
    /// Compare what can be counted with xtask/baselines/budget.json: instructions, lines, tokens, dependencies
    Budget {
        /// Accept today's counts as the baseline
        #[arg(long)]
        write: bool,
    },
}

/// Other generators.
#[derive(Debug, Args)]
pub(crate) struct Rivals {
    /// Where other generators are installed; relative to the repository
    #[arg(long, value_name = "DIR")]
    rivals: Option<PathBuf>,
    /// Only generators whose name contains one of these; `ours` is this one
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    tools: Vec<String>,
}

impl Rivals {
    fn folder(&self) -> PathBuf {
        self.rivals.clone().unwrap_or_else(|| crate::root::target().join("rivals"))
    }
}

/// Where figures go.
#[derive(Debug, Args)]
pub(crate) struct Save {
    /// Write all figures as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

pub(crate) fn run(bench: &Bench) -> Result<(), String> {
    match bench {
        Bench::Generate { documents, corpus, rivals, rounds, save } => generate::run(&generate::Asked {
            documents: &[documents.clone(), documents::of_corpus(corpus.as_deref())?].concat(),
            rivals: &rivals.folder(),
            only: &rivals.tools,
            rounds: *rounds,
            json: save.json.as_deref(),
        }),
        Bench::Compile { document, rivals, only, rounds, operations, save } => compile::run(&compile::Asked {
            document,
            rivals: &rivals.folder(),
            tools: &rivals.tools,
            steps: if only.is_empty() { &Step::ALL } else { only },
            rounds: *rounds,
            operations: *operations,
            json: save.json.as_deref(),
        }),
        Bench::Decode { save } => runtime::json("decode", save.json.as_deref()),
        Bench::Encode { save } => runtime::json("encode", save.json.as_deref()),
        Bench::Client { save, plot } => runtime::client(save.json.as_deref(), plot.as_deref()),
        Bench::Scale { document, save, plot } => generate::scale(document.as_deref(), save.json.as_deref(), plot),
        Bench::Tree { cold: false, save, .. } => tree::run(save.json.as_deref()),
        Bench::Tree { cold: true, rivals, save } => cold::run(&rivals.folder(), &rivals.tools, save.json.as_deref()),
        Bench::Stream { megabytes } => runtime::stream(*megabytes),
        Bench::Budget { write } => budget::run(*write),
    }
}
