//! `cargo xtask kill-loop`: kills the generator at random moments and looks at what it leaves behind.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clap::Args;
use openapi_bindgen::terminal::say;

use crate::bombs::release_program;
use crate::root::{files_below, target, write};

/// Kill the generator at random moments: no file may ever be half-written or lost, and the next run must complete
#[derive(Debug, Args)]
pub(crate) struct KillArgs {
    /// How often
    #[arg(long, default_value_t = 200)]
    rounds: u64,
    /// A generator that is built already, instead of this tree's
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

/// Text by name.
type Tree = BTreeMap<String, String>;

struct Project {
    program: PathBuf,
    folder: PathBuf,
}

/// Runs the loop; fails at the first file that is neither of the old nor of the new version.
pub(crate) fn run(args: &KillArgs) -> Result<(), String> {
    let program = args.program.clone().map_or_else(release_program, Ok)?;
    let project = Project { program, folder: target().join("kill-loop") };
    let _ = fs::remove_dir_all(&project.folder);
    fs::create_dir_all(&project.folder).map_err(|error| format!("{}: {error}", project.folder.display()))?;
    let versions = [project.version(0)?, project.version(1)?];
    let whole = project.prepare()?;
    let (mut midway, mut races) = (0, 0);
    for round in 0..args.rounds {
        // Every fifth round two runs race, one for each version, and both are killed.
        let is_race = round % 5 == 4;
        let mut children = vec![project.start(round % 2)?];
        if is_race {
            children.push(project.start((round + 1) % 2)?);
            races += 1;
        }
        for mut child in children {
            std::thread::sleep(whole.mul_f64(random() * 1.1));
            midway += u64::from(matches!(child.try_wait(), Ok(None)));
            let _ = child.kill();
            let _ = child.wait();
        }
        check(&project.out(), &versions).map_err(|error| format!("round {round}: {error}"))?;
    }
    for version in [0, 1] {
        project.finish(version)?;
        let left = files_below(&project.out(), &|_| true)?.len();
        let expected = versions.get(usize::from(version == 1)).map_or(0, Tree::len) + 1;
        if left != expected {
            return Err(format!("after a whole run there are {left} files, not {expected}"));
        }
    }
    let _ = fs::remove_dir_all(&project.folder);
    say(format!(
        "{} rounds, {races} of them races; {midway} runs killed midway; a whole run takes {:.0} ms; no file was lost or half-written\n",
        args.rounds,
        whole.as_secs_f64() * 1000.0
    ));
    Ok(())
}

/// A number from 0 to 1 that nobody foresees.
fn random() -> f64 {
    let bits = std::hash::RandomState::new().build_hasher().finish();
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

impl Project {
    fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    fn command(&self, version: u64, out: &Path) -> Result<Command, String> {
        let document = self.folder.join(format!("{version}.yaml"));
        write(&document, &document_text(version))?;
        let mut command = Command::new(&self.program);
        command.arg("generate").arg(document).arg("--out").arg(out).args(["--name", "kill", "--runtime", "0.1"]);
        command.arg("--lock").arg(out.with_extension("lock"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(command)
    }

    fn start(&self, version: u64) -> Result<Child, String> {
        self.command(version, &self.out())?.spawn().map_err(|error| error.to_string())
    }

    fn finish(&self, version: u64) -> Result<Duration, String> {
        let begun = Instant::now();
        let status = self.command(version, &self.out())?.status().map_err(|error| error.to_string())?;
        if status.success() { Ok(begun.elapsed()) } else { Err(format!("a whole run ended with {status}")) }
    }

    /// What a version is where nothing disturbs it.
    fn version(&self, version: u64) -> Result<Tree, String> {
        let out = self.folder.join(format!("whole{version}"));
        let mut command = self.command(version, &out)?;
        let status = command.status().map_err(|error| error.to_string())?;
        if !status.success() {
            return Err(format!("version {version} is refused: {command:?}"));
        }
        tree(&out)
    }

    /// The output with a file of the user's in it, and how long a run takes.
    fn prepare(&self) -> Result<Duration, String> {
        self.finish(0)?;
        write(&self.out().join("src/generated/mine.rs"), MINE)?;
        write(&self.out().join("src/lib.rs"), MINE)?;
        Ok(self.finish(1)?.max(self.finish(0)?))
    }
}

/// What the user wrote, between our files and in place of one that is written once.
const MINE: &str = "//! Mine.\n";
const OURS: [&str; 2] = ["src/generated/mine.rs", "src/lib.rs"];

fn tree(folder: &Path) -> Result<Tree, String> {
    let files = files_below(folder, &|_| true)?;
    let named = |path: &PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        fs::read_to_string(path).map(|text| (name, text)).map_err(|error| format!("{}: {error}", path.display()))
    };
    files.iter().map(named).collect()
}

/// Every file is whole, as one of the versions has it; what both have is there; what is the user's is as it was.
fn check(out: &Path, versions: &[Tree; 2]) -> Result<(), String> {
    let found = tree(out)?;
    for (name, text) in &found {
        let is_whole = match OURS.contains(&name.as_str()) {
            true => text == MINE,
            false => versions.iter().any(|version| version.get(name) == Some(text)),
        };
        if !is_whole {
            return Err(format!("{name} is neither old nor new:\n{text}"));
        }
    }
    let [old, new] = versions;
    let lost = old.keys().find(|name| new.contains_key(*name) && !found.contains_key(*name));
    if let Some(lost) = lost {
        return Err(format!("{lost} is lost"));
    }
    if OURS.iter().any(|name| !found.contains_key(*name)) {
        return Err("a file of the user's is lost".to_owned());
    }
    Ok(())
}

/// A document whose versions share some schemas, change some, and have some alone.
fn document_text(version: u64) -> String {
    let mut text = format!("openapi: 3.0.3\ninfo: {{title: Kill, version: '{version}'}}\npaths: {{}}\n");
    text.push_str("components:\n  schemas:\n");
    for number in 0..150 {
        let name = if number % 3 == 0 { format!("Only{version}X{number}") } else { format!("Both{number}") };
        let member = if number % 3 == 1 { format!("member{version}") } else { "member".to_owned() };
        text.push_str(&format!("    {name}:\n      type: object\n      description: Version {version} of it.\n"));
        text.push_str(&format!("      properties:\n        {member}: {{type: string, maxLength: {number}}}\n"));
    }
    text
}
