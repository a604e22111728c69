//! What generating costs.

use std::path::{Path, PathBuf};

use crate::root::{cargo, root};

/// Runs the generator's benchmark on these documents.
pub(super) fn run(documents: &[PathBuf], json: Option<&Path>) -> Result<(), String> {
    let documents: Vec<PathBuf> = documents.iter().map(|document| absolute(document)).collect();
    bench(documents.iter().map(|document| document.as_path()).collect(), json)
}

/// Runs it on ever more copies of one document.
pub(super) fn scale(document: Option<&Path>, json: Option<&Path>, plot: &Path) -> Result<(), String> {
    let document = document.map_or_else(|| root().join("spec/Sela_API.yaml"), absolute);
    let plot = root().join(plot);
    if let Some(folder) = plot.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    bench(vec![Path::new("scale"), &document, &plot], json)
}

/// `cargo bench` runs in the crate's folder: paths must not depend on it.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn bench(arguments: Vec<&Path>, json: Option<&Path>) -> Result<(), String> {
    let mut command = cargo();
    command.args(["bench", "--quiet", "-p", "openapi-bindgen", "--bench", "generate", "--"]).args(arguments);
    if let Some(file) = json {
        command.arg("--json").arg(absolute(file));
    }
    let status = command.status().map_err(|error| format!("cargo bench: {error}"))?;
    if status.success() { Ok(()) } else { Err("the benchmark of the generator failed".to_owned()) }
}
