//! Bodies that are larger than the memory they may cost.

use crate::root::cargo;

/// Runs the runtime's benchmark of streams, which prints its figures and judges them.
pub(super) fn run(megabytes: Option<u64>) -> Result<(), String> {
    let mut command = cargo();
    command.args(["bench", "--quiet", "-p", "openapi-bindgen-runtime", "--bench", "stream", "--"]);
    command.args(megabytes.map(|megabytes| megabytes.to_string()));
    let status = command.status().map_err(|error| format!("cargo bench: {error}"))?;
    if status.success() { Ok(()) } else { Err("the benchmark of streams failed".to_owned()) }
}
