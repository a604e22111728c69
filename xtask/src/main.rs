//! The project's own commands: `cargo xtask --help` lists them.

mod bench;
mod bless;
mod bombs;
mod ci;
mod codegen;
mod corpus;
mod explain;
mod fuzz;
mod judge;
mod kill_loop;
mod referee;
mod review;
mod root;
mod supported;
mod tidy;
mod verdicts;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use openapi_bindgen::terminal::tell;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    about,
    disable_help_subcommand = true,
    after_help = "\
Examples:
  cargo xtask codegen            after a change of spec/, or of the generator
  cargo xtask codegen --check    what CI asks: is generated/ up to date?
  cargo xtask bless              accept new expected output of the fixtures, then look at `git diff`
  cargo xtask review             what the changes of spec/ break, and for whom
  cargo xtask explain '#/components/schemas/UsStateEnum'
  cargo xtask corpus DIR --compile --only 'k8s*'
  cargo xtask referee FOLDER     other projects' test suites, read from a folder outside the repository
  cargo xtask ci                 everything that CI runs"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write generated/sela from spec/Sela_API.yaml, spec/sela.toml and spec/sela.lock
    Codegen {
        /// Write nothing; fail with a diff when something would change
        #[arg(long)]
        check: bool,
    },
    /// Measure what no test can hold
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Accept what the fixtures give as what they expect; read `git diff` afterwards
    Bless {
        /// Only fixtures whose group/name contains this
        filter: Option<String>,
    },
    /// Show what became of a place in Sela's document: line, item, file and line of the output
    Explain {
        /// A JSON pointer, a component's name or an operationId
        #[arg(value_name = "POINTER")]
        what: String,
    },
    Review(review::ReviewArgs),
    Verdicts(verdicts::VerdictsArgs),
    Corpus(corpus::CorpusArgs),
    #[command(hide = true)]
    CorpusOne(corpus::One),
    Referee(referee::RefereeArgs),
    Judge(judge::JudgeArgs),
    Bombs(bombs::BombArgs),
    Fuzz(fuzz::FuzzArgs),
    KillLoop(kill_loop::KillArgs),
    /// Write SUPPORTED.md from the fixtures
    Supported {
        /// Write nothing; fail when it would change
        #[arg(long)]
        check: bool,
    },
    /// Check the rules of the repository: who may use whom, file sizes, docs, the list of modules, fixtures
    Tidy,
    /// Run all that CI runs
    Ci,
}

fn main() -> ExitCode {
    if let Some(folder) = std::env::var_os(corpus::WRAPPED) {
        return corpus::wrap_rustc(folder.as_ref());
    }
    let result = match Cli::parse().command {
        Command::Codegen { check: false } => codegen::write(),
        Command::Codegen { check: true } => codegen::check(),
        Command::Bench(bench) => bench::run(&bench),
        Command::Bless { filter } => bless::run(filter.as_deref()),
        Command::Explain { what } => explain::run(&what),
        Command::Review(args) => review::run(&args),
        Command::Verdicts(args) => verdicts::run(&args),
        Command::Corpus(args) => corpus::run(&args),
        Command::CorpusOne(args) => corpus::run_one(&args),
        Command::Referee(args) => referee::run(&args),
        Command::Judge(args) => judge::run(&args),
        Command::Bombs(args) => bombs::run(&args),
        Command::Fuzz(args) => fuzz::run(&args),
        Command::KillLoop(args) => kill_loop::run(&args),
        Command::Supported { check: false } => supported::write(),
        Command::Supported { check: true } => supported::check(),
        Command::Tidy => tidy::run(),
        Command::Ci => ci::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            tell(format!("{}\n", message.trim_end()));
            ExitCode::FAILURE
        }
    }
}
