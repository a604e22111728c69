//! Which crate may use which: the picture in ARCHITECTURE.md, compared with `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::root::cargo;

/// Each crate of the workspace and those of the workspace that it may depend on; `generated/*` stands for all there.
const ARROWS: &[(&str, &[&str])] = &[
    ("openapi-bindgen-diagnostics", &[]),
    ("openapi-bindgen-ir", &[]),
    ("openapi-bindgen-spec", &["openapi-bindgen-diagnostics"]),
    ("openapi-bindgen-lower", &["openapi-bindgen-diagnostics", "openapi-bindgen-ir", "openapi-bindgen-spec"]),
    ("openapi-bindgen-emit", &["openapi-bindgen-ir"]),
    ("openapi-bindgen-review", &["openapi-bindgen-ir"]),
    (
        "openapi-bindgen",
        &[
            "openapi-bindgen-diagnostics",
            "openapi-bindgen-emit",
            "openapi-bindgen-ir",
            "openapi-bindgen-lower",
            "openapi-bindgen-review",
            "openapi-bindgen-spec",
        ],
    ),
    ("openapi-bindgen-testkit", &[]),
    ("openapi-bindgen-runtime", &[]),
    ("openapi-bindgen-fixtures", &["openapi-bindgen-runtime"]),
    (
        "openapi-bindgen-properties",
        &[
            "openapi-bindgen-diagnostics",
            "openapi-bindgen-emit",
            "openapi-bindgen-fixtures",
            "openapi-bindgen-ir",
            "openapi-bindgen-lower",
            "openapi-bindgen-review",
            "openapi-bindgen-runtime",
            "openapi-bindgen-spec",
            "sela",
        ],
    ),
    ("xtask", &["openapi-bindgen", "openapi-bindgen-testkit"]),
    ("generated/*", &["openapi-bindgen-runtime"]),
];

/// Dependencies that only one crate may have, whatever the kind.
const RESERVED: &[(&str, &[&str])] = &[
    ("openapiv3", &["openapi-bindgen-spec"]),
    ("saphyr-parser", &["openapi-bindgen-spec"]),
    ("quote", &["openapi-bindgen-emit"]),
    ("prettyplease", &["openapi-bindgen-emit"]),
    ("reqwest", &["openapi-bindgen-runtime"]),
];

/// The crate that tests may use and nothing else.
const TESTS_ONLY: &str = "openapi-bindgen-testkit";

pub(super) fn check() -> Result<Vec<String>, String> {
    let output = cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata.get("packages").and_then(Value::as_array).cloned().unwrap_or_default();
    let names: BTreeSet<&str> = packages.iter().map(|package| text(package, "name")).collect();
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    Ok(packages.iter().flat_map(|package| check_package(package, &names, &arrows)).collect())
}

fn check_package(package: &Value, names: &BTreeSet<&str>, arrows: &BTreeMap<&str, &[&str]>) -> Vec<String> {
    let name = text(package, "name");
    let generated = text(package, "manifest_path").replace('\\', "/").contains("/generated/");
    let Some(allowed) = arrows.get(if generated { "generated/*" } else { name }) else {
        return vec![format!("{name}: a crate that xtask/src/tidy/arrows.rs does not know")];
    };
    let mut breaches = Vec::new();
    for dependency in package.get("dependencies").and_then(Value::as_array).into_iter().flatten() {
        let wanted = text(dependency, "name");
        let is_dev = text(dependency, "kind") == "dev";
        if names.contains(wanted) && !is_dev && !allowed.contains(&wanted) {
            breaches.push(format!("{name} must not depend on {wanted}"));
        }
        if wanted == TESTS_ONLY && !is_dev && name != "xtask" {
            breaches.push(format!("{name} depends on {wanted}, which is for tests"));
        }
        let owners = RESERVED.iter().find(|(reserved, _)| *reserved == wanted).map(|(_, owners)| *owners);
        if owners.is_some_and(|owners| !owners.contains(&name)) && !is_dev {
            breaches.push(format!("{name} must not know {wanted}"));
        }
    }
    breaches
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
