//! One process per document, several at a time, none for ever.

use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use openapi_bindgen::terminal::Progress;
use serde_json::Value;

use super::Document;
use super::outcome::Outcome;

/// How documents are generated.
pub(super) struct How {
    /// How many at a time.
    pub(super) jobs: usize,
    /// Seconds after which one is given up.
    pub(super) timeout: u64,
    pub(super) twice: bool,
    pub(super) shuffle: bool,
}

/// Generates all documents into folders below `out`, named like their crates.
pub(super) fn run(documents: &[Document], out: &Path, how: &How) -> Result<Vec<Outcome>, String> {
    let program = std::env::current_exe().map_err(|error| format!("finding this program: {error}"))?;
    let next = AtomicUsize::new(0);
    let done = Mutex::new((Vec::new(), Progress::new(documents.len())));
    std::thread::scope(|scope| {
        for _ in 0..how.jobs {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = one(&program, document, out, how);
                    if !outcome.is_generated() {
                        // What an earlier run made of it is no result of this one; there may be none.
                        let _ = std::fs::remove_dir_all(out.join(&document.name));
                    }
                    if let Ok(mut done) = done.lock() {
                        let (outcomes, progress) = &mut *done;
                        outcomes.push(outcome);
                        progress.step(outcomes.len(), &document.name);
                    }
                }
            });
        }
    });
    let (mut outcomes, _) = done.into_inner().map_err(|_| "a worker failed".to_owned())?;
    outcomes.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(outcomes)
}

fn one(program: &Path, document: &Document, out: &Path, how: &How) -> Outcome {
    let timeout = Duration::from_secs(how.timeout);
    let file = document.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let failed = |state: &str, why: String| Outcome {
        file: file.clone(),
        name: document.name.clone(),
        state: state.to_owned(),
        why,
        ..Outcome::default()
    };
    let started = Command::new(program)
        .arg("corpus-one")
        .arg(&document.path)
        .arg(&document.name)
        .arg(out.join(&document.name))
        .args(how.twice.then_some("--twice"))
        .args(how.shuffle.then_some("--shuffle"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let child = match started {
        Ok(child) => child,
        Err(error) => return failed("crashed", error.to_string()),
    };
    match finish(child, timeout) {
        Ended::InTime { success, stdout, stderr } => match serde_json::from_str::<Value>(&stdout) {
            Ok(value) if success => Outcome { name: document.name.clone(), ..Outcome::from_json(&value) },
            _ => {
                let state = if stderr.contains("panicked at") { "panicked" } else { "crashed" };
                failed(state, stderr.trim().lines().take(4).collect::<Vec<_>>().join(" "))
            }
        },
        Ended::Killed => failed("killed", format!("took more than {} s", timeout.as_secs())),
    }
}

enum Ended {
    InTime { success: bool, stdout: String, stderr: String },
    Killed,
}

fn finish(mut child: Child, timeout: Duration) -> Ended {
    let begun = Instant::now();
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let read = |from: Option<Box<dyn std::io::Read + Send>>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut from) = from {
                // What cannot be read is as good as nothing.
                let _ = from.read_to_end(&mut bytes);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let stdout = read(stdout.map(|pipe| Box::new(pipe) as _));
    let stderr = read(stderr.map(|pipe| Box::new(pipe) as _));
    let success = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status.success(),
            Ok(None) if begun.elapsed() < timeout => std::thread::sleep(Duration::from_millis(5)),
            _ => {
                // It may have ended just now.
                let _ = child.kill();
                let _ = child.wait();
                return Ended::Killed;
            }
        }
    };
    let text = |thread: std::thread::JoinHandle<String>| thread.join().unwrap_or_default();
    Ended::InTime { success, stdout: text(stdout), stderr: text(stderr) }
}
