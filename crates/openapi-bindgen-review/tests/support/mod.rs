//! Documents in, reviews out.
#![allow(dead_code, missing_docs, unreachable_pub)]

use openapi_bindgen_diagnostics::Sink;
use openapi_bindgen_ir::Api;
use openapi_bindgen_lower::{Config, Lock, lower};
use openapi_bindgen_review::{Review, compare};
use openapi_bindgen_spec::{NoSources, read};

/// Lowers a document; `None` when it cannot be read.
pub fn api(text: &str) -> Option<Api> {
    let mut sink = Sink::default();
    let reading = read(&mut NoSources, "document", text.as_bytes(), &mut sink);
    let document = reading.document?;
    Some(lower(&document, &Config::default(), &Lock::default(), &mut sink).api)
}

/// Reviews two documents.
pub fn review(old: &str, new: &str) -> Review {
    compare(&api(old).expect("the old document is read"), &api(new).expect("the new document is read"))
}
