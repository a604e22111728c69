//! Feeds the property `names`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| openapi_bindgen_properties::check("names", bytes));
