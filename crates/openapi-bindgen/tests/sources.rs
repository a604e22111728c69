//! Which files a document may bring with it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use openapi_bindgen::{Error, Generated, Generator};

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn document(reference: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    \
         A: {{type: object, properties: {{b: {{$ref: '{reference}'}}}}}}\n"
    )
}

const B: &str = "type: object\nproperties: {id: {type: integer}}\n";

fn generate(root: &Path, allowed: Option<&str>) -> Result<Generated, Error> {
    let generator = Generator::new(root.join("spec/api.yaml"), root.join("out"));
    match allowed {
        Some(folder) => generator.allow_ref(root.join(folder)).generate(),
        None => generator.generate(),
    }
}

#[test]
fn files_below_the_document_are_read() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "spec/api.yaml", &document("parts/b.yaml"));
    write(root.path(), "spec/parts/b.yaml", B);
    let generated = generate(root.path(), None).unwrap();
    assert_eq!(generated.files_read().len(), 2);
}

#[test]
fn files_elsewhere_are_read_only_when_allowed() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "spec/api.yaml", &document("../other/b.yaml"));
    write(root.path(), "other/b.yaml", B);
    let error = generate(root.path(), None).unwrap_err().to_string();
    assert!(error.contains("OB0044") && error.contains("--allow-ref"), "{error}");
    assert_eq!(generate(root.path(), Some("other")).unwrap().files_read().len(), 2);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "spec/api.yaml", &document("link/b.yaml"));
    write(root.path(), "other/b.yaml", B);
    std::os::unix::fs::symlink(root.path().join("other"), root.path().join("spec/link")).unwrap();
    let error = generate(root.path(), None).unwrap_err().to_string();
    assert!(error.contains("OB0044"), "{error}");
    assert!(generate(root.path(), Some("other")).is_ok());
}

#[test]
fn nothing_is_fetched_and_no_absolute_path_is_read() {
    let root = tempfile::tempdir().unwrap();
    for reference in ["https://127.0.0.1:1/b.yaml", "file:///etc/passwd", "//host/b.yaml", "/etc/passwd"] {
        write(root.path(), "spec/api.yaml", &document(reference));
        let said = match generate(root.path(), None) {
            Ok(generated) => {
                assert_eq!(generated.files_read().len(), 1);
                generated.findings().render(Default::default())
            }
            Err(error) => error.to_string(),
        };
        assert!(said.contains("OB004"), "{reference}: {said}");
        assert!(!said.contains("root:"), "{said}");
    }
}
