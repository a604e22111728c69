//! Feeds the property `multipart`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| openapi_bindgen_properties::check("multipart", bytes));
