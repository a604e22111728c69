//! The crate of the Sela document.

mod common;

#[test]
fn sela() {
    let files = openapi_bindgen_emit::emit_with(&common::sela::api(), 1);
    if let Ok(folder) = std::env::var("EMIT_TO") {
        common::write(&files, std::path::Path::new(&folder));
    }
}
