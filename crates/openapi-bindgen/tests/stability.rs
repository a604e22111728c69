//! Small changes of a document give small changes of the output: each folder of `tests/stability` holds a document
//! before and after, the diff is the snapshot, and the budgets are below.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::surroundings::Runtime;
use openapi_bindgen::{Generated, Generator};
use similar::{ChangeTag, TextDiff};

/// How much of the output a change of the document may change.
struct Budget {
    /// The folder.
    name: &'static str,
    /// Files of `src/` that appear.
    new_files: usize,
    /// Files of `src/` that change.
    changed_files: usize,
    /// Lines that come or go in files that change.
    lines: usize,
    /// Lines that come or go in api.txt, and in the lock.
    lists: usize,
}

const fn budget(name: &'static str, new_files: usize, changed_files: usize, lines: usize, lists: usize) -> Budget {
    Budget { name, new_files, changed_files, lines, lists }
}

const BUDGETS: &[Budget] = &[
    budget("colliding_newcomer", 1, 1, 2, 4),
    budget("description", 0, 1, 2, 0),
    budget("enum_value", 0, 1, 6, 1),
    budget("enum_value_first", 0, 1, 6, 1),
    budget("info_version", 0, 0, 0, 0),
    budget("new_error", 0, 1, 6, 1),
    budget("new_operation", 1, 1, 2, 2),
    budget("new_parameter", 0, 1, 8, 1),
    budget("new_schema", 1, 1, 2, 3),
    budget("optional_field", 0, 1, 10, 1),
    budget("optional_nullable_field", 0, 1, 10, 1),
    budget("reordered", 0, 0, 0, 0),
    budget("required_now", 0, 1, 12, 6),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stability")
}

fn generate(document: &Path, lock: &Path) -> Generated {
    Generator::new(document, "stability")
        .label("api.yaml")
        .name("leads")
        .lock(lock)
        .command("a test")
        .runtime(Runtime::Version("1".to_owned()))
        .generate()
        .unwrap()
}

/// What changed: per file the numbers of lines, and all diffs as text.
#[derive(Default)]
struct Difference {
    new: Vec<String>,
    changed: Vec<(String, usize)>,
    text: String,
}

impl Difference {
    fn add(&mut self, name: &str, old: Option<&str>, new: Option<&str>) {
        if old == new {
            return;
        }
        let diff = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
        let lines = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal).count();
        self.text.push_str(&diff.unified_diff().context_radius(1).header(name, name).to_string());
        match old {
            None => self.new.push(name.to_owned()),
            Some(_) => self.changed.push((name.to_owned(), lines)),
        }
    }

    fn lines_of(&self, name: &str) -> usize {
        self.changed.iter().find(|(changed, _)| changed == name).map_or(0, |(_, lines)| *lines)
    }

    fn sources(&self) -> impl Iterator<Item = &(String, usize)> {
        self.changed.iter().filter(|(name, _)| name.starts_with("src/"))
    }
}

fn difference(folder: &Path) -> Difference {
    let lock = tempfile::tempdir().unwrap();
    let lock = lock.path().join("api.lock");
    let before = generate(&folder.join("before.yaml"), &lock);
    fs::write(&lock, before.lock_text().unwrap()).unwrap();
    let after = generate(&folder.join("after.yaml"), &lock);
    let mut difference = Difference::default();
    difference.add("api.lock", before.lock_text(), after.lock_text());
    let (old, new) = (&before.files().files, &after.files().files);
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        difference.add(name, old.get(name).map(String::as_str), new.get(name).map(String::as_str));
    }
    difference
}

fn check(budget: &Budget) -> Result<(), String> {
    let folder = root().join(budget.name);
    let difference = difference(&folder);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let snapshot = || settings.bind(|| insta::assert_snapshot!("diff", difference.text));
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(snapshot)).map_err(|_| "diff.snap differs".to_owned())?;
    let new = difference.new.iter().filter(|name| name.starts_with("src/")).count();
    let lines = difference.sources().map(|(_, lines)| lines).sum();
    let figures = [
        ("new files", new, budget.new_files),
        ("changed files", difference.sources().count(), budget.changed_files),
        ("changed lines", lines, budget.lines),
        ("lines of api.txt", difference.lines_of("api.txt"), budget.lists),
        ("lines of the lock", difference.lines_of("api.lock"), budget.lists),
    ];
    let over: Vec<String> = figures
        .iter()
        .filter(|(_, is, may)| is > may)
        .map(|(what, is, may)| format!("{is} {what}, {may} allowed"))
        .collect();
    if over.is_empty() { Ok(()) } else { Err(over.join("; ")) }
}

#[test]
fn changes_stay_within_their_budgets() {
    let failures: Vec<String> =
        BUDGETS.iter().filter_map(|budget| Some(format!("{}: {}", budget.name, check(budget).err()?))).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_folder_has_a_budget() {
    let folders: BTreeSet<String> =
        fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let budgets: BTreeSet<String> = BUDGETS.iter().map(|budget| budget.name.to_owned()).collect();
    assert_eq!(folders, budgets);
}
