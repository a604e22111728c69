//! The dependency of a generated crate on the runtime.

use std::path::{Path, PathBuf};

use openapi_bindgen_ir::RuntimeSource;

use super::lexical::{absolute, relative};
use super::workspace::{Membership, membership};

/// The version that this tool was built with: the runtime's is the same.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the runtime's sources were when this tool was built.
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi-bindgen-runtime");

/// Where a generated crate takes the runtime from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Runtime {
    /// From the checkout that this tool was built from while that exists, else by version.
    #[default]
    Auto,
    /// From this folder.
    Path(PathBuf),
    /// By version requirement.
    Version(String),
}

impl Runtime {
    /// What `--runtime` was given: a version requirement where it reads like one, else a folder.
    pub fn parse(text: &str) -> Self {
        let version = text.trim_start_matches(['=', '^', '~', '>', '<', ' ']);
        let reads_like_one = version.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(['/', '\\']);
        if reads_like_one { Self::Version(text.to_owned()) } else { Self::Path(PathBuf::from(text)) }
    }
}

/// The runtime as the generated `Cargo.toml` names it: by version, and by folder where the sources are at hand. The
/// folder is relative inside one workspace, which moves as a whole; else absolute.
pub fn dependency(runtime: &Runtime, out: &Path) -> RuntimeSource {
    let (version, path) = match runtime {
        Runtime::Version(version) => (version.as_str(), None),
        Runtime::Path(path) => (VERSION, Some(way(out, path))),
        Runtime::Auto => {
            let sources = Path::new(SOURCES);
            (VERSION, sources.join("Cargo.toml").exists().then(|| way(out, sources)))
        }
    };
    RuntimeSource { version: version.to_owned(), path }
}

fn way(out: &Path, sources: &Path) -> String {
    let (out, sources) = (absolute(out), absolute(sources));
    let same_workspace = match membership(&out) {
        Membership::Member(root) => sources.starts_with(root),
        Membership::Alone => false,
    };
    let way = if same_workspace { relative(&out, &sources) } else { None };
    way.unwrap_or_else(|| sources.to_string_lossy().replace('\\', "/"))
}
