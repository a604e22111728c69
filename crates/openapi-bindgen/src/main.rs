//! The command line: see `openapi-bindgen --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(openapi_bindgen::cli::run())
}
