//! What the command line takes.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  openapi-bindgen check petstore.yaml                        what is wrong with a document, and what Rust makes of it
  openapi-bindgen generate petstore.yaml --out petstore-rs   a complete crate
  openapi-bindgen generate petstore.yaml --out petstore-rs --check
                                                             for CI: fails, with a diff, when the crate is stale
  openapi-bindgen review old.yaml new.yaml -o review.html    what a changed document breaks, and for whom
  openapi-bindgen explain OB0006                             what a message means

Exit codes: 0 done; 1 the input is wrong, or what --check or --fail-on asks for was found; 2 the command line is wrong.
Colour is used on terminals unless NO_COLOR is set.";

/// Turns OpenAPI documents into Rust crates.
#[derive(Debug, Parser)]
#[command(name = "openapi-bindgen", version, about, after_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Generate(GenerateArgs),
    Check(CheckArgs),
    Review(ReviewArgs),
    Explain(ExplainArgs),
}

/// Writes the crate of a document.
///
/// Only files that change are written, all or none of them. Files that this tool did not write are never touched;
/// `src/lib.rs` and `CHANGELOG.md` are written once and are yours from then on.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openapi-bindgen generate api.yaml --out client
  openapi-bindgen generate api.json.gz --out client --name acme --config acme.toml --lock acme.lock
  openapi-bindgen generate api.yaml --out client --only Leads --only '/health/*'
  openapi-bindgen generate api.yaml --out client --report report.json --strict")]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    pub(super) document: DocumentArgs,
    /// The folder of the crate; created if need be
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Write nothing; exit with 1 and a diff when something would change
    #[arg(long)]
    pub(super) check: bool,
    /// Write what became of each operation and schema, and all diagnostics, as JSON
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// Write which Rust path each component and operation has, as JSON
    #[arg(long, value_name = "FILE")]
    pub(super) emit_names: Option<PathBuf>,
    /// Where the crate takes its runtime from: a folder, or a version requirement
    #[arg(long, value_name = "PATH|VERSION")]
    pub(super) runtime: Option<String>,
}

/// Reads a document and says what is wrong with it, and what would become of it. Writes nothing.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openapi-bindgen check api.yaml
  openapi-bindgen check api.yaml --strict --all")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) document: DocumentArgs,
    /// Write what would become of each operation and schema, and all diagnostics, as JSON
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
}

/// Says what a changed document means for Rust code, and for clients already shipped.
///
/// Both documents are read in the same way, with the same config, and compared as the crates that they become. The most
/// dangerous change comes first: wrong hosts and credentials, silent changes of meaning, then what breaks, then what is
/// new.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openapi-bindgen review old.yaml new.yaml
  openapi-bindgen review old.yaml new.yaml --config api.toml --lock api.lock -o review.html
  openapi-bindgen review old.yaml new.yaml --crate client --write-changelog
  openapi-bindgen review old.yaml new.yaml --format sarif -o api.sarif --fail-on wire-break
  openapi-bindgen review --history v1.yaml v2.yaml v3.yaml --format markdown")]
pub(super) struct ReviewArgs {
    /// The document as it was, and as it is now
    #[arg(value_names = ["OLD", "NEW"], num_args = 1.., required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Take two or more documents, oldest first, and review each step
    #[arg(long)]
    pub(super) history: bool,
    /// The config that the crate is generated with
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The names of earlier runs; with it, names of the old document stay in the new one
    #[arg(long, value_name = "FILE")]
    pub(super) lock: Option<PathBuf>,
    /// An OpenAPI Overlay to apply to each document first; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// A further folder from which `$ref`s may read files; may be given several times
    #[arg(long, value_name = "DIR")]
    pub(super) allow_ref: Vec<PathBuf>,
    /// The folder of the generated crate: its version is the one that the next follows
    #[arg(long = "crate", value_name = "DIR")]
    pub(super) package: Option<PathBuf>,
    /// Add the changelog lines to CHANGELOG.md of the crate
    #[arg(long, requires = "package")]
    pub(super) write_changelog: bool,
    /// What to write; by default what the output's name says, else text
    #[arg(long, value_enum)]
    pub(super) format: Option<ReviewFormat>,
    /// Write into a file, and only the summary to the terminal
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Exit with 1 when there is such a change; may be given several times
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) fail_on: Vec<ReviewFailOn>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewFormat {
    Text,
    Markdown,
    Json,
    Sarif,
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewFailOn {
    /// Code written against the old crate may no longer compile
    SourceMajor,
    /// Clients already shipped may stop working, or work differently
    WireBreak,
    /// Anything that matters changed
    Any,
}

/// Says what a code means, or what becomes of a place in a document.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openapi-bindgen explain OB0006
  openapi-bindgen explain '#/components/schemas/Lead' api.yaml
  openapi-bindgen explain leads_create api.yaml --config api.toml")]
pub(super) struct ExplainArgs {
    /// A code such as OB0006, or a JSON pointer, a component's name or an operationId of SPEC
    #[arg(value_name = "CODE|POINTER")]
    pub(super) what: String,
    /// The document, for anything but a code
    #[arg(value_name = "SPEC")]
    pub(super) spec: Option<PathBuf>,
    /// The config that the crate is generated with
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The names that earlier runs gave
    #[arg(long, value_name = "FILE")]
    pub(super) lock: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct DocumentArgs {
    /// The document: OpenAPI 3.0, 3.1 or 3.2, as YAML or JSON, also packed with gzip
    #[arg(value_name = "SPEC")]
    pub(super) spec: PathBuf,
    /// The crate's name; by default it comes from the document's title
    #[arg(long)]
    pub(super) name: Option<String>,
    /// What to make of the document: names, types, formats, authentication (TOML)
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The names of earlier runs, which stay; kept up to date by every run
    #[arg(long, value_name = "FILE")]
    pub(super) lock: Option<PathBuf>,
    /// An OpenAPI Overlay to apply first; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// Generate only this tag, operationId or path (`/leads/*`, `get /leads/`); may be given several times
    #[arg(long, value_name = "WHAT")]
    pub(super) only: Vec<String>,
    /// Leave this out; written like --only
    #[arg(long, value_name = "WHAT")]
    pub(super) without: Vec<String>,
    /// Treat warnings as errors: nothing may be lost or renamed without a line in the config
    #[arg(long)]
    pub(super) strict: bool,
    /// Read a `$ref` to a schema that is not there as any value, also for `check` and with --lock
    #[arg(long)]
    pub(super) allow_dangling: bool,
    /// A further folder from which `$ref`s may read files; may be given several times
    #[arg(long, value_name = "DIR")]
    pub(super) allow_ref: Vec<PathBuf>,
    /// Show every diagnostic; otherwise the first three of each code
    #[arg(long)]
    pub(super) all: bool,
}
