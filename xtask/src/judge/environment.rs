//! The Python environment of the validating server: its packages, all pinned, and its scripts.

use std::path::PathBuf;
use std::process::Command;

use openapi_bindgen::terminal::tell;

use crate::root::{target, write};

const REQUIREMENTS: &str = include_str!("python/requirements.txt");
const SCRIPTS: [(&str, &str); 7] = [
    ("compare.py", include_str!("python/compare.py")),
    ("document.py", include_str!("python/document.py")),
    ("explain.py", include_str!("python/explain.py")),
    ("plan.py", include_str!("python/plan.py")),
    ("report.py", include_str!("python/report.py")),
    ("sample.py", include_str!("python/sample.py")),
    ("serve.py", include_str!("python/serve.py")),
];

/// Python with its packages, and the scripts for it.
pub(super) struct Python {
    program: PathBuf,
    scripts: PathBuf,
}

impl Python {
    /// A command that runs one of the scripts.
    pub(super) fn script(&self, name: &str) -> Command {
        let mut command = Command::new(&self.program);
        // The order of sets must not change from run to run.
        command.arg(self.scripts.join(name)).env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }
}

/// Makes the environment, unless it is there with the same packages.
pub(super) fn prepare() -> Result<Python, String> {
    let home = target().join("judge");
    let (venv, stamp) = (home.join("venv"), home.join("installed.txt"));
    let program = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let scripts = home.join("scripts");
    std::fs::create_dir_all(&scripts).map_err(|error| format!("creating {}: {error}", scripts.display()))?;
    for (name, text) in SCRIPTS {
        write(&scripts.join(name), text)?;
    }
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == REQUIREMENTS) {
        return Ok(Python { program, scripts });
    }
    tell("making the environment of the validating server\n");
    let list = home.join("requirements.txt");
    write(&list, REQUIREMENTS)?;
    finish(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
    finish(Command::new(&program).args(["-m", "pip", "install", "--quiet", "--no-deps", "-r"]).arg(&list))?;
    write(&stamp, REQUIREMENTS)?;
    Ok(Python { program, scripts })
}

/// Runs a command to its end.
pub(super) fn finish(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed")) }
}
