//! `cargo xtask bench`: figures that no test can hold.

mod stream;

use clap::Subcommand;

/// What is measured.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Send and receive two gigabytes as streams; fails when the client needs 64 MB of memory or more
    Stream {
        /// How much instead
        #[arg(long, value_name = "MEGABYTES")]
        megabytes: Option<u64>,
    },
}

pub(crate) fn run(bench: &Bench) -> Result<(), String> {
    match bench {
        Bench::Stream { megabytes } => stream::run(*megabytes),
    }
}
