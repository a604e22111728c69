//! One scratch workspace for all crates and consumers, so that the runtime is compiled once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use openapi_bindgen::output::Files;
use openapi_bindgen::terminal::tell;
use serde_json::Value;

use crate::root::{cargo, root, write};

const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"out/*\"]\n\n[profile.dev]\ndebug = false\n";

/// The workspace; what was compiled for it before is kept.
pub(super) struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    pub(super) fn new(folder: &Path) -> Result<Self, String> {
        let out = folder.join("out");
        if out.exists() {
            fs::remove_dir_all(&out).map_err(|error| format!("removing {}: {error}", out.display()))?;
        }
        fs::create_dir_all(&out).map_err(|error| format!("creating {}: {error}", out.display()))?;
        write(&folder.join("Cargo.toml"), MANIFEST)?;
        // The same versions as everywhere in this repository, without asking a registry.
        let lock = folder.join("Cargo.lock");
        fs::copy(root().join("Cargo.lock"), &lock).map_err(|error| format!("writing {}: {error}", lock.display()))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Where a member stands.
    pub(super) fn member(&self, name: &str) -> PathBuf {
        self.folder.join("out").join(name)
    }

    /// Adds a generated crate under a name of its own.
    pub(super) fn add_crate(&self, name: &str, files: &Files) -> Result<(), String> {
        for (path, text) in &files.files {
            if path.starts_with("tests/") || path.starts_with("examples/") {
                continue;
            }
            let text = if path == "Cargo.toml" { manifest(text, name) } else { text.clone() };
            self.put(name, path, &text)?;
        }
        Ok(())
    }

    /// Adds code that uses a crate.
    pub(super) fn add_consumer(&self, name: &str, uses: &str, code: &str) -> Result<(), String> {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             sdk = {{ package = \"{uses}\", path = \"../{uses}\", default-features = false, features = [\"client\"] }}\n"
        );
        self.put(name, "Cargo.toml", &manifest)?;
        self.put(name, "src/lib.rs", code)
    }

    fn put(&self, member: &str, path: &str, text: &str) -> Result<(), String> {
        let path = self.member(member).join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| format!("creating {}: {error}", parent.display()))?;
        }
        write(&path, text)
    }

    /// Errors by member. A member that is not mentioned compiles.
    pub(super) fn check(&self) -> Result<BTreeMap<String, Vec<String>>, String> {
        let mut errors: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (member, message) in self.messages()? {
            let text = message.get("rendered").and_then(Value::as_str).unwrap_or_default();
            errors.entry(member).or_default().push(text.to_owned());
        }
        Ok(errors)
    }

    /// The lines of each member on which errors stand.
    pub(super) fn error_lines(&self) -> Result<BTreeMap<String, BTreeSet<usize>>, String> {
        let mut lines: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (member, message) in self.messages()? {
            let spans = message.get("spans").and_then(Value::as_array).cloned().unwrap_or_default();
            let own = spans.iter().filter(|span| span.get("is_primary").and_then(Value::as_bool) == Some(true));
            let found = own.filter_map(|span| usize::try_from(span.get("line_start")?.as_u64()?).ok());
            lines.entry(member).or_default().extend(found);
        }
        Ok(lines)
    }

    /// What rustdoc says about a member, as JSON: a file named after it. Stable compilers write it when they are told to
    /// take part in what is not stable yet.
    pub(super) fn rustdoc(&self, member: &str) -> Result<PathBuf, String> {
        let target = self.folder.join("target");
        let output = cargo()
            .current_dir(&self.folder)
            .args(["rustdoc", "--quiet", "--lib", "--no-default-features", "--features", "client", "--package", member])
            .args(["--", "-Z", "unstable-options", "--output-format", "json", "--document-hidden-items"])
            .args(["--cap-lints", "allow"])
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTC_BOOTSTRAP", "1")
            .output()
            .map_err(|error| format!("cargo rustdoc: {error}"))?;
        let (from, to) = (target.join("doc").join("sdk.json"), self.folder.join(format!("{member}.json")));
        if !output.status.success() || !from.is_file() {
            return Err(format!("cargo rustdoc of {member}: {}", String::from_utf8_lossy(&output.stderr)));
        }
        fs::rename(&from, &to).map_err(|error| format!("writing {}: {error}", to.display()))?;
        Ok(to)
    }

    /// All errors, each with the member it belongs to.
    fn messages(&self) -> Result<Vec<(String, Value)>, String> {
        let mut child = cargo()
            .current_dir(&self.folder)
            .args(["check", "--workspace", "--keep-going", "--message-format", "json"])
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cargo check: {error}"))?;
        let stderr = child.stderr.take();
        let said = std::thread::spawn(move || {
            let lines = stderr.into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok));
            // All of it is read: cargo ends when nobody listens.
            lines.filter(|line| line.starts_with("error")).collect::<Vec<_>>()
        });
        let mut found = Vec::new();
        let mut finished = 0;
        let lines = child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok));
        for line in lines {
            let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
            let text = |pointer: &str| message.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
            match text("/reason") {
                "compiler-artifact" => finished += 1,
                "compiler-message" if text("/message/level").starts_with("error") => {
                    let folder = Path::new(text("/manifest_path")).parent().and_then(Path::file_name);
                    let member = folder.unwrap_or_default().to_string_lossy().into_owned();
                    found.extend(message.get("message").map(|message| (member, message.clone())));
                }
                _ => {}
            }
        }
        child.wait().map_err(|error| format!("cargo check: {error}"))?;
        let said = said.join().unwrap_or_default();
        if found.is_empty() && finished == 0 {
            return Err(format!("cargo check did not run:\n{}", said.join("\n")));
        }
        tell(format!("{finished} crates checked\n"));
        Ok(found)
    }
}

/// The manifest of a member: with its own name, the runtime of this repository, and without the workspace that a crate
/// on its own has.
fn manifest(text: &str, name: &str) -> String {
    let kept = text.split("\n[[example]]").next().unwrap_or_default();
    let kept = kept.split("\n[workspace]").next().unwrap_or_default();
    let runtime = root().join("crates/openapi-bindgen-runtime");
    let line = |line: &str| match line.split_once(" = ") {
        Some(("name", _)) => format!("name = \"{name}\"\n"),
        Some(("path", _)) => format!("path = '{}'\n", runtime.display()),
        _ => format!("{line}\n"),
    };
    // Tools compare crates of one name.
    kept.lines().map(line).chain(["\n[lib]\nname = \"sdk\"\n".to_owned()]).collect()
}
