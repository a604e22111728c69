//! Any document gives diagnostics, or a crate whose files parse and stay in their folder.

use openapi_bindgen_diagnostics::{RenderOptions, Sink, render};
use openapi_bindgen_emit::{Files, emit_with};
use openapi_bindgen_lower::{Config, Lock, Lowered, lower};
use openapi_bindgen_spec::{NoSources, read};

use crate::choices::Choices;

/// Bytes as a document.
pub(crate) fn document(bytes: &[u8]) {
    from_text(bytes, &Config::default(), &Lock::default());
}

/// A document made by choices, which is well-formed far more often than any bytes are.
pub(crate) fn tree(bytes: &[u8]) {
    let tree = crate::tree::document(&mut Choices::new(bytes));
    from_text(tree.to_string().as_bytes(), &Config::default(), &Lock::default());
}

/// The whole line, with everything that must hold of what comes out.
pub(crate) fn from_text(bytes: &[u8], config: &Config, lock: &Lock) {
    let mut sink = Sink::default();
    let reading = read(&mut NoSources, "document", bytes, &mut sink);
    let lowered = reading.document.as_ref().map(|document| lower(document, config, lock, &mut sink));
    let shown = render(sink.all(), &reading.sources, RenderOptions::default());
    assert!(lowered.is_some() || !shown.is_empty(), "refused without a word");
    let Some(Lowered { api, lock, .. }) = lowered.filter(|_| !sink.has_errors()) else { return };
    check_files(&emit_with(&api, 1));
    let (again, mistakes) = Lock::parse("lock", &lock.to_text(), 0);
    assert!(mistakes.is_empty(), "the lock cannot be read again: {mistakes:?}\n{}", lock.to_text());
    assert_eq!(again.to_text(), lock.to_text());
}

/// Every file is Rust that parses, or a manifest, under a path that is harmless on every system.
pub(crate) fn check_files(files: &Files) {
    for (path, text) in &files.files {
        let is_plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        };
        assert!(path.split('/').all(is_plain), "{path:?} is no path for a file of the output");
        if path.ends_with(".rs") {
            let parsed = syn::parse_file(text);
            assert!(parsed.is_ok(), "{path}: {:?}\n{text}", parsed.err());
        }
    }
}
