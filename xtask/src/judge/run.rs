//! One document: its crate, the plan, the server, the calls, the report.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use openapi_bindgen::Generator;

use super::environment::{Python, finish};
use crate::root::{cargo, root, target, write};

const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"out/*\"]\n\n\
                        [profile.dev]\ndebug = false\nincremental = false\n";

/// The files of one run.
struct Run<'a> {
    python: &'a Python,
    spec: &'a Path,
    folder: PathBuf,
}

pub(super) fn judge(python: &Python, spec: &Path, only: &[String]) -> Result<(), String> {
    let name = crate_name(spec);
    let workspace = target().join("judge/workspace");
    let folder = target().join("judge/runs").join(&name);
    fs::create_dir_all(&folder).map_err(|error| format!("creating {}: {error}", folder.display()))?;
    let run = Run { python, spec, folder };
    let calls = generate(spec, only, &workspace, &name)?;
    write(&run.file("calls.json"), &calls)?;
    finish(python.script("plan.py").args([run.spec, &run.file("calls.json"), &run.file("cases.json")]))?;
    run.split_calls()?;
    let driver = build(&workspace, &name)?;
    run.call(&driver)?;
    let files = ["cases.json", "verdicts.jsonl", "said.tsv", "report.json"].map(|file| run.file(file));
    finish(python.script("report.py").arg(spec).args(files))?;
    let report = crate::root::read(&run.file("report.json"))?;
    let report: serde_json::Value = serde_json::from_str(&report).map_err(|error| error.to_string())?;
    match report.pointer("/totals/violations").and_then(serde_json::Value::as_u64) {
        Some(0) => Ok(()),
        count => Err(format!("{} violations, see {}", count.unwrap_or_default(), run.file("report.json").display())),
    }
}

/// Writes the crate and the program that calls it; gives the calls as JSON.
fn generate(spec: &Path, only: &[String], workspace: &Path, name: &str) -> Result<String, String> {
    let (sdk, driver) = (workspace.join("out").join(name), workspace.join("out").join(format!("{name}-driver")));
    let members = workspace.join("out");
    if members.exists() {
        fs::remove_dir_all(&members).map_err(|error| format!("removing {}: {error}", members.display()))?;
    }
    fs::create_dir_all(driver.join("src")).map_err(|error| format!("creating {}: {error}", driver.display()))?;
    write(&workspace.join("Cargo.toml"), MANIFEST)?;
    let lock = workspace.join("Cargo.lock");
    fs::copy(root().join("Cargo.lock"), &lock).map_err(|error| format!("writing {}: {error}", lock.display()))?;
    let mut generator = Generator::new(spec, &sdk).name(name);
    for what in only {
        generator = generator.only(what);
    }
    let generated = generator.generate().map_err(|error| error.to_string())?;
    generated.plan().and_then(|update| update.apply()).map_err(|error| error.to_string())?;
    let caller = generated.caller();
    write(&driver.join("src/main.rs"), &caller.program)?;
    let manifest = format!(
        "[package]\nname = \"{name}-driver\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         {name} = {{ path = \"../{name}\", features = [\"blocking\"] }}\n"
    );
    write(&driver.join("Cargo.toml"), &manifest)?;
    let calls = caller.calls.iter();
    let calls = calls.map(|call| serde_json::json!({"key": call.key, "pointer": call.pointer, "media": call.media}));
    Ok(serde_json::Value::from(calls.collect::<Vec<_>>()).to_string())
}

fn build(workspace: &Path, name: &str) -> Result<PathBuf, String> {
    let folder = target().join("judge/build");
    let mut command = cargo();
    command.current_dir(workspace).args(["build", "--quiet", "-p", &format!("{name}-driver")]);
    finish(command.env("CARGO_TARGET_DIR", &folder))?;
    Ok(folder.join("debug").join(format!("{name}-driver")))
}

impl Run<'_> {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// One line a call, for the program.
    fn split_calls(&self) -> Result<(), String> {
        let text = crate::root::read(&self.file("cases.json"))?;
        let plan: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let cases = plan.get("cases").and_then(serde_json::Value::as_array).ok_or("the plan has no cases")?;
        let lines: Vec<String> = cases.iter().filter_map(|case| Some(case.get("call")?.to_string() + "\n")).collect();
        write(&self.file("calls.jsonl"), &lines.concat())
    }

    /// Runs the program against the server.
    fn call(&self, driver: &Path) -> Result<(), String> {
        let mut server = self.python.script("serve.py");
        server.arg(self.spec).args([self.file("cases.json"), self.file("verdicts.jsonl")]).stdout(Stdio::piped());
        let mut server = Server(server.spawn().map_err(|error| format!("the server: {error}"))?);
        let mut port = String::new();
        let stdout = server.0.stdout.take().ok_or("the server says nothing")?;
        BufReader::new(stdout).read_line(&mut port).map_err(|error| format!("the server: {error}"))?;
        let said = File::create(self.file("said.tsv")).map_err(|error| format!("said.tsv: {error}"))?;
        let mut calls = std::process::Command::new(driver);
        calls.arg(format!("http://127.0.0.1:{}", port.trim())).arg(self.file("calls.jsonl")).stdout(said);
        finish(&mut calls)
    }
}

/// The server ends with its run.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// `guru-kubernetes.io.json.gz` becomes `j-guru-kubernetes-io`.
fn crate_name(spec: &Path) -> String {
    let file = spec.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let stem = file.trim_end_matches(".gz");
    let stem = [".json", ".yaml", ".yml"].iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(stem);
    let words: Vec<&str> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("j-{}", words.join("-"))
}
