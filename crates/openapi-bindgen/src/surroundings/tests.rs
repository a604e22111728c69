//! Workspaces, the runtime's place and labels on folders made for the test.

use std::fs;
use std::path::Path;

use openapi_bindgen_ir::RuntimeSource;

use super::{Membership, Runtime, dependency, document_label, membership};

fn workspace(manifest: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("Cargo.toml"), manifest).unwrap();
    root
}

fn is_member(manifest: &str, out: &str) -> bool {
    let root = workspace(manifest);
    matches!(membership(&root.path().join(out)), Membership::Member(_))
}

#[test]
fn members_by_the_rules_of_cargo() {
    assert!(is_member("[workspace]\nmembers = ['generated/*']", "generated/sela"));
    assert!(is_member("[workspace]\nmembers = ['generated/sela']", "generated/sela"));
    assert!(is_member("[workspace]\nmembers = ['[cg]*/*']", "generated/sela"));
    assert!(is_member("[workspace]\nmembers = ['./generated/sela/']", "generated/sela"));
    assert!(is_member("[workspace]\nmembers = ['**/sela']", "a/b/sela"));
    assert!(is_member("[workspace]\n[package]\nname = 'x'\n[dependencies]\nsela = { path = 'sela' }", "sela"));
    assert!(is_member("[workspace]\n[workspace.dependencies]\nsela = { path = 'sela' }", "sela"));
    assert!(!is_member("[workspace]\nmembers = ['crates/*']", "generated/sela"));
    assert!(!is_member("[workspace]\nmembers = ['generated/*']", "generated/deep/sela"));
    assert!(!is_member("[workspace]\nexclude = ['x']\n[workspace.dependencies]\nsela = { path = 'x/sela' }", "x/sela"));
    assert!(!is_member("[package]\nname = 'x'", "sela"));
    assert!(!is_member("not toml", "sela"));
}

#[test]
fn the_runtime_of_one_workspace_is_relative() {
    let root = workspace("[workspace]\nmembers = ['generated/*', 'runtime']");
    let runtime = Runtime::Path(root.path().join("runtime"));
    let source = dependency(&runtime, &root.path().join("generated/sela"));
    let path = Some("../../runtime".to_owned());
    assert_eq!(source, RuntimeSource { version: env!("CARGO_PKG_VERSION").to_owned(), path });
}

#[test]
fn the_runtime_of_another_workspace_is_absolute() {
    let out = tempfile::tempdir().unwrap();
    let source = dependency(&Runtime::Auto, out.path());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi-bindgen-runtime").canonicalize().unwrap();
    assert_eq!(source.path, Some(path.display().to_string()));
}

#[test]
fn versions_are_told_from_folders() {
    for version in ["1", "0.1.0", "^0.1", ">=0.1, <0.3", "=1.0.0-rc.1"] {
        assert_eq!(Runtime::parse(version), Runtime::Version(version.to_owned()));
    }
    for path in ["../runtime", "/opt/runtime", "runtime", "1/2"] {
        assert_eq!(Runtime::parse(path), Runtime::Path(path.into()));
    }
    let source = dependency(&Runtime::parse(">=0.7, <0.9"), Path::new("x"));
    assert_eq!(source, RuntimeSource { version: ">=0.7, <0.9".to_owned(), path: None });
}

#[test]
fn labels_are_paths_from_the_top_that_holds_both() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("repo/.git")).unwrap();
    let repo = root.path().join("repo");
    assert_eq!(document_label(&repo.join("spec/api.yaml"), &repo.join("generated/api")), "spec/api.yaml");
    assert_eq!(document_label(&root.path().join("api.yaml"), &repo.join("generated/api")), "api.yaml");
}
