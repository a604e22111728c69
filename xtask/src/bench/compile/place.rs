//! A workspace of two: the output, and a program that uses it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use super::super::documents::folder;
use super::super::rivals::Tool;
use crate::corpus::measure::WRAPPED;
use crate::root::{cargo, read, root, write};

/// The library is compiled anew as a whole, its user as its developer would do it.
const PROFILES: &str = "[profile.dev]\ndebug = \"line-tables-only\"\nincremental = false\n\n\
    [profile.dev.package.user]\nincremental = true\n";

/// Sections of a manifest that are of no use here.
const DROPPED: [&str; 7] = ["workspace", "example", "test", "bench", "profile", "bin", "dev-dependencies"];

/// What cargo says while nothing is wrong.
const PROGRESS: [&str; 8] =
    ["Checking", "Compiling", "Downloading", "Downloaded", "Locking", "Adding", "Updating", "Finished"];

/// Where an output is compiled.
pub(in super::super) struct Place {
    folder: PathBuf,
}

/// What a run of cargo said.
pub(super) struct Said {
    pub(super) success: bool,
    /// Errors by the crate they are in: the lines they stand on.
    pub(super) errors: BTreeMap<String, Vec<usize>>,
    /// The size of the output's library, in KB.
    pub(super) library: Option<f64>,
    /// The first errors, or why it did not run at all.
    pub(super) text: String,
}

/// What rustc took for one crate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub(super) cpu: f64,
    pub(super) peak_mb: f64,
}

impl Place {
    pub(in super::super) fn new(document: &str, tool: &str) -> Self {
        Self { folder: folder().join("compile").join(document).join(tool) }
    }

    pub(in super::super) fn sdk(&self) -> PathBuf {
        self.folder.join("sdk")
    }

    pub(super) fn user(&self) -> PathBuf {
        self.folder.join("user")
    }

    /// Makes the output a member of the workspace, under one name for all tools.
    pub(in super::super) fn adopt(&self, tool: &Tool, members: &[&str]) -> Result<(), String> {
        let file = self.sdk().join("Cargo.toml");
        write(&file, &manifest(&read(&file)?, tool.is_ours()))?;
        for extra in ["tests", "examples", "benches", "docs", ".cargo"] {
            super::super::documents::remove(&self.sdk().join(extra))?;
        }
        for lock in [self.sdk().join("Cargo.lock"), self.folder.join("Cargo.lock")] {
            // It may not be there.
            let _ = fs::remove_file(lock);
        }
        if tool.is_ours() {
            // The same versions as everywhere in this repository.
            fs::copy(root().join("Cargo.lock"), self.folder.join("Cargo.lock")).map_err(|error| error.to_string())?;
        }
        let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n");
        let profiles = if members.contains(&"user") { PROFILES } else { "" };
        write(&self.folder.join("Cargo.toml"), &(workspace + profiles))
    }

    /// Runs cargo for both crates.
    pub(super) fn cargo(&self, words: &[&str]) -> Result<Said, String> {
        self.cargo_with(words, false)
    }

    /// The same; the user's crate is compiled on top of what is left of the last time, or from the beginning.
    pub(super) fn cargo_with(&self, words: &[&str], incremental: bool) -> Result<Said, String> {
        let program = std::env::current_exe().map_err(|error| format!("finding this program: {error}"))?;
        let measures = self.folder.join("measures");
        fs::create_dir_all(&measures).map_err(|error| format!("creating {}: {error}", measures.display()))?;
        let mut command = cargo();
        command
            .current_dir(&self.folder)
            .args(words)
            .args(["-p", "sdk", "-p", "user", "--message-format", "json", "--keep-going"])
            .env("CARGO_TARGET_DIR", folder().join("compile/target"))
            .env("RUSTC_WRAPPER", program)
            .env("RUSTFLAGS", "--cap-lints allow")
            .env_remove("CARGO_INCREMENTAL")
            .env(WRAPPED, &measures)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if !incremental {
            command.env("CARGO_INCREMENTAL", "0");
        }
        let mut child = command.spawn().map_err(|error| format!("cargo: {error}"))?;
        let stderr = child.stderr.take();
        let complaint = std::thread::spawn(move || {
            let lines = stderr.into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok));
            // All of it is read: cargo ends when nobody listens.
            lines.filter(|line| !PROGRESS.iter().any(|word| line.trim_start().starts_with(word))).collect::<Vec<_>>()
        });
        let mut said = Said { success: false, errors: BTreeMap::new(), library: None, text: String::new() };
        for line in child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).lines().map_while(Result::ok))
        {
            if let Ok(message) = serde_json::from_str(&line) {
                said.hear(&message);
            }
        }
        said.success = child.wait().map_err(|error| format!("cargo: {error}"))?.success();
        let complaint = complaint.join().unwrap_or_default().join("\n");
        if !said.success && said.errors.is_empty() {
            said.text = complaint;
        }
        Ok(said)
    }

    /// What the last compilation of a crate took.
    pub(super) fn taken(&self, name: &str) -> Option<Taken> {
        let text = fs::read_to_string(self.folder.join("measures").join(format!("{name}.json"))).ok()?;
        let value: Value = serde_json::from_str(&text).ok()?;
        let peak = value.get("peak_kb").and_then(Value::as_f64)?;
        Some(Taken { cpu: value.get("seconds").and_then(Value::as_f64)?, peak_mb: peak / 1024.0 })
    }

    /// Lets cargo think that a file was changed.
    pub(super) fn touch(&self, file: &Path) -> Result<(), String> {
        write(file, &read(file)?)
    }
}

impl Said {
    fn hear(&mut self, message: &Value) {
        let text = |pointer: &str| message.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let target = text("/target/name").to_owned();
        match text("/reason") {
            "compiler-message" if text("/message/level") == "error" => {
                let spans = message.pointer("/message/spans").and_then(Value::as_array).into_iter().flatten();
                let own = spans.filter(|span| span.get("is_primary").and_then(Value::as_bool) == Some(true));
                let lines = own.filter_map(|span| usize::try_from(span.get("line_start")?.as_u64()?).ok());
                self.errors.entry(target).or_default().extend(lines);
                if self.text.is_empty() {
                    text("/message/rendered").clone_into(&mut self.text);
                }
            }
            "compiler-artifact" if target == "sdk" => {
                let files = message.pointer("/filenames").and_then(Value::as_array).into_iter().flatten();
                let library = files.filter_map(Value::as_str).find(|file| file.ends_with(".rlib"));
                let size = library.and_then(|file| fs::metadata(file).ok()).map(|data| data.len() as f64 / 1024.0);
                self.library = size.or(self.library);
            }
            _ => {}
        }
    }
}

/// A tool's manifest: the package is called `sdk`, and what belongs to other targets is gone.
fn manifest(text: &str, ours: bool) -> String {
    let runtime = root().join("crates/openapi-bindgen-runtime");
    let (mut kept, mut section) = (String::new(), String::new());
    for line in text.lines() {
        if let Some(head) = line.trim().strip_prefix('[') {
            section = head.trim_matches(['[', ']']).to_owned();
        }
        if DROPPED.contains(&section.split('.').next().unwrap_or_default()) {
            continue;
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        match (section.as_str(), key) {
            ("package" | "lib", "name") => kept.push_str("name = \"sdk\"\n"),
            ("package", "license" | "license-file" | "readme" | "repository" | "workspace") => {}
            (_, "path") if ours => kept.push_str(&format!("path = '{}'\n", runtime.display())),
            _ => kept.push_str(&format!("{line}\n")),
        }
    }
    kept
}
