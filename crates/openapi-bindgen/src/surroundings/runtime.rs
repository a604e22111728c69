//! The dependency of a generated crate on the runtime.

use std::path::{Path, PathBuf};

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

/// The value of the runtime's line in the generated `Cargo.toml`: an inline table with `version`, and with `path`
/// where the sources are at hand. The path is relative inside one workspace, which moves as a whole; else absolute.
pub fn dependency(runtime: &Runtime, out: &Path) -> String {
    match runtime {
        Runtime::Version(version) => table(version, None),
        Runtime::Path(path) => table(VERSION, Some(&way(out, path))),
        Runtime::Auto => {
            let sources = Path::new(SOURCES);
            let path = sources.join("Cargo.toml").exists().then(|| way(out, sources));
            table(VERSION, path.as_deref())
        }
    }
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

fn table(version: &str, path: Option<&str>) -> String {
    let path = path.map_or_else(String::new, |path| format!(", path = {}", quoted(path)));
    format!("{{ version = {}{path} }}", quoted(version))
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        control if control.is_control() => format!("\\u{:04X}", u32::from(control)),
        other => other.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
