//! Expected files are compared whole, and blessing makes them equal.

use std::collections::BTreeMap;
use std::fs;

use openapi_bindgen_testkit::{bless, compare, fixtures, module_list, test_list};

fn files(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    entries.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn blessed_folders_compare_equal() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("expected");
    let first = files(&[("a.rs", "1\n"), ("b/c.rs", "2\n")]);
    assert!(compare(&folder, &first).is_err());
    bless(&folder, &first).unwrap();
    assert_eq!(compare(&folder, &first), Ok(()));
    let second = files(&[("a.rs", "3\n")]);
    let report = compare(&folder, &second).unwrap_err();
    assert!(report.contains("-1\n+3\n") && report.contains("expected b/c.rs"), "{report}");
    bless(&folder, &second).unwrap();
    assert_eq!(compare(&folder, &second), Ok(()));
    assert!(!folder.join("b").exists());
}

#[test]
fn fixtures_become_modules() {
    let root = tempfile::tempdir().unwrap();
    for file in ["unions/by-tag/expected/src/generated/mod.rs", "unions/by-tag/wire.rs", "negative/empty/spec.yaml"] {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    let found = fixtures(root.path()).unwrap();
    assert_eq!(found.iter().map(|fixture| fixture.module()).collect::<Vec<_>>(), ["negative_empty", "unions_by_tag"]);
    let list = module_list(&found, "../fixtures");
    assert!(
        list.ends_with(
            "#[path = \"../fixtures/unions/by-tag/expected/src/generated/mod.rs\"]\npub mod unions_by_tag;\n"
        )
    );
    assert!(test_list(&found, "..").ends_with("#[path = \"../unions/by-tag/wire.rs\"]\nmod unions_by_tag;\n"));
}
