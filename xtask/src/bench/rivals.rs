//! Other generators: where they come from, and how each is asked for a crate.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use openapi_bindgen::terminal::tell;

use crate::root::{cargo, root, target};

/// A generator.
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// The program, or what stands in its place.
    program: PathBuf,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ours,
    Progenitor,
    OpenapiToRust,
    Oas3Gen,
    Ploidy,
    OpenapiGenerator,
}

/// Pinned, so that figures of one year can be compared with those of the next.
const RIVALS: [(Kind, &str, &str); 5] = [
    (Kind::Oas3Gen, "oas3-gen", "0.29.0"),
    (Kind::Ploidy, "ploidy", "0.15.0"),
    (Kind::OpenapiToRust, "openapi-to-rust", "0.23.0"),
    (Kind::Progenitor, "cargo-progenitor", "0.15.1"),
    (Kind::OpenapiGenerator, "openapi-generator-cli", "7.26.0"),
];

/// This repository's generator, built for release.
pub(super) fn ours() -> Result<Tool, String> {
    let status = cargo().args(["build", "--quiet", "--release", "-p", "openapi-bindgen"]).status();
    if !status.is_ok_and(|status| status.success()) {
        return Err("the generator does not build".to_owned());
    }
    let program = target().join("release").join(format!("openapi-bindgen{}", std::env::consts::EXE_SUFFIX));
    Ok(Tool { name: "ours", version: env!("CARGO_PKG_VERSION"), program, kind: Kind::Ours })
}

/// The others, installed into a folder of their own where they are not yet there; or why one cannot be had.
pub(super) fn rivals(folder: &Path, only: &[String]) -> Vec<(&'static str, Result<Tool, &'static str>)> {
    let folder = root().join(folder);
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| name.contains(only.as_str()));
    let tools = RIVALS.into_iter().filter(|(_, name, _)| wanted(name)).map(|(kind, name, version)| {
        let home = folder.join(format!("{name}-{version}"));
        let program = match kind {
            Kind::OpenapiGenerator => from_wheel(&home, name, version),
            _ => from_registry(&folder, &home, name, version),
        };
        (name, program.map(|program| Tool { name, version, program, kind }))
    });
    tools.collect()
}

fn from_registry(folder: &Path, home: &Path, name: &str, version: &str) -> Result<PathBuf, &'static str> {
    let program = home.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(program);
    }
    tell(format!("installing {name} {version}\n"));
    let mut command = cargo();
    command.args(["install", "--quiet", "--locked", "--version", version, "--root"]).arg(home);
    command.arg("--target-dir").arg(folder.join("build")).arg(name).env_remove("CARGO_TARGET_DIR");
    finish(&mut command).then_some(program).ok_or("not installed")
}

fn from_wheel(home: &Path, name: &str, version: &str) -> Result<PathBuf, &'static str> {
    if !runs(Command::new("java").arg("-version")) {
        return Err("no java");
    }
    let jar = home.join("openapi_generator_cli/openapi-generator.jar");
    if jar.is_file() {
        return Ok(jar);
    }
    tell(format!("installing {name} {version}\n"));
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"]).arg(home);
    command.arg(format!("{name}=={version}"));
    finish(&mut command).then_some(jar).ok_or("not installed")
}

fn runs(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn finish(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

impl Tool {
    /// What writes a crate for a document into a folder that is not there yet.
    pub(super) fn generate(&self, document: &Path, out: &Path) -> Command {
        let mut command = Command::new(&self.program);
        match self.kind {
            Kind::Ours => command.arg("generate").arg(document).arg("--out").arg(out),
            Kind::Progenitor => command
                .arg("progenitor")
                .args(["--name", "sdk", "--version", "0.0.0", "--input"])
                .arg(document)
                .arg("--output")
                .arg(out),
            // It writes below the folder that it is run in.
            Kind::OpenapiToRust => command.arg("generate").arg(document).current_dir(out),
            Kind::Oas3Gen => {
                command.args(["generate", "client-mod", "--quiet", "--workspace", "--input"]).arg(document);
                command.arg("--output").arg(out)
            }
            Kind::Ploidy => command.args(["generate", "rust"]).arg(document).arg("--output").arg(out),
            Kind::OpenapiGenerator => {
                command = Command::new("java");
                command.arg("-jar").arg(&self.program).args(["generate", "-g", "rust", "-i"]).arg(document);
                command.arg("-o").arg(out)
            }
        };
        command
    }

    /// Makes room for a run: the folder is empty where the tool runs in it, and absent where it makes it.
    pub(super) fn clear(&self, out: &Path) -> Result<(), String> {
        super::documents::remove(out)?;
        let made = if self.kind == Kind::OpenapiToRust { out } else { out.parent().unwrap_or(out) };
        std::fs::create_dir_all(made).map_err(|error| format!("creating {}: {error}", made.display()))
    }

    /// What the tool leaves to its user: a manifest and a root module.
    pub(super) fn complete(&self, out: &Path) -> Result<(), String> {
        if self.kind != Kind::OpenapiToRust {
            return Ok(());
        }
        let needed = crate::root::read(&out.join("src/generated/REQUIRED_DEPS.toml"))?;
        let head = "[package]\nname = \"sdk\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n";
        crate::root::write(&out.join("Cargo.toml"), &format!("{head}{needed}"))?;
        crate::root::write(&out.join("src/lib.rs"), "pub mod generated;\n")
    }

    pub(super) fn is_ours(&self) -> bool {
        self.kind == Kind::Ours
    }

    /// The module in which the client's type is found by its users; `None` where operations are plain functions.
    pub(super) fn client_module(&self) -> Option<&'static str> {
        match self.kind {
            Kind::OpenapiGenerator => None,
            Kind::OpenapiToRust => Some("sdk::generated"),
            Kind::Ours | Kind::Oas3Gen | Kind::Progenitor | Kind::Ploidy => Some("sdk"),
        }
    }
}
