//! Instructions, as valgrind counts them.
//!
//! A figure is the difference between a program that does the work twice and one that does it three times, so that
//! starting and preparing do not count. Only instructions of the program itself count: libc takes other ways on other
//! processors, and so does the search for bytes of the crate `memchr`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use openapi_bindgen::terminal::tell;

use super::super::documents::folder;
use super::super::runtime::{JSON_FEATURES, build};
use crate::root::root;

/// What is run on fixed inputs: the figure's name, the benchmark, its arguments before the number of repeats.
const CASES: [(&str, Bench, &[&str]); 6] = [
    ("generate sela, YAML", Bench::Generate, &["instructions", "SELA", "1"]),
    ("generate 30 copies of sela, JSON", Bench::Generate, &["instructions", "SELA", "30"]),
    ("decode 100 KB", Bench::Json, &["once", "decode 100 KB", "ours"]),
    ("decode unions by tag", Bench::Json, &["once", "union by tag, serde(tag)", "ours"]),
    ("decode enums, blank or null", Bench::Json, &["once", "enum, blank or null, untagged", "ours"]),
    ("encode 100 KB", Bench::Json, &["once", "encode 100 KB", "ours"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bench {
    Generate,
    Json,
}

/// Instructions of every case; `None` without valgrind.
pub(super) fn count() -> Result<Option<BTreeMap<String, u64>>, String> {
    let version = Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !version.is_ok_and(|status| status.success()) {
        return Ok(None);
    }
    let generate = build("openapi-bindgen", "generate", &[])?;
    let json = build("openapi-bindgen-runtime", "json", JSON_FEATURES)?;
    let sela = root().join("spec/Sela_API.yaml").display().to_string();
    let mut counts = BTreeMap::new();
    for (name, bench, words) in CASES {
        tell(format!("{name} ...\n"));
        let program = if bench == Bench::Generate { &generate } else { &json };
        let words: Vec<&str> = words.iter().map(|word| if *word == "SELA" { sela.as_str() } else { word }).collect();
        let (two, three) = (instructions(program, &words, "2")?, instructions(program, &words, "3")?);
        counts.insert(name.to_owned(), three.saturating_sub(two));
    }
    Ok(Some(counts))
}

fn instructions(program: &Path, words: &[&str], repeats: &str) -> Result<u64, String> {
    let file = folder().join("callgrind.out");
    std::fs::create_dir_all(folder()).map_err(|error| format!("creating {}: {error}", folder().display()))?;
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--quiet"]).arg(format!("--callgrind-out-file={}", file.display()));
    command.arg(program).args(words).arg(repeats);
    let output = command.output().map_err(|error| format!("valgrind: {error}"))?;
    if !output.status.success() {
        return Err(format!("valgrind failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let text = std::fs::read_to_string(&file).map_err(|error| format!("reading {}: {error}", file.display()))?;
    let program = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(own(&text, &program))
}

/// Instructions of one object in a profile: <https://valgrind.org/docs/manual/cl-format.html>.
fn own(profile: &str, object: &str) -> u64 {
    let mut names: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let (mut is_own, mut is_portable, mut is_call) = (false, true, false);
    let mut sum = 0;
    for line in profile.lines() {
        if let Some((key, value)) = line.split_once('=') {
            // `fn=(3) name` names a number, `fn=(3)` takes it up again; `cfn` shares the numbers of `fn`.
            let (id, name) = value.split_once(' ').map_or((value, None), |(id, name)| (id, Some(name)));
            let kind = key.trim_start_matches('c');
            if let Some(name) = name {
                names.insert((kind, id), name);
            }
            let name = names.get(&(kind, id)).copied().unwrap_or_default();
            match key {
                "ob" => is_own = name.ends_with(object),
                "fn" => is_portable = !name.contains("memchr"),
                "calls" => is_call = true,
                _ => {}
            }
        } else if line.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '*')) {
            let cost = line.split_whitespace().nth(1).and_then(|cost| cost.parse::<u64>().ok());
            // The line behind a call holds what the call cost: it is counted where it was spent.
            if is_own && is_portable && !is_call {
                sum += cost.unwrap_or_default();
            }
            is_call = false;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn only_the_programs_own_instructions_count() {
        let profile = "events: Ir\nob=(1) /x/program\nfn=(1) main\n0 5\ncob=(2) /lib/libc.so\ncfn=(2) malloc\ncalls=1 0\n\
                       0 100\n+3 7\nfn=(3) memchr::arch::find\n* 50\nob=(2)\nfn=(2)\n0 100\nob=(1)\nfn=(1)\n0 1\n";
        assert_eq!(own(profile, "program"), 5 + 7 + 1);
    }
}
