//! The tests that read further files of the folder, each in the crate that it is about.

use std::path::Path;

use openapi_bindgen::terminal::say;

use super::Result;
use crate::root::cargo;

/// What each run is about, and the arguments of `cargo test`.
const RUNS: [(&str, &[&str]); 4] = [
    ("invalid_specs, hostile_json, yaml_cases as documents", &["-p", "openapi-bindgen-spec", "--test", "referee"]),
    ("param_styles, param_cases, urlencoded, multipart", &["-p", "openapi-bindgen-runtime", "--lib", "encode::"]),
    ("sse_cases", &["-p", "openapi-bindgen-runtime", "--all-features", "--test", "http_streams"]),
    ("oasdiff_cases", &["-p", "openapi-bindgen-review", "--test", "oasdiff"]),
];

/// Runs them all; gives whether all passed.
pub(crate) fn run(folder: &Path) -> Result<bool> {
    let folder = folder.canonicalize().map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut all = true;
    for (about, arguments) in RUNS {
        let mut command = cargo();
        command.args(["test", "--quiet"]).args(arguments).env("OB_REFEREE", &folder);
        let output = command.output().map_err(|why| format!("cannot run cargo: {why}"))?;
        let verdict = if output.status.success() { "passed" } else { "FAILED" };
        say(format!("{about}: {verdict}\n"));
        if !output.status.success() {
            say(String::from_utf8_lossy(&output.stdout));
            say(String::from_utf8_lossy(&output.stderr));
        }
        all &= output.status.success();
    }
    Ok(all)
}
