//! Feeds the property `tree`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| openapi_bindgen_properties::check("tree", bytes));
