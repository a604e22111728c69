//! Reviews two documents: `cargo run --example review -- OLD NEW [text|colour|markdown|json|sarif|html]`.

use std::io::Write as _;
use std::process::ExitCode;

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::{Config, Lock, lower};
use openapi_bindgen_review::{Place, Side, compare, render};
use openapi_bindgen_spec::{NoSources, read};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [old, new, form @ ..] = arguments.as_slice() else { return ExitCode::from(2) };
    let started = std::time::Instant::now();
    let (Some((old_api, old_text)), Some((new_api, new_text))) = (open(old), open(new)) else {
        return ExitCode::FAILURE;
    };
    let locate = |pointer: &str, side: Side| {
        let (file, text) = match side {
            Side::Old => (old, &old_text),
            Side::New => (new, &new_text),
        };
        excerpt(file, text, pointer)
    };
    let read = started.elapsed();
    let review = compare(&old_api, &new_api);
    let compared = started.elapsed() - read;
    if std::env::var_os("OB_TIMES").is_some() {
        let times = format!("read and lowered in {read:?}, compared in {compared:?}\n");
        let _ = std::io::stderr().write_all(times.as_bytes());
    }
    let review = review.labelled(old, new);
    let review = if form.is_empty() { review } else { review.locate(&locate) };
    let shown = match form.first().map(String::as_str) {
        Some("colour") => render::text(&review, true),
        Some("markdown") => render::markdown(&review),
        Some("json") => render::json(&review),
        Some("sarif") => render::sarif(&review),
        Some("html") => render::html(&review),
        _ => render::text(&review, false),
    };
    match std::io::stdout().write_all(shown.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn open(file: &str) -> Option<(Api, String)> {
    let text = std::fs::read_to_string(file).ok()?;
    let mut sink = Sink::default();
    let document = read(&mut NoSources, file, text.as_bytes(), &mut sink).document?;
    Some((lower(&document, &Config::default(), &Lock::default(), &mut sink).api, text))
}

/// A rough place, good enough for an example: the line with the pointer's last key below those of its other keys.
fn excerpt(file: &str, text: &str, pointer: &str) -> Option<Place> {
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    for key in pointer.split('/').skip(1) {
        let key = key.replace("~1", "/").replace("~0", "~");
        let names = |line: &&str| {
            let line = line.trim().trim_start_matches("- ");
            line.trim_start_matches(['"', '\'']).starts_with(&key)
        };
        at += lines.get(at..)?.iter().position(names)?;
    }
    let excerpt = lines.get(at..lines.len().min(at + 8))?.join("\n");
    Some(Place { file: file.to_owned(), line: at + 1, excerpt })
}
