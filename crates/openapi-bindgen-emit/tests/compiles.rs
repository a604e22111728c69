//! The output compiles with warnings denied. Slow, since it builds the runtime: run with `--ignored`.

#![allow(clippy::expect_used, reason = "these are tests")]

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_bindgen_emit::emit_with;
use openapi_bindgen_ir::Api;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[track_caller]
fn check(api: &Api, arguments: &[&str]) {
    let folder = folder(&api.package.name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("an empty folder");
    }
    common::write(&emit_with(api, 2), &folder);
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.with_file_name("shared-target"))
        .env("CARGO_ENCODED_RUSTFLAGS", "-Dwarnings\u{1f}-Dmissing_docs")
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .status();
    assert!(status.expect("cargo").success(), "cargo {arguments:?} of {}", api.package.name);
}

fn nothing() -> Api {
    Api { package: common::package("nothing"), ..Api::default() }
}

#[test]
#[ignore = "builds the runtime"]
fn tests_of_the_output_pass() {
    for api in [common::sela::api(), common::wide::api(), nothing()] {
        check(&api, &["test", "--quiet", "--features", "blocking,mock", "--examples", "--lib", "--tests"]);
    }
}

#[test]
#[ignore = "builds the runtime"]
fn types_stand_alone() {
    for api in [common::sela::api(), common::wide::api(), nothing()] {
        check(&api, &["check", "--quiet", "--no-default-features"]);
    }
}

#[test]
#[ignore = "builds the runtime"]
fn tags_are_features() {
    let mut api = common::wide::api();
    api.package.name = "wide-by-tag".to_owned();
    api.package.tag_features = true;
    for features in ["client", "leads", "all-tags", "leads,mock"] {
        check(&api, &["check", "--quiet", "--no-default-features", "--features", features]);
    }
}

#[test]
#[ignore = "builds the runtime"]
fn documentation_is_clean() {
    check(&common::wide::api(), &["doc", "--quiet", "--no-deps", "--features", "mock"]);
}
