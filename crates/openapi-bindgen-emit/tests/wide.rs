//! A crate with everything in it.

mod common;

#[test]
fn wide() {
    let files = openapi_bindgen_emit::emit_with(&common::wide::api(), 1);
    if let Ok(folder) = std::env::var("EMIT_WIDE_TO") {
        common::write(&files, std::path::Path::new(&folder));
    }
}
