//! The command line.

mod args;
mod check;
mod explain;
mod generate;
mod review;

use clap::Parser as _;

pub use args::Cli;
use args::Command;
pub use generate::{changed_lines, summary};

/// Everything went well.
pub const OK: u8 = 0;
/// The input is wrong, or `--check` found a difference.
pub const FAILED: u8 = 1;
/// The command line itself is wrong.
pub const USAGE: u8 = 2;

/// Runs the command line of this process and gives its exit code.
pub fn run() -> u8 {
    match Cli::try_parse() {
        Ok(cli) => match cli.command {
            Command::Generate(args) => generate::run(&args),
            Command::Check(args) => check::run(&args),
            Command::Review(args) => review::run(&args),
            Command::Explain(args) => explain::run(&args),
        },
        Err(message) => {
            let code = if message.use_stderr() { USAGE } else { OK };
            let _ = message.print();
            code
        }
    }
}
